// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/random.h"
#include "base/result.h"
#include "conntrack/connection_handles.h"
#include "conntrack/end_reason.h"
#include "conntrack/expectation_table.h"
#include "conntrack/helper_record.h"
#include "conntrack/recently_closed.h"
#include "wire/drop_reason.h"

#include <functional>
#include <memory>
#include <optional>

namespace tb::conntrack {

/// Where a look-up may end, read ahead of time so that memory is warm when the work is done. Only a hint:
/// find() verifies it.
struct LookupHint {
    std::uint64_t hash = 0;
    std::uint32_t reference = 0; ///< 0: nothing seen
};

/// How many entries there are, by family (acceptance N11).
struct TableTotals {
    std::uint32_t v4 = 0;
    std::uint32_t v6 = 0;
    std::uint32_t total() const { return v4 + v6; }
};

/// All tracked connections, shared by the workers. See conntrack/README.md for the theory of operation.
class ConnectionTable {
public:
    /// maxEntries: at most 1,048,576 (mission page, max-entries).
    ConnectionTable(std::uint32_t maxEntries, HashKey key);
    ~ConnectionTable();

    ConnectionTable(const ConnectionTable&) = delete;
    ConnectionTable& operator=(const ConnectionTable&) = delete;

    // Look-up in three passes over a batch (performance-design §3): hash and prefetch the bucket, read the
    // bucket and prefetch the connection, do the work.
    LookupHint hashAndPrefetch(const wire::FlowTuple& tuple) const;
    void prefetchConnection(LookupHint& hint) const;
    /// Locks the live connection that the tuple belongs to; `direction` tells which of its tuples matched.
    /// An entry whose deadline has passed is not found.
    LockedConnection find(const wire::FlowTuple& tuple, const LookupHint& hint, Instant now,
                          wire::Direction& direction);
    LockedConnection find(const wire::FlowTuple& tuple, Instant now, wire::Direction& direction);
    /// Empty when the connection has gone.
    LockedConnection lock(ConnectionId id) const;

    /// Makes a pending connection with this original tuple and its inverse as reply. Evicts an unassured
    /// entry when the table is full; TableFull when there is none.
    Result<PendingConnection, wire::DropReason> open(const wire::FlowTuple& original, Instant now);
    /// Puts the connection into the index under both tuples. TupleClash when one is taken: the packet must be
    /// dropped. On success the pending connection is empty.
    Result<ConnectionId, wire::DropReason> confirm(PendingConnection& pending, Instant now);
    /// Whether a packet with this tuple would find no live connection: what NAT asks of a reply tuple.
    bool isFree(const wire::FlowTuple& tuple, Instant now) const;
    // Parts of a connection beside its hot record: under its lock, or while it is pending.
    ProtocolRecord& protocolRecord(ConnectionId id) const;
    HelperMemory& helperMemory(ConnectionId id) const;
    std::array<SequenceShift, 2>& sequenceShifts(ConnectionId id) const;
    Mark& mark(ConnectionId id) const;
    std::uint32_t& masqueradeInterface(ConnectionId id) const;
    /// False when it has gone already. With a control connection go its expectations and what ends with it.
    /// Any thread; no connection lock may be held.
    bool remove(ConnectionId id, EndReason reason, Instant now);

    /// Told, with no lock held, of each connection that held a mapping of NAT (kEndpointSourceNat,
    /// kEndpointDestinationNat) and has ended or died unconfirmed. To be set while no packets flow.
    using MappingEnd = std::function<void(const wire::FlowTuple& original, const wire::FlowTuple& reply,
                                          std::uint16_t flags)>;
    void onMappingEnd(MappingEnd told);

    ExpectationTable& expectations() const;
    /// The last connections that ended.
    const RecentlyClosed& recentlyClosed() const;

    /// Walks slots [first, first + count): removes what has expired, takes rates over `sinceLast` (zero:
    /// leaves them as they are), and calls `visit` (may be null) with a row of each live connection, and once
    /// more, dying, of each that goes; no lock is held then. Returns the next slot to go on with, 0 at the
    /// end. One thread at a time.
    std::uint32_t sweep(std::uint32_t first, std::uint32_t count, Instant now, Duration sinceLast,
                        const std::function<void(const ConnectionRow&)>& visit);

    /// Confirmed connections.
    TableTotals totals() const;
    std::uint32_t maxEntries() const;
    /// Removes the confirmed connections for which `isMeant`; it is asked under the connection's lock.
    void removeMatching(const std::function<bool(ConnectionId, const Connection&)>& isMeant, EndReason reason,
                        Instant now);
    /// Removes every confirmed connection, or those of one family.
    void clear(EndReason reason, Instant now, std::optional<IpFamily> only = std::nullopt);

private:
    friend class PendingConnection;
    void discard(ConnectionId id);

    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace tb::conntrack
