// SPDX-License-Identifier: GPL-3.0-or-later
#include "menu/running_interface.h"

#include "forward/plan.h"

#include <algorithm>

namespace tb::menu {

RunningInterface runningOf(const config::Item& item, const ReadContext& context)
{
    RunningInterface running;
    running.flags = item.disabled ? "X" : "";
    const auto status = std::ranges::find(context.status.interfaces, item.id, &forward::InterfaceStatus::id);
    if (status != context.status.interfaces.end()) {
        if (status->running && !item.disabled)
            running.flags += "R";
        running.problem = item.disabled ? "" : status->reason;
        running.mac = status->mac.isNull() ? std::nullopt : std::optional(status->mac);
        running.rxRate = status->rxRate;
        running.txRate = status->txRate;
        const forward::InterfaceCounters& counters = status->counters;
        running.rxBytes = counters.rxBytes;
        running.txBytes = counters.txBytes;
        running.rxPackets = counters.rxPackets;
        running.txPackets = counters.txPackets;
        running.drops = counters.rxDrops + counters.txDrops;
    }
    const routing::Interface* const planned = context.plan ? context.plan->interfaces.find(item.id) : nullptr;
    if (planned) {
        running.flags += planned->isSlave() ? "S" : "";
        running.actualMtu = planned->mtu;
    }
    return running;
}

} // namespace tb::menu
