// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/hash.h"
#include "base/mutex.h"
#include "conntrack/connection_id.h"
#include "conntrack/expectation.h"

#include <atomic>
#include <span>
#include <unordered_map>
#include <vector>

namespace tb::conntrack {

/// Connections that control connections ("masters") have announced and that have not come yet.
///
/// Theory of operation
///   Announcements are rare and new connections are not, so a new connection first asks size(), one load, and
///   takes the lock only while somebody waits. Everything a master has announced stands together, found
///   by the master's id; a second map leads from where a packet arrives to the masters that wait there. Both
///   are bounded. The lock is never held together with a connection's or a shard's: whoever takes an
///   expectation looks for the master afterwards, and finds that it has gone or not.
class ExpectationTable {
public:
    /// Announcements that may wait at a time; what comes beyond is refused.
    static constexpr std::size_t kMost = 4096;
    /// Of them, those that lead to one address: a stranger must not use up the room of all.
    static constexpr std::size_t kMostOfTarget = 512;
    /// Of them, those that wait at the same place: what a new connection has to look at.
    static constexpr std::size_t kMostAtPlace = 16;
    /// Connections of one master that are remembered because they end with it.
    static constexpr std::size_t kMostChildren = 16;

    explicit ExpectationTable(HashKey key) : m_key(key) {}

    /// Nobody waits and no call ids are known. Any thread, no lock.
    bool isEmpty() const { return m_waiting.load(std::memory_order_acquire) == 0; }

    /// An announcement that is there already begins anew; above the limit of its group the master's oldest
    /// one goes. False when one of the limits above is reached, or when another end waits for the very same.
    bool add(ConnectionId master, HelperKind helper, const Expectation& expectation, Instant now)
    {
        return add(master, helper, std::span(&expectation, 1), now);
    }
    /// All of them or none.
    bool add(ConnectionId master, HelperKind helper, std::span<const Expectation> together, Instant now);
    /// By which port the outside knows the end of an announcement that the master has made already and makes
    /// again.
    std::optional<std::uint16_t> outsidePart(ConnectionId master, const Expectation& again,
                                             Instant now) const;
    /// The other way round: which port of its own the end has named that the outside knows by this one.
    std::optional<std::uint16_t> targetPart(ConnectionId master, wire::Protocol protocol,
                                            const IpAddress& outside, std::uint16_t part, Instant now) const;
    void addCallIds(ConnectionId master, HelperKind helper, const GreCallIds& ids);

    struct Found {
        ConnectionId master;
        HelperKind helper = HelperKind::None;
        Expectation expectation;
    };
    /// The announcement that the first packet of a connection fulfils. It is used up unless it is permanent.
    std::optional<Found> take(const wire::FlowTuple& tuple, Instant now);
    /// The call id of a PPTP packet's sender, which the packet does not carry; 0: not known.
    std::uint16_t senderCallId(const wire::FlowTuple& tuple) const;
    /// The other way round: a packet of these addresses whose sender's call id is known (sourcePart) has this
    /// one of its receiver; 0: not known. What an ICMP error is about is found so.
    std::uint16_t receiverCallId(const wire::FlowTuple& tuple) const;

    /// A connection that ends with its master. Whoever adds one looks afterwards whether the master still
    /// lives, and forgets it if not.
    void addChild(ConnectionId master, ConnectionId child);
    /// The master, or its call, is over: nothing is waited for any more. Returns the connections that end,
    /// too.
    std::vector<ConnectionId> forget(ConnectionId master);
    /// Some groups of the master, a bit each, are not waited for any more.
    void forgetGroups(ConnectionId master, std::uint32_t groups);
    /// Takes away what nobody came for in time.
    void expire(Instant now);
    std::size_t size() const { return m_count.load(std::memory_order_relaxed); }

private:
    struct Waiting {
        Expectation expectation;
        Instant deadline;
    };
    struct Master {
        ConnectionId id;
        HelperKind helper = HelperKind::None;
        std::vector<Waiting> waiting; ///< oldest first
        std::vector<GreCallIds> callIds;
        std::vector<ConnectionId> children;
    };
    struct KnownCallIds {
        std::uint64_t master;
        GreCallIds ids;
    };
    using Place = std::uint64_t; ///< hash of what a packet is known by

    Place placeOf(wire::Protocol protocol, const IpAddress& destination, std::uint16_t part) const;
    enum class CallIdOf : std::uint8_t { Receiver, Sender };
    Place placeOf(const IpAddress& source, const IpAddress& destination, CallIdOf whose,
                  std::uint16_t callId) const;
    Place placeOf(const IpAddress& target) const;
    Master& masterOf(ConnectionId id, HelperKind helper) TB_REQUIRES(m_lock);
    bool isTaken(ConnectionId id, const Expectation& expectation, Instant now) const TB_REQUIRES(m_lock);
    bool insert(Master& master, const Expectation& expectation, Instant now) TB_REQUIRES(m_lock);
    template <typename Test>
    const Expectation* findWaiting(ConnectionId master, Instant now, Test test) const TB_REQUIRES(m_lock);
    bool hasRoomFor(const Expectation& expectation) const TB_REQUIRES(m_lock);
    void eraseCallIds(std::uint64_t master, Place place) TB_REQUIRES(m_lock);
    void eraseWaiting(Master& master, std::size_t i) TB_REQUIRES(m_lock);
    template <typename Test>
    void eraseFirst(Master& master, Test test) TB_REQUIRES(m_lock);
    void eraseOldestCallIds(Master& master) TB_REQUIRES(m_lock);
    void eraseMasterIfIdle(std::uint64_t key) TB_REQUIRES(m_lock);
    void countWaiting() TB_REQUIRES(m_lock);

    const HashKey m_key;
    mutable Mutex m_lock;
    std::unordered_map<std::uint64_t, Master> m_masters TB_GUARDED_BY(m_lock); ///< by ConnectionId::key()
    std::unordered_multimap<Place, std::uint64_t> m_places TB_GUARDED_BY(m_lock);
    std::unordered_map<Place, std::size_t> m_targets TB_GUARDED_BY(m_lock); ///< announcements that lead there
    std::unordered_multimap<Place, KnownCallIds> m_callIds TB_GUARDED_BY(m_lock); ///< by either id
    std::atomic<std::size_t> m_count{0};                                          ///< announcements
    std::atomic<std::size_t> m_waiting{0}; ///< announcements and call ids
};

} // namespace tb::conntrack
