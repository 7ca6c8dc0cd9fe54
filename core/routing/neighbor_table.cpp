// SPDX-License-Identifier: GPL-3.0-or-later
#include "routing/neighbor_table.h"

#include "base/random.h"
#include "routing/neighbor_map.h"

#include <algorithm>
#include <list>
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

/// How many neighbours in use are passed over for one that may go, before one of them goes.
constexpr int kMostPassedOver = 256;

/// Life of an entry: asked for (no MAC, maybe a frame that waits), then known, then asked again when it is in
/// use and has not been heard of for kReachable.
struct Entry {
    std::optional<MacAddress> mac;
    Instant heard;               ///< when it last said who it is
    Instant asked;               ///< when we last asked
    std::optional<Instant> used; ///< when it was last seen that something had been sent to it
    int questions = 0;           ///< unanswered so far
    wire::OwnedFrame waiting;
    std::list<NeighborKey>::iterator place; ///< among its interface's
};

} // namespace

class NeighborTable::Impl {
public:
    using Entries = std::map<NeighborKey, Entry>; // in order: what is asked when does not depend on the hash
    using Changes = std::vector<NeighborMap::Change>;

    /// Tells the workers of MAC addresses that came, changed or went.
    void publish(Changes changes) TB_REQUIRES(lock);
    /// Returns how many frames were given up for it: an older one, or this one for want of room.
    int keep(Entry& entry, wire::OwnedFrame frame) TB_REQUIRES(lock);
    wire::OwnedFrame take(Entry& entry) TB_REQUIRES(lock);
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
    std::size_t waitingBytes TB_GUARDED_BY(lock) = 0;
    /// Frames whose entry had to go; their senders are told with the next tick.
    std::vector<wire::OwnedFrame> lost TB_GUARDED_BY(lock);
    Published<NeighborMap> published{std::make_shared<NeighborMap>(
        HashKey{systemSeed(), systemSeed()})}; // whoever is on the link chooses addresses
};

void NeighborTable::Impl::publish(Changes changes)
{
    if (changes.empty())
        return;
    std::ranges::sort(changes, {}, &NeighborMap::Change::key);
    published.publish(published.current()->with(changes));
}

int NeighborTable::Impl::keep(Entry& entry, wire::OwnedFrame frame)
{
    const wire::OwnedFrame before = take(entry);
    const int older = before.isEmpty() ? 0 : 1;
    if (waitingBytes + frame.frame().size > kMaxWaitingBytes)
        return older + 1; // whoever sent it will send it again
    waitingBytes += frame.frame().size;
    entry.waiting = std::move(frame);
    return older;
}

wire::OwnedFrame NeighborTable::Impl::take(Entry& entry)
{
    waitingBytes -= entry.waiting.frame().size;
    return std::exchange(entry.waiting, {});
}

Entry& NeighborTable::Impl::add(const NeighborKey& key, Instant now, Changes& changes)
{
    std::list<NeighborKey>& own = byInterface[key.interface];
    if (own.size() >= kMaxPerInterface) {
        evictFrom(own, now, changes);
    } else if (entries.size() >= kMaxEntries) {
        // Whoever has most pays: a flood on one port costs no other port its neighbours.
        evictFrom(std::ranges::max_element(byInterface, {}, [](const auto& one) { return one.second.size(); })
                      ->second,
                  now, changes);
    }
    Entry& entry = entries.try_emplace(key).first->second;
    entry.place = own.insert(own.end(), key);
    return entry;
}

NeighborTable::Impl::Entries::iterator NeighborTable::Impl::erase(Entries::iterator at, Changes& changes)
{
    if (at->second.mac)
        changes.push_back({at->first, false, {}});
    byInterface[at->first.interface].erase(at->second.place);
    return entries.erase(at);
}

