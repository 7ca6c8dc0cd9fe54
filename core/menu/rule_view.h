// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forward/plan.h"
#include "menu/list_binding.h"
#include "menu/rule_properties.h"

#include <algorithm>

namespace tb::menu {

/// What the router knows of one rule. `position`: where it stands in its menu.
RuleStatus statusOf(const config::FirewallRule& rule, std::size_t position, forward::RuleMenuId id,
                    const ReadContext& context);

/// The rows of a menu of rules. `problemOf`: why an enabled rule does nothing, beside what the Plan says; may
/// be empty.
template <auto List, forward::RuleMenuId Id, Text (*problemOf)(const ReadContext&)>
MenuView ruleView(const Menu& menu, const ReadContext& context)
{
    MenuView view{std::string(menu.path), {}};
    const auto& items = ListBinding<List>::items(context.config);
    for (std::size_t i = 0; i < items.size(); ++i) {
        RuleStatus status = statusOf(items[i], i, Id, context);
        if (status.problem.isEmpty() && !items[i].disabled)
            status.problem = problemOf(context);
        MenuRow row = makeRow(menu, &items[i], &status);
        row.id = items[i].id;
        row.comment = items[i].comment;
        row.flags = items[i].disabled ? "X" : status.problem.isEmpty() ? "" : "I";
        view.rows.push_back(std::move(row));
    }
    return view;
}

/// A menu of rules.
template <auto List>
constexpr Menu ruleMenu(const MenuText& text, MenuView (*view)(const Menu&, const ReadContext&))
{
    Menu menu = listMenu<List>(text, view);
    menu.actions = kRuleActions;
    return menu;
}

} // namespace tb::menu
