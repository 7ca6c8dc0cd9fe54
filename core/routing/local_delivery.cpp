// SPDX-License-Identifier: GPL-3.0-or-later
#include "routing/local_delivery.h"

#include "wire/craft.h"
#include "wire/extension_headers.h"

namespace tb::routing {

namespace {

using Kind = LocalAnswer::Kind;
using wire::Protocol;

constexpr std::uint8_t kEchoRequest4 = 8;
constexpr std::uint8_t kEchoRequest6 = 128;
constexpr wire::IcmpError kPortUnreachable4{3, 3, 0};
constexpr wire::IcmpError kPortUnreachable6{1, 4, 0};
constexpr wire::IcmpError kProtocolUnreachable4{3, 2, 0};
/// The packet is for this router alone, and its sender is one host: an answer cannot multiply.
bool isBetweenTwo(const wire::Packet& packet, const InterfaceTable& interfaces)
{
    const IpAddress& sender = packet.tuple.source;
    const bool toGroupStation = (packet.frame->data[0] & 1) != 0;
    return !toGroupStation && interfaces.isOwnAddress(packet.tuple.destination) && !sender.isUnspecified() &&
           !sender.isMulticast() && !sender.isLimitedBroadcast();
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

LocalAnswer answerEcho(wire::Packet& packet)
{
    if (!packet.transportComplete)
        return {};
    if (!wire::hasExtensionHeaders(packet)) {
        wire::turnIntoEchoReply(packet);
        return {Kind::InPlace, {}};
    }
    // The request's extension headers say nothing about the way back.
    auto reply = wire::craftEchoReply6(packet);
    return reply ? LocalAnswer{Kind::Reply, std::move(*reply)} : LocalAnswer{};
}

/// The address that an error to the packet's sender comes from: the one that was asked, if it is ours.
std::optional<IpAddress> errorSource(const wire::FlowTuple& tuple, const Interface& in)
{
    return in.hasAddress(tuple.destination) ? std::optional(tuple.destination)
                                            : in.addressTowards(tuple.source);
}

LocalAnswer refuseWith(const wire::IcmpError& error, const wire::Packet& packet, const Interface& in)
{
    const auto source = errorSource(packet.tuple, in);
    return source ? refuse(wire::craftIcmpError(packet, error, *source)) : LocalAnswer{};
}

} // namespace

LocalAnswer answerLocally(wire::Packet& packet, const Interface& in, const InterfaceTable& interfaces,
                          bool isHeard)
{
    if (packet.isFragment)
        return {};
    // Before anything else, and for groups, too: an unknown option may ask for an answer even there.
    const wire::ExtensionVerdict verdict = wire::judgeExtensionHeaders(packet);
    if (!verdict.isAccepted)
        return verdict.error ? refuseWith(*verdict.error, packet, in) : LocalAnswer{};
    if (isHeard)
        return {Kind::Heard, {}};
    if (!isBetweenTwo(packet, interfaces))
        return {};
    const wire::FlowTuple& tuple = packet.tuple;
    if (isEchoRequest(packet))
        return answerEcho(packet);
    if (tuple.isIcmpQuery())
        return {}; // other ICMP messages are read by nobody here and never answered
    if (tuple.is(Protocol::Tcp))
        return refuse(wire::craftReset(packet));
    if (tuple.is(Protocol::Udp))
        return refuseWith(packet.isV4() ? kPortUnreachable4 : kPortUnreachable6, packet, in);
    // Parameter problem, unrecognized next header (RFC 4443 §3.4).
    const wire::IcmpError unknownNextHeader6{4, 1, verdict.protocolField};
    return refuseWith(packet.isV4() ? kProtocolUnreachable4 : unknownNextHeader6, packet, in);
}

} // namespace tb::routing
