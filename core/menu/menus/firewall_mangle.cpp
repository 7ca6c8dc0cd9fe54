// SPDX-License-Identifier: GPL-3.0-or-later
#include "menu/menus/menus.h"
#include "menu/rule_view.h"

namespace tb::menu {

namespace {

using config::Config;
using config::MangleRule;

constexpr std::array kActionProperties = {
    property<&MangleRule::action>("action", TB_TEXT("Action"),
                                  TB_TEXT("What is done to a packet that matches")),
    property<&MangleRule::newRoutingMark>("new-routing-mark", TB_TEXT("New Routing Mark"),
                                          TB_TEXT("Routing table that decides where the packet goes"),
                                          {.inTable = false, .nameSpace = NameSpace::RoutingTable}),
    property<&MangleRule::passthrough>("passthrough", TB_TEXT("Passthrough"),
                                       TB_TEXT("Whether the rules below are asked about the packet, too"),
                                       {.inTable = false}),
};

constexpr auto kProperties = joined(kChainProperty, kActionProperties, kJumpProperty, kMatcherProperties,
                                    kLogProperties, kStatusProperties);

/// Marks for routing need no connections.
Text noProblem(const ReadContext&)
{
    return {};
}

constexpr Menu kMenus[] = {
    ruleMenu<&Config::mangleRules>({"/ip/firewall/mangle", TB_TEXT("Mangle"),
                                    TB_TEXT("Rules that mark IPv4 packets for routing"), kProperties,
                                    kRuleFlags, ""},
                                   ruleView<&Config::mangleRules, forward::RuleMenuId::Mangle, noProblem>),
    ruleMenu<&Config::mangleRules6>({"/ipv6/firewall/mangle", TB_TEXT("IPv6 Mangle"),
                                     TB_TEXT("Rules that mark IPv6 packets for routing"), kProperties,
                                     kRuleFlags, ""},
                                    ruleView<&Config::mangleRules6, forward::RuleMenuId::Mangle6, noProblem>),
};

} // namespace

std::span<const Menu> firewallMangleMenus()
{
    return kMenus;
}

} // namespace tb::menu
