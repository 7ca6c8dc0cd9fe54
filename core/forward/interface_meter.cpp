// SPDX-License-Identifier: GPL-3.0-or-later
#include "forward/interface_meter.h"

#include <algorithm>
#include <tuple>

namespace tb::forward {

namespace {

using routing::InterfaceKind;

/// Why a bridge or a VLAN does not run; empty when it does.
std::string reasonOf(const routing::Interface& one, bool runs, const routing::InterfaceTable& interfaces)
{
    if (runs)
        return "";
    if (one.kind == InterfaceKind::Bridge)
        return "no port of the bridge is running";
    const routing::Interface* const parent = interfaces.find(one.parent);
    return parent ? "interface " + parent->name + " is not running" : "its interface is disabled";
}

/// Without rates.
std::vector<InterfaceStatus> measure(const PortSet& ports, const PlanInUse& inUse)
{
    std::vector<InterfaceStatus> all;
    for (const std::shared_ptr<Port>& port : ports.all()) {
        const link::Link& link = port->link();
        all.push_back(
            {port->id(), link.isRunning(), "", link.macAddress(), link.mtu(), port->total(), 0, 0, true});
    }
    if (!inUse.plan)
        return all;
    const routing::InterfaceTable& interfaces = inUse.plan->interfaces;
    for (const routing::Interface& one : interfaces.all()) {
        const InterfaceState* const state = inUse.state(one.id);
        if (!state)
            continue;
        const bool runs = isRunning(one.id, interfaces, ports);
        all.push_back({one.id, runs, reasonOf(one, runs, interfaces), one.mac, one.mtu,
                       totalOf(state->counters), 0, 0, false});
    }
    return all;
}

} // namespace

void InterfaceMeter::takeRates(const PortSet& ports, const PlanInUse& inUse, Instant now)
{
    const std::vector<InterfaceStatus> all = measure(ports, inUse);
    MutexLock lock(m_lock);
    for (const InterfaceStatus& one : all) {
        Rates& rates = m_rates[one.id];
        const auto nanoseconds = static_cast<double>((now - rates.at).count());
        const auto rate = [nanoseconds](std::uint64_t after, std::uint64_t before) {
            return nanoseconds > 0 && after >= before
                       ? static_cast<std::uint64_t>(static_cast<double>(after - before) * 8e9 / nanoseconds)
                       : 0;
        };
        const InterfaceCounters& sum = one.counters;
        rates = {now, sum.rxBytes, sum.txBytes, rate(sum.rxBytes, rates.rxBytes),
                 rate(sum.txBytes, rates.txBytes)};
    }
}

std::vector<InterfaceStatus> InterfaceMeter::status(const PortSet& ports, const PlanInUse& inUse) const
{
    std::vector<InterfaceStatus> all = measure(ports, inUse);
    MutexLock lock(m_lock);
    for (InterfaceStatus& one : all) {
        const auto rates = m_rates.find(one.id);
        if (rates == m_rates.end())
            continue;
        one.rxRate = rates->second.rxRate;
        one.txRate = rates->second.txRate;
    }
    return all;
}

std::vector<BridgeHost> bridgeHosts(const PlanInUse& inUse, Instant now)
{
    std::vector<BridgeHost> all;
    for (const routing::Interface& bridge : inUse.plan->interfaces.all()) {
        if (bridge.kind != InterfaceKind::Bridge)
            continue;
        for (const routing::HostTable::Host& host :
             inUse.state(bridge.id)->hosts->all(now, bridge.ageingTime)) {
            const routing::Interface* const port = inUse.plan->interfaces.find(host.port);
            if (port && port->master == bridge.id)
                all.push_back({bridge.id, host});
        }
    }
    std::ranges::sort(all, {}, [](const BridgeHost& one) { return std::tie(one.bridge, one.host.station); });
    return all;
}

} // namespace tb::forward
