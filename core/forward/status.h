// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/mac_address.h"
#include "base/text.h"
#include "conntrack/connection_table.h"
#include "forward/invalid_counts.h"
#include "forward/rule_traffic.h"
#include "routing/host_table.h"
#include "routing/interface_id.h"
#include "wire/drop_reason.h"

#include <array>
#include <string>
#include <vector>

namespace tb::forward {

struct InterfaceCounters {
    std::uint64_t rxPackets = 0, rxBytes = 0, txPackets = 0, txBytes = 0, rxDrops = 0, txDrops = 0;
};

/// What an interface is doing, by value.
struct InterfaceStatus {
    routing::InterfaceId id = routing::kNoInterface;
    bool running = false;
    std::string reason; ///< why it is not running: "cannot open the TAP device tb1: …"; empty when it runs
    MacAddress mac;
    std::uint32_t mtu = 0;
    InterfaceCounters counters;
    std::uint64_t rxRate = 0, txRate = 0; ///< bits per second over the last second
    bool hasLink = true;                  ///< else what it carries is counted at its ports or its parent, too
};

/// A station behind a port of a bridge.
struct BridgeHost {
    routing::InterfaceId bridge = routing::kNoInterface;
    routing::HostTable::Host host;
};

/// The engine's state, by value, once a second and whenever asked.
struct EngineStatus {
    std::vector<InterfaceStatus> interfaces;
    std::vector<BridgeHost> bridgeHosts; ///< in order of bridge and address
    conntrack::TableTotals totals;
    std::uint32_t maxEntries = 0;
    bool trackingActiveV4 = false, trackingActiveV6 = false;
    std::array<std::uint64_t, wire::kDropReasons> drops{}; ///< by DropReason
    InvalidByReason invalid{};                             ///< by conntrack::InvalidReason
    TrafficOfRules rules;
    int workers = 0;
    Duration uptime{};
    Instant now; ///< when this was so
};

} // namespace tb::forward
