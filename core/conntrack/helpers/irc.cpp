// SPDX-License-Identifier: GPL-3.0-or-later
#include "conntrack/helpers/inspect.h"

#include "conntrack/helpers/text_reader.h"

#include <algorithm>

namespace tb::conntrack {

namespace {

constexpr std::string_view kOffers[] = {"SEND ", "CHAT ", "MOVE ", "TSEND ", "SCHAT "};
constexpr std::uint8_t kMostOffers = 8; ///< of one client at a time

/// Where the client waits, and how that is written.
struct Offer {
    std::uint16_t port = 0;
    std::string_view addressText, portText;
};

/// The end in "PRIVMSG you :\1DCC SEND name 3232258058 4000": the client waits there for the other's call.
/// Nothing for any other line, and for an address that is not the client's, inside or outside.
std::optional<Offer> readOffer(std::string_view line, const HelperInput& input)
{
    TextReader text(line);
    const auto skipOffer = [&](std::string_view keyword) { return text.skip(keyword); };
    if (!text.skip("PRIVMSG ") || !text.skipPast("\1DCC ") || !std::ranges::any_of(kOffers, skipOffer))
        return std::nullopt;
    if (!text.until(text.skip('"') ? '"' : ' '))
        return std::nullopt; // a name in quotes may have blanks
    text.skipBlanks();
    Offer offer;
    const TextReader beforeAddress = text;
    const auto number = text.number(UINT32_MAX);
    offer.addressText = text.readSince(beforeAddress);
    const bool isParted = text.skip(' ');
    text.skipBlanks();
    const TextReader beforePort = text;
    const auto port = text.number(65535);
    offer.portText = text.readSince(beforePort);
    if (!number || !isParted || port.value_or(0) == 0)
        return std::nullopt;
    const IpAddress address = IpAddress::v4(*number);
    if (address != input.original.source && address != input.reply.destination)
        return std::nullopt;
    offer.port = static_cast<std::uint16_t>(*port);
    return offer;
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
        const auto offer = readOffer(*line, input);
        if (!offer)
            continue;
        Expectation expectation = input.toSender(wire::Protocol::Tcp, offer->port);
        expectation.source.reset();
        expectation.mostOfGroup = kMostOffers;
        const std::size_t index = findings.expectations.size();
        if (!findings.expectations.push(expectation))
            break;
        findings.mentions.push(
            Mention::announced(input.placeOf(offer->addressText), Style::AddressNumber, index));
        findings.mentions.push(Mention::announced(input.placeOf(offer->portText), Style::PortText, index));
    }
    return findings;
}

} // namespace tb::conntrack
