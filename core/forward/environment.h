// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/random.h"
#include "conntrack/fragment_table.h"
#include "forward/error_limit.h"
#include "forward/frame_queue.h"
#include "forward/interface_state.h"
#include "forward/local_ports.h"
#include "forward/plan.h"
#include "forward/ports.h"
#include "forward/rule_counters.h"
#include "nat/binder.h"
#include "routing/neighbor_table.h"
#include "routing/path_mtu.h"

namespace tb::forward {

/// A Plan with the counters of its rules: what engine publishes to workers. Counters outlive Plans by rule
/// id.
struct PlanInUse {
    std::shared_ptr<const Plan> plan;
    /// By RuleMenuId, and by position in the menu.
    std::array<std::vector<std::shared_ptr<RuleCounters>>, kRuleMenus> counters;
    InterfaceStates states;

    /// Null for an interface with a link.
    InterfaceState* state(routing::InterfaceId id) const
    {
        return id < states.size() ? states[id].get() : nullptr;
    }
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
    nat::Binder* binder = nullptr;
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

    void count(wire::DropReason reason) { (*drops)[static_cast<std::size_t>(reason)].add(1); }
    bool isTracking(const wire::Packet& packet) const
    {
        return packet.isV4() ? plan->trackingActiveV4 : plan->trackingActiveV6;
    }
};

} // namespace tb::forward
