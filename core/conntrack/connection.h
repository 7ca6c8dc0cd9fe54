// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/mutex.h"
#include "conntrack/connection_row.h"

#include <atomic>

namespace tb::conntrack {

/// Life of a slot in the connection pool.
///
///   Free      Nothing may be read but the generation. open() makes it Pending.
///   Pending   Belongs to one packet on one worker; no lock is needed. Not in the index: no other packet can
///             find it. confirm() makes it Tracked; dropping the packet makes it Free.
///   Tracked   Any worker may find it; touch it only through LockedConnection. The sweeper makes it Dying.
///   Dying     Shown once more to viewers, then Free. Lookups do not find it.
enum class SlotState : std::uint8_t { Free, Pending, Tracked, Dying };

/// The record that every packet of a connection touches: two cache lines for both families. What is rarely needed
/// (FastTrack counters, rates, helpers) lives in the cold record of the same slot, see connection_table.h.
struct alignas(64) Connection {
    wire::FlowTuple tuples[2];  ///< by Direction
    Traffic traffic[2];         ///< by Direction
    /// Read without the lock by the sweeper's first look; written under it.
    std::atomic<std::int64_t> deadline{0}; ///< Instant in nanoseconds
    std::uint32_t generation = 0;
    std::uint16_t flags = 0;
    TcpState tcpState = TcpState::None;
    std::atomic<SlotState> slotState{SlotState::Free};
    SpinLock lock;

    const wire::FlowTuple& tuple(wire::Direction d) const { return tuples[static_cast<int>(d)]; }
    bool has(ConnectionFlag flag) const { return (flags & flag) != 0; }
    /// What a packet that arrives in direction d must look like when it leaves: the inverse of the other tuple.
    /// TCP, UDP and the like; for ICMP queries the packet's own type and code stay.
    wire::FlowTuple leaving(wire::Direction d) const;
};

} // namespace tb::conntrack
