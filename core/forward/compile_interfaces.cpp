// SPDX-License-Identifier: GPL-3.0-or-later
#include "forward/compile.h"

#include <algorithm>
#include <map>
#include <set>

namespace tb::forward {

namespace {

using config::Config;

Message noSuchInterface()
{
    return {TB_TEXT("input does not match any value of interface")};
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
        if (!interfaceNamed(config, one.interface))
            return Failure{errorAt(menu, i, "interface", noSuchInterface())};
        if (one.address.family() != family || one.address.address().isMulticast() ||
            one.address.address().isUnspecified())
            return Failure{errorAt(menu, i, "address", {TB_TEXT("invalid value for argument address")})};
        if (!seen.emplace(one.interface, one.address.address()).second)
            return Failure{errorAt(menu, i, "address", {TB_TEXT("failure: already have such address")})};
    }
    return {};
}

} // namespace

routing::InterfaceId interfaceNamed(const Config& config, std::string_view name)
{
    const auto found = std::ranges::find(config.ethernets, name, &config::EthernetInterface::name);
    return found == config.ethernets.end() ? routing::kNoInterface : found->id;
}

routing::InterfaceId activeInterface(const Config& config, std::string_view name)
{
    const auto found = std::ranges::find(config.ethernets, name, &config::EthernetInterface::name);
    return found == config.ethernets.end() || found->disabled ? routing::kNoInterface : found->id;
}

Check checkInterfaces(const Config& config)
{
    if (Check links = checkLinks(config); !links)
        return links;
    if (Check addresses = checkAddresses(config, config.addresses, "/ip/address", IpFamily::V4); !addresses)
        return addresses;
    return checkAddresses(config, config.addresses6, "/ipv6/address", IpFamily::V6);
}

routing::InterfaceTable compileInterfaces(const Config& config, const RouterFacts& facts)
{
    std::vector<routing::Interface> interfaces;
    for (const config::EthernetInterface& port : config.ethernets) {
        if (port.disabled)
            continue;
        routing::Interface one{port.id, port.name, {}, port.mtu, {}};
        const auto known = std::ranges::find(facts.ports, port.id, &PortFacts::id);
        one.isRunning = known == facts.ports.end() || known->isRunning;
        one.mac =
            port.macAddress.value_or(known != facts.ports.end() ? known->mac : MacAddress::local(port.id));
        for (const auto* list : {&config.addresses, &config.addresses6}) {
            for (const config::InterfaceAddress& address : *list) {
                if (!address.disabled && address.interface == port.name)
                    one.addresses.push_back(address.address);
            }
        }
        for (const DynamicAddress& dynamic : facts.addresses) {
            if (dynamic.interface == port.id)
                one.addresses.push_back(dynamic.address);
        }
        const bool hasV6 =
            std::ranges::any_of(one.addresses, [](const IpPrefix& a) { return !a.address().isV4(); });
        if (hasV6)
            one.addresses.emplace_back(routing::linkLocalAddress(one.mac), 64);
        interfaces.push_back(std::move(one));
    }
    completeInterfaces(config, facts, interfaces);
    return routing::InterfaceTable(std::move(interfaces));
}

} // namespace tb::forward
