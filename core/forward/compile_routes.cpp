// SPDX-License-Identifier: GPL-3.0-or-later
#include "forward/compile.h"
#include "forward/gateway.h"
#include "routing/gateway_resolver.h"

#include <algorithm>

namespace tb::forward {

namespace {

using config::Config;
using routing::RouteKind;
using routing::RouteOrigin;
using routing::WantedRoute;

/// RouterOS: connected routes, and all whose gateways need no other route, have scope 10.
constexpr std::uint8_t kConnectedScope = 10;

/// Names of tables have become ids; a disabled table, or one without fib, has an id and no routes.
struct Tables {
    explicit Tables(const Config& config)
    {
        isUsed.push_back(true); // main
        for (const config::RoutingTable& table : config.routingTables)
            isUsed.push_back(!table.disabled && table.fib);
        firstVrf = static_cast<routing::TableId>(isUsed.size() + routing::kMainTable);
        for (const config::Vrf& vrf : config.vrfs)
            isUsed.push_back(!vrf.disabled);
    }
    bool uses(routing::TableId id) const { return isUsed[id - std::size_t{routing::kMainTable}]; }
    bool isVrf(routing::TableId id) const { return id >= firstVrf; }

    std::vector<bool> isUsed;
    routing::TableId firstVrf = routing::kNoTable;
};

std::vector<routing::VrfMember> vrfMembers(const Config& config)
{
    std::vector<routing::VrfMember> members;
    for (const config::Vrf& vrf : config.vrfs) {
        for (const std::string& name : vrf.interfaces) {
            const routing::InterfaceId interface = activeInterface(config, name);
            if (!vrf.disabled && interface != routing::kNoInterface)
                members.push_back({interface, tableNamed(config, vrf.name)});
        }
    }
    return members;
}

std::vector<routing::RoutingRule> routingRules(const Config& config)
{
    std::vector<routing::RoutingRule> rules;
    for (const config::RoutingRule& rule : config.routingRules) {
        const routing::InterfaceId in = activeInterface(config, rule.interface);
        const bool matchesNothing = !rule.interface.empty() && in == routing::kNoInterface;
        if (rule.disabled || matchesNothing)
            continue;
        std::optional<std::uint8_t> hiddenLength;
        if (rule.minPrefix)
            hiddenLength = static_cast<std::uint8_t>(std::min(*rule.minPrefix, std::uint32_t{128}));
        rules.push_back({rule.sourceAddress, rule.destinationAddress, tableNamed(config, rule.routingMark),
                         in, static_cast<routing::RuleAction>(rule.action), tableNamed(config, rule.table),
                         hiddenLength});
    }
    return rules;
}
static_assert(static_cast<int>(config::RoutingRuleAction::Lookup) ==
              static_cast<int>(routing::RuleAction::Lookup));
static_assert(static_cast<int>(config::RoutingRuleAction::Unreachable) ==
              static_cast<int>(routing::RuleAction::Unreachable));

/// /31, /32, /127 and /128 have no broadcast address (RFC 3021); IPv6 has none at all.
bool hasBroadcast(const IpPrefix& prefix)
{
    return prefix.family() == IpFamily::V4 && prefix.length() < 31;
}

/// The router keeps its addresses when a link is down; what lies behind it cannot be reached.
void addConnectedRoutes(const routing::Interface& interface, routing::TableId table,
                        std::vector<WantedRoute>& wanted)
{
    const auto add = [&](const IpPrefix& destination, RouteKind kind) {
        wanted.push_back({
            {destination, kind, interface.id, {}, 0},
            table, table, kConnectedScope
        });
    };
    for (const IpPrefix& address : interface.addresses) {
        const int full = address.address().bits();
        add(IpPrefix(address.address(), full), RouteKind::Local);
        if (hasBroadcast(address))
            add(IpPrefix(address.last(), full), RouteKind::Local);
        // fe80::/10 is the same on every link: never a route.
        const bool isLinkLocal6 = address.address().isLinkLocal() && !address.address().isV4();
        if (interface.isRunning && !isLinkLocal6)
            add(address.masked(), RouteKind::Connected);
    }
}

RouteKind kindOf(const config::StaticRoute& route)
{
    if (route.blackhole)
        return RouteKind::Blackhole;
    switch (route.type) {
    case config::RouteType::Unicast:
        return RouteKind::Unicast;
    case config::RouteType::Unreachable:
        return RouteKind::Unreachable;
    case config::RouteType::Prohibit:
        return RouteKind::Prohibit;
    }
    TB_UNREACHABLE();
}

class Compiler {
public:
    Compiler(const Config& config, const RouterFacts& facts, Plan& plan)
        : m_config(config), m_facts(facts), m_plan(plan), m_tables(config), m_members(vrfMembers(config))
    {
    }

