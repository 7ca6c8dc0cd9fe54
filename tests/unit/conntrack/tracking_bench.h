// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "conntrack/tracker.h"
#include "unit/conntrack/test_packets.h"

#include <chrono>
#include <vector>

namespace tb::test {

/// A table, settings and a moment: what tracking needs and nothing else of a router.
struct TrackingBench {
    conntrack::ConnectionTable table{1000, HashKey{}};
    conntrack::TrackingSettings settings;
    conntrack::HelperSettings helpers;
    Instant now{std::chrono::seconds(1000)};
    SeededRandom random{1};

    /// Tracks the packet and, if it begins a connection, lets it through.
    conntrack::Tracked send(TestPacket packet)
    {
        conntrack::PendingConnection pending;
        const auto tracked = conntrack::track(table, {packet.packet, {}, now, settings, helpers}, pending);
        TB_CHECK(static_cast<bool>(tracked));
        if (pending)
            TB_CHECK(static_cast<bool>(table.confirm(pending, now)));
        return *tracked;
    }
    conntrack::ConnectionState stateOf(TestPacket packet) { return send(std::move(packet)).state; }
    conntrack::InvalidReason faultOf(TestPacket packet) { return send(std::move(packet)).invalidReason; }

    /// Of those that live.
    std::vector<conntrack::ConnectionRow> rows()
    {
        std::vector<conntrack::ConnectionRow> result;
        std::uint32_t next = 0;
        do {
            next = table.sweep(next, 4096, now, Duration::zero(), [&](const conntrack::ConnectionRow& row) {
                if (!row.has(conntrack::kDying))
                    result.push_back(row);
            });
        } while (next != 0);
        return result;
    }
    /// The only connection; an empty row when there is none or more.
    conntrack::ConnectionRow row()
    {
        const auto all = rows();
        return all.size() == 1 ? all.front() : conntrack::ConnectionRow();
    }
    int count() { return static_cast<int>(rows().size()); }
};

} // namespace tb::test
