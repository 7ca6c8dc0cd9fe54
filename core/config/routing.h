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

inline constexpr const char* kMainTable = "main";

enum class CheckGateway : std::uint8_t { None, Arp, Ping };

/// Unreachable and Prohibit: a route that refuses what it is asked for, with an ICMP error.
enum class RouteType : std::uint8_t { Unicast, Unreachable, Prohibit };

/// /ip route and /ipv6 route (static ones; connected routes follow the addresses).
struct StaticRoute : Item {
    IpPrefix destination;
    /// An address, "address%interface", "address@table" or an interface's name; empty when it leads nowhere.
    std::string gateway;
    std::uint8_t distance = 1;
    std::string routingTable = kMainTable;
    std::uint8_t scope = 30;       ///< of this route, when others look for their gateway
    std::uint8_t targetScope = 10; ///< the largest scope of routes that may lead to the gateway
    CheckGateway checkGateway = CheckGateway::None;
    bool blackhole =
        false; ///< drops in silence what it is asked for; RouterOS 7 has it beside the types of 6
    RouteType type = RouteType::Unicast;
    std::optional<IpAddress> preferredSource; ///< of the router's own packets

    /// Whether it leads to a gateway at all.
    bool hasGateway() const { return !blackhole && type == RouteType::Unicast; }

    bool operator==(const StaticRoute&) const = default;
};

/// /routing table.
struct RoutingTable : Item {
    std::string name;
    bool fib = false; ///< its routes forward packets; without it the table is only a list

    bool operator==(const RoutingTable&) const = default;
};

enum class RoutingRuleAction : std::uint8_t { Lookup, LookupOnlyInTable, Drop, Unreachable };

/// /routing rule. Unset matchers match everything.
struct RoutingRule : Item {
    std::optional<IpPrefix> sourceAddress;
    std::optional<IpPrefix> destinationAddress;
    std::string routingMark; ///< name of a table; empty: any packet
    std::string interface;   ///< that it came through; empty: any
    RoutingRuleAction action = RoutingRuleAction::Lookup;
    std::string table = kMainTable;
    std::optional<std::uint32_t> minPrefix; ///< routes of this prefix length or shorter are passed over

    bool operator==(const RoutingRule&) const = default;
};

/// /ip vrf: interfaces that use a routing table of their own, named as the VRF.
struct Vrf : Item {
    std::string name;
    std::vector<std::string> interfaces;

    bool operator==(const Vrf&) const = default;
};

/// /ip arp and /ipv6 neighbor: static entries.
struct StaticNeighbor : Item {
    IpAddress address;
    std::optional<MacAddress> macAddress;
    std::string interface;
    bool published = false; ///< the router answers for this address (proxy ARP of one address)

    bool operator==(const StaticNeighbor&) const = default;
};

/// /ip settings.
struct IpSettings {
    bool ipForward = true;
    Duration arpTimeout = std::chrono::seconds(30);
    std::uint32_t icmpRateLimit = 10;    ///< milliseconds between errors to one destination; 0: no limit
    std::uint32_t icmpRateMask = 0x1818; ///< bit per ICMP type that is limited
    bool sendRedirects = true;
    bool icmpErrorsUseInboundInterfaceAddress = false;

    bool operator==(const IpSettings&) const = default;
};

/// /ipv6 settings.
struct Ipv6Settings {
    bool forward = true;

    bool operator==(const Ipv6Settings&) const = default;
};

} // namespace tb::config
