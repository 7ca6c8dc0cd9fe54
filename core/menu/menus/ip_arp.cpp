// SPDX-License-Identifier: GPL-3.0-or-later
#include "menu/bind.h"
#include "menu/list_binding.h"
#include "menu/menus/menus.h"

#include "forward/engine.h"
#include "forward/plan.h"

namespace tb::menu {

namespace {

using config::Config;
using config::StaticNeighbor;
using routing::NeighborRow;
using routing::NeighborState;

struct Known {
    std::string status;
    std::optional<Duration> since;
};

constexpr Property kProperties[] = {
    property<&StaticNeighbor::address>("address", TB_TEXT("Address"), TB_TEXT("The neighbour's IP address"),
                                       {.required = true}),
    property<&StaticNeighbor::macAddress>(
        "mac-address", TB_TEXT("MAC Address"),
        TB_TEXT("Its Ethernet address; may be unset when the router answers for it")),
    property<&StaticNeighbor::interface, InterfaceTraits>(
        "interface", TB_TEXT("Interface"), TB_TEXT("Where the neighbour is"), {.required = true}),
    property<&StaticNeighbor::published>(
        "published", TB_TEXT("Published"),
        TB_TEXT("The router answers for this address on the interface, if it reaches it through another one"),
        {.inTable = false}),
    readOnly<&Known::status>("status", TB_TEXT("Status"),
                             TB_TEXT("What the router knows of it: reachable, stale, failed and so on")),
    readOnly<&Known::since, WholeSecondsTraits>("since", TB_TEXT("Since"), TB_TEXT("Time in this status"),
                                                false),
};

constexpr Flag kFlags[] = {
    {'X', "disabled" },
    {'D', "dynamic"  },
    {'P', "published"},
    {'C', "complete" },
};

constexpr Action kActions[] = {
    {"make-static", TB_TEXT("Keeps learnt neighbours as they are now"), true},
};

Known knownOf(const NeighborRow& row, Instant now)
{
    return {routing::neighborStateName(row.state), now - row.since};
}

const NeighborRow* rowOf(const StaticNeighbor& item, const std::vector<NeighborRow>& rows,
                         const forward::Plan& plan)
{
    const routing::Interface* const interface = plan.interfaces.find(item.interface);
    const auto found = std::ranges::find_if(rows, [&](const NeighborRow& row) {
        return interface && row.interface == interface->id && row.address == item.address;
    });
    return found == rows.end() ? nullptr : &*found;
}

MenuRow configuredRow(const Menu& menu, const StaticNeighbor& item, const NeighborRow* known, Instant now)
{
    const Known status = known ? knownOf(*known, now) : Known{};
    MenuRow row = makeRow(menu, &item, &status);
    row.id = item.id;
    row.comment = item.comment;
    row.flags =
        std::string(item.disabled ? "X" : "") + (item.published ? "P" : "") + (item.macAddress ? "C" : "");
    return row;
}

/// A neighbour that nobody has configured: shown as an item would be.
MenuRow learntRow(const Menu& menu, const NeighborRow& known, const ReadContext& context)
{
    const routing::Interface* const interface = context.plan->interfaces.find(known.interface);
    StaticNeighbor shown;
    shown.address = known.address;
    shown.macAddress = known.mac;
    shown.interface = interface ? interface->name : "";
    const Known status = knownOf(known, context.status.now);
    MenuRow row = makeRow(menu, &shown, &status);
    row.id = dynamicId(known.serial);
    row.flags = known.mac ? "DC" : "D";
    return row;
}

template <auto List>
MenuView viewOf(const Menu& menu, const ReadContext& context)
{
    MenuView view{std::string(menu.path), {}};
    const auto rows = context.neighbors ? context.neighbors->snapshot() : std::vector<NeighborRow>();
    for (const StaticNeighbor& item : ListBinding<List>::items(context.config)) {
        const NeighborRow* const known = context.plan ? rowOf(item, rows, *context.plan) : nullptr;
        view.rows.push_back(configuredRow(menu, item, known, context.status.now));
    }
    const bool isV4 = menu.path == "/ip/arp";
    for (const NeighborRow& known : rows) {
        if (context.plan && known.address.isV4() == isV4 && known.state != NeighborState::Permanent)
            view.rows.push_back(learntRow(menu, known, context));
    }
    return view;
}

constexpr Menu withActions(Menu menu)
{
    menu.actions = kActions;
    return menu;
}

constexpr Menu kMenus[] = {
    withActions(listMenu<&Config::neighbors>(
        {"/ip/arp", TB_TEXT("ARP"), TB_TEXT("IPv4 neighbours: configured ones and those that were learnt"),
         kProperties, kFlags, ""},
        viewOf<&Config::neighbors>)),
    withActions(listMenu<&Config::neighbors6>(
        {"/ipv6/neighbor", TB_TEXT("IPv6 Neighbors"),
         TB_TEXT("IPv6 neighbours: configured ones and those that were learnt"), kProperties, kFlags, ""},
        viewOf<&Config::neighbors6>)),
};

} // namespace

std::span<const Menu> arpMenus()
{
    return kMenus;
}

} // namespace tb::menu
