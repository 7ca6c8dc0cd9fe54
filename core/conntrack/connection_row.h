// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/mark.h"
#include "conntrack/connection_id.h"
#include "conntrack/helper_kind.h"
#include "wire/flow_tuple.h"

namespace tb::conntrack {

/// Packets and IP bytes of one direction. Counts wire packets: a large frame counts as its segments.
struct Traffic {
    std::uint64_t packets = 0;
    std::uint64_t bytes = 0;
    friend bool operator==(const Traffic&, const Traffic&) = default;
};

/// What one connection looks like from outside, by value: a row of the list, of print, of the history.
struct ConnectionRow {
    ConnectionId id;
    wire::FlowTuple original; ///< as the first packet arrived, before any NAT
    wire::FlowTuple reply;    ///< what replies look like when they arrive
    std::uint16_t flags = 0;  ///< ConnectionFlag bits
    TcpState tcpState = TcpState::None;
    HelperKind helper = HelperKind::None; ///< connection-type
    std::uint16_t greProtocol = 0;        ///< EtherType of GRE's payload
    Mark mark;
    Duration timeout{}; ///< until it is removed if nothing more comes
    Traffic orig, repl; ///< totals, FastTracked packets included (N10)
    Traffic origFastTrack, replFastTrack;
    std::uint64_t origRate = 0, replRate = 0; ///< bits per second over the last sweep

    bool has(ConnectionFlag flag) const { return (flags & flag) != 0; }
};

} // namespace tb::conntrack
