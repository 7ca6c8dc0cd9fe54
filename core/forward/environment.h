// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/random.h"
#include "conntrack/fragment_table.h"
#include "forward/error_limit.h"
#include "forward/frame_queue.h"
#include "forward/local_ports.h"
#include "forward/plan.h"
#include "forward/ports.h"
#include "routing/neighbor_table.h"
#include "routing/path_mtu.h"

namespace tb::forward {

/// What one NAT rule has translated, counted per worker.
struct RuleCounters {
    explicit RuleCounters(int workers) : connections(static_cast<std::size_t>(workers)) {}
    struct alignas(64) PerWorker {
        Count count;
    };
    std::vector<PerWorker> connections;
    std::uint64_t total() const
    {
        std::uint64_t sum = 0;
        for (const PerWorker& one : connections)
            sum += one.count.value();
        return sum;
    }
};

/// A Plan with the counters of its rules: what engine publishes to workers. Counters outlive Plans by rule
/// id.
struct PlanInUse {
    std::shared_ptr<const Plan> plan;
    std::vector<std::shared_ptr<RuleCounters>> srcnat, srcnat6; ///< parallel to the Plan's rules
};

/// What the stages may use beside the packet. One per worker; plan, ports and neighbours are taken anew when
/// they change, before a batch and never within it.
struct Environment {
    int worker = 0;
    Instant now;
    std::shared_ptr<const PlanInUse> inUse;
    const Plan* plan = nullptr;
    std::shared_ptr<const PortSet> ports;
    std::shared_ptr<const routing::NeighborMap> neighborMap;
    conntrack::ConnectionTable* connections = nullptr;
    conntrack::FragmentTable* fragments = nullptr;
    routing::NeighborTable* neighbors = nullptr;
    routing::AddressWatch* addresses = nullptr;
    routing::PathMtu* pathMtu = nullptr;
    const LocalPorts* localPorts = nullptr;
    FrameQueue* toServices = nullptr;
    Random* random = nullptr;
    std::array<Count, wire::kDropReasons>* drops = nullptr;
    InvalidCounts* invalid = nullptr;
    ErrorLimit errors;           ///< ICMP errors and resets that the router itself sends
    EventLimit redirects{1, 10}; ///< ICMP redirects; a host that heeds them needs one a destination

    bool isTracking(const wire::Packet& packet) const
    {
        return packet.isV4() ? plan->trackingActiveV4 : plan->trackingActiveV6;
    }
};

} // namespace tb::forward
