// SPDX-License-Identifier: GPL-3.0-or-later
#include "conntrack/trackers.h"

#include "conntrack/dccp_session.h"
#include "conntrack/icmp_tracker.h"
#include "conntrack/sctp_session.h"
#include "conntrack/tcp_session.h"

namespace tb::conntrack {

namespace {

using Outcome = TrackerOutcome;

// UDP: the short time until both ends have spoken and the connection is two seconds old.

constexpr std::uint32_t kUdpStreamAgeMilliseconds = 2000;

TrackerOutcome beginUdp(const TrackerInput& input)
{
    return Outcome::accept(input.settings.udpTimeout);
}

TrackerOutcome followUdp(const TrackerInput& input)
{
    const auto age = static_cast<std::uint32_t>(input.now.sinceStart / std::chrono::milliseconds(1)) -
                     input.connection.created;
    // Once a stream, always a stream: the age wraps after 49 days.
    const bool isOld = input.connection.has(kAssured) || age > kUdpStreamAgeMilliseconds;
    if (input.connection.has(kSeenReply) && isOld)
        return Outcome::accept(input.settings.udpStreamTimeout, true);
    return Outcome::accept(input.settings.udpTimeout);
}

/// UDP-Lite (RFC 3828) is a stream as soon as both ends have spoken.
TrackerOutcome followUdpLite(const TrackerInput& input)
{
    if (input.connection.has(kSeenReply))
        return Outcome::accept(input.settings.udpStreamTimeout, true);
    return Outcome::accept(input.settings.udpTimeout);
}

// GRE: the tunnel ends soon when only one end speaks. Linux's times; RouterOS has no settings for them.

constexpr Duration kGreTimeout = std::chrono::seconds(30), kGreStreamTimeout = std::chrono::seconds(180);

TrackerOutcome beginGre(const TrackerInput& input)
{
    constexpr std::size_t kProtocolType = 2; // RFC 2784 §2.1
    input.record.gre = GreRecord{wire::load16(input.packet.transport() + kProtocolType)};
    return Outcome::accept(kGreTimeout);
}

TrackerOutcome followGre(const TrackerInput& input)
{
    return input.connection.has(kSeenReply) ? Outcome::accept(kGreStreamTimeout, true)
                                            : Outcome::accept(kGreTimeout);
}

// Everything else: one timeout, never assured.

TrackerOutcome trackGeneric(const TrackerInput& input)
{
    return Outcome::accept(input.settings.genericTimeout);
}

constexpr ProtocolTracker kTrackers[] = {
    {wire::Protocol::Tcp,     beginTcp,  followTcp    },
    {wire::Protocol::Udp,     beginUdp,  followUdp    },
    {wire::Protocol::UdpLite, beginUdp,  followUdpLite},
    {wire::Protocol::Icmp,    trackIcmp, trackIcmp    },
    {wire::Protocol::Icmpv6,  trackIcmp, trackIcmp    },
    {wire::Protocol::Gre,     beginGre,  followGre    },
    {wire::Protocol::Sctp,    beginSctp, followSctp   },
    {wire::Protocol::Dccp,    beginDccp, followDccp   },
};
constexpr ProtocolTracker kGeneric = {wire::Protocol{}, trackGeneric, trackGeneric};

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
