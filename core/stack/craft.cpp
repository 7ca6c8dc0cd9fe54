// SPDX-License-Identifier: GPL-3.0-or-later
#include "stack/craft.h"

#include <tins/ethernetII.h>
#include <tins/exceptions.h>
#include <tins/icmp.h>
#include <tins/icmpv6.h>
#include <tins/ip.h>
#include <tins/ipv6.h>
#include <tins/rawpdu.h>
#include <tins/udp.h>

#include <algorithm>
#include <vector>

namespace tb::stack {

namespace {

/// What IP headers say beside what lies behind them.
struct Envelope {
    const IpAddress& source;
    const IpAddress& destination;
    std::uint8_t ttl = 0;
    bool mayBeFragmented = true;
};

std::size_t ipHeaderLength(const IpAddress& destination)
{
    return destination.isV4() ? 20 : 40;
}

constexpr std::size_t kTransportHeader = 8; // of UDP and of an echo request
constexpr std::size_t kLongestPacket = 65535;

/// Nothing when the families differ or libtins cannot build it.
std::optional<wire::OwnedFrame> assemble(const Envelope& envelope, const Tins::PDU& transport,
                                         wire::ConstBytes payload)
try {
    const Tins::RawPDU data(payload.data(), static_cast<std::uint32_t>(payload.size()));
    const auto& [source, destination, ttl, mayBeFragmented] = envelope;
    if (source.isV4() != destination.isV4())
        return std::nullopt;
    if (!destination.isV4()) {
        Tins::IPv6 ip(Tins::IPv6Address(destination.wireBytes()), Tins::IPv6Address(source.wireBytes()));
        ip.hop_limit(ttl);
        Tins::EthernetII frame = Tins::EthernetII() / ip / transport / data;
        return wire::OwnedFrame::copyOf(frame.serialize());
    }
    Tins::IP ip(Tins::IPv4Address(destination.toString()), Tins::IPv4Address(source.toString()));
    ip.ttl(ttl);
    if (!mayBeFragmented)
        ip.flags(Tins::IP::DONT_FRAGMENT);
    Tins::EthernetII frame = Tins::EthernetII() / ip / transport / data;
    return wire::OwnedFrame::copyOf(frame.serialize());
} catch (const Tins::exception_base&) {
    return std::nullopt;
}

} // namespace

wire::ConstBytes Arrival::payload() const
{
    const wire::ConstBytes behindHeader = packet.payload();
    if (!packet.tuple.is(wire::Protocol::Udp))
        return behindHeader;
    const std::size_t length = wire::load16(packet.transport() + 4); // parsing has seen that it is 8 or more
    return behindHeader.first(std::min(length - kTransportHeader, behindHeader.size()));
}

std::optional<wire::OwnedFrame> craftUdp(const Datagram& datagram)
{
    // The length in an IPv4 header counts the header, too.
    if (datagram.payload.size() > kLongestPacket - 20 - kTransportHeader)
        return std::nullopt;
    return assemble({datagram.source, datagram.destination, datagram.ttl},
                    Tins::UDP(datagram.destinationPort, datagram.sourcePort), datagram.payload);
}

std::optional<wire::OwnedFrame> craftProbe(const Probe& probe, const IpAddress& source, std::uint16_t id)
{
    const std::size_t headers = ipHeaderLength(probe.destination) + kTransportHeader;
    if (probe.size < headers || probe.size > kLongestPacket)
        return std::nullopt;
    const std::vector<wire::Byte> payload(probe.size - headers);
    const Envelope envelope{source, probe.destination, probe.ttl, probe.mayBeFragmented};
    if (probe.protocol == ProbeProtocol::Udp)
        return assemble(envelope, Tins::UDP(probe.udpPort(), id), payload);
    if (probe.destination.isV4()) {
        Tins::ICMP icmp(Tins::ICMP::ECHO_REQUEST);
        icmp.id(id);
        icmp.sequence(probe.number);
        return assemble(envelope, icmp, payload);
    }
    Tins::ICMPv6 icmp(Tins::ICMPv6::ECHO_REQUEST);
    icmp.identifier(id);
    icmp.sequence(probe.number);
    return assemble(envelope, icmp, payload);
}

} // namespace tb::stack
