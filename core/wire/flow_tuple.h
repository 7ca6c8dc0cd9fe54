// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/hash.h"
#include "base/ip_address.h"

#include <string>

namespace tb::wire {

/// IP protocol numbers that the router knows by name (IANA "Protocol Numbers").
enum class Protocol : std::uint8_t {
    Icmp = 1,
    Igmp = 2,
    Ipip = 4,
    Tcp = 6,
    Udp = 17,
    Dccp = 33,
    Gre = 47,
    Esp = 50,
    Ah = 51,
    Icmpv6 = 58,
    Ospf = 89,
    Sctp = 132,
    UdpLite = 136,
};

/// The side a packet of a connection travels in: as its first packet did, or back.
enum class Direction : std::uint8_t { Original = 0, Reply = 1 };
constexpr Direction opposite(Direction d)
{
    return d == Direction::Original ? Direction::Reply : Direction::Original;
}

/// Addresses, ports or ids, and protocol, in one direction. The parts are:
///   TCP, UDP, UDP-Lite, SCTP, DCCP   source port, destination port
///   ICMP, ICMPv6                     identifier, type (high byte) and code (low byte)
///   GRE version 0 (RFC 2890)         key, high and low half (0, 0 without one), the same in both directions
///   GRE version 1 (RFC 2637, PPTP)   call id of the sender (0: not known), call id of the receiver
///   everything else                  0, 0
struct FlowTuple {
    IpAddress source;
    IpAddress destination;
    std::uint16_t sourcePart = 0;
    std::uint16_t destinationPart = 0;
    std::uint8_t protocol = 0;
    std::uint8_t greVersion = 0; ///< 0 for everything but GRE

    bool is(Protocol p) const { return protocol == static_cast<std::uint8_t>(p); }
    IpFamily family() const { return source.family(); }
    bool hasPorts() const;
    /// Both parts together are one number that belongs to neither end.
    bool hasGreKey() const { return is(Protocol::Gre) && greVersion == 0; }
    std::uint32_t greKey() const { return (std::uint32_t{sourcePart} << 16) | destinationPart; }
    bool isIcmpQuery() const { return is(Protocol::Icmp) || is(Protocol::Icmpv6); }
    std::uint8_t icmpType() const { return static_cast<std::uint8_t>(destinationPart >> 8); }
    std::uint8_t icmpCode() const { return static_cast<std::uint8_t>(destinationPart); }

    /// The tuple of packets going the other way: ends swapped; ICMP types become their partner
    /// (8↔0, 13↔14, 15↔16, 17↔18, ICMPv6 128↔129, 139↔140), the identifier stays on its side.
    /// Nothing for ICMP types without partner: such a packet cannot open a connection.
    std::optional<FlowTuple> inverted() const;
    /// "tcp 192.168.88.10:40000->203.0.113.10:80", for logs and tests.
    std::string toString() const;

    friend bool operator==(const FlowTuple&, const FlowTuple&) = default;
};

/// Keyed hash over the whole tuple.
inline std::uint64_t hashTuple(const HashKey& key, const FlowTuple& tuple)
{
    const std::uint8_t* source = tuple.source.bytes().data();
    const std::uint8_t* destination = tuple.destination.bytes().data();
    const std::uint64_t rest = (std::uint64_t{tuple.sourcePart} << 32) |
                               (std::uint64_t{tuple.destinationPart} << 16) |
                               (std::uint64_t{tuple.greVersion} << 8) | tuple.protocol;
    return hashWords(key, loadWord(source), loadWord(source + 8), loadWord(destination),
                     loadWord(destination + 8), rest);
}

/// "tcp", "udp", "icmp", "icmpv6", "ospf", "gre", "ipsec-esp", …; the bare number for an unknown one.
std::string protocolName(std::uint8_t protocol);
/// The other way round; also takes a number 0–255. Nothing for anything else.
std::optional<std::uint8_t> parseProtocol(std::string_view name);

} // namespace tb::wire
