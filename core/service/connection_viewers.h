// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/published.h"
#include "base/task_queue.h"
#include "forward/engine.h"
#include "service/router_service.h"

#include <atomic>
#include <list>

namespace tb::service {

/// Makes every viewer of the connection list its picture: filters, sorts and compares on a thread of its own,
/// so that neither the packet path nor a window waits for it.
class ConnectionViewers {
public:
    explicit ConnectionViewers(forward::Engine& engine) : m_engine(engine) {}

    /// Any thread. The watch must not outlive this object.
    std::unique_ptr<ConnectionWatch>
    watch(inspect::ConnectionQuery query,
          std::function<void(std::shared_ptr<const inspect::SnapshotDiff>)> told);
    /// What a sweep has found; rows are null while nobody wants them. Sweeper's thread.
    void take(const forward::SweepResult& sweep);

private:
    class Viewer;
    class Watch;
    void serveSoon();
    void serveAll();

    forward::Engine& m_engine;
    Published<inspect::ConnectionRows> m_rows;
    Mutex m_lock;
    std::list<std::shared_ptr<Viewer>> m_viewers TB_GUARDED_BY(m_lock);
    std::atomic<bool> m_isServing{false};
    TaskQueue m_queue{"views"}; // last: ends before what it uses
};

} // namespace tb::service
