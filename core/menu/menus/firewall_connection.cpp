// SPDX-License-Identifier: GPL-3.0-or-later
#include "menu/menus/menus.h"

namespace tb::menu {

namespace {

constexpr Menu connectionMenu(std::string_view path, Text title, Text doc)
{
    Menu menu;
    menu.path = path;
    menu.kind = MenuKind::Connections;
    menu.title = title;
    menu.doc = doc;
    return menu;
}

/// Their columns are inspect::columns().
constexpr Menu kMenus[] = {
    connectionMenu("/ip/firewall/connection", TB_TEXT("Connections"),
                   TB_TEXT("All tracked IPv4 connections")),
    connectionMenu("/ipv6/firewall/connection", TB_TEXT("IPv6 Connections"),
                   TB_TEXT("All tracked IPv6 connections")),
};

} // namespace

std::span<const Menu> firewallConnectionMenus()
{
    return kMenus;
}

} // namespace tb::menu