    void compile()
    {
        for (const routing::Interface& interface : m_plan.interfaces.all())
            addConnectedRoutes(interface, tableOf(interface.id), m_wanted);
        addDynamicRoutes();
        for (const auto* list : {&m_config.routes, &m_config.routes6}) {
            for (const config::StaticRoute& route : *list)
                addStaticRoute(route);
        }
        const std::vector<bool> leads = routing::GatewayResolver::resolve(m_wanted);
        routing::Rib::Parts parts;
        parts.rules = routingRules(m_config);
        parts.members = m_members;
        parts.tables.resize(m_tables.isUsed.size());
        for (std::size_t i = 0; i < m_wanted.size(); ++i) {
            const WantedRoute& wanted = m_wanted[i];
            if (leads[i])
                parts.tables[wanted.table - std::size_t{routing::kMainTable}].push_back(wanted.route);
            else if (wanted.route.itemId != 0)
                m_plan.inactiveRoutes.push_back(
                    {wanted.route.itemId, TB_TEXT("no route leads to the gateway")});
        }
        m_plan.routes = routing::Rib(std::move(parts));
    }

private:
    routing::TableId tableOf(routing::InterfaceId interface) const
    {
        const auto member = std::ranges::find(m_members, interface, &routing::VrfMember::interface);
        return member == m_members.end() ? routing::kMainTable : member->table;
    }

    void addDynamicRoutes()
    {
        for (const DynamicRoute& route : m_facts.routes) {
            const routing::Interface* const out = m_plan.interfaces.find(route.out);
            if (!out || !out->isRunning)
                continue;
            const routing::TableId table = tableOf(route.out);
            m_wanted.push_back({
                {route.destination.masked(), RouteKind::Unicast, route.out, route.gateway, route.distance,
                 RouteOrigin::Dhcp},
                table,
                table,
                kConnectedScope
            });
        }
    }

    void addStaticRoute(const config::StaticRoute& route)
    {
        if (route.disabled)
            return;
        const auto gateway = route.hasGateway() ? parseGateway(m_config, route.gateway) : Gateway{};
        if (!gateway)
            return;
        WantedRoute wanted;
        wanted.table = tableNamed(m_config, route.routingTable);
        wanted.gatewayTable = gateway->table != routing::kNoTable ? gateway->table
                              : m_tables.isVrf(wanted.table)      ? wanted.table
                                                                  : routing::kMainTable;
        wanted.scope = route.scope;
        wanted.targetScope = route.targetScope;
        wanted.route = {route.destination.masked(),
                        kindOf(route),
                        routing::kNoInterface,
                        gateway->address,
                        route.distance,
                        RouteOrigin::Static,
                        route.id};
        if (route.preferredSource && m_plan.interfaces.isOwnAddress(*route.preferredSource))
            wanted.route.preferredSource = *route.preferredSource;
        if (!gateway->interface.empty())
            wanted.route.out = activeInterface(m_config, gateway->interface);
        watch(route, wanted);
        if (const Text reason = whyInactive(route, *gateway, wanted); !reason.isEmpty())
            m_plan.inactiveRoutes.push_back({route.id, reason});
        else
            m_wanted.push_back(std::move(wanted));
    }

    /// A dead gateway is asked, too: that is how it comes back.
    void watch(const config::StaticRoute& route, const WantedRoute& wanted)
    {
        if (route.checkGateway == config::CheckGateway::None || !route.hasGateway())
            return;
        routing::InterfaceId link = wanted.route.out;
        for (const routing::Interface& interface : m_plan.interfaces.all()) {
            const bool reaches = tableOf(interface.id) == wanted.gatewayTable &&
                                 std::ranges::any_of(interface.addresses, [&](const IpPrefix& subnet) {
                                     return subnet.contains(wanted.route.gateway);
                                 });
            if (link == routing::kNoInterface && reaches)
                link = interface.id;
        }
        m_plan.watchedGateways.push_back({route.id, wanted.route.gateway, link, route.checkGateway});
    }

    /// Empty when the route may be used as soon as its gateway is found.
    Text whyInactive(const config::StaticRoute& route, const Gateway& gateway,
                     const WantedRoute& wanted) const
    {
        if (!m_tables.uses(wanted.table))
            return TB_TEXT("the routing table is disabled, or no fib");
        if (!gateway.interface.empty()) {
            const routing::Interface* const out = m_plan.interfaces.find(wanted.route.out);
            if (!out)
                return TB_TEXT("the gateway's interface is disabled");
            if (!out->isRunning)
                return TB_TEXT("the gateway's interface is not running");
        }
        if (std::ranges::find(m_facts.deadRoutes, route.id) != m_facts.deadRoutes.end())
            return TB_TEXT("the gateway does not answer");
        return {};
    }

    const Config& m_config;
    const RouterFacts& m_facts;
    Plan& m_plan;
    const Tables m_tables;
    const std::vector<routing::VrfMember> m_members;
    std::vector<WantedRoute> m_wanted;
};

} // namespace

void compileRoutes(const Config& config, const RouterFacts& facts, Plan& plan)
{
    Compiler(config, facts, plan).compile();
}

} // namespace tb::forward
