// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "routing/neighbor_map.h"
#include "routing/neighbor_table.h"

#include <list>
#include <map>

namespace tb::routing {

/// What NeighborTable is made of. Included by its own .cpp files only.
class NeighborTable::Impl {
public:
    Impl();

    struct Entry {
        std::optional<MacAddress> mac;
        NeighborState state = NeighborState::Incomplete;
        Instant since;               ///< in this state
        Instant heard;               ///< when it last said who it is
        Instant asked;               ///< when we last asked
        std::optional<Instant> used; ///< when it was last seen that something had been sent to it
        int questions = 0;           ///< unanswered so far
        std::uint32_t serial = 0;
        wire::OwnedFrame waiting;
        std::list<NeighborKey>::iterator place; ///< among its interface's; of learnt ones only

        bool isPermanent() const { return state == NeighborState::Permanent; }
        void become(NeighborState next, Instant now);
        Solicitation ask(const NeighborKey& key, Instant now);
        bool wasUsedWithin(Duration time, Instant now) const { return used && now - *used < time; }
    };

    using Entries = std::map<NeighborKey, Entry>; // in order: what is asked when does not depend on the hash
    using Changes = std::vector<NeighborMap::Change>;

    /// Tells the workers of MAC addresses that came, changed or went.
    void publish(Changes changes) TB_REQUIRES(lock);
    Duration reachableTime(const NeighborKey& key) const TB_REQUIRES(lock);
    /// Takes a neighbour's word; the state that follows is RFC 4861 §7.2.5 and its appendix C.
    void believe(const NeighborKey& key, Entry& entry, const Heard& heard, Instant now, Changes& changes)
        TB_REQUIRES(lock);
    /// What a second does to an entry; false when it is to be forgotten.
    bool age(const NeighborKey& key, Entry& entry, Instant now, Due& due, Changes& changes) TB_REQUIRES(lock);
    void fail(const NeighborKey& key, Entry& entry, Instant now, Due& due, Changes& changes)
        TB_REQUIRES(lock);
    void makePermanent(const PermanentNeighbor& one, Instant now, Changes& changes) TB_REQUIRES(lock);
    std::size_t learnt() const TB_REQUIRES(lock) { return entries.size() - permanent; }
    std::uint32_t newSerial() TB_REQUIRES(lock) { return lastSerial = (lastSerial + 1) & 0x7fffffff; }
    /// Returns how many frames were given up for it: an older one, or this one for want of room.
    int keep(Entry& entry, wire::OwnedFrame frame) TB_REQUIRES(lock);
    wire::OwnedFrame take(Entry& entry) TB_REQUIRES(lock);
    /// The entry has to go; the sender of what waits for it is told with the next tick.
    void loseWaiting(Entry& entry) TB_REQUIRES(lock);
    /// A new entry; when there is no room an old one goes for it, and is noted in `changes`.
    Entry& add(const NeighborKey& key, Instant now, Changes& changes) TB_REQUIRES(lock);
    Entries::iterator erase(Entries::iterator at, Changes& changes) TB_REQUIRES(lock);
    void evictFrom(std::list<NeighborKey>& keys, Instant now, Changes& changes) TB_REQUIRES(lock);
    bool isInUse(Entries::value_type& one, Instant now) TB_REQUIRES(lock);
    /// It gave a sign of life, or something was sent to it.
    void touch(Entries::value_type& one) TB_REQUIRES(lock);

    mutable Mutex lock;
    Entries entries TB_GUARDED_BY(lock);
    /// The longest without a sign of life or use first.
    std::map<InterfaceId, std::list<NeighborKey>> byInterface TB_GUARDED_BY(lock);
    std::size_t permanent TB_GUARDED_BY(lock) = 0; ///< entries
    std::size_t waitingBytes TB_GUARDED_BY(lock) = 0;
    Duration arpTimeout TB_GUARDED_BY(lock) = NeighborSettings().arpTimeout;
    std::uint32_t lastSerial TB_GUARDED_BY(lock) = 0;
    /// Frames whose entry had to go; their senders are told with the next tick.
    std::vector<wire::OwnedFrame> lost TB_GUARDED_BY(lock);
    Published<NeighborMap> published;
};

} // namespace tb::routing