void NeighborTable::Impl::evictFrom(std::list<NeighborKey>& keys, Instant now, Changes& changes)
{
    auto victim = entries.find(keys.front());
    for (int i = 0; i < kMostPassedOver && isInUse(*victim, now); ++i) {
        touch(*victim);
        victim = entries.find(keys.front());
    }
    const std::size_t bytes = victim->second.waiting.frame().size;
    if (wire::OwnedFrame waiting = take(victim->second); !waiting.isEmpty()) {
        waitingBytes += bytes; // until its sender is told
        lost.push_back(std::move(waiting));
    }
    erase(victim, changes);
}

bool NeighborTable::Impl::isInUse(Entries::value_type& one, Instant now)
{
    auto& [key, entry] = one;
    if (entry.mac && published.current()->takeUsed(key))
        entry.used = now;
    return entry.used && now - *entry.used < kReachable;
}

void NeighborTable::Impl::touch(Entries::value_type& one)
{
    std::list<NeighborKey>& keys = byInterface[one.first.interface];
    keys.splice(keys.end(), keys, one.second.place);
}

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
    const NeighborKey key{interface, nextHop};
    Impl::Changes changes;
    const auto found = m_impl->entries.find(key);
    Entry& entry = found != m_impl->entries.end() ? found->second : m_impl->add(key, now, changes);
    m_impl->publish(std::move(changes));
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
    const NeighborKey key{interface, address};
    Impl::Changes changes;
    auto found = m_impl->entries.find(key);
    if (found == m_impl->entries.end()) {
        if (!create)
            return std::nullopt;
        m_impl->add(key, now, changes);
        found = m_impl->entries.find(key);
    }
    Entry& entry = found->second;
    if (entry.mac != mac)
        changes.push_back({key, true, mac});
    entry.mac = mac;
    entry.heard = now;
    entry.questions = 0;
    m_impl->touch(*found);
    wire::OwnedFrame waiting = m_impl->take(entry);
    m_impl->publish(std::move(changes));
    return waiting.isEmpty() ? std::nullopt : std::optional(std::move(waiting));
}

NeighborTable::Due NeighborTable::tick(Instant now)
{
    MutexLock lock(m_impl->lock);
    Due due{{}, std::exchange(m_impl->lost, {})};
    for (const wire::OwnedFrame& frame : due.failed)
        m_impl->waitingBytes -= frame.frame().size;
    Impl::Changes changes;
    const auto map = m_impl->published.current();
    for (auto at = m_impl->entries.begin(); at != m_impl->entries.end();) {
        auto& [key, entry] = *at;
        const bool isUsed = entry.mac && map->takeUsed(key);
        if (isUsed) {
            entry.used = now;
            m_impl->touch(*at);
        }
        const Duration silence = now - entry.heard;
        const bool isAsking = entry.questions > 0;
        const bool isDue = isAsking ? now - entry.asked >= kAskInterval : isUsed && silence >= kReachable;
        const bool failed = isAsking && isDue && entry.questions >= kSolicitations;
        if (failed || (!isAsking && !isUsed && silence >= kUnused)) {
            if (wire::OwnedFrame waiting = m_impl->take(entry); !waiting.isEmpty())
                due.failed.push_back(std::move(waiting));
            at = m_impl->erase(at, changes);
            continue;
        }
        if (isDue) {
            ++entry.questions;
            entry.asked = now;
            due.solicitations.push_back({key.interface, key.address});
        }
        ++at;
    }
    m_impl->publish(std::move(changes));
    return due;
}

void NeighborTable::forget(InterfaceId interface)
{
    MutexLock lock(m_impl->lock);
    Impl::Changes changes;
    auto at = m_impl->entries.lower_bound({interface, IpAddress()});
    while (at != m_impl->entries.end() && at->first.interface == interface) {
        (void)m_impl->take(at->second);
        at = m_impl->erase(at, changes);
    }
    m_impl->byInterface.erase(interface);
    m_impl->publish(std::move(changes));
}

std::size_t NeighborTable::size() const
{
    MutexLock lock(m_impl->lock);
    return m_impl->entries.size();
}

} // namespace tb::routing
