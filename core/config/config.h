// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ip_prefix.h"
#include "base/mac_address.h"
#include "base/port.h"
#include "config/service_ports.h"
#include "conntrack/tracking_settings.h"

#include <optional>
#include <string>
#include <vector>

namespace tb::config {

/// /interface ethernet: a port of the emulator and where its frames come from.
struct EthernetInterface : Item {
    std::string name;
    std::string link;                     ///< "tap:tb1", "socket:eth0", "lab"; empty: no link yet
    std::optional<MacAddress> macAddress; ///< unset: the link's own
    std::uint32_t mtu = 1500;             ///< bytes of the largest IP packet, 68–65535

    bool operator==(const EthernetInterface&) const = default;
};

/// /ip address and /ipv6 address.
struct InterfaceAddress : Item {
    IpPrefix address; ///< host bits set: the router's own address in its subnet
    std::string interface;

    bool operator==(const InterfaceAddress&) const = default;
};

/// /ip route and /ipv6 route (static ones; connected routes follow the addresses).
struct StaticRoute : Item {
    IpPrefix destination;
    std::string gateway; ///< an address, "address%interface", or an interface's name
    std::uint8_t distance = 1;

    bool operator==(const StaticRoute&) const = default;
};

enum class NatChain : std::uint8_t { Srcnat, Dstnat };
enum class NatAction : std::uint8_t { Accept, Masquerade };

/// /ip firewall nat and /ipv6 firewall nat. Unset matchers match everything.
struct NatRule : Item {
    NatChain chain = NatChain::Srcnat;
    NatAction action = NatAction::Accept;
    std::optional<IpPrefix> sourceAddress;
    std::optional<IpPrefix> destinationAddress;
    std::optional<std::uint8_t> protocol;
    std::string inInterface;
    std::string outInterface;
    std::optional<PortRange> toPorts;

    bool operator==(const NatRule&) const = default;
};

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
    std::vector<InterfaceAddress> addresses;
    std::vector<InterfaceAddress> addresses6;
    std::vector<StaticRoute> routes;
    std::vector<StaticRoute> routes6;
    std::vector<NatRule> natRules;
    std::vector<NatRule> natRules6;
    conntrack::TrackingSettings tracking;
    std::vector<ServicePort> servicePorts = defaultServicePorts();
    std::vector<LabHost> labHosts;
    std::vector<LabTraffic> labTraffic;

    bool operator==(const Config&) const = default;
};

} // namespace tb::config
