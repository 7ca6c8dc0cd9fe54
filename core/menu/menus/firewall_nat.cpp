// SPDX-License-Identifier: GPL-3.0-or-later
#include "menu/dead_rules.h"
#include "menu/menus/menus.h"
#include "menu/rule_view.h"

namespace tb::menu {

namespace {

using config::Config;
using config::NatRule;

constexpr Text kActionDoc = TB_TEXT("What is done to a new connection that matches");

constexpr std::array kActionProperty = {
    property<&NatRule::action>("action", TB_TEXT("Action"), kActionDoc),
};
constexpr std::array kActionProperty6 = {
    property<&NatRule::action, Ipv6NatActionTraits>("action", TB_TEXT("Action"), kActionDoc),
};

constexpr std::array kTargetProperties = {
    property<&NatRule::toAddresses, AddressesTraits>("to-addresses", TB_TEXT("To Addresses"),
                                                     TB_TEXT("Address, network or range to translate to"),
                                                     {.inTable = false}),
    property<&NatRule::toPorts>("to-ports", TB_TEXT("To Ports"), TB_TEXT("Ports to translate to"),
                                {.inTable = false}),
    property<&NatRule::sameNotByDestination>(
        "same-not-by-dst", TB_TEXT("Not By Dst."),
        TB_TEXT("Of action same: one client has one address, wherever it goes"), {.inTable = false}),
    property<&NatRule::randomisePorts>("randomise-ports", TB_TEXT("Randomise Ports"),
                                       TB_TEXT("The port is chosen at random, also when its own is free"),
                                       {.inTable = false}),
};
constexpr std::array kTargetProperties6 = {
    property<&NatRule::toAddresses, AddressPrefixTraits>(
        "to-address", TB_TEXT("To Address"), TB_TEXT("Network to translate to"), {.inTable = false}),
    property<&NatRule::toPorts>("to-ports", TB_TEXT("To Ports"), TB_TEXT("Ports to translate to"),
                                {.inTable = false}),
};

constexpr auto kProperties = joined(kChainProperty, kActionProperty, kJumpProperty, kTargetProperties,
                                    kMatcherProperties, kLogProperties, kStatusProperties);
constexpr auto kProperties6 = joined(kChainProperty, kActionProperty6, kJumpProperty, kTargetProperties6,
                                     kMatcherProperties, kLogProperties, kStatusProperties);

template <auto IsTracking>
Text withoutTracking(const ReadContext& context)
{
    return deadBecause(context.status.*IsTracking);
}

constexpr Menu kMenus[] = {
    ruleMenu<&Config::natRules>({"/ip/firewall/nat", TB_TEXT("NAT"),
                                 TB_TEXT("Rules that translate addresses of new IPv4 connections"),
                                 kProperties, kRuleFlags, ""},
                                ruleView<&Config::natRules, forward::RuleMenuId::Nat,
                                         withoutTracking<&forward::EngineStatus::trackingActiveV4>>),
    ruleMenu<&Config::natRules6>({"/ipv6/firewall/nat", TB_TEXT("IPv6 NAT"),
                                  TB_TEXT("Rules that translate addresses of new IPv6 connections"),
                                  kProperties6, kRuleFlags, ""},
                                 ruleView<&Config::natRules6, forward::RuleMenuId::Nat6,
                                          withoutTracking<&forward::EngineStatus::trackingActiveV6>>),
};

} // namespace

std::span<const Menu> firewallNatMenus()
{
    return kMenus;
}

} // namespace tb::menu
