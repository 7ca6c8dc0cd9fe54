// SPDX-License-Identifier: GPL-3.0-or-later
#include "stack/dhcp_clients.h"

#include <algorithm>

namespace tb::stack {

void DhcpClients::apply(const config::Config& config, const forward::Plan& plan)
{
    for (auto at = m_clients.begin(); at != m_clients.end();) {
        const bool isThere =
            std::ranges::find(config.dhcpClients, at->first, &config::Item::id) != config.dhcpClients.end();
        if (!isThere)
            at->second.client.follow(nullptr, config.identity, /*isForGood=*/true);
        at = isThere ? std::next(at) : m_clients.erase(at);
    }
    for (const config::DhcpClient& settings : config.dhcpClients) {
        Entry& entry = m_clients.try_emplace(settings.id, Entry{settings, DhcpClient(m_host)}).first->second;
        const bool isElsewhere = entry.settings.interface != settings.interface;
        entry.settings = settings;
        const routing::Interface* const interface = plan.interfaces.find(settings.interface);
        const bool isForGood = settings.disabled || !interface || isElsewhere;
        if (isForGood)
            entry.client.follow(nullptr, config.identity, isForGood);
        if (!settings.disabled)
            entry.client.follow(interface && interface->isRunning ? interface : nullptr, config.identity,
                                isForGood);
    }
    if (m_clients.empty())
        m_listening.reset();
    else if (!m_listening)
        m_listening = m_host.ports().listenUdp(IpFamily::V4, kDhcpClientPort);
}

bool DhcpClients::receive(const Arrival& arrival)
{
    const wire::FlowTuple& tuple = arrival.packet.tuple;
    if (!arrival.packet.isV4() || !tuple.is(wire::Protocol::Udp) || tuple.destinationPart != kDhcpClientPort)
        return false;
    const auto message = readDhcp(arrival.payload());
    const MacAddress sender = MacAddress::fromBytes(arrival.packet.frame->data + 6);
    for (auto& [item, entry] : m_clients) {
        if (message && entry.client.interface() == arrival.in)
            entry.client.receive(*message, sender, arrival.at);
    }
    return true;
}

std::optional<Instant> DhcpClients::nextTick() const
{
    std::optional<Instant> next;
    for (const auto& [item, entry] : m_clients) {
        if (const auto wanted = entry.client.nextTick(); wanted && (!next || *wanted < *next))
            next = wanted;
    }
    return next;
}

void DhcpClients::tick(Instant now)
{
    for (auto& [item, entry] : m_clients)
        entry.client.tick(now);
}

void DhcpClients::addFacts(forward::RouterFacts& facts) const
{
    for (const auto& [item, entry] : m_clients) {
        const DhcpBinding* const binding = entry.client.binding();
        if (!binding)
            continue;
        facts.addresses.push_back({binding->address, entry.client.interface()});
        if (entry.settings.addDefaultRoute && binding->gateway)
            facts.routes.push_back({IpPrefix(IpAddress::anyV4(), 0), *binding->gateway,
                                    entry.client.interface(), entry.settings.defaultRouteDistance});
    }
}

const DhcpClient* DhcpClients::find(std::uint32_t item) const
{
    const auto found = m_clients.find(item);
    return found == m_clients.end() ? nullptr : &found->second.client;
}

DhcpClient* DhcpClients::find(std::uint32_t item)
{
    return const_cast<DhcpClient*>(std::as_const(*this).find(item));
}

std::vector<IpAddress> DhcpClients::dnsServers() const
{
    std::vector<IpAddress> servers;
    for (const auto& [item, entry] : m_clients) {
        const DhcpBinding* const binding = entry.client.binding();
        if (binding && entry.settings.usePeerDns)
            servers.insert(servers.end(), binding->dnsServers.begin(), binding->dnsServers.end());
    }
    return servers;
}

} // namespace tb::stack
