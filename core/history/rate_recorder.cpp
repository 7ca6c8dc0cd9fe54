// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/rate_recorder.h"

#include <algorithm>

namespace tb::history {

namespace {

std::int64_t seconds(WallTime at)
{
    return std::chrono::duration_cast<std::chrono::seconds>(at.time_since_epoch()).count();
}

std::uint64_t rateOf(const conntrack::ConnectionRow* row)
{
    return row->origRate + row->replRate;
}

constexpr std::int64_t kMinute = 60;

} // namespace

RateRecorder::~RateRecorder()
{
    (void)m_store.transact([&] { writeSums(m_minute); }); // nobody is left to tell
}

std::vector<const conntrack::ConnectionRow*>
RateRecorder::choose(const std::vector<conntrack::ConnectionRow>& rows) const
{
    std::vector<const conntrack::ConnectionRow*> chosen;
    for (const conntrack::ConnectionRow& row : rows) {
        // A connection that has just fallen silent gets its zero, so that its curve comes down.
        const auto known = m_recorded.find(row.id.key());
        if (rateOf(&row) > 0 || (known != m_recorded.end() && known->second.wasActive))
            chosen.push_back(&row);
    }
    if (chosen.size() > kMostPerSecond) {
        const auto end = chosen.begin() + static_cast<std::ptrdiff_t>(kMostPerSecond);
        std::ranges::nth_element(chosen, end, std::greater<>(), rateOf);
        chosen.erase(end, chosen.end());
    }
    return chosen;
}

void RateRecorder::write(const conntrack::ConnectionRow& row, std::int64_t now)
{
    Recorded& recorded = m_recorded[row.id.key()];
    if (recorded.flow == 0)
        recorded.flow = m_store.flowOf(row, now);
    recorded.wasActive = rateOf(&row) > 0;
    m_store.addSecond(recorded.flow, {now, row.origRate, row.replRate});
    m_store.touch(recorded.flow, row, now);
    Sample& sum = m_sums[recorded.flow];
    sum.orig += row.origRate;
    sum.repl += row.replRate;
}

void RateRecorder::writeSums(std::int64_t now)
{
    for (const auto& [flow, sum] : m_sums) {
        for (const Grain& grain : grains().subspan(1))
            m_store.addSum(grain, flow, {now, sum.orig, sum.repl});
    }
}

Result<void, SystemError> RateRecorder::record(const std::vector<conntrack::ConnectionRow>& rows, WallTime at)
{
    const std::int64_t now = seconds(at);
    const std::vector<const conntrack::ConnectionRow*> chosen = choose(rows);
    for (const conntrack::ConnectionRow& row : rows) {
        if (const auto known = m_recorded.find(row.id.key()); known != m_recorded.end())
            known->second.lastSeen = now;
    }
    std::unordered_map<std::int64_t, Sample> sums = m_sums;
    const bool isNewMinute = now / kMinute != m_minute / kMinute;
    if (isNewMinute)
        std::erase_if(m_recorded, [&](const auto& one) { return one.second.lastSeen + kMinute < now; });
    const auto written = m_store.transact([&] {
        if (isNewMinute) {
            writeSums(m_minute);
            m_store.prune(now);
            m_sums.clear();
        }
        for (const conntrack::ConnectionRow* const row : chosen)
            write(*row, now);
    });
    if (!written) { // nothing of it happened: flows made in it do not exist, sums still wait
        m_recorded.clear();
        m_sums = std::move(sums);
        return written;
    }
    m_minute = now;
    for (const conntrack::ConnectionRow* const row : chosen)
        m_recorded[row->id.key()].lastSeen = now;
    return written;
}

Result<void, SystemError> RateRecorder::flush(WallTime at)
{
    const auto written = m_store.transact([&] { writeSums(seconds(at)); });
    if (written)
        m_sums.clear();
    return written;
}

std::optional<std::int64_t> RateRecorder::flowOf(conntrack::ConnectionId connection) const
{
    const auto known = m_recorded.find(connection.key());
    if (known == m_recorded.end() || known->second.flow == 0)
        return std::nullopt;
    return known->second.flow;
}

} // namespace tb::history
