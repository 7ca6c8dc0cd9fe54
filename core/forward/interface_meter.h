// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/mutex.h"
#include "forward/environment.h"

#include <map>

namespace tb::forward {

/// What interfaces of all kinds are doing: the workers' counters added up, and what they carry in a second.
/// Any thread.
class InterfaceMeter {
public:
    /// Once a second: rates of the time since the last call.
    void takeRates(const PortSet& ports, const PlanInUse& inUse, Instant now);
    std::vector<InterfaceStatus> status(const PortSet& ports, const PlanInUse& inUse) const;

private:
    struct Rates {
        Instant at;
        std::uint64_t rxBytes = 0, txBytes = 0, rxRate = 0, txRate = 0;
    };
    mutable Mutex m_lock;
    std::map<routing::InterfaceId, Rates> m_rates TB_GUARDED_BY(m_lock);
};

/// Who is behind which port of each bridge, in order of bridge and address.
std::vector<BridgeHost> bridgeHosts(const PlanInUse& inUse, Instant now);

} // namespace tb::forward
