// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "menu/menu.h"

namespace tb::menu {

// One function per file of this folder; registry.cpp lists them all.
std::span<const Menu> interfaceMenus();
std::span<const Menu> bridgeMenus();
std::span<const Menu> vlanMenus();
std::span<const Menu> bridgePortMenus();
std::span<const Menu> interfaceListMenus();
std::span<const Menu> addressMenus();
std::span<const Menu> ipSettingsMenus();
std::span<const Menu> routingMenus();
std::span<const Menu> routeMenus();
std::span<const Menu> arpMenus();
std::span<const Menu> ndMenus();
std::span<const Menu> firewallNatMenus();
std::span<const Menu> firewallMangleMenus();
std::span<const Menu> firewallConnectionMenus();
std::span<const Menu> trackingMenus();
std::span<const Menu> servicePortMenus();
std::span<const Menu> closedConnectionMenus();
std::span<const Menu> packetReasonMenus();
std::span<const Menu> systemMenus();
std::span<const Menu> poolMenus();
std::span<const Menu> dhcpServerMenus();
std::span<const Menu> dhcpClientMenus();
std::span<const Menu> dnsMenus();
std::span<const Menu> labMenus();

} // namespace tb::menu
