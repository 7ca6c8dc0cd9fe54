// SPDX-License-Identifier: GPL-3.0-or-later
#include "conntrack/recently_closed.h"

namespace tb::conntrack {

void RecentlyClosed::add(const ClosedConnection& closed)
{
    const SpinLockGuard guard(m_lock);
    m_ring[m_next] = closed;
    m_ring[m_next].serial = static_cast<std::uint32_t>(++m_added);
    m_next = (m_next + 1) % kMost;
}

std::vector<ClosedConnection> RecentlyClosed::all() const
{
    std::vector<ClosedConnection> latestFirst;
    latestFirst.reserve(kMost);
    const SpinLockGuard guard(m_lock);
    const std::size_t count = m_added < kMost ? static_cast<std::size_t>(m_added) : kMost;
    for (std::size_t i = 1; i <= count; ++i)
        latestFirst.push_back(m_ring[(m_next + kMost - i) % kMost]);
    return latestFirst;
}

} // namespace tb::conntrack
