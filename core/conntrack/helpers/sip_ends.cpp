// SPDX-License-Identifier: GPL-3.0-or-later
#include "conntrack/helpers/sip_ends.h"

#include <algorithm>

namespace tb::conntrack {

namespace {

using wire::opposite;

constexpr std::uint16_t kSipPort = 5060, kSipsPort = 5061; // RFC 3261 §19.1.2

/// Headers that name where messages go to or come from, with their short forms (RFC 3261 §7.3.3).
struct Header {
    std::string_view name, shortName;
};
constexpr Header kUriHeaders[] = {
    {"From",                "f"},
    {"To",                  "t"},
    {"Contact",             "m"},
    {"Route",               "" },
    {"Record-Route",        "" },
    {"Refer-To",            "r"},
    {"Referred-By",         "b"},
    {"P-Asserted-Identity", "" },
};
constexpr Header kVia{"Via", "v"};

struct End {
    IpAddress address;
    std::uint16_t port = 0;
};

/// What the reader must find in place of an end that is named in this packet: its sender as the outside knows
/// it, its receiver as that knows itself. Nothing for anybody else, and where nothing is translated.
std::optional<End> readsAs(const End& named, const HelperInput& input)
{
    const wire::FlowTuple& sent = input.tuple(input.direction);
    const wire::FlowTuple& back = input.tuple(opposite(input.direction));
    if (named.address == sent.source && input.isTranslated(input.direction))
        return End{back.destination, named.port == sent.sourcePart ? back.destinationPart : named.port};
    if (named.address == sent.destination && named.port == sent.destinationPart &&
        input.isTranslated(opposite(input.direction)))
        return End{back.source, back.sourcePart};
    return std::nullopt;
}

void mention(const SipHost& host, std::string_view announcedPort, const HelperInput& input,
             HelperFindings& findings)
{
    const auto end = readsAs({host.address, host.port}, input);
    if (!end)
        return;
    findings.mentions.push(
        Mention::told(input.placeOf(host.addressText), Style::AddressText, end->address, end->port));
    if (host.portText.data() == announcedPort.data() || end->port == host.port)
        return;
    const Style style = host.portText.empty() ? Style::AddedPort : Style::PortText;
    findings.mentions.push(Mention::told(input.placeOf(host.portText), style, end->address, end->port));
}

/// ";received=203.0.113.2;rport=1024": where the packet came from, as the one saw it that answers (RFC 3581
/// §4). It tells the reader of itself.
void mentionReceived(TextReader parameters, const HelperInput& input, HelperFindings& findings)
{
    const wire::FlowTuple& sent = input.tuple(input.direction);
    TextReader address = parameters, port = parameters;
    if (!input.isTranslated(opposite(input.direction)))
        return;
    const wire::FlowTuple& back = input.tuple(opposite(input.direction));
    const auto tell = [&](std::string_view text, Style style) {
        findings.mentions.push(Mention::told(input.placeOf(text), style, back.source, back.sourcePart));
    };
    if (address.skipPast(";received=")) {
        const std::string_view text = address.takeUntilAnyOf(";, \t");
        if (IpAddress::parse(text) == sent.destination)
            tell(text, Style::AddressText);
    }
    if (port.skipPast(";rport=")) {
        const std::string_view text = port.takeUntilAnyOf(";, \t");
        if (TextReader(text).number(65535) == sent.destinationPart)
            tell(text, Style::PortText);
    }
}

/// "SIP/2.0/UDP 192.168.88.10:5060;branch=z9hG4bK": where the answer goes to.
void mentionVia(std::string_view value, const HelperInput& input, HelperFindings& findings)
{
    TextReader text(value);
    if (!text.skip("SIP/2.0/"))
        return;
    const bool isSecure = text.startsWith("TLS");
    text.takeUntilAnyOf(" \t");
    text.skipBlanks();
    if (const auto host = SipHost::take(text, isSecure ? kSipsPort : kSipPort))
        mention(*host, {}, input, findings);
    mentionReceived(text, input, findings);
}

void mentionUris(std::string_view value, std::string_view announcedPort, const HelperInput& input,
                 HelperFindings& findings)
{
    TextReader text(value);
    while (const auto host = SipHost::takeUri(text))
        mention(*host, announcedPort, input, findings);
}

} // namespace

std::optional<SipHost> SipHost::take(TextReader& text, std::uint16_t defaultPort)
{
    TextReader at = text;
    const bool isBracketed = at.skip('[');
    SipHost host;
    host.addressText = at.takeUntilAnyOf(isBracketed ? "]" : ":;,>? \t");
    const auto address = IpAddress::parse(host.addressText);
    if (!address || (isBracketed && !at.skip(']')))
        return std::nullopt;
    host.address = *address;
    host.port = defaultPort;
    host.portText = at.rest().substr(0, 0);
    if (at.skip(':')) {
        const std::string_view behind = at.rest();
        const auto port = at.number(65535);
        if (port.value_or(0) == 0)
            return std::nullopt;
        host.port = static_cast<std::uint16_t>(*port);
        host.portText = behind.substr(0, behind.size() - at.rest().size());
    }
    text = at;
    return host;
}

std::optional<SipHost> SipHost::takeUri(TextReader& text)
{
    while (text.skipPast("sip")) {
        const bool isSecure = text.skip('s');
        if (!text.skip(':'))
            continue;
        TextReader uri = text;
        const std::string_view beginning = uri.takeUntilAnyOf(">,;? \t\"");
        if (beginning.find('@') != std::string_view::npos)
            (void)text.until('@');
        if (const auto host = take(text, isSecure ? kSipsPort : kSipPort)) // RFC 3261 §19.1.2
            return host;
    }
    return std::nullopt;
}

void mentionEnds(const TextMessage& message, std::string_view announcedPort, const HelperInput& input,
                 HelperFindings& findings)
{
    mentionUris(message.startLine, announcedPort, input, findings);
    for (const Header& one : kUriHeaders) {
        TextReader headers(message.headers);
        while (const auto value = TextMessage::nextHeader(headers, one.name, one.shortName))
            mentionUris(*value, announcedPort, input, findings);
    }
    TextReader headers(message.headers);
    while (const auto value = TextMessage::nextHeader(headers, kVia.name, kVia.shortName)) {
        TextReader hops(*value);
        do {
            mentionVia(hops.takeUntilAnyOf(","), input, findings);
        } while (hops.skip(','));
    }
    if (const auto length = message.header("Content-Length", "l"))
        findings.mentions.push(Mention::length(input.placeOf(*length), input.placeOf(message.body)));
}

void mentionMediaAddress(std::string_view text, const HelperInput& input, HelperFindings& findings)
{
    const IpAddress& own = input.tuple(input.direction).source;
    if (input.isTranslated(input.direction) && IpAddress::parse(text) == own)
        findings.mentions.push(
            Mention::told(input.placeOf(text), Style::AddressText, input.outsideAddress(input.direction), 0));
}

} // namespace tb::conntrack
