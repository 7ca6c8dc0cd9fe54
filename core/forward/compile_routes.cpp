// SPDX-License-Identifier: GPL-3.0-or-later
#include "forward/compile.h"

#include <algorithm>

namespace tb::forward {

namespace {

using config::Config;

/// A gateway as people write it: "203.0.113.1", "fe80::1%ether1" or "ether1".
struct Gateway {
    IpAddress address; ///< unspecified when the interface itself is the gateway
    std::string interface;
};

std::optional<Gateway> parseGateway(const Config& config, const std::string& text)
{
    if (interfaceNamed(config, text))
        return Gateway{{}, text};
    const std::size_t percent = text.find('%');
    const auto address = IpAddress::parse(std::string_view(text).substr(0, percent));
    if (!address)
        return std::nullopt;
    Gateway gateway{*address, percent == std::string::npos ? "" : text.substr(percent + 1)};
    return gateway.interface.empty() || interfaceNamed(config, gateway.interface) ? std::optional(gateway)
                                                                                  : std::nullopt;
}

Check checkRoutes(const Config& config, const std::vector<config::StaticRoute>& routes, std::string_view menu,
                  IpFamily family)
{
    for (std::size_t i = 0; i < routes.size(); ++i) {
        if (routes[i].destination.family() != family)
            return Failure{
                errorAt(menu, i, "dst-address", {TB_TEXT("invalid value for argument dst-address")})};
        const auto gateway = parseGateway(config, routes[i].gateway);
        const bool wrongFamily =
            gateway && !gateway->address.isUnspecified() && gateway->address.family() != family;
        if (!gateway || wrongFamily)
            return Failure{errorAt(menu, i, "gateway", {TB_TEXT("invalid value for argument gateway")})};
    }
    return {};
}

/// /31, /32, /127 and /128 have no broadcast address (RFC 3021); IPv6 has none at all.
bool hasBroadcast(const IpPrefix& prefix)
{
    return prefix.family() == IpFamily::V4 && prefix.length() < 31;
}

void addConnectedRoutes(const routing::Interface& interface, std::vector<routing::Route>& routes)
{
    using routing::RouteKind;
    for (const IpPrefix& address : interface.addresses) {
        const int full = address.address().bits();
        routes.push_back({IpPrefix(address.address(), full), RouteKind::Local, interface.id, {}, 0});
        if (address.address().isLinkLocal() && !address.address().isV4())
            continue; // fe80::/10 is the same on every link: never a route
        routes.push_back({address.masked(), RouteKind::Connected, interface.id, {}, 0});
        if (hasBroadcast(address))
            routes.push_back({IpPrefix(address.last(), full), RouteKind::Local, interface.id, {}, 0});
    }
}

/// A static route is active when its gateway is an enabled interface or stands in the subnet of one.
void addStaticRoute(const Config& config, const config::StaticRoute& route,
                    const routing::InterfaceTable& interfaces, std::vector<routing::Route>& routes)
{
    const auto gateway = parseGateway(config, route.gateway);
    if (route.disabled || !gateway)
        return;
    routing::Route compiled{route.destination.masked(), routing::RouteKind::Static, routing::kNoInterface,
                            gateway->address, route.distance};
    if (!gateway->interface.empty())
        compiled.out = activeInterface(config, gateway->interface);
    for (const routing::Interface& interface : interfaces.all()) {
        const bool reaches = std::ranges::any_of(
            interface.addresses, [&](const IpPrefix& subnet) { return subnet.contains(gateway->address); });
        if (compiled.out == routing::kNoInterface && reaches)
            compiled.out = interface.id;
    }
    if (compiled.out != routing::kNoInterface)
        routes.push_back(compiled);
}

} // namespace

routing::TableId tableNamed(const Config& config, std::string_view name)
{
    if (name == config::kMainTable)
        return routing::kMainTable;
    std::size_t id = routing::kMainTable;
    for (const config::RoutingTable& table : config.routingTables) {
        ++id;
        if (table.name == name)
            return static_cast<routing::TableId>(id);
    }
    return routing::kNoTable;
}

Check checkRouting(const Config& config)
{
    if (Check routes = checkRoutes(config, config.routes, "/ip/route", IpFamily::V4); !routes)
        return routes;
    return checkRoutes(config, config.routes6, "/ipv6/route", IpFamily::V6);
}

routing::RouteTable compileRoutes(const Config& config, const RouterFacts&,
                                  const routing::InterfaceTable& interfaces)
{
    std::vector<routing::Route> routes;
    for (const routing::Interface& interface : interfaces.all())
        addConnectedRoutes(interface, routes);
    for (const auto* list : {&config.routes, &config.routes6}) {
        for (const config::StaticRoute& route : *list)
            addStaticRoute(config, route, interfaces, routes);
    }
    return routing::RouteTable(std::move(routes));
}

} // namespace tb::forward
