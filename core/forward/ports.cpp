// SPDX-License-Identifier: GPL-3.0-or-later
#include "forward/ports.h"

namespace tb::forward {

InterfaceCounters Port::total() const
{
    InterfaceCounters sum;
    for (const PortCounters& one : m_counters) {
        sum.rxPackets += one.rxPackets.value();
        sum.rxBytes += one.rxBytes.value();
        sum.txPackets += one.txPackets.value();
        sum.txBytes += one.txBytes.value();
        sum.rxDrops += one.rxDrops.value();
        sum.txDrops += one.txDrops.value();
    }
    return sum;
}

std::shared_ptr<const PortSet> PortSet::with(routing::InterfaceId id, std::shared_ptr<Port> port) const
{
    auto next = std::make_shared<PortSet>();
    for (const std::shared_ptr<Port>& one : m_ports) {
        if (one->id() != id)
            next->m_ports.push_back(one);
    }
    if (port)
        next->m_ports.push_back(std::move(port));
    for (const std::shared_ptr<Port>& one : next->m_ports) {
        if (next->m_byId.size() <= one->id())
            next->m_byId.resize(one->id() + 1);
        next->m_byId[one->id()] = one;
    }
    return next;
}

} // namespace tb::forward
