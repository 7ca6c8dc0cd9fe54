// SPDX-License-Identifier: GPL-3.0-or-later
#include "forward/plan.h"

#include "forward/compile.h"

namespace tb::forward {

Result<std::shared_ptr<const Plan>, ConfigError> Plan::compile(const config::Config& config,
                                                               const RouterFacts& facts)
{
    // Every check between properties, in the order of the menus.
    for (Check (*const check)(const config::Config&) :
         {checkInterfaces, checkInterfaceLists, checkRouting, checkRules, checkServices}) {
        if (Check checked = check(config); !checked)
            return Failure{checked.error()};
    }
    const std::shared_ptr<Plan> plan(new Plan);
    plan->interfaces = compileInterfaces(config, facts);
    plan->interfaceLists = compileInterfaceLists(config);
    plan->routes = compileRoutes(config, facts, plan->interfaces);
    compileRules(config, *plan);
    return std::shared_ptr<const Plan>(plan);
}

} // namespace tb::forward
