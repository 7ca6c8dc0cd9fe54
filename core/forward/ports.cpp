// SPDX-License-Identifier: GPL-3.0-or-later
#include "forward/ports.h"

#include <algorithm>

namespace tb::forward {

InterfaceCounters totalOf(std::span<const PortCounters> counters)
{
    InterfaceCounters sum;
    for (const PortCounters& one : counters) {
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

bool isRunning(routing::InterfaceId id, const routing::InterfaceTable& interfaces, const PortSet& ports)
{
    if (const Port* const port = ports.find(id))
        return port->link().isRunning();
    const routing::Interface* const one = interfaces.find(id);
    if (!one || one->kind == routing::InterfaceKind::Ethernet)
        return false;
    if (one->kind == routing::InterfaceKind::Vlan)
        return isRunning(one->parent, interfaces, ports);
    return std::ranges::any_of(one->ports, [&](auto port) { return isRunning(port, interfaces, ports); });
}

} // namespace tb::forward
