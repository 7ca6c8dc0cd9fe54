// SPDX-License-Identifier: GPL-3.0-or-later
#include "conntrack/trackers.h"

#include "conntrack/tcp_session.h"

#include <algorithm>

namespace tb::conntrack {

namespace {

TrackerOutcome accept(Duration timeout, bool makesAssured = false)
{
    return {Judgement::Accept, timeout, InvalidReason::None, makesAssured};
}

TrackerOutcome invalid(InvalidReason reason)
{
    return {Judgement::Invalid, {}, reason, false};
}

// UDP: the short time until both ends have spoken and the connection is two seconds old.

constexpr std::uint32_t kUdpStreamAgeMilliseconds = 2000;

TrackerOutcome beginUdp(const TrackerInput& input)
{
    return input.packet.transportComplete ? accept(input.settings.udpTimeout)
                                          : invalid(InvalidReason::NoTuple);
}

TrackerOutcome followUdp(const TrackerInput& input)
{
    if (!input.packet.transportComplete)
        return invalid(InvalidReason::NoTuple);
    const auto age = static_cast<std::uint32_t>(input.now.sinceStart / std::chrono::milliseconds(1)) -
                     input.connection.created;
    // Once a stream, always a stream: the age wraps after 49 days.
    const bool isOld = input.connection.has(kAssured) || age > kUdpStreamAgeMilliseconds;
    if (input.connection.has(kSeenReply) && isOld)
        return accept(input.settings.udpStreamTimeout, true);
    return accept(input.settings.udpTimeout);
}

/// UDP-Lite (RFC 3828) is a stream as soon as both ends have spoken.
TrackerOutcome followUdpLite(const TrackerInput& input)
{
    if (!input.packet.transportComplete)
        return invalid(InvalidReason::NoTuple);
    if (input.connection.has(kSeenReply))
        return accept(input.settings.udpStreamTimeout, true);
    return accept(input.settings.udpTimeout);
}

// ICMP queries and everything else: one timeout, never assured.

TrackerOutcome beginIcmp(const TrackerInput& input)
{
    const std::uint8_t type = input.packet.tuple.icmpType();
    const bool v4 = input.packet.isV4();
    const bool isRequest =
        v4 ? type == 8 || type == 13 || type == 15 || type == 17 : type == 128 || type == 139;
    return isRequest ? accept(input.settings.icmpTimeout) : invalid(InvalidReason::NoEntry);
}

TrackerOutcome followIcmp(const TrackerInput& input)
{
    return accept(input.settings.icmpTimeout);
}

TrackerOutcome beginGeneric(const TrackerInput& input)
{
    return accept(input.settings.genericTimeout);
}

TrackerOutcome followGeneric(const TrackerInput& input)
{
    return accept(input.settings.genericTimeout);
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
