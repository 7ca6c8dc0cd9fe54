// SPDX-License-Identifier: GPL-3.0-or-later
#include "conntrack/connection_table.h"

#include "conntrack/slot_pool.h"
#include "conntrack/tuple_index.h"

#include <algorithm>
#include <array>
#include <optional>

namespace tb::conntrack {

namespace {

using wire::Direction;
using wire::DropReason;
using wire::FlowTuple;

constexpr std::uint32_t kShards = 256;
/// Slots beyond maxEntries for connections that are still pending: one a packet in flight.
constexpr std::uint32_t kPendingRoom = 4096;
/// Slots looked at for somebody to evict; a table full of assured connections must cost a packet, not a
/// second.
constexpr std::uint32_t kEvictionProbes = 512;
/// Times that confirm() clears an expired connection out of the way and tries again.
constexpr int kConfirmTries = 4;

std::uint32_t tagOf(std::uint64_t hash)
{
    return static_cast<std::uint32_t>(hash);
}

} // namespace

class ConnectionTable::Impl {
public:
    Impl(std::uint32_t maxEntries, HashKey hashKey)
        : key(hashKey), maximum(std::min(maxEntries, 1'048'576U)), pool(maximum + kPendingRoom)
    {
    }

    std::uint64_t hash(const FlowTuple& tuple) const { return wire::hashTuple(key, tuple); }
    IndexShard& shard(std::uint64_t hashValue) { return shards[hashValue >> 56]; }

    /// Whether the slot holds a live connection with this tuple; its lock must be held.
    bool holds(const Connection& connection, Direction d, const FlowTuple& tuple, Instant now) const
    {
        return connection.slotState.load(std::memory_order_acquire) == SlotState::Tracked &&
               connection.matches(d, tuple) && connection.expires() > now;
    }
    Connection* lockHinted(const LookupHint& hint, const FlowTuple& tuple, Instant now);
    std::optional<TupleReference> lockIndexed(const FlowTuple& tuple, std::uint64_t hashValue, Instant now);
    std::optional<ConnectionId> expiredInTheWay(const FlowTuple& tuple, std::uint64_t hashValue, Instant now,
                                                bool& isTaken);
    bool makeRoom(std::uint32_t start);
    void countTotals(const Connection& connection, int by)
    {
        (connection.isV4() ? countV4 : countV6)
            .fetch_add(static_cast<std::uint32_t>(by), std::memory_order_relaxed);
    }

