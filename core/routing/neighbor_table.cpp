// SPDX-License-Identifier: GPL-3.0-or-later
#include "routing/neighbor_table_impl.h"

#include <algorithm>
#include <set>
#include <utility>

namespace tb::routing {

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
    Impl::Entry& entry = found != m_impl->entries.end() ? found->second : m_impl->add(key, now, changes);
    m_impl->publish(std::move(changes));
    const int givenUp = m_impl->keep(entry, std::move(frame));
    // One that has become known this moment is sent to with the next tick.
    if (entry.mac || entry.questions > 0)
        return {false, givenUp};
    entry.become(NeighborState::Incomplete, now);
    (void)entry.ask(key, now);
    return {true, givenUp};
}

std::optional<FreedFrame> NeighborTable::learn(InterfaceId interface, const Heard& heard, Instant now)
{
    MutexLock lock(m_impl->lock);
    const NeighborKey key{interface, heard.address};
    Impl::Changes changes;
    auto found = m_impl->entries.find(key);
    if (found == m_impl->entries.end()) {
        if (!heard.mayCreate || !heard.mac)
            return std::nullopt;
        m_impl->add(key, now, changes);
        found = m_impl->entries.find(key);
    }
    Impl::Entry& entry = found->second;
    m_impl->believe(key, entry, heard, now, changes);
    m_impl->publish(std::move(changes));
    if (!entry.isPermanent())
        m_impl->touch(*found);
    if (!entry.mac || entry.waiting.isEmpty())
        return std::nullopt;
    return FreedFrame{interface, *entry.mac, m_impl->take(entry)};
}

NeighborTable::Due NeighborTable::tick(Instant now)
{
    MutexLock lock(m_impl->lock);
    Due due{{}, std::exchange(m_impl->lost, {}), {}};
    for (const wire::OwnedFrame& frame : due.failed)
        m_impl->waitingBytes -= frame.frame().size;
    Impl::Changes changes;
    const auto map = m_impl->published.current();
    for (auto at = m_impl->entries.begin(); at != m_impl->entries.end();) {
        auto& [key, entry] = *at;
        if (entry.mac && !entry.isPermanent() && map->takeUsed(key)) {
            entry.used = now;
            m_impl->touch(*at);
        }
        if (entry.mac && !entry.waiting.isEmpty())
            due.freed.push_back({key.interface, *entry.mac, m_impl->take(entry)});
        at = m_impl->age(key, entry, now, due, changes) ? std::next(at) : m_impl->erase(at, changes);
    }
    m_impl->publish(std::move(changes));
    return due;
}

void NeighborTable::follow(const NeighborSettings& settings, Instant now)
{
    MutexLock lock(m_impl->lock);
    m_impl->arpTimeout = settings.arpTimeout;
    std::set<NeighborKey> wanted;
    Impl::Changes changes;
    for (const PermanentNeighbor& one : settings.permanent) {
        if (wanted.insert({one.interface, one.address}).second)
            m_impl->makePermanent(one, now, changes);
    }
    for (auto at = m_impl->entries.begin(); at != m_impl->entries.end();) {
        const auto& [key, entry] = *at;
        const bool mayStay =
            entry.isPermanent()
                ? wanted.contains(key)
                : !key.address.isV4() ||
                      std::ranges::find(settings.withoutArp, key.interface) == settings.withoutArp.end();
        if (!mayStay)
            m_impl->loseWaiting(at->second);
        at = mayStay ? std::next(at) : m_impl->erase(at, changes);
    }
    m_impl->publish(std::move(changes));
}

void NeighborTable::forget(InterfaceId interface)
{
    MutexLock lock(m_impl->lock);
    Impl::Changes changes;
    auto at = m_impl->entries.lower_bound({interface, IpAddress()});
    while (at != m_impl->entries.end() && at->first.interface == interface) {
        if (at->second.isPermanent()) {
            ++at;
            continue;
        }
        (void)m_impl->take(at->second);
        at = m_impl->erase(at, changes);
    }
    m_impl->byInterface.erase(interface);
    m_impl->publish(std::move(changes));
}

bool NeighborTable::remove(std::uint32_t serial)
{
    MutexLock lock(m_impl->lock);
    const auto at = std::ranges::find_if(m_impl->entries, [serial](const auto& one) {
        return one.second.serial == serial && !one.second.isPermanent();
    });
    if (at == m_impl->entries.end())
        return false;
    Impl::Changes changes;
    m_impl->loseWaiting(at->second);
    m_impl->erase(at, changes);
    m_impl->publish(std::move(changes));
    return true;
}

std::vector<NeighborRow> NeighborTable::snapshot() const
{
    MutexLock lock(m_impl->lock);
    std::vector<NeighborRow> rows;
    rows.reserve(m_impl->entries.size());
    for (const auto& [key, entry] : m_impl->entries)
        rows.push_back({key.interface, key.address, entry.mac, entry.state, entry.since, entry.serial});
    return rows;
}

std::size_t NeighborTable::size() const
{
    MutexLock lock(m_impl->lock);
    return m_impl->entries.size();
}

} // namespace tb::routing
