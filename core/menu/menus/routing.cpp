// SPDX-License-Identifier: GPL-3.0-or-later
#include "menu/bind.h"
#include "menu/list_binding.h"
#include "menu/menus/menus.h"

namespace tb::menu {

namespace {

using config::Config;
using config::RoutingRule;
using config::RoutingTable;
using config::Vrf;

constexpr Property kTable[] = {
    property<&RoutingTable::name>("name", TB_TEXT("Name"), TB_TEXT("Name of the table, as routes use it"),
                                  {.required = true}),
    property<&RoutingTable::fib>("fib", TB_TEXT("FIB"),
                                 TB_TEXT("Packets are forwarded by this table; else it is only a list")),
};

constexpr Property kRule[] = {
    property<&RoutingRule::destinationAddress, NetworkTraits>(
        "dst-address", TB_TEXT("Dst. Address"), TB_TEXT("Destination address or network of the packet")),
    property<&RoutingRule::sourceAddress, NetworkTraits>("src-address", TB_TEXT("Src. Address"),
                                                         TB_TEXT("Source address or network of the packet")),
    property<&RoutingRule::interface, InterfaceTraits>("interface", TB_TEXT("Interface"),
                                                       TB_TEXT("Interface through which the packet came")),
    property<&RoutingRule::routingMark>("routing-mark", TB_TEXT("Routing Mark"),
                                        TB_TEXT("Routing table that mangle has marked the packet with"),
                                        {.names = NameKind::RoutingTable}),
    property<&RoutingRule::action>("action", TB_TEXT("Action"),
                                   TB_TEXT("Where a packet that matches is looked up, or how it is refused")),
    property<&RoutingRule::table>("table", TB_TEXT("Table"), TB_TEXT("Routing table to look in"),
                                  {.required = true, .names = NameKind::RoutingTable}),
    property<&RoutingRule::minPrefix>("min-prefix", TB_TEXT("Min. Prefix"),
                                      TB_TEXT("Routes of this prefix length or shorter are passed over"),
                                      {.inTable = false, .high = 128}),
};

constexpr Property kVrf[] = {
    property<&Vrf::name>("name", TB_TEXT("Name"), TB_TEXT("Name of the VRF and of its routing table"),
                         {.required = true}),
    property<&Vrf::interfaces, NameListTraits>("interfaces", TB_TEXT("Interfaces"),
                                               TB_TEXT("Interfaces whose packets are in this VRF"),
                                               {.names = NameKind::Interface}),
};

constexpr Flag kTableFlags[] = {
    {'D', "dynamic" },
    {'X', "disabled"},
};

void addTable(const Menu& menu, const std::string& name, std::string flags, MenuView& view)
{
    RoutingTable shown;
    shown.name = name;
    shown.fib = true;
    MenuRow row = makeRow(menu, &shown, nullptr);
    row.flags = std::move(flags);
    view.rows.push_back(std::move(row));
}

/// main is always there, and each VRF brings its table.
MenuView tablesOf(const Menu& menu, const ReadContext& context)
{
    MenuView view = plainView<&Config::routingTables>(menu, context);
    addTable(menu, config::kMainTable, "D", view);
    for (const Vrf& vrf : context.config.vrfs)
        addTable(menu, vrf.name, vrf.disabled ? "DX" : "D", view);
    return view;
}

constexpr Menu kMenus[] = {
    listMenu<&Config::vrfs>({"/ip/vrf", TB_TEXT("VRF"),
                             TB_TEXT("Interfaces that route by themselves, with a table of their own"), kVrf,
                             kDisabledFlag, "name"},
                            plainView<&Config::vrfs>),
    listMenu<&Config::routingTables>({"/routing/table", TB_TEXT("Routing Tables"),
                                      TB_TEXT("Routing tables beside main"), kTable, kTableFlags, "name"},
                                     tablesOf),
    listMenu<&Config::routingRules>(
        {"/routing/rule", TB_TEXT("Routing Rules"),
         TB_TEXT("Which routing table a packet is looked up in; the first rule that knows a way decides"),
         kRule, kDisabledFlag, ""},
        plainView<&Config::routingRules>),
};

} // namespace

std::span<const Menu> routingMenus()
{
    return kMenus;
}

} // namespace tb::menu
