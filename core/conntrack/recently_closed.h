// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/mutex.h"
#include "conntrack/connection_row.h"
#include "conntrack/end_reason.h"

#include <memory>
#include <vector>

namespace tb::conntrack {

/// A connection as it was when it ended.
struct ClosedConnection {
    ConnectionRow row;
    EndReason reason = EndReason::Timeout;
    Instant at;
    std::uint32_t serial = 0; ///< numbers them in the order in which they ended, from 1 on
};

/// The last connections that ended, whichever worker ended them. Older ones are overwritten. Any thread.
class RecentlyClosed {
public:
    static constexpr std::size_t kMost = 1024;

    void add(const ClosedConnection& closed);
    /// The latest first.
    std::vector<ClosedConnection> all() const;

private:
    mutable SpinLock m_lock;
    /// Made at once: nothing is allocated while a packet waits.
    std::unique_ptr<ClosedConnection[]>
        m_ring TB_GUARDED_BY(m_lock) = std::make_unique<ClosedConnection[]>(kMost);
    std::uint64_t m_added TB_GUARDED_BY(m_lock) = 0;
};

} // namespace tb::conntrack
