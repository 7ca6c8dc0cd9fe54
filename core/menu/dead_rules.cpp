// SPDX-License-Identifier: GPL-3.0-or-later
#include "menu/dead_rules.h"

namespace tb::menu {

namespace {

/// "/ip firewall nat 0,2"; empty when no rule of the list is enabled.
template <typename Rule>
std::string enabledRules(const char* path, const std::vector<Rule>& rules)
{
    std::string positions;
    for (std::size_t i = 0; i < rules.size(); ++i) {
        if (!rules[i].disabled)
            positions += (positions.empty() ? "" : ",") + std::to_string(i);
    }
    return positions.empty() ? "" : std::string(path) + " " + positions;
}

} // namespace

Text deadBecause(bool trackingActive)
{
    return trackingActive ? Text{} : TB_TEXT("connection tracking is off");
}

Message nameDeadRules(const config::Config& config)
{
    if (config.tracking.enabled != conntrack::TrackingMode::No)
        return {};
    std::string all;
    for (const std::string& rules : {enabledRules("/ip firewall nat", config.natRules),
                                     enabledRules("/ipv6 firewall nat", config.natRules6)}) {
        if (!rules.empty())
            all += (all.empty() ? "" : "; ") + rules;
    }
    if (all.empty())
        return {};
    return {TB_TEXT("without connection tracking these rules do nothing: %1"), {all}};
}

} // namespace tb::menu
