// SPDX-License-Identifier: GPL-3.0-or-later
#include "conntrack/helpers/inspect.h"

#include "conntrack/helpers/text_reader.h"

#include <algorithm>

namespace tb::conntrack {

namespace {

constexpr std::string_view kOffers[] = {"SEND ", "CHAT ", "MOVE ", "TSEND ", "SCHAT "};
constexpr std::uint8_t kMostOffers = 8; ///< of one client at a time

/// The port in "PRIVMSG you :\1DCC SEND name 3232258058 4000": the client waits there for the other's call.
/// Nothing for any other line, and for an address that is not the client's, inside or outside.
std::optional<std::uint16_t> readOffer(std::string_view line, const HelperInput& input)
{
    TextReader text(line);
    const auto skipOffer = [&](std::string_view keyword) { return text.skip(keyword); };
    if (!text.skip("PRIVMSG ") || !text.skipPast("\1DCC ") || !std::ranges::any_of(kOffers, skipOffer))
        return std::nullopt;
    if (!text.until(text.skip('"') ? '"' : ' '))
        return std::nullopt; // a name in quotes may have blanks
    text.skipBlanks();
    const auto number = text.number(UINT32_MAX);
    const bool isParted = text.skip(' ');
    text.skipBlanks();
    const auto port = text.number(65535);
    if (!number || !isParted || port.value_or(0) == 0)
        return std::nullopt;
    const IpAddress address = IpAddress::v4(*number);
    if (address != input.original.source && address != input.reply.destination)
        return std::nullopt;
    return static_cast<std::uint16_t>(*port);
}

} // namespace

/// Direct client-to-client offers. The server only passes them on, so anybody may come.
HelperFindings inspectIrc(const HelperInput& input)
{
    HelperFindings findings;
    if (input.direction != wire::Direction::Original)
        return findings;
    TextReader text(input.payload);
    while (const auto line = text.line()) {
        const auto port = readOffer(*line, input);
        if (!port)
            continue;
        Expectation expectation = input.toSender(wire::Protocol::Tcp, *port);
        expectation.source.reset();
        expectation.mostOfGroup = kMostOffers;
        findings.expectations.push(expectation);
    }
    return findings;
}

} // namespace tb::conntrack
