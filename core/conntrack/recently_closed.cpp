// SPDX-License-Identifier: GPL-3.0-or-later
#include "conntrack/recently_closed.h"

namespace tb::conntrack {

void RecentlyClosed::add(const ClosedConnection& closed)
{
    const SpinLockGuard guard(m_lock);
    ClosedConnection& place = m_ring[m_added % kMost];
    place = closed;
    place.serial = static_cast<std::uint32_t>(++m_added);
}

std::vector<ClosedConnection> RecentlyClosed::all() const
{
    constexpr std::size_t kAtATime = 16; // workers wait for the lock: it is given back often
    std::vector<ClosedConnection> latestFirst;
    latestFirst.reserve(kMost);
    std::uint64_t serial = 0; // of the last one that was taken
    for (bool isFirst = true;; isFirst = false) {
        const SpinLockGuard guard(m_lock);
        if (isFirst)
            serial = m_added + 1;
        const std::uint64_t oldest = m_added > kMost ? m_added - kMost : 0;
        for (std::size_t i = 0; i < kAtATime; ++i) {
            if (--serial <= oldest)
                return latestFirst;
            latestFirst.push_back(m_ring[(serial - 1) % kMost]);
        }
    }
}

} // namespace tb::conntrack
