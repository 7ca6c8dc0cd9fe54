// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/subscription.h"
#include "forward/engine.h"
#include "forward/worker.h"

#include <list>

namespace tb::forward {

/// The once-a-second walk over all connections: removes what has expired, takes rates, makes rows while
/// somebody wants them, and tells its watchers.
class Sweeper {
public:
    static constexpr Duration kInterval = std::chrono::seconds(1);
    /// Slots walked before the next look at the clock's thread: short enough that no lock is held for long.
    static constexpr std::uint32_t kSlice = 4096;

    explicit Sweeper(Shared& shared);

    /// Sweeps out of turn, now. Any thread, one at a time.
    void sweep() { sweep(Duration::zero()); }
    /// Sweeps when its turn has come: each second, however late one of them was.
    void sweepIfDue();
    /// A sweep a second until asked to stop. On its own thread.
    void run(std::stop_token stop);

    std::unique_ptr<Subscription> watch(std::function<void(const SweepResult&)> told);
    std::unique_ptr<Subscription> wantRows();

private:
    class Watch;
    class RowWish;
    using Watchers = std::list<std::function<void(const SweepResult&)>>;

    Instant nextTurn() const { return {Duration(m_lastTurn.load()) + kInterval}; }
    void sweep(Duration late) TB_EXCLUDES(m_sweeping, m_watchersLock);
    SweepResult walk(Duration late) TB_REQUIRES(m_sweeping);

    Shared& m_shared;
    Mutex m_sweeping;
    Mutex m_watchersLock; ///< held while watchers are told: ending a Subscription waits for that
    Watchers m_watchers TB_GUARDED_BY(m_watchersLock);
    std::atomic<int> m_rowWishes{0};
    Instant m_lastRates TB_GUARDED_BY(m_sweeping);
    std::atomic<std::int64_t> m_lastTurn; ///< when the last sweep that was not out of turn was due
};

} // namespace tb::forward
