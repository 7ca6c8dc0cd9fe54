// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stack/prober.h"

namespace tb::stack {

struct TracerouteRequest {
    Probe probe;             ///< all but its number and TTL
    std::uint32_t count = 0; ///< rounds; 0: until somebody ends it
    std::uint8_t maxHops = 30;
};

/// /tool traceroute: asks for every hop in turn, from the nearest to the one that is the destination or says
/// that there is no way; then begins anew. One probe is under way at a time.
class Traceroute final : public ProbeProgram {
public:
    /// What is known of a hop.
    struct Hop {
        IpAddress address; ///< who answered last; unspecified: nobody ever
        ProbeStatus last = ProbeStatus::TimedOut;
        std::uint32_t sent = 0, received = 0;
        Duration lastTime{}, best{}, worst{};
        double sum = 0, sumOfSquares = 0; ///< nanoseconds

        double average() const;           ///< nanoseconds
        double standardDeviation() const; ///< nanoseconds, of all answers so far
    };

    Traceroute(Prober& prober, const TracerouteRequest& request);

    const std::vector<Hop>& hops() const { return m_hops; }
    /// A probe for this hop, counted from 0, is under way.
    bool isAskingFor(std::size_t hop) const { return m_isWaiting && hop == m_hop; }
    bool hasEnded() const { return m_request.count != 0 && m_rounds >= m_request.count; }

    std::optional<Instant> nextTick() const override;
    void tick(Instant now) override;
    void take(const ProbeResult& result) override;

private:
    TracerouteRequest m_request;
    std::vector<Hop> m_hops;
    std::size_t m_hop = 0; ///< that is asked for; from 0
    std::uint32_t m_rounds = 0;
    std::uint16_t m_number = 0;
    Instant m_roundBegan;
    Instant m_next;
    bool m_isWaiting = false;
};

} // namespace tb::stack
