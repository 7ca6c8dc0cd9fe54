// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/mutex.h"
#include "conntrack/tracker.h"

#include <array>

namespace tb::forward {

/// The packets that tracking called invalid for one reason, and the last of them.
struct InvalidStatus {
    std::uint64_t packets = 0;
    Instant at;                         ///< of the last one
    wire::FlowTuple last;               ///< its ports are 0 when it was too short for them
    std::uint32_t found = 0, limit = 0; ///< TCP sequence numbers, when the reason is about a window
};
using InvalidByReason = std::array<InvalidStatus, conntrack::kInvalidReasons>;

/// The invalid packets of one worker.
class InvalidCounts {
public:
    /// Its worker only.
    void add(const conntrack::Tracked& tracked, const wire::FlowTuple& tuple, Instant now);
    /// Adds them to a sum over workers. Any thread.
    void addTo(InvalidByReason& sum) const;

private:
    mutable SpinLock m_lock; ///< the worker against whoever reads, never against another worker
    InvalidByReason m_reasons TB_GUARDED_BY(m_lock);
};

} // namespace tb::forward
