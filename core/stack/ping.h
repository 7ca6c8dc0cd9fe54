// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stack/prober.h"

namespace tb::stack {

struct PingRequest {
    Probe probe;             ///< all but its number and timeout
    std::uint32_t count = 0; ///< 0: until somebody ends it
    Duration interval = std::chrono::seconds(1);
};

/// /ping: sends echo requests one after the other and keeps what became of them until it is asked.
class Ping final : public ProbeProgram {
public:
    struct Totals {
        std::uint64_t sent = 0, received = 0;
        Duration best{}, worst{}, sum{};
    };

    Ping(Prober& prober, const PingRequest& request);

    std::vector<ProbeResult> takeResults() { return std::exchange(m_results, {}); }
    const Totals& totals() const { return m_totals; }
    /// Everything was sent, and nothing is awaited.
    bool hasEnded() const { return hasSentAll() && m_finished == m_totals.sent; }

    std::optional<Instant> nextTick() const override;
    void tick(Instant now) override;
    void take(const ProbeResult& result) override;

private:
    /// What nobody fetches is forgotten beyond this, the oldest first.
    static constexpr std::size_t kMostResults = 1024;

    bool hasSentAll() const { return m_request.count != 0 && m_totals.sent >= m_request.count; }

    PingRequest m_request;
    Instant m_next;
    Totals m_totals;
    std::uint64_t m_finished = 0;
    std::vector<ProbeResult> m_results;
};

} // namespace tb::stack
