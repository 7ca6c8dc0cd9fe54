// SPDX-License-Identifier: GPL-3.0-or-later
#include "menu/bind.h"
#include "menu/list_binding.h"
#include "menu/menus/menus.h"
#include "menu/running_interface.h"

namespace tb::menu {

namespace {

using config::Config;
using config::VlanInterface;

constexpr Property kProperties[] = {
    property<&VlanInterface::name>("name", TB_TEXT("Name"), TB_TEXT("Name of the interface, as rules use it"),
                                   {.required = true}),
    property<&VlanInterface::vlanId>("vlan-id", TB_TEXT("VLAN ID"), TB_TEXT("Tag of its frames"),
                                     {.required = true, .low = 1, .high = 4094}),
    property<&VlanInterface::interface, InterfaceTraits>(
        "interface", TB_TEXT("Interface"), TB_TEXT("The interface that carries the tagged frames"),
        {.required = true}),
    property<&VlanInterface::mtu>("mtu", TB_TEXT("MTU"), TB_TEXT("Largest IP packet in bytes"),
                                  {.low = 68, .high = 65535}),
    readOnly<&RunningInterface::actualMtu>("actual-mtu", TB_TEXT("Actual MTU"),
                                           TB_TEXT("Largest IP packet in what carries it, too")),
    property<&VlanInterface::arp>("arp", TB_TEXT("ARP"),
                                  TB_TEXT("How ARP is used here: for everything, not at all, also in place "
                                          "of other networks' hosts, or only to answer"),
                                  {.inTable = false}),
    readOnly<&RunningInterface::mac>("mac-address", TB_TEXT("MAC Address"),
                                     TB_TEXT("The Ethernet address in use"), false),
    readOnly<&RunningInterface::problem>("problem", TB_TEXT("Problem"), TB_TEXT("Why it is not running")),
};

constexpr Menu kMenus[] = {
    listMenu<&Config::vlans>({"/interface/vlan", TB_TEXT("VLANs"),
                              TB_TEXT("Interfaces for frames with one 802.1Q tag"), kProperties,
                              kInterfaceFlags, "name", NameSpace::Interface},
                             viewInterfaces<&Config::vlans>),
};

} // namespace

std::span<const Menu> vlanMenus()
{
    return kMenus;
}

} // namespace tb::menu
