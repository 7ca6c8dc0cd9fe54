// SPDX-License-Identifier: GPL-3.0-or-later
#include "menu/rule_view.h"

namespace tb::menu {

RuleStatus statusOf(const config::FirewallRule& rule, std::size_t position, forward::RuleMenuId id,
                    const ReadContext& context)
{
    RuleStatus status;
    const auto menu = static_cast<std::size_t>(id);
    const std::vector<forward::RuleTraffic>& traffic = context.status.rules[menu];
    if (position < traffic.size() && traffic[position].item == rule.id) {
        status.bytes = traffic[position].bytes;
        status.packets = traffic[position].packets;
    }
    if (!context.plan || rule.disabled)
        return status;
    const auto& dead = context.plan->ruleMenus[menu].dead;
    const auto found = std::ranges::find(dead, rule.id, &forward::RuleMenu::Dead::item);
    if (found != dead.end())
        status.problem = found->reason;
    return status;
}

} // namespace tb::menu
