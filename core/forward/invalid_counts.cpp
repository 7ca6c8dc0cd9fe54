// SPDX-License-Identifier: GPL-3.0-or-later
#include "forward/invalid_counts.h"

namespace tb::forward {

void InvalidCounts::add(const conntrack::Tracked& tracked, const wire::FlowTuple& tuple, Instant now)
{
    const SpinLockGuard guard(m_lock);
    InvalidStatus& reason = m_reasons[static_cast<std::size_t>(tracked.invalidReason)];
    reason = {reason.packets + 1, now, tuple, tracked.invalidFound, tracked.invalidLimit};
}

void InvalidCounts::addTo(InvalidByReason& sum) const
{
    const SpinLockGuard guard(m_lock);
    for (std::size_t i = 0; i < sum.size(); ++i) {
        const std::uint64_t before = sum[i].packets;
        const InvalidStatus& own = m_reasons[i];
        if (own.packets > 0 && (before == 0 || own.at > sum[i].at))
            sum[i] = own;
        sum[i].packets = before + own.packets;
    }
}

} // namespace tb::forward
