// SPDX-License-Identifier: GPL-3.0-or-later
#include "conntrack/connection_table_impl.h"

#include <algorithm>

namespace tb::conntrack {

namespace {

using wire::Direction;
using wire::DropReason;
using wire::FlowTuple;

/// The mission page, max-entries: the table never holds more.
constexpr std::uint32_t kMostEntries = 1'048'576;
/// Slots beyond maxEntries for connections that are still pending: one a packet in flight.
constexpr std::uint32_t kPendingRoom = 4096;
/// Slots looked at for somebody to evict; a table full of assured connections must cost a packet, not a
/// second.
constexpr std::uint32_t kEvictionProbes = 512;
/// Times that confirm() clears an expired connection out of the way and tries again.
constexpr int kConfirmTries = 4;

/// The locks of the two shards that a connection's tuples live in, taken in ascending order (README, Locks).
class ShardPairLock {
public:
    ShardPairLock(IndexShard& a, IndexShard& b) TB_NO_ANALYSIS : m_first(&a < &b ? a : b),
                                                                 m_second(&a < &b ? b : a)
    {
        m_first.lock().lock();
        if (&m_first != &m_second)
            m_second.lock().lock();
    }
    ~ShardPairLock() TB_NO_ANALYSIS
    {
        if (&m_first != &m_second)
            m_second.lock().unlock();
        m_first.lock().unlock();
    }
    ShardPairLock(const ShardPairLock&) = delete;
    ShardPairLock& operator=(const ShardPairLock&) = delete;

private:
    IndexShard& m_first;
    IndexShard& m_second;
};

} // namespace

ConnectionTable::Impl::Impl(std::uint32_t maxEntries, HashKey hashKey)
    : key(hashKey),
      maximum(std::min(maxEntries, kMostEntries)),
      pool(maximum + kPendingRoom),
      expectations(hashKey)
{
}

/// The hinted slot, locked, if it still is what the hint promised. No shard lock is needed: the slot stays
/// mapped, and state and tuple are verified under the connection's own lock.
Connection* ConnectionTable::Impl::lockHinted(const LookupHint& hint, const FlowTuple& tuple,
                                              Instant now) TB_NO_ANALYSIS
{
    const TupleReference reference = TupleReference::fromValue(hint.reference);
    Connection& connection = pool.hot(reference.slot());
    connection.lock.lock();
    if (holds(connection, reference.direction(), tuple, now))
        return &connection;
    connection.lock.unlock();
    return nullptr;
}

/// Full look-up. On success the connection's lock is held (lock coupling: it is taken under the shard's
/// lock).
std::optional<TupleReference> ConnectionTable::Impl::lockIndexed(const FlowTuple& tuple,
                                                                 std::uint64_t hashValue,
                                                                 Instant now) TB_NO_ANALYSIS
{
    std::optional<TupleReference> found;
    IndexShard& place = shard(hashValue);
    const SpinLockGuard guard(place.lock());
    place.any(tagOf(hashValue), [&](TupleReference reference) TB_NO_ANALYSIS {
        Connection& connection = pool.hot(reference.slot());
        connection.lock.lock();
        if (holds(connection, reference.direction(), tuple, now)) {
            found = reference;
            return true;
        }
        connection.lock.unlock();
        return false;
    });
    return found;
}

/// With the shard's lock held: isTaken when a live connection has the tuple; an expired one is returned, so
/// that the caller can remove it and try again.
std::optional<ConnectionId> ConnectionTable::Impl::expiredInTheWay(const FlowTuple& tuple,
                                                                   std::uint64_t hashValue, Instant now,
                                                                   bool& isTaken)
{
    std::optional<ConnectionId> expired;
    shard(hashValue).any(tagOf(hashValue), [&](TupleReference reference) {
        Connection& connection = pool.hot(reference.slot());
        const SpinLockGuard guard(connection.lock);
        if (connection.slotState.load() != SlotState::Tracked ||
            !connection.matches(reference.direction(), tuple))
            return false;
        if (connection.expires() > now)
            isTaken = true;
        else
            expired = ConnectionId{reference.slot(), connection.generation};
        return true;
    });
    return expired;
}

/// Evicts one connection that is not assured (mission page, "assured"), looking at a bounded number of slots
/// from where the last search stopped: over time everybody's turn comes.
bool ConnectionTable::Impl::makeRoom(Instant now)
{
    const std::uint32_t slots = pool.highWater();
    const std::uint32_t start = evictionStart.fetch_add(kEvictionProbes, std::memory_order_relaxed);
    for (std::uint32_t i = 0; i < std::min(kEvictionProbes, slots); ++i) {
        const std::uint32_t slot = (start + i) % slots;
        ConnectionId id;
        {
            Connection& connection = pool.hot(slot);
            if (connection.slotState.load(std::memory_order_acquire) != SlotState::Tracked)
                continue;
            const SpinLockGuard guard(connection.lock);
            if (connection.slotState.load() != SlotState::Tracked || !isEvictable(connection, now))
                continue;
            id = {slot, connection.generation};
        }
        if (removeIf(id, isEvictable, EndReason::Evicted, now))
            return true;
    }
    return false;
}

/// Takes the connection out of the index if `mayGo` still agrees once everything is locked, and tells how it
/// was.
bool ConnectionTable::Impl::takeOut(ConnectionId id, bool (*mayGo)(const Connection&, Instant), Instant now,
                                    ClosedConnection& closedOne) TB_NO_ANALYSIS
{
    FlowTuple original, reply;
    {
        const LockedConnection connection = table->lock(id);
        if (!connection)
            return false;
        original = connection->original();
        reply = connection->reply();
    }
    const std::uint64_t hashes[] = {hash(original), hash(reply)};
    {
        const ShardPairLock shardsHeld(shard(hashes[0]), shard(hashes[1]));
        // It may have gone meanwhile; while it is here its tuples stay the same.
        const LockedConnection connection = table->lock(id);
        if (!connection || !mayGo(*connection, now))
            return false;
        shard(hashes[0]).erase(tagOf(hashes[0]), {id.slot, Direction::Original});
        shard(hashes[1]).erase(tagOf(hashes[1]), {id.slot, Direction::Reply});
        connection->flags |= kDying;
        connection->slotState.store(SlotState::Dying, std::memory_order_release);
        countTotals(*connection, -1);
        closedOne.row.id = id;
        fillRow(id.slot, now, closedOne.row);
        // Who had expired when room was made was not evicted.
        const bool hadExpired = closedOne.reason == EndReason::Evicted && hasExpired(*connection, now);
        if (closedOne.reason == EndReason::Timeout || hadExpired)
            closedOne.reason = naturalEnd(closedOne.row, pool.protocol(id.slot));
    }
    pool.give(id.slot);
    inUse.fetch_sub(1, std::memory_order_relaxed);
    return true;
}

bool ConnectionTable::Impl::removeIf(ConnectionId id, bool (*mayGo)(const Connection&, Instant),
                                     EndReason reason, Instant now)
{
    ClosedConnection closedOne;
    closedOne.at = now;
    closedOne.reason = reason;
    if (!takeOut(id, mayGo, now, closedOne))
        return false;
    closed.add(closedOne);
    tellMappingEnd(closedOne.row.original, closedOne.row.reply, closedOne.row.flags);
    if (closedOne.row.has(kUsesHelper)) {
        for (const ConnectionId child : expectations.forget(id))
            removeIf(child, alwaysGoes, EndReason::MasterEnded, now);
    }
    return true;
}

ConnectionTable::ConnectionTable(std::uint32_t maxEntries, HashKey key)
    : m_impl(std::make_unique<Impl>(maxEntries, key))
{
    m_impl->table = this;
}

ConnectionTable::~ConnectionTable() = default;

LookupHint ConnectionTable::hashAndPrefetch(const FlowTuple& tuple) const
{
    const std::uint64_t hash = m_impl->hash(tuple);
    m_impl->shard(hash).prefetch(Impl::tagOf(hash));
    return {hash, 0};
}

void ConnectionTable::prefetchConnection(LookupHint& hint) const
{
    IndexShard& shard = m_impl->shard(hint.hash);
    const SpinLockGuard guard(shard.lock());
    shard.any(Impl::tagOf(hint.hash), [&](TupleReference reference) {
        hint.reference = reference.value();
        const char* const record = reinterpret_cast<const char*>(&m_impl->pool.hot(reference.slot()));
        __builtin_prefetch(record, 1);
        __builtin_prefetch(record + 64, 1);
        return true;
    });
}

LockedConnection ConnectionTable::find(const FlowTuple& tuple, const LookupHint& hint, Instant now,
                                       Direction& direction)
{
    if (hint.reference != 0) {
        if (Connection* const connection = m_impl->lockHinted(hint, tuple, now)) {
            const TupleReference reference = TupleReference::fromValue(hint.reference);
            direction = reference.direction();
            return {
                *connection, {reference.slot(), connection->generation}
            };
        }
    }
    const auto reference = m_impl->lockIndexed(tuple, hint.hash != 0 ? hint.hash : m_impl->hash(tuple), now);
    if (!reference)
        return {};
    Connection& connection = m_impl->pool.hot(reference->slot());
    direction = reference->direction();
    return {
        connection, {reference->slot(), connection.generation}
    };
}

LockedConnection ConnectionTable::find(const FlowTuple& tuple, Instant now, Direction& direction)
{
    return find(tuple, LookupHint{}, now, direction);
}

LockedConnection ConnectionTable::lock(ConnectionId id) const TB_NO_ANALYSIS
{
    if (id.isNull() || id.slot >= m_impl->pool.highWater())
        return {};
    Connection& connection = m_impl->pool.hot(id.slot);
    connection.lock.lock();
    if (connection.slotState.load() == SlotState::Tracked && connection.generation == id.generation)
        return {connection, id};
    connection.lock.unlock();
    return {};
}

ProtocolRecord& ConnectionTable::protocolRecord(ConnectionId id) const
{
    return m_impl->pool.protocol(id.slot);
}

HelperMemory& ConnectionTable::helperMemory(ConnectionId id) const
{
    return m_impl->pool.helper(id.slot).memory;
}

std::array<SequenceShift, 2>& ConnectionTable::sequenceShifts(ConnectionId id) const
{
    return m_impl->pool.helper(id.slot).shifts;
}

Mark& ConnectionTable::mark(ConnectionId id) const
{
    return m_impl->pool.cold(id.slot).mark;
}

std::uint32_t& ConnectionTable::masqueradeInterface(ConnectionId id) const
{
    return m_impl->pool.cold(id.slot).masqueradeInterface;
}

void ConnectionTable::onMappingEnd(MappingEnd told)
{
    m_impl->mappingEnd = std::move(told);
}

ExpectationTable& ConnectionTable::expectations() const
{
    return m_impl->expectations;
}

const RecentlyClosed& ConnectionTable::recentlyClosed() const
{
    return m_impl->closed;
}

Result<PendingConnection, DropReason> ConnectionTable::open(const FlowTuple& original, Instant now)
{
    const auto reply = original.inverted();
    TB_CHECK(reply.has_value()); // the tracker asks before it opens
    // Counted before it is taken, so that workers together cannot pass the limit.
    if (m_impl->inUse.fetch_add(1, std::memory_order_relaxed) >= m_impl->maximum) {
        if (!m_impl->makeRoom(now)) {
            m_impl->inUse.fetch_sub(1, std::memory_order_relaxed);
            return Failure{DropReason::TableFull};
        }
    }
    std::uint32_t slot = 0;
    if (!m_impl->pool.take(slot)) {
        m_impl->inUse.fetch_sub(1, std::memory_order_relaxed);
        return Failure{DropReason::TableFull};
    }
    Connection& connection = m_impl->pool.hot(slot);
    connection.setTuple(Direction::Original, original);
    connection.setTuple(Direction::Reply, *reply);
    connection.traffic[0] = connection.traffic[1] = {};
    connection.flags = 0;
    connection.tcpState = TcpState::None;
    connection.helper = HelperKind::None;
    connection.created = static_cast<std::uint32_t>(now.sinceStart / std::chrono::milliseconds(1));
    connection.setExpires(now);
    m_impl->pool.cold(slot) = {};
    return PendingConnection(*this, connection, {slot, connection.generation});
}

Result<ConnectionId, DropReason> ConnectionTable::confirm(PendingConnection& pending,
                                                          Instant now) TB_NO_ANALYSIS
{
    Connection& connection = *pending;
    const FlowTuple original = connection.original(), reply = connection.reply();
    const std::uint64_t hashes[] = {m_impl->hash(original), m_impl->hash(reply)};
    IndexShard& ofOriginal = m_impl->shard(hashes[0]);
    IndexShard& ofReply = m_impl->shard(hashes[1]);
    for (int attempt = 0; attempt < kConfirmTries; ++attempt) {
        bool isTaken = false;
        std::optional<ConnectionId> expired;
        {
            const ShardPairLock shardsHeld(ofOriginal, ofReply);
            expired = m_impl->expiredInTheWay(original, hashes[0], now, isTaken);
            if (!expired && !isTaken)
                expired = m_impl->expiredInTheWay(reply, hashes[1], now, isTaken);
            if (!expired && !isTaken) {
                const SpinLockGuard own(connection.lock);
                connection.flags |= kConfirmed;
                ofOriginal.insert(Impl::tagOf(hashes[0]), {pending.m_id.slot, Direction::Original});
                ofReply.insert(Impl::tagOf(hashes[1]), {pending.m_id.slot, Direction::Reply});
                m_impl->countTotals(connection, +1);
                connection.slotState.store(SlotState::Tracked, std::memory_order_release);
                pending.m_connection = nullptr;
                return pending.m_id;
            }
        }
        if (isTaken)
            break;
        m_impl->removeIf(*expired, hasExpired, EndReason::Timeout, now);
    }
    return Failure{DropReason::TupleClash};
}

bool ConnectionTable::isFree(const FlowTuple& tuple, Instant now) const
{
    const std::uint64_t hash = m_impl->hash(tuple);
    bool isTaken = false;
    const SpinLockGuard guard(m_impl->shard(hash).lock());
    m_impl->expiredInTheWay(tuple, hash, now, isTaken);
    return !isTaken;
}

bool ConnectionTable::remove(ConnectionId id, EndReason reason, Instant now)
{
    return m_impl->removeIf(id, alwaysGoes, reason, now);
}

void ConnectionTable::discard(ConnectionId id)
{
    const Connection& connection = m_impl->pool.hot(id.slot);
    if (connection.has(kUsesHelper))
        (void)m_impl->expectations.forget(id); // of its first packet; nothing can have come of it yet
    m_impl->tellMappingEnd(connection.original(), connection.reply(), connection.flags);
    m_impl->pool.give(id.slot);
    m_impl->inUse.fetch_sub(1, std::memory_order_relaxed);
}

TableTotals ConnectionTable::totals() const
{
    return {m_impl->countV4.load(std::memory_order_relaxed), m_impl->countV6.load(std::memory_order_relaxed)};
}

std::uint32_t ConnectionTable::maxEntries() const
{
    return m_impl->maximum;
}

} // namespace tb::conntrack
