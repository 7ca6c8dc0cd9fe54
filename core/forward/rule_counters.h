// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forward/ports.h"
#include "forward/rule_traffic.h"

#include <atomic>
#include <cstdint>
#include <vector>

namespace tb::forward {

/// The counters of one rule. Each worker adds to its own; anybody reads.
class RuleCounters {
public:
    explicit RuleCounters(int workers) : m_perWorker(static_cast<std::size_t>(workers)) {}

    void add(int worker, std::uint64_t packets, std::uint64_t bytes)
    {
        PerWorker& own = m_perWorker[static_cast<std::size_t>(worker)];
        own.packets.add(packets);
        own.bytes.add(bytes);
    }
    /// Since the last reset; the counters of which item is for the caller to know.
    RuleTraffic total(std::uint32_t item) const
    {
        // Should a reset come in between, nothing has been counted since.
        const auto since = [](std::uint64_t now, std::uint64_t before) {
            return now > before ? now - before : 0;
        };
        const RuleTraffic all = sum();
        return {item, since(all.packets, m_packetsBefore.load(std::memory_order_relaxed)),
                since(all.bytes, m_bytesBefore.load(std::memory_order_relaxed))};
    }
    /// Workers go on adding: what they had counted is kept and taken away from totals. Control thread.
    void reset()
    {
        const RuleTraffic all = sum();
        m_packetsBefore.store(all.packets, std::memory_order_relaxed);
        m_bytesBefore.store(all.bytes, std::memory_order_relaxed);
    }

private:
    struct alignas(64) PerWorker {
        Count packets, bytes;
    };
    RuleTraffic sum() const
    {
        RuleTraffic all;
        for (const PerWorker& one : m_perWorker) {
            all.packets += one.packets.value();
            all.bytes += one.bytes.value();
        }
        return all;
    }

    std::vector<PerWorker> m_perWorker;
    std::atomic<std::uint64_t> m_packetsBefore{0}, m_bytesBefore{0};
};

} // namespace tb::forward
