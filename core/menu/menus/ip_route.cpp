// SPDX-License-Identifier: GPL-3.0-or-later
#include "menu/bind.h"
#include "menu/list_binding.h"
#include "menu/menus/menus.h"

#include "forward/plan.h"

#include <algorithm>
#include <map>

namespace tb::menu {

namespace {

using config::Config;
using config::StaticRoute;
using routing::Route;
using routing::RouteKind;
using routing::RouteOrigin;

/// What has become of a route.
struct RouteState {
    std::string immediateGateway;
    std::optional<IpAddress> localAddress;
    Text problem;
};

constexpr Property kProperties[] = {
    property<&StaticRoute::destination, NetworkRouteTraits>("dst-address", TB_TEXT("Dst. Address"),
                                                            TB_TEXT("Network that the route leads to")),
    property<&StaticRoute::gateway>(
        "gateway", TB_TEXT("Gateway"),
        TB_TEXT("Next hop: an address, address%interface, address@table, or an interface"),
        {.names = NameKind::Gateway}),
    property<&StaticRoute::routingTable>("routing-table", TB_TEXT("Routing Table"),
                                         TB_TEXT("Table that the route belongs to"),
                                         {.names = NameKind::RoutingTable}),
    property<&StaticRoute::distance>("distance", TB_TEXT("Distance"),
                                     TB_TEXT("The route with the smallest distance is used"),
                                     {.low = 1, .high = 255}),
    property<&StaticRoute::scope>("scope", TB_TEXT("Scope"),
                                  TB_TEXT("Other routes find their gateway through this one if their target "
                                          "scope is as large"),
                                  {.inTable = false, .high = 255}),
    property<&StaticRoute::targetScope>("target-scope", TB_TEXT("Target Scope"),
                                        TB_TEXT("Largest scope of the routes that may lead to the gateway"),
                                        {.inTable = false, .high = 255}),
    property<&StaticRoute::checkGateway>("check-gateway", TB_TEXT("Check Gateway"),
                                         TB_TEXT("How the gateway is asked every ten seconds; a route whose "
                                                 "gateway is silent twice is not used"),
                                         {.inTable = false}),
    property<&StaticRoute::blackhole>("blackhole", TB_TEXT("Blackhole"),
                                      TB_TEXT("Packets on this route are dropped in silence"),
                                      {.inTable = false}),
    property<&StaticRoute::type>("type", TB_TEXT("Type"),
                                 TB_TEXT("Whether packets are forwarded, or refused with an ICMP error"),
                                 {.inTable = false}),
    property<&StaticRoute::preferredSource>(
        "pref-src", TB_TEXT("Pref. Source"),
        TB_TEXT("Source address of the router's own packets on this route"), {.inTable = false}),
    readOnly<&RouteState::immediateGateway>("immediate-gw", TB_TEXT("Immediate Gateway"),
                                            TB_TEXT("The neighbour that packets are given to"), false),
    readOnly<&RouteState::localAddress>("local-address", TB_TEXT("Local Address"),
                                        TB_TEXT("Source address of the router's own packets on this route"),
                                        false),
    readOnly<&RouteState::problem>("problem", TB_TEXT("Problem"), TB_TEXT("Why the route is not used"),
                                   false),
};

constexpr Flag kFlags[] = {
    {'D', "dynamic"  },
    {'X', "disabled" },
    {'I', "inactive" },
    {'A', "active"   },
    {'c', "connect"  },
    {'s', "static"   },
    {'d', "dhcp"     },
    {'B', "blackhole"},
};

/// Routes of all tables that lead somewhere, and which of those to the same network is used.
class UsedRoutes {
public:
    explicit UsedRoutes(const forward::Plan* plan)
    {
        if (!plan)
            return;
        for (const routing::RouteTable& table : plan->routes.tables()) {
            const Route* before = nullptr;
            for (const Route& route : table.routes()) {
                if (route.itemId != 0)
                    m_byItem[route.itemId] = {&route, !before || before->destination != route.destination};
                before = &route;
            }
        }
        for (const forward::InactiveRoute& route : plan->inactiveRoutes)
            m_inactive[route.itemId] = route.reason;
    }

