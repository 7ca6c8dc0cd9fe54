// SPDX-License-Identifier: GPL-3.0-or-later
#include "forward/compile.h"

#include <algorithm>
#include <set>

namespace tb::forward {

namespace {

using config::Config;

Message invalid(const char* property)
{
    return {TB_TEXT("invalid value for argument %1"), {property}};
}

Message noSuchInterface()
{
    return {TB_TEXT("input does not match any value of interface")};
}

Check checkList(const Config& config, const std::vector<config::StaticNeighbor>& neighbors,
                std::string_view menu, IpFamily family)
{
    std::set<std::pair<std::string, IpAddress>> seen;
    for (std::size_t i = 0; i < neighbors.size(); ++i) {
        const config::StaticNeighbor& one = neighbors[i];
        if (one.address.family() != family || one.address.isMulticast() || one.address.isUnspecified() ||
            one.address.isLimitedBroadcast())
            return Failure{errorAt(menu, i, "address", invalid("address"))};
        const bool isNobody = one.macAddress && (one.macAddress->isGroup() || one.macAddress->isNull());
        if (isNobody || (!one.macAddress && !one.published))
            return Failure{errorAt(menu, i, "mac-address", invalid("mac-address"))};
        if (!interfaceNamed(config, one.interface))
            return Failure{errorAt(menu, i, "interface", noSuchInterface())};
        if (!seen.emplace(one.interface, one.address).second)
            return Failure{errorAt(menu, i, "address", {TB_TEXT("failure: already have such address")})};
    }
    return {};
}

Check checkAdvertisements(const Config& config)
{
    using namespace std::chrono_literals;
    for (std::size_t i = 0; i < config.routerAdvertisements.size(); ++i) {
        const config::Ipv6Nd& one = config.routerAdvertisements[i];
        const auto& [least, most] = one.interval;
        if (one.interface != "all" && !interfaceNamed(config, one.interface))
            return Failure{errorAt("/ipv6/nd", i, "interface", noSuchInterface())};
        // RFC 4861 §6.2.1, MinRtrAdvInterval, MaxRtrAdvInterval and AdvDefaultLifetime.
        if (least < 3s || least > most || most < 4s || most > 1800s)
            return Failure{errorAt("/ipv6/nd", i, "ra-interval", invalid("ra-interval"))};
        if (one.raLifetime > 9000s || (one.raLifetime != 0s && one.raLifetime < most))
            return Failure{errorAt("/ipv6/nd", i, "ra-lifetime", invalid("ra-lifetime"))};
    }
    for (std::size_t i = 0; i < config.ndPrefixes.size(); ++i) {
        const config::NdPrefix& one = config.ndPrefixes[i];
        const IpAddress network = one.prefix.network();
        if (one.prefix.family() != IpFamily::V6 || network.isLinkLocal() || network.isMulticast())
            return Failure{errorAt("/ipv6/nd/prefix", i, "prefix", invalid("prefix"))};
        if (!interfaceNamed(config, one.interface))
            return Failure{errorAt("/ipv6/nd/prefix", i, "interface", noSuchInterface())};
        if (one.preferredLifetime > one.validLifetime)
            return Failure{
                errorAt("/ipv6/nd/prefix", i, "preferred-lifetime", invalid("preferred-lifetime"))};
    }
    return {};
}

/// Of an interface of whatever kind.
routing::ArpMode arpModeOf(const Config& config, const std::string& name)
{
    const auto modeIn = [&name](const auto& list) -> std::optional<routing::ArpMode> {
        for (const auto& one : list) {
            if (one.name == name)
                return one.arp;
        }
        return std::nullopt;
    };
    for (const auto mode : {modeIn(config.ethernets), modeIn(config.bridges), modeIn(config.vlans)}) {
        if (mode)
            return *mode;
    }
    return routing::ArpMode::Enabled;
}

/// IPv4 addresses stay in use (routing::AddressWatch).
void withholdAddresses(const RouterFacts& facts, routing::Interface& interface)
{
    const auto isTaken = [&](const IpPrefix& own) {
        return !own.address().isV4() &&
               std::ranges::any_of(facts.conflicts, [&](const routing::AddressConflict& one) {
                   return one.interface == interface.id && one.address == own.address();
               });
    };
    std::ranges::copy_if(interface.addresses, std::back_inserter(interface.withheld), isTaken);
    std::erase_if(interface.addresses, isTaken);
}

} // namespace

Check checkNeighbors(const Config& config)
{
    if (Check arp = checkList(config, config.neighbors, "/ip/arp", IpFamily::V4); !arp)
        return arp;
    if (Check nd = checkList(config, config.neighbors6, "/ipv6/neighbor", IpFamily::V6); !nd)
        return nd;
    return checkAdvertisements(config);
}

void completeInterfaces(const Config& config, const RouterFacts& facts,
                        std::vector<routing::Interface>& interfaces)
{
    for (routing::Interface& interface : interfaces) {
        interface.arp = arpModeOf(config, interface.name);
        withholdAddresses(facts, interface);
        for (const auto* list : {&config.neighbors, &config.neighbors6}) {
            for (const config::StaticNeighbor& one : *list) {
                if (!one.disabled && one.published && one.interface == interface.name)
                    interface.published.push_back(one.address);
            }
        }
    }
}

void compileNeighbors(const Config& config, Plan& plan)
{
    plan.neighbors.arpTimeout = config.ipSettings.arpTimeout;
    for (const auto* list : {&config.neighbors, &config.neighbors6}) {
        for (const config::StaticNeighbor& one : *list) {
            const routing::Interface* const interface = plan.interfaces.find(one.interface);
            if (interface && !one.disabled && one.macAddress)
                plan.neighbors.permanent.push_back({interface->id, one.address, *one.macAddress});
        }
    }
    for (const routing::Interface& interface : plan.interfaces.all()) {
        if (!routing::learnsByArp(interface.arp))
            plan.neighbors.withoutArp.push_back(interface.id);
    }
}

} // namespace tb::forward
