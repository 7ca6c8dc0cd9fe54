// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/config.h"
#include "unit/menu/random_rules.h"
#include "unit/menu/random_services.h"

namespace tb::test {

/// A Config that nobody would write: every property at any value, and texts of nasty characters. References
/// between menus lead nowhere; only a Plan would mind.
class RandomConfig : RandomRules {
public:
    using RandomRules::RandomRules;

    config::Config make()
    {
        config::Config config;
        config.identity = text(1);
        fillInterfaces(config);
        fillInterfaceLists(config);
        for (auto* const list : {&config.addresses, &config.addresses6})
            fill(*list, [&](config::InterfaceAddress& one) {
                one.address = prefix(list == &config.addresses);
                one.interface = text(1);
            });
        fill(config.vrfs, [&](config::Vrf& one) {
            one.name = "vrf " + std::to_string(m_random.next()) + text(0);
            one.interfaces = names();
        });
        fill(config.routingTables, [&](config::RoutingTable& one) {
            one.name = "table " + std::to_string(m_random.next()) + text(0);
            one.fib = half();
        });
        fill(config.routingRules, [&](config::RoutingRule& one) { fillRoutingRule(one); });
        for (auto* const list : {&config.routes, &config.routes6})
            fill(*list, [&](config::StaticRoute& one) { fillRoute(one, list == &config.routes); });
        config.ipSettings = {half(),
                             duration(),
                             static_cast<std::uint32_t>(m_random.next()),
                             static_cast<std::uint32_t>(m_random.next()),
                             half(),
                             half()};
        config.ipv6Settings.forward = half();
        for (auto* const list : {&config.natRules, &config.natRules6})
            fill(*list, [&](config::NatRule& one) { fillNatRule(one, list == &config.natRules); });
        for (auto* const list : {&config.mangleRules, &config.mangleRules6})
            fill(*list, [&](config::MangleRule& one) { fillMangleRule(one, list == &config.mangleRules); });
        config.tracking.enabled = static_cast<conntrack::TrackingMode>(m_random.below(3));
        config.tracking.looseTcpTracking = half();
        config.tracking.udpTimeout = duration();
        config.tracking.tcpEstablishedTimeout = duration();
        RandomServices(m_random.next()).fillServices(config);
        fill(config.labHosts, [&](config::LabHost& one) { fillHost(one); });
        fill(config.labTraffic, [&](config::LabTraffic& one) { fillTraffic(one); });
        return config;
    }

private:
    void fillInterfaces(config::Config& config)
    {
        fill(config.ethernets, [&](config::EthernetInterface& one) {
            one.name = "ether " + std::to_string(m_random.next()) + text(0);
            one.link = pick<std::string>({"", "lab", "tap:tb1", "socket:\"'=$"});
            if (half())
                one.macAddress = MacAddress::local(m_random.next());
            one.mtu = static_cast<std::uint32_t>(68 + m_random.below(65468));
        });
        fill(config.bridges, [&](config::Bridge& one) {
            one.name = "bridge " + std::to_string(m_random.next()) + text(0);
            one.mtu = static_cast<std::uint32_t>(68 + m_random.below(65468));
            one.arp = static_cast<config::ArpMode>(m_random.below(4));
            one.ageingTime = duration();
            if (half())
                one.adminMac = MacAddress::local(m_random.next());
        });
        fill(config.bridgePorts, [&](config::BridgePort& one) {
            one.interface = text(1);
            one.bridge = text(1);
        });
        config.bridgeSettings.useIpFirewall = half();
        fill(config.vlans, [&](config::VlanInterface& one) {
            one.name = "vlan " + std::to_string(m_random.next()) + text(0);
            one.interface = text(1);
            one.vlanId = static_cast<std::uint16_t>(1 + m_random.below(4094));
            one.mtu = static_cast<std::uint32_t>(68 + m_random.below(65468));
            one.arp = static_cast<config::ArpMode>(m_random.below(4));
        });
    }
    void fillInterfaceLists(config::Config& config)
    {
        fill(config.interfaceLists, [&](config::InterfaceList& one) {
            one.name = "list " + std::to_string(m_random.next()) + text(0);
            one.include = names();
            one.exclude = names();
        });
        fill(config.interfaceListMembers, [&](config::InterfaceListMember& one) {
            one.list = text(1);
            one.interface = text(1);
        });
    }
    void fillHost(config::LabHost& one)
    {
        one.name = "host " + std::to_string(m_random.next());
        one.interface = text(1);
        one.address = prefix(true);
        if (half())
            one.address6 = prefix(false);
        if (half())
            one.gateway = address(true);
        if (half())
            one.gateway6 = address(false);
    }
    void fillTraffic(config::LabTraffic& one)
    {
        one.host = text(1);
        one.destination = address(half());
        one.protocol = static_cast<config::LabProtocol>(m_random.below(3));
        one.port = static_cast<std::uint16_t>(m_random.next());
        one.rate = m_random.below(10'000'000'000);
        one.length = duration();
        one.every = duration();
    }
};

} // namespace tb::test
