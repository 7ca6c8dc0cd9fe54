// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/firewall.h"
#include "config/interfaces.h"
#include "config/routing.h"
#include "config/service_ports.h"
#include "config/services.h"
#include "conntrack/tracking_settings.h"

#include <optional>
#include <string>
#include <vector>

namespace tb::config {

/// /lab host: a simulated host behind a port whose link is "lab".
struct LabHost : Item {
    std::string name;
    std::string interface; ///< the router's port it is plugged into
    IpPrefix address;
    std::optional<IpPrefix> address6;
    std::optional<IpAddress> gateway;
    std::optional<IpAddress> gateway6;

    bool operator==(const LabHost&) const = default;
};

enum class LabProtocol : std::uint8_t { Tcp, Udp, Ping };

/// /lab traffic: what a simulated host does again and again.
struct LabTraffic : Item {
    std::string host; ///< name of the LabHost that begins
    IpAddress destination;
    LabProtocol protocol = LabProtocol::Tcp;
    std::uint16_t port = 80;
    std::uint64_t rate = 1'000'000;             ///< bits per second of payload, server to client for TCP
    Duration length = std::chrono::seconds(10); ///< of one connection
    Duration every = std::chrono::seconds(15);  ///< from one start to the next

    bool operator==(const LabTraffic&) const = default;
};

/// Everything the user has set. A plain value: copying it is how changes are tried, comparing how they are
/// found.
struct Config {
    std::string identity = "Trackbox";
    std::vector<EthernetInterface> ethernets;
    std::vector<Bridge> bridges;
    std::vector<BridgePort> bridgePorts;
    BridgeSettings bridgeSettings;
    std::vector<VlanInterface> vlans;
    std::vector<InterfaceList> interfaceLists;
    std::vector<InterfaceListMember> interfaceListMembers;
    std::vector<InterfaceAddress> addresses;
    std::vector<InterfaceAddress> addresses6;
    std::vector<Vrf> vrfs;
    std::vector<RoutingTable> routingTables;
    std::vector<RoutingRule> routingRules;
    std::vector<StaticRoute> routes;
    std::vector<StaticRoute> routes6;
    std::vector<StaticNeighbor> neighbors; ///< /ip arp
    std::vector<StaticNeighbor> neighbors6;
    IpSettings ipSettings;
    Ipv6Settings ipv6Settings;
    std::vector<IpPool> pools;
    std::vector<DhcpServer> dhcpServers;
    std::vector<DhcpNetwork> dhcpNetworks;
    std::vector<DhcpLease> dhcpLeases;
    std::vector<DhcpClient> dhcpClients;
    DnsSettings dns;
    std::vector<DnsStatic> dnsStatic;
    std::vector<Ipv6Nd> routerAdvertisements;
    std::vector<NdPrefix> ndPrefixes;
    std::vector<NatRule> natRules;
    std::vector<NatRule> natRules6;
    std::vector<MangleRule> mangleRules;
    std::vector<MangleRule> mangleRules6;
    conntrack::TrackingSettings tracking;
    std::vector<ServicePort> servicePorts = defaultServicePorts();
    std::vector<LabHost> labHosts;
    std::vector<LabTraffic> labTraffic;

    bool operator==(const Config&) const = default;
};

} // namespace tb::config
