// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "conntrack/connection_table.h"
#include "conntrack/slot_pool.h"
#include "conntrack/tuple_index.h"

#include <array>
#include <optional>

namespace tb::conntrack {

/// What ConnectionTable is made of; only its own .cpp files include this.
class ConnectionTable::Impl {
public:
    Impl(std::uint32_t maxEntries, HashKey hashKey);

    std::uint64_t hash(const wire::FlowTuple& tuple) const { return wire::hashTuple(key, tuple); }
    IndexShard& shard(std::uint64_t hashValue) { return shards[hashValue >> 56]; }
    static std::uint32_t tagOf(std::uint64_t hashValue) { return static_cast<std::uint32_t>(hashValue); }

    /// Whether the slot holds a live connection with this tuple; its lock must be held.
    static bool holds(const Connection& connection, wire::Direction d, const wire::FlowTuple& tuple,
                      Instant now)
    {
        return connection.slotState.load(std::memory_order_acquire) == SlotState::Tracked &&
               connection.matches(d, tuple) && connection.expires() > now;
    }
    Connection* lockHinted(const LookupHint& hint, const wire::FlowTuple& tuple, Instant now);
    std::optional<TupleReference> lockIndexed(const wire::FlowTuple& tuple, std::uint64_t hashValue,
                                              Instant now);
    std::optional<ConnectionId> expiredInTheWay(const wire::FlowTuple& tuple, std::uint64_t hashValue,
                                                Instant now, bool& isTaken);
    bool makeRoom(Instant now);
    /// Removes the connection if `mayGo` still agrees once everything is locked.
    bool removeIf(ConnectionId id, bool (*mayGo)(const Connection&, Instant), EndReason reason, Instant now);
    bool takeOut(ConnectionId id, bool (*mayGo)(const Connection&, Instant), Instant now,
                 ClosedConnection& closed);
    void fillRow(std::uint32_t slot, Instant now, ConnectionRow& row) const
    {
        conntrack::fillRow(pool.hot(slot), pool.cold(slot), pool.protocol(slot), now, row);
    }
    void countTotals(const Connection& connection, int by)
    {
        (connection.isV4() ? countV4 : countV6)
            .fetch_add(static_cast<std::uint32_t>(by), std::memory_order_relaxed);
    }

    static constexpr std::uint32_t kShards = 256;
    const HashKey key;
    const std::uint32_t maximum;
    SlotPool pool;
    std::array<IndexShard, kShards> shards;
    std::atomic<std::uint32_t> inUse{0}; ///< pending and tracked
    std::atomic<std::uint32_t> countV4{0}, countV6{0};
    std::atomic<std::uint32_t> evictionStart{0};
    /// For a connection that is in no index any more.
    void tellMappingEnd(const wire::FlowTuple& original, const wire::FlowTuple& reply, std::uint16_t flags)
    {
        if ((flags & (kEndpointSourceNat | kEndpointDestinationNat)) != 0 && mappingEnd)
            mappingEnd(original, reply, flags);
    }

    ExpectationTable expectations;
    RecentlyClosed closed;
    MappingEnd mappingEnd;
    ConnectionTable* table = nullptr;
};

/// How a connection ended that ran out of time: in a closing state it was not abandoned.
EndReason naturalEnd(const ConnectionRow& row, const ProtocolRecord& record);

/// For removeIf().
inline bool alwaysGoes(const Connection&, Instant)
{
    return true;
}
inline bool hasExpired(const Connection& connection, Instant now)
{
    return connection.expires() <= now;
}
inline bool isEvictable(const Connection& connection, Instant now)
{
    return !connection.has(kAssured) || hasExpired(connection, now);
}

} // namespace tb::conntrack
