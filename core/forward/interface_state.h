// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forward/ports.h"
#include "routing/host_table.h"

namespace tb::forward {

/// What a bridge or a VLAN has beside what a Plan says of it. It has no link, and so no Port.
struct InterfaceState {
    explicit InterfaceState(int workers) : counters(static_cast<std::size_t>(workers)) {}
    std::vector<PortCounters> counters;        ///< by worker
    std::unique_ptr<routing::HostTable> hosts; ///< of a bridge
};

/// By interface id; null for ethernets and for what is not there.
using InterfaceStates = std::vector<std::shared_ptr<InterfaceState>>;

/// States for all bridges and VLANs of a Plan: those that there were before stay what they are.
InterfaceStates statesFor(const routing::InterfaceTable& interfaces, const InterfaceStates& before,
                          int workers, const HashKey& key);

} // namespace tb::forward
