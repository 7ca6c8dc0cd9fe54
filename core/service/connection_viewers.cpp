// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/connection_viewers.h"

namespace tb::service {

class ConnectionViewers::Viewer {
public:
    Viewer(inspect::ConnectionQuery query,
           std::function<void(std::shared_ptr<const inspect::SnapshotDiff>)> told)
        : m_told(std::move(told)), m_query(std::move(query))
    {
    }

    void setQuery(inspect::ConnectionQuery query)
    {
        MutexLock lock(m_lock);
        m_query = std::move(query);
        ++m_queryVersion;
    }
    void setPaused(bool paused)
    {
        MutexLock lock(m_lock);
        m_isPaused = paused;
    }
    void ready()
    {
        MutexLock lock(m_lock);
        m_isReady = true;
    }
    /// Waits for a callback that is running; there is none after it.
    void close()
    {
        MutexLock calling(m_calling);
        m_isClosed = true;
    }

    /// Shows these rows, unless the viewer has seen them, is paused or is busy. Views thread.
    void serve(const std::shared_ptr<const inspect::ConnectionRows>& rows)
    {
        inspect::ConnectionQuery query;
        {
            MutexLock lock(m_lock);
            const bool isNews = rows != m_shownRows || m_queryVersion != m_shownVersion;
            // A new question is answered also while the picture stands still.
            if (!m_isReady || !isNews || (m_isPaused && m_queryVersion == m_shownVersion))
                return;
            m_isReady = false;
            m_shownVersion = m_queryVersion;
            query = m_query;
        }
        const auto& source = m_isPaused && m_shownRows ? m_shownRows : rows;
        auto next = inspect::ConnectionSnapshot::make(source, query);
        auto diff = inspect::diffSnapshots(m_last, next);
        m_shownRows = source;
        m_last = std::move(next);
        MutexLock calling(m_calling);
        if (!m_isClosed)
            m_told(std::move(diff));
    }

private:
    const std::function<void(std::shared_ptr<const inspect::SnapshotDiff>)> m_told;
    Mutex m_calling; ///< held while told: close() waits for it
    bool m_isClosed TB_GUARDED_BY(m_calling) = false;
    Mutex m_lock;
    inspect::ConnectionQuery m_query TB_GUARDED_BY(m_lock);
    std::uint64_t m_queryVersion TB_GUARDED_BY(m_lock) = 1;
    std::uint64_t m_shownVersion TB_GUARDED_BY(m_lock) = 0;
    std::atomic<bool> m_isPaused = false;
    bool m_isReady TB_GUARDED_BY(m_lock) = true;
    // Views thread only.
    std::shared_ptr<const inspect::ConnectionSnapshot> m_last;
    std::shared_ptr<const inspect::ConnectionRows> m_shownRows;
};

class ConnectionViewers::Watch final : public ConnectionWatch {
public:
    Watch(ConnectionViewers& owner, std::shared_ptr<Viewer> viewer)
        : m_owner(owner), m_viewer(std::move(viewer)), m_wish(owner.m_engine.wantRows())
    {
    }
    ~Watch() override
    {
        m_viewer->close();
        MutexLock lock(m_owner.m_lock);
        m_owner.m_viewers.remove(m_viewer);
    }
    void setQuery(inspect::ConnectionQuery query) override
    {
        m_viewer->setQuery(std::move(query));
        m_owner.serveSoon();
    }
    void setPaused(bool paused) override
    {
        m_viewer->setPaused(paused);
        m_owner.serveSoon();
    }
    void ready() override
    {
        m_viewer->ready();
        m_owner.serveSoon();
    }

private:
    ConnectionViewers& m_owner;
    std::shared_ptr<Viewer> m_viewer;
    std::unique_ptr<Subscription> m_wish;
};

std::unique_ptr<ConnectionWatch>
ConnectionViewers::watch(inspect::ConnectionQuery query,
                         std::function<void(std::shared_ptr<const inspect::SnapshotDiff>)> told)
{
    auto viewer = std::make_shared<Viewer>(std::move(query), std::move(told));
    {
        MutexLock lock(m_lock);
        m_viewers.push_back(viewer);
    }
    auto result = std::make_unique<Watch>(*this, std::move(viewer));
    serveSoon();
    return result;
}

void ConnectionViewers::take(const forward::SweepResult& sweep)
{
    if (!sweep.rows) {
        m_rows.publish(nullptr); // nobody looks: the memory of the last look is given back
        return;
    }
    auto rows = std::make_shared<inspect::ConnectionRows>(sweep.rows);
    rows->at = sweep.at;
    rows->wallTime = sweep.wallTime;
    rows->totals = sweep.totals;
    m_rows.publish(std::move(rows));
    serveSoon();
}

void ConnectionViewers::serveSoon()
{
    if (!m_isServing.exchange(true))
        m_queue.post([this] { serveAll(); });
}

void ConnectionViewers::serveAll()
{
    m_isServing = false; // first: what changes from here on is served in another round
    std::list<std::shared_ptr<Viewer>> viewers;
    {
        MutexLock lock(m_lock);
        viewers = m_viewers;
    }
    if (viewers.empty())
        return;
    if (!m_rows.current())
        m_engine.sweepNow(); // the first to look does not wait for the next second
    const auto rows = m_rows.current();
    for (const std::shared_ptr<Viewer>& viewer : viewers) {
        if (rows)
            viewer->serve(rows);
    }
}

} // namespace tb::service
