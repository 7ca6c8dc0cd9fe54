// SPDX-License-Identifier: GPL-3.0-or-later
#include "forward/sweeper.h"

#include "base/thread_name.h"

namespace tb::forward {

class Sweeper::Watch final : public Subscription {
public:
    Watch(Sweeper& sweeper, Watchers::iterator place) : m_sweeper(sweeper), m_place(place) {}
    ~Watch() override
    {
        MutexLock lock(m_sweeper.m_watchersLock);
        m_sweeper.m_watchers.erase(m_place);
    }

private:
    Sweeper& m_sweeper;
    Watchers::iterator m_place;
};

class Sweeper::RowWish final : public Subscription {
public:
    explicit RowWish(Sweeper& sweeper) : m_sweeper(sweeper) { ++m_sweeper.m_rowWishes; }
    ~RowWish() override { --m_sweeper.m_rowWishes; }

private:
    Sweeper& m_sweeper;
};

Sweeper::Sweeper(Shared& shared)
    : m_shared(shared), m_lastRates(shared.clock.now()), m_lastTurn(m_lastRates.sinceStart.count())
{
}

SweepResult Sweeper::walk(Duration late)
{
    // Dated when it was due: a sweep that comes a little late still belongs to its own second.
    SweepResult result{m_shared.clock.now(),
                       m_shared.clock.wallTime() - std::chrono::duration_cast<WallTime::duration>(late),
                       {},
                       nullptr};
    conntrack::ConnectionTable& table = m_shared.connections;
    std::shared_ptr<std::vector<conntrack::ConnectionRow>> rows;
    if (m_rowWishes.load() > 0) {
        rows = std::make_shared<std::vector<conntrack::ConnectionRow>>();
        rows->reserve(table.totals().total());
    }
    std::function<void(const conntrack::ConnectionRow&)> collect;
    if (rows)
        collect = [&rows](const conntrack::ConnectionRow& row) { rows->push_back(row); };
    // A sweep out of turn (somebody opened a list) shows the last rates: over so short a time they would be
    // noise.
    Duration sinceRates = result.at - m_lastRates;
    if (sinceRates >= kInterval * 9 / 10)
        m_lastRates = result.at;
    else
        sinceRates = Duration::zero();
    std::uint32_t next = 0;
    do {
        next = table.sweep(next, kSlice, result.at, sinceRates, collect);
    } while (next != 0);
    result.totals = table.totals();
    result.rows = std::move(rows);
    return result;
}

void Sweeper::sweep(Duration late)
{
    MutexLock sweeping(m_sweeping);
    const SweepResult result = walk(late);
    MutexLock lock(m_watchersLock);
    for (const auto& told : m_watchers)
        told(result);
}

void Sweeper::sweepIfDue()
{
    const Instant now = m_shared.clock.now();
    const Duration late = now - nextTurn();
    if (late < Duration::zero())
        return;
    // If the delays of a busy machine added up, recorded seconds would be longer than a second and some would
    // be missing. After a long pause a new rhythm begins.
    const bool keepsRhythm = late < kInterval / 10;
    m_lastTurn = (keepsRhythm ? nextTurn() : now).sinceStart.count();
    sweep(keepsRhythm ? late : Duration::zero());
}

void Sweeper::run(std::stop_token stop)
{
    nameThisThread("sweeper");
    std::mutex idle;
    std::condition_variable_any wake;
    while (!stop.stop_requested()) {
        std::unique_lock lock(idle);
        const Duration rest = nextTurn() - m_shared.clock.now();
        wake.wait_for(lock, stop, rest, [] { return false; });
        if (!stop.stop_requested())
            sweepIfDue();
    }
}

std::unique_ptr<Subscription> Sweeper::watch(std::function<void(const SweepResult&)> told)
{
    MutexLock lock(m_watchersLock);
    m_watchers.push_back(std::move(told));
    return std::make_unique<Watch>(*this, std::prev(m_watchers.end()));
}

std::unique_ptr<Subscription> Sweeper::wantRows()
{
    return std::make_unique<RowWish>(*this);
}

} // namespace tb::forward
