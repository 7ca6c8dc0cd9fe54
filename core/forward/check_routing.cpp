// SPDX-License-Identifier: GPL-3.0-or-later
#include "forward/compile.h"
#include "forward/gateway.h"

#include <algorithm>
#include <set>

namespace tb::forward {

namespace {

using config::Config;

constexpr std::string_view kRulePath = "/routing/rule";
constexpr std::string_view kVrfPath = "/ip/vrf";
/// RouterOS allows 1024 VRFs; a TableId has room for more.
constexpr std::size_t kMostTables = 1024;

ConfigError invalid(std::string_view menu, std::size_t position, std::string_view property)
{
    return errorAt(menu, position, property,
                   {TB_TEXT("invalid value for argument %1"), {std::string(property)}});
}

/// The error of RouterOS for a name that means nothing.
ConfigError unknownName(std::string_view menu, std::size_t position, std::string_view property)
{
    return errorAt(menu, position, property,
                   {TB_TEXT("input does not match any value of %1"), {std::string(property)}});
}

/// Tables and VRFs share their names: a VRF is a table, too.
Check checkNames(const Config& config)
{
    std::set<std::string> names{config::kMainTable};
    const auto check = [&](const auto& items, std::string_view menu) -> Check {
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (!names.insert(items[i].name).second)
                return Failure{errorAt(menu, i, "name", {TB_TEXT("failure: already have such table")})};
            if (names.size() > kMostTables)
                return Failure{errorAt(menu, i, "", {TB_TEXT("failure: too many routing tables")})};
        }
        return {};
    };
    if (Check tables = check(config.routingTables, "/routing/table"); !tables)
        return tables;
    return check(config.vrfs, kVrfPath);
}

Check checkVrfs(const Config& config)
{
    std::set<std::string> taken;
    for (std::size_t i = 0; i < config.vrfs.size(); ++i) {
        for (const std::string& interface : config.vrfs[i].interfaces) {
            if (!interfaceNamed(config, interface))
                return Failure{unknownName(kVrfPath, i, "interfaces")};
            if (!taken.insert(interface).second)
                return Failure{errorAt(kVrfPath, i, "interfaces",
                                       {TB_TEXT("failure: interface %1 is in a VRF already"), {interface}})};
        }
    }
    return {};
}

Check checkRule(const Config& config, const config::RoutingRule& rule, std::size_t position)
{
    if (!tableNamed(config, rule.table))
        return Failure{unknownName(kRulePath, position, "table")};
    if (!rule.routingMark.empty() && !tableNamed(config, rule.routingMark))
        return Failure{unknownName(kRulePath, position, "routing-mark")};
    if (!rule.interface.empty() && !interfaceNamed(config, rule.interface))
        return Failure{unknownName(kRulePath, position, "interface")};
    if (rule.sourceAddress && rule.destinationAddress &&
        rule.sourceAddress->family() != rule.destinationAddress->family())
        return Failure{invalid(kRulePath, position, "dst-address")};
    return {};
}

Check checkGateway(const Config& config, const config::StaticRoute& route, std::string_view menu,
                   std::size_t position)
{
    if (!route.hasGateway()) {
        const bool isTwice = route.blackhole && route.type != config::RouteType::Unicast;
        if (!route.gateway.empty() || isTwice)
            return Failure{errorAt(menu, position, route.gateway.empty() ? "type" : "gateway",
                                   {TB_TEXT("failure: such a route leads to no gateway")})};
        return {};
    }
    if (route.gateway.empty())
        return Failure{
            errorAt(menu, position, "gateway", {TB_TEXT("missing value(s) of argument(s) %1"), {"gateway"}})};
    const auto gateway = parseGateway(config, route.gateway);
    const bool isWrongFamily =
        gateway && gateway->hasAddress() && gateway->address.family() != route.destination.family();
    if (!gateway || isWrongFamily)
        return Failure{invalid(menu, position, "gateway")};
    if (!gateway->hasAddress() && route.checkGateway != config::CheckGateway::None)
        return Failure{errorAt(menu, position, "check-gateway",
                               {TB_TEXT("failure: an interface cannot be asked, only an address")})};
    return {};
}

Check checkRoutes(const Config& config, const std::vector<config::StaticRoute>& routes, std::string_view menu,
                  IpFamily family)
{
    for (std::size_t i = 0; i < routes.size(); ++i) {
        const config::StaticRoute& route = routes[i];
        if (route.destination.family() != family)
            return Failure{invalid(menu, i, "dst-address")};
        if (!tableNamed(config, route.routingTable))
            return Failure{unknownName(menu, i, "routing-table")};
        if (route.preferredSource && route.preferredSource->family() != family)
            return Failure{invalid(menu, i, "pref-src")};
        if (Check gateway = checkGateway(config, route, menu, i); !gateway)
            return gateway;
    }
    return {};
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
    for (const config::Vrf& vrf : config.vrfs) {
        ++id;
        if (vrf.name == name)
            return static_cast<routing::TableId>(id);
    }
    return routing::kNoTable;
}

Check checkRouting(const Config& config)
{
    if (Check names = checkNames(config); !names)
        return names;
    if (Check vrfs = checkVrfs(config); !vrfs)
        return vrfs;
    for (std::size_t i = 0; i < config.routingRules.size(); ++i) {
        if (Check rule = checkRule(config, config.routingRules[i], i); !rule)
            return rule;
    }
    if (Check routes = checkRoutes(config, config.routes, "/ip/route", IpFamily::V4); !routes)
        return routes;
    return checkRoutes(config, config.routes6, "/ipv6/route", IpFamily::V6);
}

} // namespace tb::forward