    const HashKey key;
    const std::uint32_t maximum;
    SlotPool pool;
    std::array<IndexShard, kShards> shards;
    std::atomic<std::uint32_t> inUse{0}; ///< pending and tracked
    std::atomic<std::uint32_t> countV4{0}, countV6{0};
    std::atomic<std::uint32_t> evictionStart{0};
    ConnectionTable* table = nullptr;
};

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

/// Evicts one connection that is not assured (mission page, "assured"), looking at a bounded number of slots.
bool ConnectionTable::Impl::makeRoom(std::uint32_t start)
{
    const std::uint32_t slots = pool.highWater();
    for (std::uint32_t i = 0; i < std::min(kEvictionProbes, slots); ++i) {
        const std::uint32_t slot = (start + i) % slots;
        ConnectionId id;
        {
            Connection& connection = pool.hot(slot);
            if (connection.slotState.load(std::memory_order_acquire) != SlotState::Tracked)
                continue;
            const SpinLockGuard guard(connection.lock);
            if (connection.slotState.load() != SlotState::Tracked || connection.has(kAssured))
                continue;
            id = {slot, connection.generation};
        }
        if (table->remove(id, EndReason::Evicted))
            return true;
    }
    return false;
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
    m_impl->shard(hash).prefetch(tagOf(hash));
    return {hash, 0};
}

void ConnectionTable::prefetchConnection(LookupHint& hint) const
{
    IndexShard& shard = m_impl->shard(hint.hash);
    const SpinLockGuard guard(shard.lock());
    shard.any(tagOf(hint.hash), [&](TupleReference reference) {
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

LockedConnection ConnectionTable::lock(ConnectionId id) TB_NO_ANALYSIS
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

Result<PendingConnection, DropReason> ConnectionTable::open(const FlowTuple& original, Instant now)
{
    const auto reply = original.inverted();
    TB_CHECK(reply.has_value()); // the tracker asks before it opens
    // Counted before it is taken, so that workers together cannot pass the limit.
    if (m_impl->inUse.fetch_add(1, std::memory_order_relaxed) >= m_impl->maximum) {
        const std::uint32_t start =
            m_impl->evictionStart.fetch_add(kEvictionProbes, std::memory_order_relaxed);
        if (!m_impl->makeRoom(start)) {
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
    IndexShard* first = &m_impl->shard(hashes[0]);
    IndexShard* second = &m_impl->shard(hashes[1]);
    if (second < first)
        std::swap(first, second);
    for (int attempt = 0; attempt < kConfirmTries; ++attempt) {
        bool isTaken = false;
        std::optional<ConnectionId> expired;
        {
            const SpinLockGuard guard(first->lock());
            const bool two = first != second;
            if (two)
                second->lock().lock();
            expired = m_impl->expiredInTheWay(original, hashes[0], now, isTaken);
            if (!expired && !isTaken)
                expired = m_impl->expiredInTheWay(reply, hashes[1], now, isTaken);
            const bool isFree = !expired && !isTaken;
            if (isFree) {
                const SpinLockGuard own(connection.lock);
                connection.flags |= kConfirmed;
                m_impl->shard(hashes[0]).insert(tagOf(hashes[0]), {pending.m_id.slot, Direction::Original});
                m_impl->shard(hashes[1]).insert(tagOf(hashes[1]), {pending.m_id.slot, Direction::Reply});
                connection.slotState.store(SlotState::Tracked, std::memory_order_release);
            }
            if (two)
                second->lock().unlock();
            if (isFree) {
                m_impl->countTotals(connection, +1);
                pending.m_connection = nullptr;
                return pending.m_id;
            }
        }
        if (isTaken)
            break;
        remove(*expired, EndReason::Timeout);
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

bool ConnectionTable::remove(ConnectionId id, EndReason) TB_NO_ANALYSIS
{
    FlowTuple original, reply;
    {
        const LockedConnection connection = lock(id);
        if (!connection)
            return false;
        original = connection->original();
        reply = connection->reply();
    }
    const std::uint64_t hashes[] = {m_impl->hash(original), m_impl->hash(reply)};
    IndexShard* first = &m_impl->shard(hashes[0]);
    IndexShard* second = &m_impl->shard(hashes[1]);
    if (second < first)
        std::swap(first, second);
    {
        const SpinLockGuard guard(first->lock());
        const bool two = first != second;
        if (two)
            second->lock().lock();
        LockedConnection connection =
            lock(id); // it may have gone meanwhile; tuples never change once tracked
        if (connection) {
            m_impl->shard(hashes[0]).erase(tagOf(hashes[0]), {id.slot, Direction::Original});
            m_impl->shard(hashes[1]).erase(tagOf(hashes[1]), {id.slot, Direction::Reply});
            connection->flags |= kDying;
            connection->slotState.store(SlotState::Dying, std::memory_order_release);
            m_impl->countTotals(*connection, -1);
        }
        const bool gone = !connection;
        connection.release();
        if (two)
            second->lock().unlock();
        if (gone)
            return false;
    }
    m_impl->pool.give(id.slot);
    m_impl->inUse.fetch_sub(1, std::memory_order_relaxed);
    return true;
}

TableTotals ConnectionTable::totals() const
{
    return {m_impl->countV4.load(std::memory_order_relaxed), m_impl->countV6.load(std::memory_order_relaxed)};
}

std::uint32_t ConnectionTable::maxEntries() const
{
    return m_impl->maximum;
}

void ConnectionTable::clear()
{
    const std::uint32_t slots = m_impl->pool.highWater();
    for (std::uint32_t slot = 0; slot < slots; ++slot) {
        Connection& connection = m_impl->pool.hot(slot);
        std::uint32_t generation = 0;
        {
            const SpinLockGuard guard(connection.lock);
            if (connection.slotState.load() == SlotState::Tracked)
                generation = connection.generation;
        }
        if (generation != 0)
            remove({slot, generation}, EndReason::Removed);
    }
}

void ConnectionTable::discard(ConnectionId id)
{
    m_impl->pool.give(id.slot);
    m_impl->inUse.fetch_sub(1, std::memory_order_relaxed);
}

std::uint32_t ConnectionTable::sweep(std::uint32_t first, std::uint32_t count, Instant now,
                                     Duration sinceLast,
                                     const std::function<void(const ConnectionRow&)>& visit)
{
    const std::uint32_t slots = m_impl->pool.highWater();
    const std::uint32_t end = std::min(slots, first + count);
    const double perSecond = sinceLast > Duration::zero() ? 8e9 / static_cast<double>(sinceLast.count()) : 0;
    for (std::uint32_t slot = first; slot < end; ++slot) {
        Connection& connection = m_impl->pool.hot(slot);
        if (connection.slotState.load(std::memory_order_acquire) != SlotState::Tracked)
            continue;
        ConnectionRow row;
        {
            const SpinLockGuard guard(connection.lock);
            if (connection.slotState.load() != SlotState::Tracked)
                continue;
            row.id = {slot, connection.generation};
            if (connection.expires() > now) {
                ColdRecord& cold = m_impl->pool.cold(slot);
                for (int d = 0; d < 2 && perSecond > 0; ++d) {
                    const std::uint64_t bytes = connection.traffic[d].bytes;
                    cold.rate[d] = static_cast<std::uint64_t>(
                        static_cast<double>(bytes - cold.sweptBytes[d]) * perSecond);
                    cold.sweptBytes[d] = bytes;
                }
                if (visit)
                    fillRow(connection, cold, now, row);
            } else {
                row.flags = kDying;
            }
        }
        if ((row.flags & kDying) != 0)
            remove(row.id, EndReason::Timeout);
        else if (visit)
            visit(row);
    }
    return end < slots ? end : 0;
}

} // namespace tb::conntrack
