// SPDX-License-Identifier: GPL-3.0-or-later
#include "stack/ping.h"

#include <algorithm>

namespace tb::stack {

namespace {

/// An answer is awaited until the next question, but never shorter than this: RouterOS's manual says only
/// the first, which would lose every answer of a far host to a fast ping.
constexpr Duration kShortestTimeout = std::chrono::seconds(1);

} // namespace

Ping::Ping(Prober& prober, const PingRequest& request)
    : ProbeProgram(prober), m_request(request), m_next(prober.now())
{
    m_request.probe.timeout = std::max(request.interval, kShortestTimeout);
}

std::optional<Instant> Ping::nextTick() const
{
    return hasSentAll() ? std::nullopt : std::optional(m_next);
}

void Ping::tick(Instant now)
{
    m_next = now + m_request.interval; // a router that was late does not send everything at once
    m_request.probe.number = static_cast<std::uint16_t>(m_totals.sent++);
    m_prober.send(*this, m_request.probe);
}

void Ping::take(const ProbeResult& result)
{
    ++m_finished;
    if (result.status == ProbeStatus::Answered) {
        m_totals.best = m_totals.received == 0 ? result.time : std::min(m_totals.best, result.time);
        m_totals.worst = std::max(m_totals.worst, result.time);
        m_totals.sum += result.time;
        ++m_totals.received;
    }
    if (m_results.size() >= kMostResults)
        m_results.erase(m_results.begin());
    m_results.push_back(result);
}

} // namespace tb::stack
