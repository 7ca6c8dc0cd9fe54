// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/rate_keeper.h"

#include <algorithm>

namespace tb::service {

namespace {

/// Seconds that may wait for a slow disk before one is left out.
constexpr std::size_t kMostWaiting = 5;

WallTime fromSeconds(std::int64_t seconds)
{
    return WallTime(std::chrono::seconds(seconds));
}

} // namespace

struct RateKeeper::Watcher {
    conntrack::ConnectionId connection;
    Told told;
    Mutex calling; ///< held while told: the Subscription's end waits for it
    bool isClosed = false;
    bool hasBegun = false; ///< storage thread
};

class RateKeeper::Watch final : public Subscription {
public:
    Watch(RateKeeper& owner, std::shared_ptr<Watcher> watcher)
        : m_owner(owner), m_watcher(std::move(watcher)), m_wish(owner.m_engine.wantRows())
    {
    }
    ~Watch() override
    {
        {
            MutexLock calling(m_watcher->calling);
            m_watcher->isClosed = true;
        }
        m_owner.m_queue->post([&owner = m_owner, watcher = m_watcher] { owner.m_watchers.remove(watcher); });
    }

private:
    RateKeeper& m_owner;
    std::shared_ptr<Watcher> m_watcher;
    std::unique_ptr<Subscription> m_wish;
};

RateKeeper::RateKeeper(forward::Engine& engine, const Clock& clock, const std::string& path)
    : m_engine(engine), m_clock(clock), m_queue(std::make_unique<TaskQueue>("storage"))
{
    if (path.empty())
        return;
    m_wish = m_engine.wantRows();
    m_queue->post([this, path] { open(path); });
}

RateKeeper::~RateKeeper()
{
    m_queue.reset(); // what was posted is written; then the recorder's end writes its sums
    m_recorder.reset();
}

void RateKeeper::setProblem(std::string text)
{
    MutexLock lock(m_lock);
    m_problem = std::move(text);
}

std::string RateKeeper::problem() const
{
    MutexLock lock(m_lock);
    return m_problem;
}

template <typename T>
bool RateKeeper::keep(const Result<T, SystemError>& result)
{
    setProblem(result ? std::string() : result.error().text());
    return bool(result);
}

void RateKeeper::open(const std::string& path)
{
    std::string setAside;
    auto opened = history::RateStore::open(path, &setAside);
    if (!keep(opened))
        return;
    m_store = std::make_unique<history::RateStore>(*std::move(opened));
    m_recorder = std::make_unique<history::RateRecorder>(*m_store);
    if (!setAside.empty())
        setProblem("the history database could not be read and was set aside as " + setAside);
}

void RateKeeper::take(const forward::SweepResult& sweep)
{
    if (sweep.rows)
        m_queue->post([this, sweep] { record(sweep); }, kMostWaiting);
}

void RateKeeper::record(const forward::SweepResult& sweep)
{
    // Sweeps out of turn carry the rates of the second before: they are no new second.
    const bool isNewSecond =
        sweep.wallTime - m_rowsAt >= std::chrono::milliseconds(900) || sweep.wallTime < m_rowsAt;
    m_rows = sweep.rows;
    if (!isNewSecond)
        return;
    m_rowsAt = sweep.wallTime;
    if (m_recorder) {
        const auto written = m_recorder->record(*sweep.rows, sweep.wallTime);
        if (!written)
            setProblem(written.error().text());
    }
    for (const std::shared_ptr<Watcher>& watcher : m_watchers)
        tellSecond(*watcher);
}

const conntrack::ConnectionRow* RateKeeper::findRow(conntrack::ConnectionId id) const
{
    if (!m_rows)
        return nullptr;
    const auto found = std::ranges::find(*m_rows, id, &conntrack::ConnectionRow::id);
    return found == m_rows->end() ? nullptr : &*found;
}

std::shared_ptr<inspect::RateSeries> RateKeeper::readSeries(std::int64_t flow)
{
    auto series = std::make_shared<inspect::RateSeries>();
    if (!m_store || flow == 0)
        return series;
    const auto flows = m_store->readFlow(flow);
    if (flows && !flows->empty())
        series->title = flows->front().title;
    const auto samples = m_store->read(flow);
    if (!samples) {
        setProblem(samples.error().text());
        return series;
    }
    for (const history::Sample& sample : *samples)
        series->samples.push_back({fromSeconds(sample.time), sample.orig, sample.repl});
    return series;
}

/// The first telling: what the database has of the connection.
void RateKeeper::begin(Watcher& watcher)
{
    const conntrack::ConnectionRow* const row = findRow(watcher.connection);
    std::int64_t flow = m_recorder ? m_recorder->flowOf(watcher.connection).value_or(0) : 0;
    if (flow == 0 && m_store && row) { // silent since the program started, but maybe not before
        const auto now =
            std::chrono::duration_cast<std::chrono::seconds>(m_clock.wallTime().time_since_epoch());
        const auto done = m_store->transact([&] { flow = m_store->findFlow(*row, now.count()); });
        if (!done)
            setProblem(done.error().text());
    }
    auto series = readSeries(flow);
    if (series->title.empty() && row)
        series->title = history::flowTitle(row->original);
    watcher.hasBegun = true;
    MutexLock calling(watcher.calling);
    if (!watcher.isClosed)
        watcher.told(std::move(series));
}

void RateKeeper::tellSecond(Watcher& watcher)
{
    const conntrack::ConnectionRow* const row = findRow(watcher.connection);
    if (!row || !watcher.hasBegun)
        return;
    auto series = std::make_shared<inspect::RateSeries>();
    series->title = history::flowTitle(row->original);
    series->samples.push_back(
        {std::chrono::floor<std::chrono::seconds>(m_rowsAt), row->origRate, row->replRate});
    MutexLock calling(watcher.calling);
    if (!watcher.isClosed)
        watcher.told(std::move(series));
}

std::unique_ptr<Subscription> RateKeeper::watch(conntrack::ConnectionId connection, Told told)
{
    auto watcher = std::make_shared<Watcher>();
    watcher->connection = connection;
    watcher->told = std::move(told);
    auto result = std::make_unique<Watch>(*this, watcher);
    m_queue->post([this, watcher] {
        m_watchers.push_back(watcher);
        begin(*watcher);
    });
    return result;
}

void RateKeeper::read(std::int64_t flow, Told done)
{
    m_queue->post([this, flow, done = std::move(done)] { done(readSeries(flow)); });
}

void RateKeeper::readFlows(std::string contains, int limit,
                           std::function<void(std::vector<inspect::RecordedFlow>)> done)
{
    m_queue->post([this, contains = std::move(contains), limit, done = std::move(done)] {
        std::vector<inspect::RecordedFlow> result;
        if (m_store) {
            const auto flows = m_store->readFlows(contains, limit);
            if (!flows)
                setProblem(flows.error().text());
            else
                for (const history::Flow& flow : *flows)
                    result.push_back({flow.id, flow.title, fromSeconds(flow.firstSeen),
                                      fromSeconds(flow.lastSeen), flow.bytes});
        }
        done(std::move(result));
    });
}

} // namespace tb::service
