// SPDX-License-Identifier: GPL-3.0-or-later
#include "routing/neighbor_table.h"

#include "base/hash.h"
#include "base/random.h"

#include <atomic>
#include <bit>
#include <compare>
#include <map>
#include <utility>

namespace tb::routing {

namespace {

using namespace std::chrono_literals;

constexpr Duration kAskInterval = 1s;
/// Time after which a neighbour that is in use is asked again (RFC 4861 §10, REACHABLE_TIME; RouterOS:
/// /ip settings, arp-timeout).
constexpr Duration kReachable = 30s;
/// Time after which a neighbour that nobody sent anything to is forgotten. Our choice: longer than the pauses
/// of a conversation, and short enough that a full table empties by itself.
constexpr Duration kUnused = 10min;

struct Key {
    InterfaceId interface = kNoInterface;
    IpAddress address;
    friend auto operator<=>(const Key&, const Key&) = default;
};

/// Life of an entry: asked for (no MAC, maybe a frame that waits), then known, then asked again when it is in
/// use and has not been heard of for kReachable.
struct Entry {
    std::optional<MacAddress> mac;
    Instant heard;     ///< when it last said who it is
    Instant asked;     ///< when we last asked
    int questions = 0; ///< unanswered so far
    wire::OwnedFrame waiting;
};

} // namespace

/// Open addressing with linear probing, at most half full: most look-ups read one cache line.
class NeighborMap {
public:
    explicit NeighborMap(const HashKey& hashKey, std::size_t entries = 0)
        : m_hashKey(hashKey),
          m_mask(std::bit_ceil(2 * entries + 1) - 1),
          m_slots(std::make_unique<Slot[]>(m_mask + 1))
    {
    }

    /// While the map is made; a key at most once, and no more than were announced.
    void insert(const Key& key, const MacAddress& mac, bool used)
    {
        std::size_t at = start(key);
        while (m_slots[at].taken)
            at = (at + 1) & m_mask;
        Slot& slot = m_slots[at];
        slot.key = key;
        slot.mac = mac;
        slot.taken = true;
        slot.used.store(used, std::memory_order_relaxed);
    }

    /// Any thread. The mark of use is only written when it is not there yet: the line stays shared between
    /// workers that send to the same neighbour.
    const MacAddress* use(const Key& key) const
    {
        const Slot* const slot = find(key);
        if (!slot)
            return nullptr;
        if (!slot->used.load(std::memory_order_relaxed))
            slot->used.store(true, std::memory_order_relaxed);
        return &slot->mac;
    }
    /// Whether use() was called for it since the last takeUsed().
    bool takeUsed(const Key& key) const
    {
        const Slot* const slot = find(key);
        return slot && slot->used.exchange(false, std::memory_order_relaxed);
    }

private:
    struct Slot {
        Key key;
        MacAddress mac;
        bool taken = false;
        mutable std::atomic<bool> used{false};
    };

    std::size_t start(const Key& key) const
    {
        const auto& bytes = key.address.bytes();
        return hashWords(m_hashKey, loadWord(bytes.data()), loadWord(bytes.data() + 8), key.interface, 0, 0) &
               m_mask;
    }
    const Slot* find(const Key& key) const
    {
        for (std::size_t at = start(key); m_slots[at].taken; at = (at + 1) & m_mask) {
            if (m_slots[at].key == key)
                return &m_slots[at];
        }
        return nullptr;
    }

    HashKey m_hashKey;
    std::size_t m_mask;
    std::unique_ptr<Slot[]> m_slots;
};

class NeighborTable::Impl {
public:
    using Entries = std::map<Key, Entry>; // in order, so that what is asked when does not depend on the hash

    /// Makes the map that workers see from the entries; only when a MAC address came, changed or went.
    void publish() TB_REQUIRES(lock)
    {
        std::size_t known = 0;
        for (const auto& [key, entry] : entries)
            known += entry.mac.has_value();
        auto map = std::make_shared<NeighborMap>(hashKey, known);
        const auto before = published.current();
        for (const auto& [key, entry] : entries) {
            if (entry.mac)
                map->insert(key, *entry.mac, before->takeUsed(key));
        }
        published.publish(std::move(map));
    }

    /// Returns how many frames were given up for it: an older one, or this one for want of room.
    int keep(Entry& entry, wire::OwnedFrame frame) TB_REQUIRES(lock)
    {
        const int older = take(entry).isEmpty() ? 0 : 1;
        if (waitingBytes + frame.frame().size > kMaxWaitingBytes)
            return older + 1; // whoever sent it will send it again
        waitingBytes += frame.frame().size;
        entry.waiting = std::move(frame);
        return older;
    }

