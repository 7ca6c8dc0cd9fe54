// SPDX-License-Identifier: GPL-3.0-or-later
#include "conntrack/helpers/text_message.h"

#include <algorithm>

namespace tb::conntrack {

namespace {

std::string_view trimmed(std::string_view text)
{
    const std::size_t first = std::min(text.find_first_not_of(" \t"), text.size());
    text.remove_prefix(first);
    return text.substr(0, text.find_last_not_of(" \t") + 1);
}

} // namespace

std::optional<TextMessage> TextMessage::takeHead(TextReader& text)
{
    TextMessage message;
    auto line = text.line();
    while (line && line->empty())
        line = text.line(); // between messages these keep a connection alive (RFC 5626 §3.5.1)
    if (!line)
        return std::nullopt;
    message.startLine = *line;
    const std::string_view headers = text.rest();
    for (std::size_t length = 0; (line = text.line()); length = headers.size() - text.rest().size()) {
        if (line->empty()) {
            message.headers = headers.substr(0, length);
            return message;
        }
    }
    return std::nullopt;
}

std::optional<TextMessage> TextMessage::take(TextReader& text, wire::Protocol carrier)
{
    auto message = takeHead(text);
    if (!message)
        return std::nullopt;
    std::optional<std::uint32_t> length =
        carrier == wire::Protocol::Udp ? static_cast<std::uint32_t>(text.rest().size()) : 0;
    if (const auto value = message->header("Content-Length", "l"))
        length = TextReader(*value).number(UINT16_MAX); // of more than a packet only a part would be here
    if (!length || *length > text.rest().size())
        return std::nullopt;
    message->body = text.rest().substr(0, *length);
    text = TextReader(text.rest().substr(*length));
    return message;
}

std::optional<std::string_view> TextMessage::header(std::string_view name, std::string_view shortName) const
{
    TextReader all(headers);
    return nextHeader(all, name, shortName);
}

std::optional<std::string_view> TextMessage::nextHeader(TextReader& headers, std::string_view name,
                                                        std::string_view shortName)
{
    while (const auto line = headers.line()) {
        TextReader text(*line);
        const std::string_view found = trimmed(text.until(':').value_or(""));
        if (!found.empty() && (equalsCaseBlind(found, name) || equalsCaseBlind(found, shortName)))
            return trimmed(text.rest());
    }
    return std::nullopt;
}

} // namespace tb::conntrack
