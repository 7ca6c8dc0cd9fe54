// SPDX-License-Identifier: GPL-3.0-or-later
#include "menu/bind.h"
#include "menu/list_binding.h"
#include "menu/menus/menus.h"

#include "forward/plan.h"

namespace tb::menu {

namespace {

using config::Config;
using config::StaticRoute;

constexpr Property kProperties[] = {
    property<&StaticRoute::destination, NetworkRouteTraits>("dst-address", TB_TEXT("Dst. Address"),
                                                            TB_TEXT("Network that the route leads to"),
                                                            {.required = true}),
    property<&StaticRoute::gateway>("gateway", TB_TEXT("Gateway"),
                                    TB_TEXT("Next hop: an address, address%interface, or an interface"),
                                    {.required = true}),
    property<&StaticRoute::distance>("distance", TB_TEXT("Distance"),
                                     TB_TEXT("The route with the smallest distance is used"),
                                     {.low = 1, .high = 255}),
};

constexpr Flag kFlags[] = {
    {'D', "dynamic" },
    {'X', "disabled"},
    {'A', "active"  },
    {'c', "connect" },
    {'s', "static"  },
};

bool isActive(const StaticRoute& item, const forward::Plan* plan)
{
    if (!plan || item.disabled)
        return false;
    // The active one of several to the same network is the first in the table's order.
    for (const routing::Route& route : plan->routes.routes()) {
        if (route.destination == item.destination.masked())
            return route.kind == routing::RouteKind::Static && route.distance == item.distance;
    }
    return false;
}

/// Connected routes follow the addresses: shown, not configured.
void addConnected(const Menu& menu, const ReadContext& context, IpFamily family, MenuView& view)
{
    for (const routing::Route& route : context.plan->routes.routes()) {
        if (route.kind != routing::RouteKind::Connected || route.destination.family() != family)
            continue;
        const routing::Interface* const out = context.plan->interfaces.find(route.out);
        StaticRoute shown;
        shown.destination = route.destination;
        shown.gateway = out ? out->name : "";
        shown.distance = 0;
        MenuRow row = makeRow(menu, &shown, nullptr);
        row.flags = "DAc";
        view.rows.push_back(std::move(row));
    }
}

template <auto List>
MenuView viewOf(const Menu& menu, const ReadContext& context)
{
    MenuView view{std::string(menu.path), {}};
    for (const StaticRoute& item : ListBinding<List>::items(context.config)) {
        MenuRow row = makeRow(menu, &item, nullptr);
        row.id = item.id;
        row.comment = item.comment;
        row.flags = item.disabled ? "Xs" : isActive(item, context.plan) ? "As" : "s";
        view.rows.push_back(std::move(row));
    }
    if (context.plan)
        addConnected(menu, context, menu.path.starts_with("/ipv6") ? IpFamily::V6 : IpFamily::V4, view);
    return view;
}

constexpr Menu kMenus[] = {
    listMenu<&Config::routes>({"/ip/route", TB_TEXT("Routes"),
                               TB_TEXT("IPv4 routes: static ones and those of the addresses"), kProperties,
                               kFlags, ""},
                              viewOf<&Config::routes>),
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
