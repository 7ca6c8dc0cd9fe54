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

constexpr int kMostTags = 2; // wire::kFrameCapacity has room for so many

template <typename Item>
const Item* findNamed(const std::vector<Item>& items, std::string_view name)
{
    const auto found = std::ranges::find(items, name, &Item::name);
    return found == items.end() ? nullptr : &*found;
}

/// The interface of any kind with this name, as an item; null when there is none.
const config::Item* findInterface(const Config& config, std::string_view name)
{
    if (const config::Item* const port = findNamed(config.ethernets, name))
        return port;
    if (const config::Item* const bridge = findNamed(config.bridges, name))
        return bridge;
    return findNamed(config.vlans, name);
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

/// A bridge is no port: what it would bridge are its own ports.
Check checkBridgePorts(const Config& config)
{
    constexpr std::string_view kMenu = "/interface/bridge/port";
    std::set<std::string> seen;
    for (std::size_t i = 0; i < config.bridgePorts.size(); ++i) {
        const config::BridgePort& port = config.bridgePorts[i];
        const bool isBridge = findNamed(config.bridges, port.interface) != nullptr;
        if (isBridge || !interfaceNamed(config, port.interface))
            return Failure{errorAt(kMenu, i, "interface", noSuchInterface())};
        if (!findNamed(config.bridges, port.bridge))
            return Failure{
                errorAt(kMenu, i, "bridge", {TB_TEXT("input does not match any value of bridge")})};
        if (!seen.insert(port.interface).second)
            return Failure{
                errorAt(kMenu, i, "interface", {TB_TEXT("failure: device already added as bridge port")})};
    }
    return {};
}

/// More tags than frames have room for, on the way of a frame that leaves through this interface. Whoever
/// lies in himself has no end of them.
bool hasTooManyTags(const Config& config, const std::string& name, int tags)
{
    if (const config::VlanInterface* const vlan = findNamed(config.vlans, name))
        return tags == kMostTags || hasTooManyTags(config, vlan->interface, tags + 1);
    return findNamed(config.bridges, name) && std::ranges::any_of(config.bridgePorts, [&](const auto& port) {
               return port.bridge == name && hasTooManyTags(config, port.interface, tags);
           });
}

Check checkVlans(const Config& config)
{
    constexpr std::string_view kMenu = "/interface/vlan";
    std::set<std::pair<std::string, std::uint16_t>> seen;
    for (std::size_t i = 0; i < config.vlans.size(); ++i) {
        const config::VlanInterface& vlan = config.vlans[i];
        if (!interfaceNamed(config, vlan.interface))
            return Failure{errorAt(kMenu, i, "interface", noSuchInterface())};
        if (!seen.emplace(vlan.interface, vlan.vlanId).second)
            return Failure{errorAt(kMenu, i, "vlan-id", {TB_TEXT("failure: already have such entry")})};
        if (hasTooManyTags(config, vlan.name, 0))
            return Failure{
                errorAt(kMenu, i, "interface",
                        {TB_TEXT("failure: at most two VLANs can lie in each other, and none in itself")})};
    }
    return {};
}

} // namespace

routing::InterfaceId interfaceNamed(const Config& config, std::string_view name)
{
    const config::Item* const found = findInterface(config, name);
    return found ? found->id : routing::kNoInterface;
}

routing::InterfaceId activeInterface(const Config& config, std::string_view name)
{
    const config::Item* const found = findInterface(config, name);
    return found && !found->disabled ? found->id : routing::kNoInterface;
}

Check checkInterfaces(const Config& config)
{
    for (Check (*const check)(const Config&) : {checkLinks, checkBridgePorts, checkVlans}) {
        if (Check checked = check(config); !checked)
            return checked;
    }
    if (Check addresses = checkAddresses(config, config.addresses, "/ip/address", IpFamily::V4); !addresses)
        return addresses;
    return checkAddresses(config, config.addresses6, "/ipv6/address", IpFamily::V6);
}

} // namespace tb::forward