    struct Used {
        const Route* route = nullptr; ///< null: it leads nowhere
        bool isActive = false;
    };
    Used find(std::uint32_t itemId) const
    {
        const auto found = m_byItem.find(itemId);
        return found == m_byItem.end() ? Used{} : found->second;
    }
    Text whyInactive(std::uint32_t itemId) const
    {
        const auto found = m_inactive.find(itemId);
        return found == m_inactive.end() ? Text{} : found->second;
    }

private:
    std::map<std::uint32_t, Used> m_byItem;
    std::map<std::uint32_t, Text> m_inactive;
};

/// "203.0.113.1%ether1", or the interface alone.
std::string immediateGateway(const Route& route, const routing::Interface& out)
{
    return route.gateway.isUnspecified() ? out.name : route.gateway.toString() + "%" + out.name;
}

RouteState stateOf(const Route* route, const forward::Plan& plan)
{
    RouteState state;
    const routing::Interface* const out = route ? plan.interfaces.find(route->out) : nullptr;
    if (!out)
        return state;
    state.immediateGateway = immediateGateway(*route, *out);
    state.localAddress = plan.sourceOn(*route, route->destination.address());
    return state;
}

MenuRow staticRow(const Menu& menu, const StaticRoute& item, const UsedRoutes& used,
                  const forward::Plan* plan)
{
    const auto [route, isActive] = used.find(item.id);
    RouteState state = plan ? stateOf(route, *plan) : RouteState{};
    state.problem = used.whyInactive(item.id);
    if (route && !isActive)
        state.problem = TB_TEXT("another route to the same network is used");
    MenuRow row = makeRow(menu, &item, &state);
    row.id = item.id;
    row.comment = item.comment;
    row.flags = item.disabled ? "X" : isActive ? "A" : route || !plan ? "" : "I";
    row.flags += item.blackhole ? "sB" : "s";
    return row;
}

/// main first, as their ids are.
std::vector<std::string> tableNames(const Config& config)
{
    std::vector<std::string> names{config::kMainTable};
    std::ranges::transform(config.routingTables, std::back_inserter(names), &config::RoutingTable::name);
    std::ranges::transform(config.vrfs, std::back_inserter(names), &config::Vrf::name);
    return names;
}

MenuRow dynamicRow(const Menu& menu, const Route& route, const forward::Plan& plan, const std::string& table,
                   bool isActive)
{
    const routing::Interface* const out = plan.interfaces.find(route.out);
    StaticRoute shown;
    shown.destination = route.destination;
    shown.distance = route.distance;
    shown.routingTable = table;
    shown.scope = shown.targetScope;
    if (out)
        shown.gateway = route.origin == RouteOrigin::Dhcp ? route.gateway.toString() : out->name;
    if (table != config::kMainTable)
        shown.gateway += "@" + table;
    const RouteState state = stateOf(&route, plan);
    MenuRow row = makeRow(menu, &shown, &state);
    row.flags = isActive ? "DA" : "D";
    row.flags += route.origin == RouteOrigin::Dhcp ? "d" : "c";
    return row;
}

/// Connected routes follow the addresses, others come from DHCP clients: shown, not configured.
void addDynamic(const Menu& menu, const ReadContext& context, IpFamily family, MenuView& view)
{
    const std::vector<std::string> names = tableNames(context.config);
    const auto tables = context.plan->routes.tables();
    for (std::size_t i = 0; i < tables.size() && i < names.size(); ++i) {
        const Route* before = nullptr;
        for (const Route& route : tables[i].routes()) {
            const bool isFirst = !before || before->destination != route.destination;
            before = &route;
            if (route.destination.family() == family && route.origin != RouteOrigin::Static &&
                route.kind != RouteKind::Local)
                view.rows.push_back(dynamicRow(menu, route, *context.plan, names[i], isFirst));
        }
    }
}

template <auto List>
MenuView viewOf(const Menu& menu, const ReadContext& context)
{
    MenuView view{std::string(menu.path), {}};
    const UsedRoutes used(context.plan);
    for (const StaticRoute& item : ListBinding<List>::items(context.config))
        view.rows.push_back(staticRow(menu, item, used, context.plan));
    if (context.plan)
        addDynamic(menu, context, menu.path.starts_with("/ipv6") ? IpFamily::V6 : IpFamily::V4, view);
    return view;
}

constexpr Menu kMenus[] = {
    [] {
        Menu menu = listMenu<&Config::routes>({"/ip/route", TB_TEXT("Routes"),
                                               TB_TEXT("IPv4 routes: static ones and those of the addresses"),
                                               kProperties, kFlags, ""},
                                              viewOf<&Config::routes>);
        // A fresh prefix is one of IPv6.
        menu.append = [](Config& config, std::uint32_t id) -> config::Item* {
            auto* const item = static_cast<StaticRoute*>(ListBinding<&Config::routes>::append(config, id));
            item->destination = IpPrefix(IpAddress::anyV4(), 0);
            return item;
        };
        return menu;
    }(),
    listMenu<&Config::routes6>({"/ipv6/route", TB_TEXT("IPv6 Routes"),
                                TB_TEXT("IPv6 routes: static ones and those of the addresses"), kProperties,
                                kFlags, ""},
                               viewOf<&Config::routes6>),
};

} // namespace

std::span<const Menu> routeMenus()
{
    return kMenus;
}

} // namespace tb::menu
