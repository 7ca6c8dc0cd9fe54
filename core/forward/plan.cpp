// SPDX-License-Identifier: GPL-3.0-or-later
#include "forward/plan.h"

#include "wire/flow_tuple.h"

#include <algorithm>
#include <map>
#include <set>

namespace tb::forward {

namespace {

using config::Config;
using Check = Result<void, ConfigError>;

/// Where an item stands, for the sentence a person reads: "/ip/address", item 2.
ConfigError errorAt(std::string_view menu, std::size_t position, std::string_view property, Message message)
{
    return {std::string(menu), std::to_string(position), std::string(property), std::move(message)};
}

Message noSuchInterface()
{
    return {TB_TEXT("input does not match any value of interface")};
}

const config::EthernetInterface* findPort(const Config& config, std::string_view name)
{
    const auto found = std::ranges::find(config.ethernets, name, &config::EthernetInterface::name);
    return found == config.ethernets.end() ? nullptr : &*found;
}

/// An enabled port's id; kNoInterface for an unknown or disabled one.
routing::InterfaceId activeId(const Config& config, std::string_view name)
{
    const config::EthernetInterface* const port = findPort(config, name);
    return port && !port->disabled ? port->id : routing::kNoInterface;
}

/// Two ports on one device would share its frames at random. Every port of the lab has a cable of its own.
Check checkLinks(const Config& config)
{
    std::map<std::string, const config::EthernetInterface*> users;
    for (std::size_t i = 0; i < config.ethernets.size(); ++i) {
        const config::EthernetInterface& port = config.ethernets[i];
        if (port.disabled || port.link.empty() || port.link == "lab")
            continue;
        const auto [user, isFirst] = users.emplace(port.link, &port);
        if (!isFirst)
            return Failure{
                errorAt("/interface/ethernet", i, "link",
                        {TB_TEXT("failure: interface %1 has this link already"), {user->second->name}})};
    }
    return {};
}

Check checkAddresses(const Config& config, const std::vector<config::InterfaceAddress>& addresses,
                     std::string_view menu, IpFamily family)
{
    std::set<std::pair<std::string, IpAddress>> seen;
    for (std::size_t i = 0; i < addresses.size(); ++i) {
        const config::InterfaceAddress& one = addresses[i];
        if (!findPort(config, one.interface))
            return Failure{errorAt(menu, i, "interface", noSuchInterface())};
        if (one.address.family() != family || one.address.address().isMulticast() ||
            one.address.address().isUnspecified())
            return Failure{errorAt(menu, i, "address", {TB_TEXT("invalid value for argument address")})};
        if (!seen.emplace(one.interface, one.address.address()).second)
            return Failure{errorAt(menu, i, "address", {TB_TEXT("failure: already have such address")})};
    }
    return {};
}

/// A gateway as people write it: "203.0.113.1", "fe80::1%ether1" or "ether1".
struct Gateway {
    IpAddress address; ///< unspecified when the interface itself is the gateway
    std::string interface;
};

std::optional<Gateway> parseGateway(const Config& config, const std::string& text)
{
    if (findPort(config, text))
        return Gateway{{}, text};
    const std::size_t percent = text.find('%');
    const auto address = IpAddress::parse(std::string_view(text).substr(0, percent));
    if (!address)
        return std::nullopt;
    Gateway gateway{*address, percent == std::string::npos ? "" : text.substr(percent + 1)};
    return gateway.interface.empty() || findPort(config, gateway.interface) ? std::optional(gateway)
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

bool hasPorts(const std::optional<std::uint8_t>& protocol)
{
    wire::FlowTuple tuple;
    tuple.protocol = protocol.value_or(0);
    return tuple.hasPorts();
}

Check checkNatRule(const Config& config, const config::NatRule& rule, std::string_view menu, std::size_t i)
{
    if (!rule.inInterface.empty() && !findPort(config, rule.inInterface))
        return Failure{
            errorAt(menu, i, "in-interface", {TB_TEXT("input does not match any value of in-interface")})};
    if (!rule.outInterface.empty() && !findPort(config, rule.outInterface))
        return Failure{
            errorAt(menu, i, "out-interface", {TB_TEXT("input does not match any value of out-interface")})};
    if (rule.action == config::NatAction::Masquerade && rule.chain != config::NatChain::Srcnat)
        return Failure{
            errorAt(menu, i, "action", {TB_TEXT("failure: masquerade works only in chain srcnat")})};
    if (rule.chain == config::NatChain::Dstnat && !rule.outInterface.empty())
        return Failure{
            errorAt(menu, i, "out-interface",
                    {TB_TEXT("failure: outgoing interface matching not possible in chain dstnat")})};
    if (rule.toPorts && !hasPorts(rule.protocol))
        return Failure{
            errorAt(menu, i, "to-ports",
                    {TB_TEXT("failure: ports can be specified if proto is tcp,udp,udp-lite,dccp,sctp")})};
    return {};
}

Check checkNatRules(const Config& config, const std::vector<config::NatRule>& rules, std::string_view menu,
                    IpFamily family)
{
    for (std::size_t i = 0; i < rules.size(); ++i) {
        if (Check rule = checkNatRule(config, rules[i], menu, i); !rule)
            return rule;
        if (rules[i].sourceAddress && rules[i].sourceAddress->family() != family)
            return Failure{
                errorAt(menu, i, "src-address", {TB_TEXT("invalid value for argument src-address")})};
        if (rules[i].destinationAddress && rules[i].destinationAddress->family() != family)
            return Failure{
                errorAt(menu, i, "dst-address", {TB_TEXT("invalid value for argument dst-address")})};
    }
    return {};
}

Check checkLab(const Config& config)
{
    for (std::size_t i = 0; i < config.labHosts.size(); ++i) {
        if (!findPort(config, config.labHosts[i].interface))
            return Failure{errorAt("/lab/host", i, "interface", noSuchInterface())};
    }
    for (std::size_t i = 0; i < config.labTraffic.size(); ++i) {
        if (std::ranges::find(config.labHosts, config.labTraffic[i].host, &config::LabHost::name) ==
            config.labHosts.end())
            return Failure{
                errorAt("/lab/traffic", i, "host", {TB_TEXT("input does not match any value of host")})};
    }
    return {};
}

/// What only some rows of the fixed list have.
Check checkServicePorts(const std::vector<config::ServicePort>& rows)
{
    constexpr std::string_view kMenu = "/ip/firewall/service-port";
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const config::ServicePort& row = rows[i];
        const bool isTracker = row.helper == conntrack::HelperKind::None;
        if (isTracker && row.disabled)
            return Failure{
                errorAt(kMenu, i, "disabled", {TB_TEXT("failure: %1 cannot be disabled"), {row.name}})};
        if (isTracker != row.ports.ports.empty())
            return Failure{errorAt(kMenu, i, "ports", {TB_TEXT("invalid value for argument ports")})};
        if (row.helper == conntrack::HelperKind::Sip)
            continue;
        if (row.sipDirectMedia || row.sipTimeout) {
            const std::string property = row.sipTimeout ? "sip-timeout" : "sip-direct-media";
            return Failure{errorAt(kMenu, i, property, {TB_TEXT("failure: only sip has %1"), {property}})};
        }
    }
    return {};
}

/// Every check between properties, in the order of the menus.
Check check(const Config& config)
{
    const Check checks[] = {
        checkLinks(config),
        checkAddresses(config, config.addresses, "/ip/address", IpFamily::V4),
        checkAddresses(config, config.addresses6, "/ipv6/address", IpFamily::V6),
        checkRoutes(config, config.routes, "/ip/route", IpFamily::V4),
        checkRoutes(config, config.routes6, "/ipv6/route", IpFamily::V6),
        checkNatRules(config, config.natRules, "/ip/firewall/nat", IpFamily::V4),
        checkNatRules(config, config.natRules6, "/ipv6/firewall/nat", IpFamily::V6),
        checkServicePorts(config.servicePorts),
        checkLab(config),
    };
    for (const Check& one : checks) {
        if (!one)
            return one;
    }
    return {};
}

routing::InterfaceTable compileInterfaces(const Config& config, std::span<const PortFacts> ports)
{
    std::vector<routing::Interface> interfaces;
    for (const config::EthernetInterface& port : config.ethernets) {
        if (port.disabled)
            continue;
        routing::Interface one{port.id, port.name, {}, port.mtu, {}};
        const auto facts = std::ranges::find(ports, port.id, &PortFacts::id);
        one.mac = port.macAddress.value_or(facts != ports.end() ? facts->mac : MacAddress::local(port.id));
        for (const auto* list : {&config.addresses, &config.addresses6}) {
            for (const config::InterfaceAddress& address : *list) {
                if (!address.disabled && address.interface == port.name)
                    one.addresses.push_back(address.address);
            }
        }
        const bool hasV6 =
            std::ranges::any_of(one.addresses, [](const IpPrefix& a) { return !a.address().isV4(); });
        if (hasV6)
            one.addresses.emplace_back(routing::linkLocalAddress(one.mac), 64);
        interfaces.push_back(std::move(one));
    }
    return routing::InterfaceTable(std::move(interfaces));
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
        compiled.out = activeId(config, gateway->interface);
    for (const routing::Interface& interface : interfaces.all()) {
        const bool reaches = std::ranges::any_of(
            interface.addresses, [&](const IpPrefix& subnet) { return subnet.contains(gateway->address); });
        if (compiled.out == routing::kNoInterface && reaches)
            compiled.out = interface.id;
    }
    if (compiled.out != routing::kNoInterface)
        routes.push_back(compiled);
}

routing::RouteTable compileRoutes(const Config& config, const routing::InterfaceTable& interfaces)
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

/// Disabled rules are left out, and so are rules that name a disabled interface: they cannot match.
std::vector<NatRule> compileNat(const Config& config, const std::vector<config::NatRule>& rules,
                                config::NatChain chain)
{
    std::vector<NatRule> compiled;
    for (const config::NatRule& rule : rules) {
        if (rule.disabled || rule.chain != chain)
            continue;
        NatRule one{rule.action, rule.sourceAddress, rule.destinationAddress, rule.protocol, {}, {}, {},
                    rule.id};
        one.in = activeId(config, rule.inInterface);
        one.out = activeId(config, rule.outInterface);
        const bool namesDeadInterface = (!rule.inInterface.empty() && one.in == routing::kNoInterface) ||
                                        (!rule.outInterface.empty() && one.out == routing::kNoInterface);
        one.target.ports = rule.toPorts;
        if (!namesDeadInterface)
            compiled.push_back(std::move(one));
    }
    return compiled;
}

conntrack::HelperSettings compileHelpers(const std::vector<config::ServicePort>& rows)
{
    conntrack::HelperSettings settings;
    for (const config::ServicePort& row : rows) {
        settings.sipDirectMedia = row.sipDirectMedia.value_or(settings.sipDirectMedia);
        settings.sipTimeout = row.sipTimeout.value_or(settings.sipTimeout);
        if (row.disabled || row.helper == conntrack::HelperKind::None)
            continue;
        for (const std::uint16_t port : row.ports.ports)
            settings.ports.push_back({row.helper, port});
    }
    return settings;
}

/// "auto" tracks as soon as the family has an enabled firewall rule (mission page, enabled).
bool isTrackingActive(conntrack::TrackingMode mode, const std::vector<config::NatRule>& rules)
{
    switch (mode) {
    case conntrack::TrackingMode::No:
        return false;
    case conntrack::TrackingMode::Yes:
        return true;
    case conntrack::TrackingMode::Auto:
        return std::ranges::any_of(rules, [](const config::NatRule& rule) { return !rule.disabled; });
    }
    TB_UNREACHABLE();
}

} // namespace

Result<std::shared_ptr<const Plan>, ConfigError> Plan::compile(const Config& config,
                                                               std::span<const PortFacts> ports)
{
    if (Check checked = check(config); !checked)
        return Failure{checked.error()};
    const std::shared_ptr<Plan> plan(new Plan);
    plan->interfaces = compileInterfaces(config, ports);
    plan->routes = compileRoutes(config, plan->interfaces);
    plan->srcnat = compileNat(config, config.natRules, config::NatChain::Srcnat);
    plan->srcnat6 = compileNat(config, config.natRules6, config::NatChain::Srcnat);
    plan->tracking = config.tracking;
    plan->helpers = compileHelpers(config.servicePorts);
    plan->trackingActiveV4 = isTrackingActive(config.tracking.enabled, config.natRules);
    plan->trackingActiveV6 = isTrackingActive(config.tracking.enabled, config.natRules6);
    return std::shared_ptr<const Plan>(plan);
}

} // namespace tb::forward
