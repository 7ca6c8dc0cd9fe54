// SPDX-License-Identifier: GPL-3.0-or-later
#include "routing/neighbor_table.h"

#include "base/hash.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace tb::routing {

namespace {

using namespace std::chrono_literals;

constexpr Duration kAskInterval = 1s;
/// Time after which a neighbour that is in use is asked again (RFC 4861 §10, REACHABLE_TIME).
constexpr Duration kReachable = 30s;

struct Key {
    InterfaceId interface = kNoInterface;
    IpAddress address;
    friend bool operator==(const Key&, const Key&) = default;
};

struct KeyHash {
    std::size_t operator()(const Key& key) const
    {
        const HashKey fixed; // the table is bounded, so a chosen bucket costs little
        const auto& bytes = key.address.bytes();
        return hashWords(fixed, loadWord(bytes.data()), loadWord(bytes.data() + 8), key.interface, 0, 0);
    }
};

/// Life of an entry: asked for (no MAC, maybe a frame that waits), then known, then asked again every 30 s.
struct Entry {
    std::optional<MacAddress> mac;
    Instant heard;     ///< when it last said who it is
    Instant asked;     ///< when we last asked
    int questions = 0; ///< unanswered so far
    wire::OwnedFrame waiting;
};

} // namespace

class NeighborMap {
public:
    std::unordered_map<Key, MacAddress, KeyHash> known;
};

class NeighborTable::Impl {
public:
    void publish() TB_REQUIRES(lock)
    {
        auto map = std::make_shared<NeighborMap>();
        map->known.reserve(entries.size());
        for (const auto& [key, entry] : entries) {
            if (entry.mac)
                map->known.emplace(key, *entry.mac);
        }
        published.publish(std::move(map));
    }

    mutable Mutex lock;
    std::unordered_map<Key, Entry, KeyHash> entries TB_GUARDED_BY(lock);
    Published<NeighborMap> published{std::make_shared<NeighborMap>()};
};

NeighborTable::NeighborTable() : m_impl(std::make_unique<Impl>()) {}
NeighborTable::~NeighborTable() = default;

std::shared_ptr<const NeighborMap> NeighborTable::current() const
{
    return m_impl->published.current();
}

const MacAddress* NeighborTable::find(const NeighborMap& map, InterfaceId interface, const IpAddress& address)
{
    const auto found = map.known.find({interface, address});
    return found == map.known.end() ? nullptr : &found->second;
}

bool NeighborTable::wait(InterfaceId interface, const IpAddress& nextHop, wire::OwnedFrame frame, Instant now)
{
    MutexLock lock(m_impl->lock);
    const Key key{interface, nextHop};
    const auto found = m_impl->entries.find(key);
    if (found == m_impl->entries.end() && m_impl->entries.size() >= kMaxEntries)
        return false;
    Entry& entry = m_impl->entries[key];
    entry.waiting = std::move(frame);
    if (entry.questions > 0)
        return false;
    entry.questions = 1;
    entry.asked = now;
    return true;
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
        found = m_impl->entries.emplace(key, Entry()).first;
    }
    Entry& entry = found->second;
    const bool changed = entry.mac != mac;
    entry.mac = mac;
    entry.heard = now;
    entry.questions = 0;
    wire::OwnedFrame waiting = std::exchange(entry.waiting, {});
    if (changed)
        m_impl->publish();
    return waiting.isEmpty() ? std::nullopt : std::optional(std::move(waiting));
}

NeighborTable::Due NeighborTable::tick(Instant now)
{
    MutexLock lock(m_impl->lock);
    Due due;
    bool changed = false;
    for (auto at = m_impl->entries.begin(); at != m_impl->entries.end();) {
        auto& [key, entry] = *at;
        const bool isDue = entry.questions > 0 ? now - entry.asked >= kAskInterval
                                               : entry.mac && now - entry.heard >= kReachable;
        const bool givesUp = isDue && entry.questions >= kSolicitations;
        if (givesUp) {
            changed |= entry.mac.has_value();
            if (!entry.waiting.isEmpty())
                due.failed.push_back(std::move(entry.waiting));
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
    std::erase_if(m_impl->entries,
                  [interface](const auto& item) { return item.first.interface == interface; });
    m_impl->publish();
}

std::size_t NeighborTable::size() const
{
    MutexLock lock(m_impl->lock);
    return m_impl->entries.size();
}

} // namespace tb::routing
