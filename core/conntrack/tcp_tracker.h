// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "conntrack/connection_id.h"
#include "conntrack/tracking_settings.h"
#include "wire/flow_tuple.h"

#include <optional>
#include <span>
#include <string_view>

namespace tb::conntrack {

/// What kind of segment it is; the first that fits, in this order: RST, SYN,ACK, SYN, FIN, ACK, none of them.
enum class SegmentKind : std::uint8_t { Syn, SynAck, Fin, Ack, Rst, None };
/// PSH, URG, ECE and CWR do not matter here.
SegmentKind segmentKind(std::uint8_t tcpFlags);
/// Only these combinations exist on an honest wire: SYN, SYN,URG, SYN,ACK, RST, RST,ACK, FIN,ACK,
/// FIN,ACK,URG, ACK and ACK,URG, each with or without PSH, ECE and CWR.
bool isPossibleCombination(std::uint8_t tcpFlags);

/// What a segment does to a connection.
enum class TcpAction : std::uint8_t {
    Invalid, ///< the segment does not fit; the connection stays as it is
    Ignore,  ///< let through; state, timer and counters stay (the answer will tell what it meant)
    Move,    ///< the state becomes `to`
    Reopen,  ///< the connection is over; this SYN begins a new one
};

/// One way in which a connection can move. THE LIST is tcpTransitions().
struct TcpTransition {
    TcpState from;
    wire::Direction direction;
    SegmentKind kind;
    TcpAction action;
    TcpState to;
    std::string_view why;
};
std::span<const TcpTransition> tcpTransitions();

struct TcpStep {
    TcpAction action = TcpAction::Invalid;
    TcpState to = TcpState::None;
};
/// The machine, without timers or counters. A combination that the list does not have is Invalid.
TcpStep nextTcpStep(TcpState from, wire::Direction direction, SegmentKind kind);

/// The state in which a connection begins whose first seen segment is of this kind. A lone SYN,ACK or ACK is
/// taken as established with loose tracking (mission page, loose-tcp-tracking; acceptance N3).
std::optional<TcpState> firstTcpState(SegmentKind kind, bool loose);

/// How long a connection stays in a state without traffic.
Duration tcpTimeout(const TrackingSettings& settings, TcpState state);

} // namespace tb::conntrack
