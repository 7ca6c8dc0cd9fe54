// SPDX-License-Identifier: GPL-3.0-or-later
#include "menu/bind.h"
#include "menu/list_binding.h"
#include "menu/menus/menus.h"

#include "forward/plan.h"

namespace tb::menu {

namespace {

using config::Config;
using config::InterfaceAddress;

struct Derived {
    std::optional<IpAddress> network;
};

constexpr Property kProperties4[] = {
    property<&InterfaceAddress::address>("address", TB_TEXT("Address"),
                                         TB_TEXT("The router's address and the length of its subnet"),
                                         {.required = true}),
    readOnly<&Derived::network>("network", TB_TEXT("Network"), TB_TEXT("The subnet's first address")),
    property<&InterfaceAddress::interface, InterfaceTraits>(
        "interface", TB_TEXT("Interface"), TB_TEXT("Where the subnet is"), {.required = true}),
};
constexpr Property kProperties6[] = {kProperties4[0], kProperties4[2]};

constexpr Flag kFlags[] = {
    {'D', "dynamic" },
    {'X', "disabled"},
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
        const Derived derived{dynamic.address.network()};
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
        const Derived derived{item.address.network()};
        MenuRow row = makeRow(menu, &item, &derived);
        row.id = item.id;
        row.comment = item.comment;
        row.flags = item.disabled ? "X" : "";
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
