// SPDX-License-Identifier: GPL-3.0-or-later
#include "menu/bind.h"
#include "menu/list_binding.h"
#include "menu/menus/menus.h"

#include "forward/plan.h"

#include <algorithm>

namespace tb::menu {

namespace {

using config::Config;
using config::InterfaceAddress;

struct Derived {
    std::optional<IpAddress> network;
    std::optional<MacAddress> takenBy;
};

constexpr Property kProperties4[] = {
    property<&InterfaceAddress::address>("address", TB_TEXT("Address"),
                                         TB_TEXT("The router's address and the length of its subnet"),
                                         {.required = true}),
    readOnly<&Derived::network>("network", TB_TEXT("Network"), TB_TEXT("The subnet's first address")),
    property<&InterfaceAddress::interface, InterfaceTraits>(
        "interface", TB_TEXT("Interface"), TB_TEXT("Where the subnet is"), {.required = true}),
    readOnly<&Derived::takenBy>("taken-by", TB_TEXT("Taken By"),
                                TB_TEXT("The MAC address of another station that has this address, too")),
};
constexpr Property kProperties6[] = {
    kProperties4[0],
    kProperties4[2],
    property<&InterfaceAddress::advertise>("advertise", TB_TEXT("Advertise"),
                                           TB_TEXT("Announces the subnet to hosts, if it is a /64")),
    kProperties4[3],
};

/// Whether another station has the address, too (routing::AddressWatch).
const routing::AddressConflict* conflictOf(const InterfaceAddress& item, const ReadContext& context)
{
    const routing::Interface* const interface =
        context.plan && !item.disabled ? context.plan->interfaces.find(item.interface) : nullptr;
    const auto found = std::ranges::find_if(context.conflicts, [&](const routing::AddressConflict& one) {
        return interface && one.interface == interface->id && one.address == item.address.address();
    });
    return found == context.conflicts.end() ? nullptr : &*found;
}

/// IPv4 addresses stay in use.
std::string flagsOf(const InterfaceAddress& item, const routing::AddressConflict* conflict)
{
    if (item.disabled)
        return "X";
    return conflict && !item.address.address().isV4() ? "I" : "";
}

constexpr Flag kFlags[] = {
    {'D', "dynamic" },
    {'X', "disabled"},
    {'I', "invalid" },
};

/// Addresses that DHCP clients were given.
void addDynamic(const Menu& menu, const forward::Plan& plan, IpFamily family, MenuView& view)
{
    for (const forward::DynamicAddress& dynamic : plan.dynamicAddresses) {
        const routing::Interface* const interface = plan.interfaces.find(dynamic.interface);
        if (!interface || dynamic.address.family() != family)
            continue;
        InterfaceAddress shown;
        shown.address = dynamic.address;
        shown.interface = interface->name;
        const Derived derived{dynamic.address.network(), {}};
        MenuRow row = makeRow(menu, &shown, &derived);
        row.flags = "D";
        view.rows.push_back(std::move(row));
    }
}

template <auto List>
MenuView viewOf(const Menu& menu, const ReadContext& context)
{
    MenuView view{std::string(menu.path), {}};
    for (const InterfaceAddress& item : ListBinding<List>::items(context.config)) {
        const routing::AddressConflict* const conflict = conflictOf(item, context);
        const Derived derived{item.address.network(),
                              conflict ? std::optional(conflict->other) : std::nullopt};
        MenuRow row = makeRow(menu, &item, &derived);
        row.id = item.id;
        row.comment = item.comment;
        row.flags = flagsOf(item, conflict);
        view.rows.push_back(std::move(row));
    }
    if (context.plan)
        addDynamic(menu, *context.plan, menu.path.starts_with("/ipv6") ? IpFamily::V6 : IpFamily::V4, view);
    return view;
}

constexpr Menu kMenus[] = {
    listMenu<&Config::addresses>({"/ip/address", TB_TEXT("Addresses"),
                                  TB_TEXT("IPv4 addresses of the router"), kProperties4, kFlags, ""},
                                 viewOf<&Config::addresses>),
    listMenu<&Config::addresses6>({"/ipv6/address", TB_TEXT("IPv6 Addresses"),
                                   TB_TEXT("IPv6 addresses of the router"), kProperties6, kFlags, ""},
                                  viewOf<&Config::addresses6>),
};

} // namespace

std::span<const Menu> addressMenus()
{
    return kMenus;
}

} // namespace tb::menu
