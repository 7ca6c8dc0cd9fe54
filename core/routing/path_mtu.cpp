// SPDX-License-Identifier: GPL-3.0-or-later
#include "routing/path_mtu.h"

#include <algorithm>

namespace tb::routing {

void PathMtu::makeRoom(Instant now)
{
    std::erase_if(m_known, [now](const auto& one) { return one.second.until <= now; });
    if (m_known.size() >= kMost)
        m_known.erase(
            std::ranges::min_element(m_known, {}, [](const auto& one) { return one.second.until; }));
}

void PathMtu::learn(const IpAddress& destination, std::uint32_t mtu, Instant now)
{
    if (destination.isV4() && mtu < kLeast4)
        return;
    mtu = destination.isV4() ? mtu : std::max(mtu, kLeast6);
    MutexLock lock(m_lock);
    const auto known = m_known.find(destination);
    if (known != m_known.end() && known->second.until > now && known->second.mtu < mtu)
        return;
    if (known == m_known.end() && m_known.size() >= kMost)
        makeRoom(now);
    m_known[destination] = {mtu, now + kLifetime};
    m_isEmpty.store(false, std::memory_order_relaxed);
}

std::uint32_t PathMtu::limit(const IpAddress& destination, std::uint32_t interfaceMtu, Instant now) const
{
    if (m_isEmpty.load(std::memory_order_relaxed))
        return interfaceMtu;
    MutexLock lock(m_lock);
    const auto known = m_known.find(destination);
    return known != m_known.end() && known->second.until > now ? std::min(known->second.mtu, interfaceMtu)
                                                               : interfaceMtu;
}

std::size_t PathMtu::size() const
{
    MutexLock lock(m_lock);
    return m_known.size();
}

} // namespace tb::routing
