// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/task_queue.h"
#include "forward/engine.h"
#include "history/rate_recorder.h"
#include "inspect/views.h"

#include <list>

namespace tb::service {

/// The storage thread: keeps the rates of connections in a database, and tells who watches one. Without a
/// database watchers still hear of each second.
class RateKeeper {
public:
    using Told = std::function<void(std::shared_ptr<const inspect::RateSeries>)>;

    /// path: of the database; empty: none is kept. It is opened on the storage thread.
    RateKeeper(forward::Engine& engine, const Clock& clock, const std::string& path);
    /// Writes what waits and closes the database.
    ~RateKeeper();

    /// Sweeper's thread.
    void take(const forward::SweepResult& sweep);
    // Any thread. A watch must not outlive this object.
    std::unique_ptr<Subscription> watch(conntrack::ConnectionId connection, Told told);
    void read(std::int64_t flow, Told done);
    void readFlows(std::string contains, int limit,
                   std::function<void(std::vector<inspect::RecordedFlow>)> done);
    /// Why nothing is recorded, or what happened to the old file; empty when all is well.
    std::string problem() const;

private:
    struct Watcher;
    class Watch;
    void open(const std::string& path);
    void record(const forward::SweepResult& sweep);
    void begin(Watcher& watcher);
    void tellSecond(Watcher& watcher);
    const conntrack::ConnectionRow* findRow(conntrack::ConnectionId id) const;
    std::shared_ptr<inspect::RateSeries> readSeries(std::int64_t flow);
    template <typename T>
    bool keep(const Result<T, SystemError>& result);
    void setProblem(std::string text);

    forward::Engine& m_engine;
    const Clock& m_clock;
    std::unique_ptr<Subscription> m_wish; ///< for rows, while there is a database
    mutable Mutex m_lock;
    std::string m_problem TB_GUARDED_BY(m_lock);
    // Storage thread only.
    std::unique_ptr<history::RateStore> m_store;
    std::unique_ptr<history::RateRecorder> m_recorder;
    std::list<std::shared_ptr<Watcher>> m_watchers;
    std::shared_ptr<const std::vector<conntrack::ConnectionRow>> m_rows; ///< of the last sweep
    WallTime m_rowsAt;
    std::unique_ptr<TaskQueue> m_queue; ///< ends first
};

} // namespace tb::service
