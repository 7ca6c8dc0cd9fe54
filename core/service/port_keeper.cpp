// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/port_keeper.h"

#include <algorithm>

namespace tb::service {

bool PortKeeper::open(const config::EthernetInterface& port, Held& held)
{
    auto opened = m_opener(port, m_engine.workerCount());
    if (!opened) {
        held.problem = opened.error().text();
        return false;
    }
    held.link = *std::move(opened);
    held.problem.clear();
    m_engine.setPort(port.id, held.link);
    return true;
}

void PortKeeper::close(std::uint32_t id, Held& held)
{
    m_engine.setPort(id, nullptr);
    held.link->letGo(); // a sweep may still look at it
    held.link.reset();
}

bool PortKeeper::follow(const config::Config& config)
{
    bool changed = false;
    const auto wants = [&config](std::uint32_t id) -> const config::EthernetInterface* {
        const auto found = std::ranges::find(config.ethernets, id, &config::EthernetInterface::id);
        return found != config.ethernets.end() && !found->disabled && !found->link.empty() ? &*found
                                                                                           : nullptr;
    };
    // First let go: a link that moves from one port to another must be closed before it can be opened again.
    for (auto at = m_ports.begin(); at != m_ports.end();) {
        const config::EthernetInterface* const port = wants(at->first);
        if (port && port->link == at->second.linkText) {
            ++at;
            continue;
        }
        if (at->second.link) {
            close(at->first, at->second);
            changed = true;
        }
        at = m_ports.erase(at);
    }
    for (const config::EthernetInterface& port : config.ethernets) {
        if (!wants(port.id) || m_ports.contains(port.id))
            continue;
        Held& held = m_ports[port.id];
        held.linkText = port.link;
        changed |= open(port, held);
    }
    return changed;
}

bool PortKeeper::retry(const config::Config& config)
{
    bool changed = false;
    for (const config::EthernetInterface& port : config.ethernets) {
        const auto held = m_ports.find(port.id);
        if (held == m_ports.end())
            continue;
        if (held->second.link && held->second.link->isGone()) {
            close(port.id, held->second);
            changed = true;
        }
        if (!held->second.link)
            changed |= open(port, held->second);
    }
    return changed;
}

void PortKeeper::closeAll()
{
    for (auto& [id, held] : m_ports) {
        if (held.link)
            close(id, held);
    }
    m_ports.clear();
}

std::vector<forward::PortFacts> PortKeeper::facts() const
{
    std::vector<forward::PortFacts> facts;
    for (const auto& [id, held] : m_ports) {
        if (held.link)
            facts.push_back({id, held.link->macAddress(), held.link->isRunning()});
        else
            facts.push_back({id, MacAddress::local(id), /*isRunning=*/false});
    }
    return facts;
}

void PortKeeper::complete(std::vector<forward::InterfaceStatus>& interfaces) const
{
    for (const auto& [id, held] : m_ports) {
        const auto known = std::ranges::find(interfaces, id, &forward::InterfaceStatus::id);
        if (known == interfaces.end()) {
            forward::InterfaceStatus status;
            status.id = id;
            status.reason = held.problem;
            interfaces.push_back(std::move(status));
        } else if (!known->running) {
            known->reason = "the link " + held.linkText + " is down";
        }
    }
}

} // namespace tb::service
