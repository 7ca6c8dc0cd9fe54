// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/ip_prefix.h"
#include "base/mac_address.h"
#include "config/item.h"

#include <optional>
#include <string>
#include <vector>

namespace tb::config {

/// /ip pool: addresses to give away.
struct IpPool : Item {
    std::string name;
    std::vector<IpRange> ranges;
    std::string nextPool; ///< used when this one is exhausted; empty: none

    bool operator==(const IpPool&) const = default;
};

/// /ip dhcp-server.
struct DhcpServer : Item {
    std::string name;
    std::string interface;
    std::string addressPool = "static-only"; ///< or a pool's name
    Duration leaseTime = std::chrono::minutes(30);
    bool authoritative = true; ///< says no to requests for addresses of other networks

    bool operator==(const DhcpServer&) const = default;
};

/// /ip dhcp-server network: what clients in a subnet are told.
struct DhcpNetwork : Item {
    IpPrefix address;
    std::optional<IpAddress> gateway;
    std::vector<IpAddress> dnsServers;
    std::string domain;

    bool operator==(const DhcpNetwork&) const = default;
};

/// /ip dhcp-server lease: static ones. Dynamic ones live in the server and are shown beside them.
struct DhcpLease : Item {
    IpAddress address;
    std::optional<MacAddress> macAddress;
    std::string clientId;       ///< hexadecimal bytes "1:52:54:0:12:34:56"; empty: by MAC address
    std::string server = "all"; ///< or a server's name

    bool operator==(const DhcpLease&) const = default;
};

/// /ip dhcp-client.
struct DhcpClient : Item {
    std::string interface;
    bool addDefaultRoute = true;
    std::uint8_t defaultRouteDistance = 1;
    bool usePeerDns = true;

    bool operator==(const DhcpClient&) const = default;
};

/// /ip dns.
struct DnsSettings {
    std::vector<IpAddress> servers;
    bool allowRemoteRequests = false;
    std::uint32_t cacheSize = 2048; ///< KiB
    Duration cacheMaxTtl = std::chrono::hours(24 * 7);

    bool operator==(const DnsSettings&) const = default;
};

enum class DnsRecordType : std::uint8_t { A, Aaaa, Cname, Nxdomain };

/// /ip dns static.
struct DnsStatic : Item {
    std::string name;   ///< exactly this name (and those below it: matchSubdomain), or
    std::string regexp; ///< every name that matches
    DnsRecordType type = DnsRecordType::A;
    std::optional<IpAddress> address; ///< of A and AAAA
    std::string cname;
    Duration ttl = std::chrono::hours(24);
    bool matchSubdomain = false;

    bool operator==(const DnsStatic&) const = default;
};

/// Shortest and longest time between router advertisements (RFC 4861 §6.2.1).
struct RaInterval {
    Duration least = std::chrono::seconds(200);
    Duration most = std::chrono::seconds(600);

    bool operator==(const RaInterval&) const = default;
};

/// /ipv6 nd: router advertisements on an interface.
struct Ipv6Nd : Item {
    std::string interface = "all";
    RaInterval interval;
    Duration raDelay = std::chrono::seconds(3); ///< between advertisements that were asked for
    std::optional<std::uint32_t> mtu;
    Duration raLifetime = std::chrono::minutes(30); ///< as a default router; 0: none
    std::optional<std::uint8_t> hopLimit;
    bool advertiseDns = true;
    bool managed = false;            ///< addresses come by DHCPv6
    bool otherConfiguration = false; ///< the rest does

    bool operator==(const Ipv6Nd&) const = default;
};

/// /ipv6 nd prefix: a subnet that is advertised beside those of the addresses, or in another way than they.
struct NdPrefix : Item {
    IpPrefix prefix;
    std::string interface;
    bool onLink = true;
    bool autonomous = true;
    Duration validLifetime = std::chrono::hours(24 * 30);
    Duration preferredLifetime = std::chrono::hours(24 * 7);

    bool operator==(const NdPrefix&) const = default;
};

} // namespace tb::config
