// SPDX-License-Identifier: GPL-3.0-or-later
#include "menu/bind.h"
#include "menu/list_binding.h"
#include "menu/menus/menus.h"
#include "menu/running_interface.h"

namespace tb::menu {

namespace {

using config::Bridge;
using config::Config;

constexpr Property kBridgeProperties[] = {
    property<&Bridge::name>("name", TB_TEXT("Name"), TB_TEXT("Name of the interface, as rules use it"),
                            {.required = true}),
    property<&Bridge::mtu>("mtu", TB_TEXT("MTU"), TB_TEXT("Largest IP packet in bytes"),
                           {.low = 68, .high = 65535}),
    readOnly<&RunningInterface::actualMtu>("actual-mtu", TB_TEXT("Actual MTU"),
                                           TB_TEXT("Largest IP packet that fits all ports, too")),
    property<&Bridge::adminMac>("admin-mac", TB_TEXT("Admin. MAC Address"),
                                TB_TEXT("The router's Ethernet address here; unset: that of the first port"),
                                {.inTable = false}),
    readOnly<&RunningInterface::mac>("mac-address", TB_TEXT("MAC Address"),
                                     TB_TEXT("The Ethernet address in use")),
    property<&Bridge::arp>("arp", TB_TEXT("ARP"),
                           TB_TEXT("How ARP is used here: for everything, not at all, also in place "
                                   "of other networks' hosts, or only to answer"),
                           {.inTable = false}),
    property<&Bridge::ageingTime>("ageing-time", TB_TEXT("Ageing Time"),
                                  TB_TEXT("Time until a silent host is forgotten")),
    readOnly<&RunningInterface::problem>("problem", TB_TEXT("Problem"), TB_TEXT("Why it is not running")),
};

constexpr Menu kMenus[] = {
    listMenu<&Config::bridges>({"/interface/bridge", TB_TEXT("Bridges"),
                                TB_TEXT("Interfaces that join their ports to one network"), kBridgeProperties,
                                kInterfaceFlags, "name", NameSpace::Interface},
                               viewInterfaces<&Config::bridges>),
};

} // namespace

std::span<const Menu> bridgeMenus()
{
    return kMenus;
}

} // namespace tb::menu
