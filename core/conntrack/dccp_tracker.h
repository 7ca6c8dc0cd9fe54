// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace tb::conntrack {

/// Where a DCCP connection is (RFC 4340 §8.4), as seen from outside. None: before its first packet.
enum class DccpState : std::uint8_t {
    None,
    Request,
    Respond,
    PartOpen,
    Open,
    CloseRequest,
    Closing,
    TimeWait,
};

/// RFC 4340 §5.1, Table 1; the value is the number on the wire.
enum class DccpType : std::uint8_t {
    Request,
    Response,
    Data,
    Ack,
    DataAck,
    CloseRequest,
    Close,
    Reset,
    Sync,
    SyncAck,
};
inline constexpr std::size_t kDccpTypes = 10;

/// Which end sends: the one that has opened the connection, or the other.
enum class DccpRole : std::uint8_t { Client, Server };

/// What a packet does to a connection.
enum class DccpAction : std::uint8_t {
    Invalid, ///< the packet does not fit; the connection stays as it is
    Ignore,  ///< let through; state, timer and counters stay (the answer will tell what it meant)
    Move,    ///< the state becomes `to`
};

/// One way in which a connection can move. THE LIST is dccpTransitions().
struct DccpTransition {
    DccpState from;
    DccpRole role;
    DccpType type;
    DccpAction action;
    DccpState to;
    std::string_view why;
};
std::span<const DccpTransition> dccpTransitions();

struct DccpStep {
    DccpAction action = DccpAction::Invalid;
    DccpState to = DccpState::None;
};
/// The machine, without roles, sequence numbers or timers. A combination that the list does not have is
/// Invalid.
DccpStep nextDccpStep(DccpState from, DccpRole role, DccpType type);

/// How long a connection stays in a state without traffic. RouterOS has no settings for it.
Duration dccpTimeout(DccpState state);

} // namespace tb::conntrack
