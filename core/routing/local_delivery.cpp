// SPDX-License-Identifier: GPL-3.0-or-later
#include "routing/local_delivery.h"

#include "wire/craft.h"

namespace tb::routing {

namespace {

using Kind = LocalAnswer::Kind;
using wire::Protocol;

constexpr std::uint8_t kEchoRequest4 = 8;
constexpr std::uint8_t kEchoRequest6 = 128;
constexpr wire::IcmpError kPortUnreachable4{3, 3, 0};
constexpr wire::IcmpError kPortUnreachable6{1, 4, 0};
constexpr wire::IcmpError kProtocolUnreachable4{3, 2, 0};
/// Parameter problem, unrecognized next header; the pointer is the offset of the next-header field of a
/// packet without extension headers (RFC 4443 §3.4).
constexpr wire::IcmpError kUnknownNextHeader6{4, 1, 6};

/// The packet is for this router alone, so a refusal cannot multiply.
bool isUnicastToRouter(const wire::Packet& packet)
{
    const bool toGroupStation = (packet.frame->data[0] & 1) != 0;
    return !toGroupStation && !packet.tuple.destination.isMulticast() &&
           !packet.tuple.destination.isLimitedBroadcast();
}

LocalAnswer refuse(std::optional<wire::OwnedFrame> frame)
{
    return frame ? LocalAnswer{Kind::Refusal, std::move(*frame)} : LocalAnswer{};
}

bool isEchoRequest(const wire::Packet& packet)
{
    const wire::FlowTuple& tuple = packet.tuple;
    return packet.hasTuple && ((tuple.is(Protocol::Icmp) && tuple.icmpType() == kEchoRequest4) ||
                               (tuple.is(Protocol::Icmpv6) && tuple.icmpType() == kEchoRequest6));
}

} // namespace

LocalAnswer answerLocally(wire::Packet& packet, const Interface& in)
{
    if (!isUnicastToRouter(packet) || packet.isFragment)
        return {};
    const wire::FlowTuple& tuple = packet.tuple;
    if (isEchoRequest(packet)) {
        if (!packet.transportComplete)
            return {};
        wire::turnIntoEchoReply(packet);
        return {Kind::InPlace, {}};
    }
    if (tuple.isIcmpQuery())
        return {}; // other ICMP messages are read by nobody here and never answered
    if (tuple.is(Protocol::Tcp))
        return refuse(wire::craftReset(packet));
    const auto source =
        in.hasAddress(tuple.destination) ? std::optional(tuple.destination) : in.addressTowards(tuple.source);
    if (!source)
        return {};
    if (tuple.is(Protocol::Udp))
        return refuse(
            wire::craftIcmpError(packet, packet.isV4() ? kPortUnreachable4 : kPortUnreachable6, *source));
    return refuse(
        wire::craftIcmpError(packet, packet.isV4() ? kProtocolUnreachable4 : kUnknownNextHeader6, *source));
}

} // namespace tb::routing
