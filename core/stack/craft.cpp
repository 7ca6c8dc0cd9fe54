// SPDX-License-Identifier: GPL-3.0-or-later
#include "stack/craft.h"

#include "wire/packet.h"

#include <tins/ethernetII.h>
#include <tins/exceptions.h>
#include <tins/ip.h>
#include <tins/ipv6.h>
#include <tins/rawpdu.h>
#include <tins/udp.h>

#include <algorithm>

namespace tb::stack {

namespace {

/// The IPv4 header counts its own bytes, too.
constexpr std::size_t kMostPayload = 65535 - 20 - 8;

Tins::IP headerV4(const Datagram& datagram)
{
    Tins::IP ip(Tins::IPv4Address(datagram.destination.toString()),
                Tins::IPv4Address(datagram.source.toString()));
    ip.ttl(datagram.ttl);
    return ip;
}

Tins::IPv6 headerV6(const Datagram& datagram)
{
    Tins::IPv6 ip(Tins::IPv6Address(datagram.destination.wireBytes()),
                  Tins::IPv6Address(datagram.source.wireBytes()));
    ip.hop_limit(datagram.ttl);
    return ip;
}

} // namespace

wire::ConstBytes Arrival::payload() const
{
    const wire::ConstBytes behindHeader = packet.payload();
    if (!packet.tuple.is(wire::Protocol::Udp))
        return behindHeader;
    constexpr std::size_t kHeader = 8;
    const std::size_t length = wire::load16(packet.transport() + 4);
    return behindHeader.first(
        std::min(length - kHeader, behindHeader.size())); // parsing has seen length >= 8
}

std::optional<wire::OwnedFrame> craftUdp(const Datagram& datagram)
try {
    const bool isV4 = datagram.destination.isV4();
    if (isV4 != datagram.source.isV4() || datagram.payload.size() > kMostPayload)
        return std::nullopt;
    Tins::UDP udp(datagram.destinationPort, datagram.sourcePort);
    const Tins::RawPDU payload(datagram.payload.data(), static_cast<std::uint32_t>(datagram.payload.size()));
    Tins::EthernetII frame = isV4 ? Tins::EthernetII() / headerV4(datagram) / udp / payload
                                  : Tins::EthernetII() / headerV6(datagram) / udp / payload;
    return wire::OwnedFrame::copyOf(frame.serialize());
} catch (const Tins::exception_base&) { // libtins could not build it
    return std::nullopt;
}

} // namespace tb::stack
