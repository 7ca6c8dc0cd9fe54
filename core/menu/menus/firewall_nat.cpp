// SPDX-License-Identifier: GPL-3.0-or-later
#include "menu/bind.h"
#include "menu/dead_rules.h"
#include "menu/list_binding.h"
#include "menu/menus/menus.h"

#include "forward/plan.h"

#include <algorithm>

namespace tb::menu {

namespace {

using config::Config;
using config::NatRule;

struct Hits {
    std::uint64_t connections = 0;
    Text problem;
};

struct HitsTraits {
    static constexpr ValueType type = ValueType::Count;
    static Cell print(std::uint64_t value)
    {
        return {std::to_string(value), static_cast<double>(value), true};
    }
    static std::optional<std::uint64_t> parse(std::string_view) { return std::nullopt; }
};

constexpr Property kProperties[] = {
    property<&NatRule::chain>("chain", TB_TEXT("Chain"),
                              TB_TEXT("srcnat sees what leaves, dstnat what arrives"), {.required = true}),
    property<&NatRule::action>("action", TB_TEXT("Action"),
                               TB_TEXT("What is done to a new connection that matches")),
    property<&NatRule::toPorts>("to-ports", TB_TEXT("To Ports"), TB_TEXT("Ports to translate to"),
                                {.inTable = false}),
    property<&NatRule::protocol, ProtocolTraits>("protocol", TB_TEXT("Protocol"), TB_TEXT("IP protocol")),
    property<&NatRule::sourceAddress, NetworkTraits>("src-address", TB_TEXT("Src. Address"),
                                                     TB_TEXT("Source address or network")),
    property<&NatRule::destinationAddress, NetworkTraits>("dst-address", TB_TEXT("Dst. Address"),
                                                          TB_TEXT("Destination address or network")),
    property<&NatRule::inInterface, InterfaceTraits>("in-interface", TB_TEXT("In. Interface"),
                                                     TB_TEXT("Interface through which the packet came")),
    property<&NatRule::outInterface, InterfaceTraits>("out-interface", TB_TEXT("Out. Interface"),
                                                      TB_TEXT("Interface through which the packet leaves")),
    readOnly<&Hits::connections, HitsTraits>(
        "packets", TB_TEXT("Packets"), TB_TEXT("First packets of connections that this rule has decided")),
    readOnly<&Hits::problem>("problem", TB_TEXT("Problem"), TB_TEXT("Why the rule does nothing")),
};

constexpr Flag kFlags[] = {
    {'X', "disabled"},
    {'I', "invalid" },
};

/// How often each rule has decided, by the order of the Plan's rules.
std::uint64_t hitsOf(const NatRule& item, const std::vector<forward::NatRule>& rules,
                     const std::vector<std::uint64_t>& hits)
{
    const auto found = std::ranges::find(rules, item.id, &forward::NatRule::itemId);
    const auto position = static_cast<std::size_t>(found - rules.begin());
    return found != rules.end() && position < hits.size() ? hits[position] : 0;
}

template <auto List, auto Rules, auto HitList, auto IsTracking>
MenuView viewOf(const Menu& menu, const ReadContext& context)
{
    MenuView view{std::string(menu.path), {}};
    for (const NatRule& item : ListBinding<List>::items(context.config)) {
        const Hits hits{context.plan ? hitsOf(item, context.plan->*Rules, context.status.*HitList) : 0,
                        deadBecause(item.disabled || context.status.*IsTracking)};
        MenuRow row = makeRow(menu, &item, &hits);
        row.id = item.id;
        row.comment = item.comment;
        row.flags = item.disabled ? "X" : hits.problem.isEmpty() ? "" : "I";
        view.rows.push_back(std::move(row));
    }
    return view;
}

constexpr Menu kMenus[] = {
    listMenu<&Config::natRules>(
        {"/ip/firewall/nat", TB_TEXT("NAT"),
         TB_TEXT("Rules that translate addresses of new IPv4 connections"), kProperties, kFlags, ""},
        viewOf<&Config::natRules, &forward::Plan::srcnat, &forward::EngineStatus::natRuleHits,
               &forward::EngineStatus::trackingActiveV4>),
    listMenu<&Config::natRules6>(
        {"/ipv6/firewall/nat", TB_TEXT("IPv6 NAT"),
         TB_TEXT("Rules that translate addresses of new IPv6 connections"), kProperties, kFlags, ""},
        viewOf<&Config::natRules6, &forward::Plan::srcnat6, &forward::EngineStatus::natRuleHits6,
               &forward::EngineStatus::trackingActiveV6>),
};

} // namespace

std::span<const Menu> firewallNatMenus()
{
    return kMenus;
}

} // namespace tb::menu
