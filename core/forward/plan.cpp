// SPDX-License-Identifier: GPL-3.0-or-later
#include "forward/plan.h"

#include "forward/compile.h"

namespace tb::forward {

Result<std::shared_ptr<const Plan>, ConfigError> Plan::compile(const config::Config& config,
                                                               const RouterFacts& facts)
{
    // Every check between properties, in the order of the menus.
    for (Check (*const check)(const config::Config&) :
         {checkInterfaces, checkInterfaceLists, checkNeighbors, checkRouting, checkRules, checkServices}) {
        if (Check checked = check(config); !checked)
            return Failure{checked.error()};
    }
    const std::shared_ptr<Plan> plan(new Plan);
    plan->interfaces = compileInterfaces(config, facts);
    plan->interfaceLists = compileInterfaceLists(config);
    plan->dynamicAddresses = facts.addresses;
    plan->ip = config.ipSettings;
    plan->ipv6 = config.ipv6Settings;
    compileRoutes(config, facts, *plan);
    plan->bridgesThroughFirewall = config.bridgeSettings.useIpFirewall;
    compileNeighbors(config, *plan);
    compileRules(config, *plan);
    return std::shared_ptr<const Plan>(plan);
}

std::optional<IpAddress> Plan::sourceOn(const routing::Route& route, const IpAddress& destination) const
{
    if (!route.preferredSource.isUnspecified())
        return route.preferredSource;
    const routing::Interface* const out = interfaces.find(route.out);
    return out ? out->addressTowards(route.gateway.isUnspecified() ? destination : route.gateway)
               : std::nullopt;
}

} // namespace tb::forward
