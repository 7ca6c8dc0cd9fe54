// SPDX-License-Identifier: GPL-3.0-or-later
#include "stack/traceroute.h"

#include <algorithm>
#include <cmath>

namespace tb::stack {

namespace {

constexpr Duration kRoundInterval = std::chrono::seconds(1); ///< at least, from one beginning to the next

/// Hops that answer say this; whatever else is said ends the way.
bool leadsOn(ProbeStatus status)
{
    return status == ProbeStatus::TtlExceeded || status == ProbeStatus::TimedOut;
}

} // namespace

double Traceroute::Hop::average() const
{
    return received > 0 ? sum / received : 0;
}

double Traceroute::Hop::standardDeviation() const
{
    const double variance = received > 0 ? sumOfSquares / received - average() * average() : 0;
    return std::sqrt(std::max(variance, 0.0)); // rounding can leave less than nothing
}

Traceroute::Traceroute(Prober& prober, const TracerouteRequest& request)
    : ProbeProgram(prober), m_request(request), m_roundBegan(prober.now()), m_next(prober.now())
{
}

std::optional<Instant> Traceroute::nextTick() const
{
    return m_isWaiting || hasEnded() ? std::nullopt : std::optional(m_next);
}

void Traceroute::tick(Instant now)
{
    if (m_hop == 0)
        m_roundBegan = now;
    if (m_hop == m_hops.size())
        m_hops.emplace_back();
    ++m_hops[m_hop].sent;
    m_isWaiting = true;
    m_request.probe.number = m_number++;
    m_request.probe.ttl = static_cast<std::uint8_t>(m_hop + 1);
    m_prober.send(*this, m_request.probe);
}

void Traceroute::take(const ProbeResult& result)
{
    Hop& hop = m_hops[m_hop];
    hop.last = result.status;
    if (result.size > 0) { // somebody answered
        const auto time = static_cast<double>(result.time.count());
        hop.address = result.from;
        hop.lastTime = result.time;
        hop.best = hop.received == 0 ? result.time : std::min(hop.best, result.time);
        hop.worst = std::max(hop.worst, result.time);
        hop.sum += time;
        hop.sumOfSquares += time * time;
        ++hop.received;
    }
    m_isWaiting = false;
    m_next = m_prober.now();
    ++m_hop;
    if (leadsOn(result.status) && m_hop < m_request.maxHops)
        return;
    m_hops.resize(m_hop); // the way may have become shorter
    m_hop = 0;
    ++m_rounds;
    m_next = std::max(m_next, m_roundBegan + kRoundInterval);
}

} // namespace tb::stack