    wire::OwnedFrame take(Entry& entry) TB_REQUIRES(lock)
    {
        waitingBytes -= entry.waiting.frame().size;
        return std::exchange(entry.waiting, {});
    }

    mutable Mutex lock;
    Entries entries TB_GUARDED_BY(lock);
    std::size_t waitingBytes TB_GUARDED_BY(lock) = 0;
    const HashKey hashKey{systemSeed(), systemSeed()}; ///< whoever is on the link chooses addresses
    Published<NeighborMap> published{std::make_shared<NeighborMap>(hashKey)};
};

NeighborTable::NeighborTable() : m_impl(std::make_unique<Impl>()) {}
NeighborTable::~NeighborTable() = default;

std::shared_ptr<const NeighborMap> NeighborTable::current() const
{
    return m_impl->published.current();
}

const MacAddress* NeighborTable::find(const NeighborMap& map, InterfaceId interface, const IpAddress& address)
{
    return map.use({interface, address});
}

NeighborTable::Waiting NeighborTable::wait(InterfaceId interface, const IpAddress& nextHop,
                                           wire::OwnedFrame frame, Instant now)
{
    MutexLock lock(m_impl->lock);
    const Key key{interface, nextHop};
    auto found = m_impl->entries.find(key);
    if (found == m_impl->entries.end()) {
        if (m_impl->entries.size() >= kMaxEntries)
            return {false, 1};
        found = m_impl->entries.try_emplace(key).first;
    }
    Entry& entry = found->second;
    const int givenUp = m_impl->keep(entry, std::move(frame));
    if (entry.questions > 0)
        return {false, givenUp};
    entry.questions = 1;
    entry.asked = now;
    return {true, givenUp};
}

std::optional<wire::OwnedFrame> NeighborTable::learn(InterfaceId interface, const IpAddress& address,
                                                     const MacAddress& mac, bool create, Instant now)
{
    MutexLock lock(m_impl->lock);
    const Key key{interface, address};
    auto found = m_impl->entries.find(key);
    if (found == m_impl->entries.end()) {
        if (!create || m_impl->entries.size() >= kMaxEntries)
            return std::nullopt;
        found = m_impl->entries.try_emplace(key).first;
    }
    Entry& entry = found->second;
    const bool changed = entry.mac != mac;
    entry.mac = mac;
    entry.heard = now;
    entry.questions = 0;
    wire::OwnedFrame waiting = m_impl->take(entry);
    if (changed)
        m_impl->publish();
    return waiting.isEmpty() ? std::nullopt : std::optional(std::move(waiting));
}

NeighborTable::Due NeighborTable::tick(Instant now)
{
    MutexLock lock(m_impl->lock);
    Due due;
    bool changed = false;
    const auto map = m_impl->published.current();
    for (auto at = m_impl->entries.begin(); at != m_impl->entries.end();) {
        auto& [key, entry] = *at;
        const bool isUsed = entry.mac && map->takeUsed(key);
        const Duration silence = now - entry.heard;
        const bool isAsking = entry.questions > 0;
        const bool isDue = isAsking ? now - entry.asked >= kAskInterval : isUsed && silence >= kReachable;
        const bool failed = isAsking && isDue && entry.questions >= kSolicitations;
        if (failed || (!isAsking && !isUsed && silence >= kUnused)) {
            changed |= entry.mac.has_value();
            if (wire::OwnedFrame waiting = m_impl->take(entry); !waiting.isEmpty())
                due.failed.push_back(std::move(waiting));
            at = m_impl->entries.erase(at);
            continue;
        }
        if (isDue) {
            ++entry.questions;
            entry.asked = now;
            due.solicitations.push_back({key.interface, key.address});
        }
        ++at;
    }
    if (changed)
        m_impl->publish();
    return due;
}

void NeighborTable::forget(InterfaceId interface)
{
    MutexLock lock(m_impl->lock);
    bool changed = false;
    for (auto at = m_impl->entries.begin(); at != m_impl->entries.end();) {
        if (at->first.interface != interface) {
            ++at;
            continue;
        }
        changed |= at->second.mac.has_value();
        (void)m_impl->take(at->second);
        at = m_impl->entries.erase(at);
    }
    if (changed)
        m_impl->publish();
}

std::size_t NeighborTable::size() const
{
    MutexLock lock(m_impl->lock);
    return m_impl->entries.size();
}

} // namespace tb::routing
