// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "conntrack/connection.h"
#include "conntrack/sequence_shift.h"
#include "conntrack/tracker.h"

namespace tb::conntrack {

/// What a protocol's tracker says of a packet of its connection.
enum class Judgement : std::uint8_t {
    Accept,  ///< counts and refreshes
    Pass,    ///< let through without counting or refreshing
    Invalid, ///< does not fit; nothing changes
    Reopen,  ///< begin a new connection with this packet
    End,     ///< counts, and the connection ends with it
};

struct TrackerOutcome {
    Judgement judgement = Judgement::Accept;
    Duration timeout{}; ///< from now on, with Accept
    InvalidReason reason = InvalidReason::None;
    bool makesAssured = false;
    WindowFault window{}; ///< the numbers, when `reason` is about a TCP window

    static TrackerOutcome accept(Duration timeout, bool makesAssured = false)
    {
        return {Judgement::Accept, timeout, InvalidReason::None, makesAssured, {}};
    }
    static TrackerOutcome invalid(InvalidReason reason, const WindowFault& window = {})
    {
        return {Judgement::Invalid, {}, reason, false, window};
    }
    static TrackerOutcome pass() { return {Judgement::Pass, {}, InvalidReason::None, false, {}}; }
    static TrackerOutcome reopen() { return {Judgement::Reopen, {}, InvalidReason::None, false, {}}; }
    static TrackerOutcome end() { return {Judgement::End, {}, InvalidReason::None, false, {}}; }
};

/// A packet and its connection, whose lock is held or which is still pending.
struct TrackerInput {
    const wire::Packet& packet;
    Connection& connection;
    ProtocolRecord& record; ///< the part of its own protocol
    wire::Direction direction;
    Instant now;
    const TrackingSettings& settings;
    const SequenceShift* shifts = nullptr; ///< of both directions; null unless kSequenceShifted
};

/// How one protocol is tracked. THE TABLE is in trackers.cpp; what it does not have is generic.
struct ProtocolTracker {
    wire::Protocol protocol;
    /// May this packet begin a connection, and with which timeout? Sets the connection's TCP state.
    TrackerOutcome (*begin)(const TrackerInput&);
    /// A packet of a connection that is there; seen-reply is as it was before this packet.
    TrackerOutcome (*follow)(const TrackerInput&);
};
const ProtocolTracker& trackerOf(std::uint8_t protocol);

} // namespace tb::conntrack
