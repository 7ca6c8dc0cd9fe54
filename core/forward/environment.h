// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/random.h"
#include "conntrack/fragment_table.h"
#include "forward/frame_queue.h"
#include "forward/local_ports.h"
#include "forward/plan.h"
#include "forward/ports.h"
#include "forward/rule_counters.h"
#include "nat/binder.h"
#include "routing/neighbor_table.h"

namespace tb::forward {

/// A Plan with the counters of its rules: what engine publishes to workers. Counters outlive Plans by rule
/// id.
struct PlanInUse {
    std::shared_ptr<const Plan> plan;
    /// By RuleMenuId, and by position in the menu.
    std::array<std::vector<std::shared_ptr<RuleCounters>>, kRuleMenus> counters;
};

/// At most `perSecond` events, `burst` at once: keeps the router from answering floods with floods
/// (RFC 1812 §4.3.2.8, RFC 4443 §2.4 f).
class EventLimit {
public:
    EventLimit(int perSecond, int burst)
        : m_interval(std::chrono::nanoseconds(std::chrono::seconds(1)) / perSecond),
          m_depth(m_interval * burst)
    {
    }
    bool allows(Instant now)
    {
        if (m_emptyAt < now)
            m_emptyAt = now;
        if (m_emptyAt - now > m_depth - m_interval)
            return false;
        m_emptyAt = m_emptyAt + m_interval;
        return true;
    }

private:
    Duration m_interval, m_depth;
    Instant m_emptyAt;
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
    const LocalPorts* localPorts = nullptr;
    FrameQueue* toServices = nullptr;
    Random* random = nullptr;
    std::array<Count, wire::kDropReasons>* drops = nullptr;
    InvalidCounts* invalid = nullptr;
    EventLimit errors{100, 20}; ///< ICMP errors and resets that the router itself sends

    bool isTracking(const wire::Packet& packet) const
    {
        return packet.isV4() ? plan->trackingActiveV4 : plan->trackingActiveV6;
    }
};

} // namespace tb::forward
