// SPDX-License-Identifier: GPL-3.0-or-later
#include "conntrack/trackers.h"

#include "conntrack/tcp_tracker.h"

#include <algorithm>

namespace tb::conntrack {

namespace {

using wire::Direction;
using wire::Packet;

TrackerOutcome accept(Duration timeout, bool makesAssured = false)
{
    return {Judgement::Accept, timeout, InvalidReason::None, makesAssured};
}

TrackerOutcome invalid(InvalidReason reason)
{
    return {Judgement::Invalid, {}, reason, false};
}

// TCP

std::optional<InvalidReason> faultOf(const Packet& packet)
{
    if (!packet.transportComplete)
        return InvalidReason::NoTuple;
    if (!isPossibleCombination(packet.tcpFlags))
        return InvalidReason::BadFlags;
    return std::nullopt;
}

TrackerOutcome beginTcp(const Packet& packet, Connection& connection, const TrackingSettings& settings)
{
    if (const auto fault = faultOf(packet))
        return invalid(*fault);
    const auto state = firstTcpState(segmentKind(packet.tcpFlags), settings.looseTcpTracking);
    if (!state)
        return invalid(InvalidReason::NoEntry);
    connection.tcpState = *state;
    const Duration timeout = tcpTimeout(settings, *state);
    // A connection picked up in the middle has to show that its other end lives, too.
    return accept(*state == TcpState::Established ? std::min(timeout, settings.tcpUnackedTimeout) : timeout);
}

TrackerOutcome followTcp(const Packet& packet, Connection& connection, Direction direction, Instant,
                         const TrackingSettings& settings)
{
    if (const auto fault = faultOf(packet))
        return invalid(*fault);
    const SegmentKind kind = segmentKind(packet.tcpFlags);
    const TcpState before = connection.tcpState;
    const TcpStep step = nextTcpStep(before, direction, kind);
    switch (step.action) {
    case TcpAction::Invalid:
        return invalid(InvalidReason::NoTransition);
    case TcpAction::Ignore:
        return {Judgement::Pass, {}, InvalidReason::None, false};
    case TcpAction::Reopen:
        return {Judgement::Reopen, {}, InvalidReason::None, false};
    case TcpAction::Move:
        break;
    }
    connection.tcpState = step.to;
    const bool seenReply = connection.has(kSeenReply);
    if (!seenReply && kind == SegmentKind::Rst)
        return {
            Judgement::End, {}, InvalidReason::None, false}; // the only answer is a refusal: nothing lingers
    if (!seenReply && before == TcpState::SynSent && kind == SegmentKind::Syn)
        return {
            Judgement::Pass, {}, InvalidReason::None, false}; // another SYN, from either end, buys no time
    Duration timeout = tcpTimeout(settings, step.to);
    if (!seenReply && step.to == TcpState::Established)
        timeout = std::min(timeout, settings.tcpUnackedTimeout);
    const bool wasOpen = before == TcpState::SynRecv || before == TcpState::Established;
    return accept(timeout, seenReply && wasOpen && step.to == TcpState::Established);
}

// UDP: the short time until both ends have spoken and the connection is two seconds old.

constexpr std::uint32_t kUdpStreamAgeMilliseconds = 2000;

TrackerOutcome beginUdp(const Packet& packet, Connection&, const TrackingSettings& settings)
{
    return packet.transportComplete ? accept(settings.udpTimeout) : invalid(InvalidReason::NoTuple);
}

TrackerOutcome followUdp(const Packet& packet, Connection& connection, Direction, Instant now,
                         const TrackingSettings& settings)
{
    if (!packet.transportComplete)
        return invalid(InvalidReason::NoTuple);
    const auto age =
        static_cast<std::uint32_t>(now.sinceStart / std::chrono::milliseconds(1)) - connection.created;
    // Once a stream, always a stream: the age wraps after 49 days.
    const bool isOld = connection.has(kAssured) || age > kUdpStreamAgeMilliseconds;
    if (connection.has(kSeenReply) && isOld)
        return accept(settings.udpStreamTimeout, true);
    return accept(settings.udpTimeout);
}

/// UDP-Lite (RFC 3828) is a stream as soon as both ends have spoken.
TrackerOutcome followUdpLite(const Packet& packet, Connection& connection, Direction, Instant,
                             const TrackingSettings& settings)
{
    if (!packet.transportComplete)
        return invalid(InvalidReason::NoTuple);
    if (connection.has(kSeenReply))
        return accept(settings.udpStreamTimeout, true);
    return accept(settings.udpTimeout);
}

// ICMP queries and everything else: one timeout, never assured.

TrackerOutcome beginIcmp(const Packet& packet, Connection&, const TrackingSettings& settings)
{
    const std::uint8_t type = packet.tuple.icmpType();
    const bool v4 = packet.isV4();
    const bool isRequest =
        v4 ? type == 8 || type == 13 || type == 15 || type == 17 : type == 128 || type == 139;
    return isRequest ? accept(settings.icmpTimeout) : invalid(InvalidReason::NoEntry);
}

TrackerOutcome followIcmp(const Packet&, Connection&, Direction, Instant, const TrackingSettings& settings)
{
    return accept(settings.icmpTimeout);
}

TrackerOutcome beginGeneric(const Packet&, Connection&, const TrackingSettings& settings)
{
    return accept(settings.genericTimeout);
}

TrackerOutcome followGeneric(const Packet&, Connection&, Direction, Instant, const TrackingSettings& settings)
{
    return accept(settings.genericTimeout);
}

constexpr ProtocolTracker kTrackers[] = {
    {wire::Protocol::Tcp,     beginTcp,  followTcp    },
    {wire::Protocol::Udp,     beginUdp,  followUdp    },
    {wire::Protocol::UdpLite, beginUdp,  followUdpLite},
    {wire::Protocol::Icmp,    beginIcmp, followIcmp   },
    {wire::Protocol::Icmpv6,  beginIcmp, followIcmp   },
};
constexpr ProtocolTracker kGeneric = {wire::Protocol{}, beginGeneric, followGeneric};

} // namespace

const ProtocolTracker& trackerOf(std::uint8_t protocol)
{
    for (const ProtocolTracker& row : kTrackers) {
        if (static_cast<std::uint8_t>(row.protocol) == protocol)
            return row;
    }
    return kGeneric;
}

} // namespace tb::conntrack
