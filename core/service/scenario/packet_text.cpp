// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/scenario/packet_text.h"

#include "service/scenario/packet_words.h"
#include "service/scenario/protocol_words.h"
#include "wire/flow_tuple.h"
#include "wire/packet.h"

#include <algorithm>
#include <charconv>

namespace tb::service {

namespace {

using Number = PacketText::Number;
using wire::Protocol;
using ParseError = std::optional<std::string>;

constexpr std::uint8_t numberOf(Protocol protocol)
{
    return static_cast<std::uint8_t>(protocol);
}

struct NumberField {
    std::string_view name;
    Number PacketText::*member;
    std::uint32_t most;
};

/// THE TABLE of what is written as name=number: read, compared and shown from here.
constexpr NumberField kNumbers[] = {
    {"type",     &PacketText::type,            255       },
    {"code",     &PacketText::code,            255       },
    {"id",       &PacketText::id,              65535     },
    {"mtu",      &PacketText::mtu,             65535     },
    {"seq",      &PacketText::sequence,        4294967295},
    {"ack",      &PacketText::acknowledgement, 4294967295},
    {"ttl",      &PacketText::ttl,             255       },
    {"len",      &PacketText::length,          65000     },
    {"key",      &PacketText::greKey,          4294967295},
    {"version",  &PacketText::greVersion,      7         },
    {"call",     &PacketText::callId,          65535     },
    {"tag",      &PacketText::tag,             4294967295},
    {"itag",     &PacketText::initiateTag,     4294967295},
    {"coverage", &PacketText::coverage,        65535     },
    {"ip-id",    &PacketText::ipId,            4294967295},
};

struct FlagLetter {
    char letter;
    std::uint8_t bit;
};
constexpr FlagLetter kFlags[] = {
    {'S', wire::tcp::kSyn},
    {'F', wire::tcp::kFin},
    {'R', wire::tcp::kRst},
    {'P', wire::tcp::kPsh},
    {'A', wire::tcp::kAck},
    {'U', wire::tcp::kUrg},
};

std::optional<std::uint32_t> readNumber(std::string_view text, std::uint32_t most)
{
    std::uint32_t number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool isWhole = failure == std::errc() && end == text.data() + text.size();
    return isWhole && number <= most ? std::optional(number) : std::nullopt;
}

/// "a.b.c.d:port", "[v6]:port", or an address alone.
bool readEnd(std::string_view text, IpAddress& address, Number& port)
{
    std::string_view host = text, rest;
    if (text.starts_with('[')) {
        const std::size_t end = std::min(text.find(']'), text.size());
        host = text.substr(1, end - 1);
        rest = text.substr(std::min(end + 1, text.size()));
    } else if (text.find('.') != std::string_view::npos) {
        host = text.substr(0, text.find(':'));
        rest = text.substr(host.size());
    }
    const auto parsed = IpAddress::parse(host);
    if (parsed)
        address = *parsed;
    if (!rest.empty())
        port = rest.starts_with(':') ? readNumber(rest.substr(1), 65535) : std::nullopt;
    return parsed && (rest.empty() || port);
}

bool readFlags(std::string_view word, PacketText& packet)
{
    std::uint32_t flags = 0;
    for (const char letter : word) {
        const auto row = std::ranges::find(kFlags, letter, &FlagLetter::letter);
        if (row == std::end(kFlags))
            return false;
        flags |= row->bit;
    }
    packet.tcpFlags = flags;
    return true;
}

bool isIcmp(const PacketText& packet)
{
    return packet.protocol == numberOf(Protocol::Icmp) || packet.protocol == numberOf(Protocol::Icmpv6);
}

bool readGrowth(std::string_view value, PacketText& packet)
{
    using Grows = PacketText::Grows;
    packet.grows = value == "port"     ? Grows::SourcePort
                   : value == "source" ? Grows::Source
                   : value == "id"     ? Grows::Id
                                       : Grows::Nothing;
    return packet.grows != Grows::Nothing;
}

/// Of a redirect: the second word of its header is the better gateway.
bool readGateway(std::string_view value, PacketText& packet)
{
    const auto gateway = IpAddress::parse(value);
    if (!gateway || !gateway->isV4())
        return false;
    packet.mtu = gateway->toV4();
    return true;
}

/// name=value.
bool readNamed(std::string_view name, std::string_view value, PacketText& packet)
{
    const auto row = std::ranges::find(kNumbers, name, &NumberField::name);
    if (row != std::end(kNumbers)) {
        packet.*row->member = readNumber(value, row->most);
        return (packet.*row->member).has_value();
    }
    if (name == "carries")
        return readGrePayload(value, packet);
    if (name == "gateway")
        return readGateway(value, packet);
    if (name == "each")
        return readGrowth(value, packet);
    if (name == "mac")
        return (packet.mac = MacAddress::parse(value)).has_value();
    if (name == "text")
        return (packet.payload = readQuoted(value)).has_value();
    if (name == "to")
        return (packet.frameTo = MacAddress::parse(value)).has_value();
    if (name == "pieces") {
        packet.pieces = parsePieces(value).value_or(PacketPieces());
        return packet.isInPieces();
    }
    if (name == "fragment") {
        packet.mayFragment = value == "yes";
        return value == "yes" || value == "no";
    }
    packet.badChecksum = name == "checksum" && value == "bad";
    return packet.badChecksum;
}

/// A word behind the addresses.
bool readDetail(const std::string& word, PacketText& packet)
{
    if (const std::size_t equals = word.find('='); equals != std::string::npos)
        return readNamed(std::string_view(word).substr(0, equals), std::string_view(word).substr(equals + 1),
                         packet);
    if (word.starts_with('x')) {
        const auto times = readNumber(std::string_view(word).substr(1), 1'000'000);
        packet.times = times.value_or(0);
        return packet.times > 0;
    }
    if (packet.protocol == numberOf(Protocol::Tcp))
        return readFlags(word, packet);
    return readProtocolWord(word, packet);
}

/// "arp request A B", "nd answer A B": what stands before the addresses. Returns how many words that was.
Result<std::size_t, std::string> readKind(std::span<const std::string> words, PacketText& packet)
{
    if (words.empty())
        return Failure{std::string("a packet is missing")};
    if (words[0] != "arp" && words[0] != "nd") {
        const auto protocol = wire::parseProtocol(words[0]);
        if (!protocol)
            return Failure{"no protocol is called " + words[0]};
        packet.protocol = *protocol;
        return std::size_t{1};
    }
    if (words.size() < 2 || (words[1] != "request" && words[1] != "answer"))
        return Failure{words[0] + " needs request or answer"};
    packet.kind = words[1] == "request" ? PacketText::Kind::Request : PacketText::Kind::Answer;
    return std::size_t{2};
}

ParseError checkEnds(const PacketText& packet, std::string_view name)
{
    if (packet.source.family() != packet.destination.family())
        return "the addresses are of two families";
    if ((name == "arp" || name == "icmp") && !packet.source.isV4())
        return std::string(name) + " needs IPv4 addresses";
    if ((name == "nd" || name == "icmpv6") && packet.source.isV4())
        return std::string(name) + " needs IPv6 addresses";
    wire::FlowTuple tuple;
    tuple.protocol = packet.protocol;
    const bool wantsPorts = !packet.isNeighborMessage() && tuple.hasPorts();
    if (packet.sourcePort.has_value() != wantsPorts || packet.destinationPort.has_value() != wantsPorts)
        return std::string(name) + (wantsPorts ? " needs ports" : " has no ports");
    return std::nullopt;
}

/// "( … )" behind an ICMP error: the packet that it is about.
Result<std::size_t, std::string> readQuote(std::span<const std::string> words, PacketText& packet)
{
    const auto end = std::ranges::find(words, ")");
    if (!isIcmp(packet) || end == words.end())
        return Failure{
            std::string(isIcmp(packet) ? "a quote lacks its )" : "only ICMP errors quote a packet")};
    const auto length = static_cast<std::size_t>(end - words.begin());
    auto quoted = PacketText::parse(words.subspan(1, length - 1));
    if (!quoted)
        return Failure{"in the quote: " + quoted.error()};
    packet.quote = std::make_shared<const PacketText>(*std::move(quoted));
    return length + 1;
}

std::string endText(const IpAddress& address, const Number& port)
{
    if (!port)
        return address.toString();
    return (address.isV4() ? address.toString() : "[" + address.toString() + "]") + ":" +
           std::to_string(*port);
}

std::string flagsText(std::uint32_t flags)
{
    std::string text;
    for (const FlagLetter& row : kFlags) {
        if ((flags & row.bit) != 0)
            text += row.letter;
    }
    return text;
}

} // namespace

Result<PacketText, std::string> PacketText::parse(std::span<const std::string> words)
{
    PacketText packet;
    const auto skipped = readKind(words, packet);
    if (!skipped)
        return Failure{skipped.error()};
    const std::string name = words[0];
    words = words.subspan(*skipped);
    if (words.size() < 2)
        return Failure{name + " needs a source and a destination"};
    if (!readEnd(words[0], packet.source, packet.sourcePort))
        return Failure{words[0] + " is no address"};
    if (!readEnd(words[1], packet.destination, packet.destinationPort))
        return Failure{words[1] + " is no address"};
    if (const ParseError wrong = checkEnds(packet, name))
        return Failure{*wrong};
    for (words = words.subspan(2); !words.empty();) {
        std::size_t used = 1;
        if (words[0] == "(") {
            const auto length = readQuote(words, packet);
            if (!length)
                return Failure{length.error()};
            used = *length;
        } else if (!readDetail(words[0], packet)) {
            return Failure{words[0] + " is nothing that " + name + " has"};
        }
        words = words.subspan(used);
    }
    return packet;
}

PacketText PacketText::repetition(std::uint32_t i) const
{
    PacketText one = *this;
    one.times = 1;
    switch (grows) {
    case Grows::Nothing:
        break;
    case Grows::SourcePort:
        one.sourcePort = (sourcePort.value_or(0) + i) & 0xffff;
        break;
    case Grows::Source:
        one.source = source.plus(i);
        break;
    case Grows::Id:
        one.id = (id.value_or(0) + i) & 0xffff;
        break;
    }
    one.grows = Grows::Nothing;
    return one;
}

bool PacketText::fits(const PacketText& came) const
{
    const auto isSame = [](const auto& wanted, const auto& found) { return !wanted || wanted == found; };
    if (kind != came.kind || protocol != came.protocol || source != came.source ||
        destination != came.destination || badChecksum != came.badChecksum || pieces != came.pieces)
        return false;
    for (const NumberField& row : kNumbers) {
        if (!isSame(this->*row.member, came.*row.member))
            return false;
    }
    if (!isSame(sourcePort, came.sourcePort) || !isSame(destinationPort, came.destinationPort) ||
        !isSame(tcpFlags, came.tcpFlags) || !isSame(mac, came.mac) || !isSame(frameTo, came.frameTo) ||
        !isSame(payload, came.payload))
        return false;
    if (!protocolFits(*this, came))
        return false;
    return !quote || (came.quote && quote->fits(*came.quote));
}

std::string PacketText::toString() const
{
    if (isNeighborMessage()) {
        return std::string(source.isV4() ? "arp " : "nd ") +
               (kind == Kind::Request ? "request " : "answer ") + source.toString() + " " +
               destination.toString() + (mac ? " mac=" + mac->toString() : "");
    }
    std::string text = wire::protocolName(protocol) + " " + endText(source, sourcePort) + " " +
                       endText(destination, destinationPort);
    if (tcpFlags)
        text += " " + flagsText(*tcpFlags);
    const bool isNamedMessage = isIcmp(*this) && !icmpNameOf(*this).empty();
    text += protocolWords(*this);
    for (const NumberField& row : kNumbers) {
        const bool isNamed = isNamedMessage && (row.name == "type" || row.name == "code");
        if (this->*row.member && !isNamed)
            text += " " + std::string(row.name) + "=" + std::to_string(*(this->*row.member));
    }
    if (isInPieces())
        text += " pieces=" + piecesText(pieces);
    if (badChecksum)
        text += " checksum=bad";
    if (frameTo)
        text += " to=" + frameTo->toString();
    if (payload && payload->find_first_not_of('x') != std::string::npos) // else `len` says it all
        text += " text=" + printQuoted(*payload);
    return quote ? text + " (" + quote->toString() + ")" : text;
}

namespace {

void replaceAll(std::string& text, std::string_view what, const std::string& by)
{
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
        text.replace(at, what.size(), by);
}

} // namespace

std::vector<std::string> withSeen(std::span<const std::string> words, const PacketText& seen)
{
    std::vector<std::string> result(words.begin(), words.end());
    for (std::string& word : result) {
        replaceAll(word, "id=seen", "id=" + std::to_string(seen.id.value_or(0)));
        replaceAll(word, ":seen", ":" + std::to_string(seen.sourcePort.value_or(0)));
    }
    return result;
}

} // namespace tb::service
