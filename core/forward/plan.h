// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/errors.h"
#include "base/result.h"
#include "config/config.h"
#include "conntrack/helpers/helper_settings.h"
#include "firewall/tables.h"
#include "forward/rule_traffic.h"
#include "routing/address_watch.h"
#include "routing/interface_lists.h"
#include "routing/interface_table.h"
#include "routing/neighbor_state.h"
#include "routing/rib.h"

#include <array>
#include <memory>

namespace tb::forward {

/// What a link says of itself, which a Plan needs to know about a port (its MAC when none is configured).
struct PortFacts {
    std::uint32_t id = 0;
    MacAddress mac;
    bool isRunning = true;

    bool operator==(const PortFacts&) const = default;
};

/// An address that nobody has configured: a DHCP client's.
struct DynamicAddress {
    IpPrefix address; ///< host bits set
    routing::InterfaceId interface = routing::kNoInterface;

    bool operator==(const DynamicAddress&) const = default;
};

/// A route that nobody has configured: a DHCP client's default route.
struct DynamicRoute {
    IpPrefix destination;
    IpAddress gateway;
    routing::InterfaceId out = routing::kNoInterface;
    std::uint8_t distance = 1;

    bool operator==(const DynamicRoute&) const = default;
};

/// What a Plan must know beside the Config: how things are. The control thread keeps them; when they change a
/// new Plan is compiled.
struct RouterFacts {
    std::vector<PortFacts> ports;
    std::vector<DynamicAddress> addresses;
    std::vector<DynamicRoute> routes;
    std::vector<std::uint32_t>
        deadRoutes; ///< items of /ip route and /ipv6 route whose gateway does not answer
    std::vector<routing::AddressConflict> conflicts; ///< addresses that another station has, too

    bool operator==(const RouterFacts&) const = default;
};

/// The tables of one family.
struct FamilyRules {
    firewall::NatTable nat;
    firewall::MangleTable mangle;
};

/// What a menu of rules shows beside its items.
struct RuleMenu {
    struct Dead {
        std::uint32_t item = 0;
        Text reason;
    };
    std::vector<std::uint32_t> items; ///< ids of all rules by position, disabled ones included
    std::vector<Dead> dead;           ///< enabled rules that no packet is asked about
};

/// A route that forwards nothing at the moment, and why.
struct InactiveRoute {
    std::uint32_t itemId = 0;
    Text reason;
};

/// A gateway that must answer for its route to be used (check-gateway).
struct WatchedGateway {
    std::uint32_t itemId = 0; ///< of the route
    IpAddress gateway;
    routing::InterfaceId link = routing::kNoInterface; ///< where it is, if the route says so or is connected
    config::CheckGateway method = config::CheckGateway::Ping;

    bool operator==(const WatchedGateway&) const = default;
};

/// Everything a packet needs to know, immutable: compiled from a Config, published to the workers, dead with
/// its last reader.
class Plan {
public:
    /// All checks between properties are here; the error names menu, item and property.
    static Result<std::shared_ptr<const Plan>, ConfigError> compile(const config::Config& config,
                                                                    const RouterFacts& facts);

    /// The router's address that its own packets on a route come from; nothing when the out-interface has
    /// none.
    std::optional<IpAddress> sourceOn(const routing::Route& route, const IpAddress& destination) const;

    routing::InterfaceTable interfaces;
    routing::InterfaceLists interfaceLists;
    routing::Rib routes;
    std::vector<InactiveRoute> inactiveRoutes;
    std::vector<WatchedGateway> watchedGateways;
    std::vector<DynamicAddress> dynamicAddresses;
    config::IpSettings ip;
    config::Ipv6Settings ipv6;
    FamilyRules rules4, rules6;
    firewall::AddressTypeTable addressTypes;
    std::array<RuleMenu, kRuleMenus> ruleMenus; ///< by RuleMenuId
    routing::NeighborSettings neighbors;
    conntrack::TrackingSettings tracking;
    conntrack::HelperSettings helpers;
    bool trackingActiveV4 = false, trackingActiveV6 = false;
    bool bridgesThroughFirewall = false; ///< /interface bridge settings, use-ip-firewall

    const FamilyRules& rules(bool v4) const { return v4 ? rules4 : rules6; }

private:
    Plan() = default;
};

} // namespace tb::forward
