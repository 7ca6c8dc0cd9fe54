// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "conntrack/helper_kind.h"
#include "wire/flow_tuple.h"

#include <optional>

namespace tb::conntrack {

/// A connection that a control connection has announced: what its first packet looks like when it arrives at
/// the router, before any translation.
struct Expectation {
    static constexpr int kGroups = 32; ///< HelperFindings::endedGroups has a bit for each

    wire::Protocol protocol = wire::Protocol::Tcp;
    std::optional<IpAddress> source;         ///< unset: from anybody
    std::optional<std::uint16_t> sourcePart; ///< unset: from any port. GRE: the sender's call id
    IpAddress destination;                   ///< as the other end knows it: the outside one behind NAT
    std::uint16_t destinationPart = 0;       ///< GRE: the receiver's call id
    /// The end that is called, as it knows itself. Differs from `destination` when the control connection is
    /// translated: the announced connection is then translated, too.
    IpAddress targetAddress;
    std::uint16_t targetPart = 0;
    /// The end that calls, as the called one knows it, and for GRE its call id there. Differs from `source`
    /// when the calling end is the translated one: the announced connection then follows it.
    IpAddress callerAddress;
    std::uint16_t callerPart = 0;
    Duration timeout = std::chrono::minutes(5); ///< until it is forgotten unused
    /// Kinds of announcements of one control connection (SIP: audio, video, …): at most `mostOfGroup` of each
    /// wait at a time, the oldest gives way. Below kGroups.
    std::uint8_t group = 0;
    std::uint8_t mostOfGroup = 1;
    bool isPermanent = false; ///< stays when a connection has begun with it
    /// Of RTP, whose RTCP is announced next: outside, too, their ports are an even one and the next.
    bool pairsWithNext = false;
    bool isExclusive = false;    ///< the first one of its group that is met ends the others
    bool endsWithMaster = false; ///< its connection ends when the control connection (or the call) does
    HelperKind childHelper = HelperKind::None; ///< the connection is itself a control connection
};

/// For PPTP: packets with this address pair and the receiver's call id come from the sender's call id, which
/// they do not carry (RFC 2637 §4.1).
struct GreCallIds {
    IpAddress source, destination;
    std::uint16_t senderCallId = 0;
    std::uint16_t receiverCallId = 0;
};

} // namespace tb::conntrack
