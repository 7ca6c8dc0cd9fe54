// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/scenario/protocol_words.h"

#include "wire/flow_tuple.h"

#include <algorithm>
#include <charconv>

namespace tb::service {

namespace {

using wire::Protocol;

bool is(const PacketText& packet, Protocol protocol)
{
    return packet.protocol == static_cast<std::uint8_t>(protocol);
}

/// ICMP messages by name, type and code of both families; -1 where a family has no such message.
struct IcmpName {
    std::string_view name;
    int type4, code4, type6, code6;
};
constexpr IcmpName kIcmpNames[] = {
    {"echo-request",         8,  0, 128, 0 },
    {"echo-reply",           0,  0, 129, 0 },
    {"timestamp-request",    13, 0, -1,  -1},
    {"timestamp-reply",      14, 0, -1,  -1},
    {"net-unreachable",      3,  0, 1,   0 },
    {"host-unreachable",     3,  1, 1,   3 },
    {"protocol-unreachable", 3,  2, 4,   1 },
    {"port-unreachable",     3,  3, 1,   4 },
    {"too-big",              3,  4, 2,   0 },
    {"redirect",             5,  1, -1,  -1},
    {"time-exceeded",        11, 0, 3,   0 },
    {"reassembly-timeout",   11, 1, 3,   1 },
};

struct NamedNumber {
    std::string_view name;
    std::uint16_t number;
};
/// SCTP chunks by type (RFC 9260 §3.2).
constexpr NamedNumber kChunks[] = {
    {"DATA",              0 },
    {"INIT",              1 },
    {"INIT-ACK",          2 },
    {"SACK",              3 },
    {"HEARTBEAT",         4 },
    {"HEARTBEAT-ACK",     5 },
    {"ABORT",             6 },
    {"SHUTDOWN",          7 },
    {"SHUTDOWN-ACK",      8 },
    {"ERROR",             9 },
    {"COOKIE-ECHO",       10},
    {"COOKIE-ACK",        11},
    {"SHUTDOWN-COMPLETE", 14},
};
/// DCCP packets by type (RFC 4340 §5.1).
constexpr NamedNumber kDccpTypes[] = {
    {"REQUEST",  0},
    {"RESPONSE", 1},
    {"DATA",     2},
    {"ACK",      3},
    {"DATAACK",  4},
    {"CLOSEREQ", 5},
    {"CLOSE",    6},
    {"RESET",    7},
    {"SYNC",     8},
    {"SYNCACK",  9},
};
/// What GRE carries, by EtherType.
constexpr NamedNumber kGrePayloads[] = {
    {"ip",                   0x0800},
    {"ipv6",                 0x86dd},
    {"ppp",                  0x880b},
    {"transparent-ethernet", 0x6558},
};

std::optional<std::uint16_t> numberOf(std::span<const NamedNumber> rows, std::string_view name)
{
    const auto row = std::ranges::find(rows, name, &NamedNumber::name);
    return row == rows.end() ? std::nullopt : std::optional(row->number);
}

std::string nameOf(std::span<const NamedNumber> rows, std::uint32_t number)
{
    const auto row = std::ranges::find(rows, number, &NamedNumber::number);
    return row == rows.end() ? std::to_string(number) : std::string(row->name);
}

bool readIcmpName(std::string_view word, PacketText& packet)
{
    const auto row = std::ranges::find(kIcmpNames, word, &IcmpName::name);
    if (row == std::end(kIcmpNames))
        return false;
    const int type = packet.source.isV4() ? row->type4 : row->type6;
    if (type < 0)
        return false;
    packet.type = static_cast<std::uint32_t>(type);
    packet.code = static_cast<std::uint32_t>(packet.source.isV4() ? row->code4 : row->code6);
    return true;
}

bool readChunk(std::string_view word, PacketText& packet)
{
    if (word == "T")
        return packet.reflectsTag = true;
    const auto chunk = numberOf(kChunks, word);
    if (chunk)
        packet.chunks.push_back(static_cast<std::uint8_t>(*chunk));
    return chunk.has_value();
}

} // namespace

bool readProtocolWord(std::string_view word, PacketText& packet)
{
    switch (static_cast<Protocol>(packet.protocol)) {
    case Protocol::Icmp:
    case Protocol::Icmpv6:
        return readIcmpName(word, packet);
    case Protocol::Sctp:
        return readChunk(word, packet);
    case Protocol::Dccp:
        packet.dccpType = numberOf(kDccpTypes, word);
        return packet.dccpType.has_value();
    default:
        return false;
    }
}

bool readGrePayload(std::string_view name, PacketText& packet)
{
    packet.greCarries = numberOf(kGrePayloads, name);
    std::uint16_t number = 0;
    const auto [end, failure] = std::from_chars(name.data(), name.data() + name.size(), number);
    if (!packet.greCarries && failure == std::errc() && end == name.data() + name.size())
        packet.greCarries = number;
    return packet.greCarries && is(packet, Protocol::Gre);
}

std::string protocolWords(const PacketText& packet)
{
    std::string text;
    const std::string_view message = icmpNameOf(packet);
    if (!message.empty())
        text += " " + std::string(message);
    for (const std::uint8_t chunk : packet.chunks)
        text += " " + nameOf(kChunks, chunk);
    if (packet.reflectsTag)
        text += " T";
    if (packet.dccpType)
        text += " " + nameOf(kDccpTypes, *packet.dccpType);
    if (packet.greCarries)
        text += " carries=" + nameOf(kGrePayloads, *packet.greCarries);
    return text;
}

bool protocolFits(const PacketText& wanted, const PacketText& came)
{
    const auto isSame = [](const PacketText::Number& a, const PacketText::Number& b) { return !a || a == b; };
    return isSame(wanted.greCarries, came.greCarries) && isSame(wanted.dccpType, came.dccpType) &&
           (wanted.chunks.empty() || wanted.chunks == came.chunks) &&
           (!wanted.reflectsTag || came.reflectsTag);
}

/// The name of an ICMP message that has one; type and code are shown as numbers otherwise.
std::string_view icmpNameOf(const PacketText& packet)
{
    for (const IcmpName& row : kIcmpNames) {
        const bool v4 = packet.source.isV4();
        if (packet.type && packet.code && static_cast<int>(*packet.type) == (v4 ? row.type4 : row.type6) &&
            static_cast<int>(*packet.code) == (v4 ? row.code4 : row.code6))
            return row.name;
    }
    return {};
}

} // namespace tb::service
