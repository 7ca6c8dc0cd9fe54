// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/mutex.h"
#include "conntrack/connection_row.h"
#include "conntrack/helper_kind.h"
#include "conntrack/protocol_record.h"

#include <atomic>
#include <utility>

namespace tb::conntrack {

/// Life of a slot in the connection pool.
///
///   Free      Nothing may be read but the state. open() makes it Pending.
///   Pending   Belongs to one packet on one worker; no lock is needed. Not in the index: no other packet can
///             find it. confirm() makes it Tracked; dropping the packet makes it Free.
///   Tracked   Any worker may find it; touch it only through LockedConnection. remove() makes it Dying.
///   Dying     Out of the index, about to be Free. Look-ups do not find it.
enum class SlotState : std::uint8_t { Free, Pending, Tracked, Dying };

/// The record that every packet of a connection touches: two cache lines, for both families. What is rarely
/// needed lives in the cold record of the same slot (slot_pool.h).
class alignas(64) Connection {
public:
    /// By Direction: as packets of that direction arrive.
    wire::FlowTuple tuple(wire::Direction d) const
    {
        const End& end = m_ends[static_cast<int>(d)];
        return {end.source, end.destination, end.sourcePart, end.destinationPart, protocol, greVersion};
    }
    wire::FlowTuple original() const { return tuple(wire::Direction::Original); }
    wire::FlowTuple reply() const { return tuple(wire::Direction::Reply); }
    /// Compares without building a tuple: the look-up's test.
    bool matches(wire::Direction d, const wire::FlowTuple& wanted) const
    {
        const End& end = m_ends[static_cast<int>(d)];
        return end.sourcePart == wanted.sourcePart && end.destinationPart == wanted.destinationPart &&
               protocol == wanted.protocol && greVersion == wanted.greVersion &&
               end.source == wanted.source && end.destination == wanted.destination;
    }
    void setTuple(wire::Direction d, const wire::FlowTuple& tuple)
    {
        m_ends[static_cast<int>(d)] = {tuple.source, tuple.destination, tuple.sourcePart,
                                       tuple.destinationPart};
        protocol = tuple.protocol;
        greVersion = tuple.greVersion;
    }
    /// What a packet that arrives in direction d must look like when it leaves: the inverse of the other
    /// tuple.
    wire::FlowTuple leaving(wire::Direction d) const
    {
        const End& other = m_ends[static_cast<int>(opposite(d))];
        wire::FlowTuple result{other.destination, other.source, other.destinationPart,
                               other.sourcePart,  protocol,     greVersion};
        if (result.hasGreKey())
            std::swap(result.sourcePart, result.destinationPart);
        if (result.isIcmpQuery()) { // the identifier stays on its side, type and code are the packet's own
            result.sourcePart = other.sourcePart;
            result.destinationPart = m_ends[static_cast<int>(d)].destinationPart;
        }
        return result;
    }
    bool has(ConnectionFlag flag) const { return (flags & flag) != 0; }
    bool isV4() const { return m_ends[0].source.isV4(); }
    Instant expires() const { return {Duration(deadline.load(std::memory_order_relaxed))}; }
    void setExpires(Instant moment) { deadline.store(moment.sinceStart.count(), std::memory_order_relaxed); }

    Traffic traffic[2]; ///< by Direction
    /// Instant in nanoseconds. Read without the lock by the sweeper's first look; written under it.
    std::atomic<std::int64_t> deadline{0};
    std::uint32_t generation = 0;
    /// Router clock in milliseconds when the connection began, modulo 2^32; in a free slot the next free one.
    std::uint32_t created = 0;
    std::uint16_t flags = 0;
    std::uint8_t protocol = 0;
    TcpState tcpState = TcpState::None;
    std::atomic<SlotState> slotState{SlotState::Free};
    SpinLock lock;
    std::uint8_t greVersion = 0;          ///< of both tuples
    HelperKind helper = HelperKind::None; ///< that reads it (kUsesHelper) or has announced it (kExpected)

private:
    struct End {
        IpAddress source, destination;
        std::uint16_t sourcePart = 0, destinationPart = 0;
    };
    End m_ends[2];
};
static_assert(sizeof(Connection) == 128, "a connection's hot record is two cache lines");

/// What the sweep needs of a connection: kept apart so that packets do not fetch it.
struct ColdRecord {
    std::uint64_t sweptBytes[2] = {};      ///< by Direction, at the last sweep
    float rate[2] = {};                    ///< bits per second over the last sweep
    Mark mark;                             ///< connection-mark
    std::uint32_t masqueradeInterface = 0; ///< kMasqueraded: id of the interface; fixed once confirmed
};
static_assert(sizeof(ColdRecord) <= 32);

/// A connection as it looks from outside. Its lock must be held.
void fillRow(const Connection& connection, const ColdRecord& cold, const ProtocolRecord& record, Instant now,
             ConnectionRow& row);

} // namespace tb::conntrack
