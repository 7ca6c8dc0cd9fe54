// SPDX-License-Identifier: GPL-3.0-or-later
#include "menu/list_binding.h"
#include "menu/menus/menus.h"

#include <algorithm>

namespace tb::menu {

namespace {

/// One line per file of menus/, in the order of export: what others refer to comes first.
std::vector<Menu> collect()
{
    std::vector<Menu> all;
    for (const std::span<const Menu> menus :
         {interfaceMenus(), bridgeMenus(), vlanMenus(), bridgePortMenus(), interfaceListMenus(),
          ipSettingsMenus(), addressMenus(), routingMenus(), routeMenus(), arpMenus(), ndMenus(), poolMenus(),
          dhcpServerMenus(), dhcpClientMenus(), dnsMenus(), trackingMenus(), servicePortMenus(),
          firewallNatMenus(), firewallMangleMenus(), firewallConnectionMenus(), closedConnectionMenus(),
          packetReasonMenus(), systemMenus(), labMenus()})
        all.insert(all.end(), menus.begin(), menus.end());
    return all;
}

} // namespace

std::span<const Menu> registry()
{
    static const std::vector<Menu> all = collect();
    return all;
}

const Menu* findMenu(std::string_view path)
{
    const auto found = std::ranges::find(registry(), path, &Menu::path);
    return found == registry().end() ? nullptr : &*found;
}

MenuRow makeRow(const Menu& menu, const void* item, const void* status)
{
    MenuRow row;
    row.cells.reserve(menu.properties.size());
    for (const Property& property : menu.properties) {
        const void* const object = property.readOnly && !property.isFixed ? status : item;
        row.cells.push_back(object ? property.read(object) : Cell{});
    }
    return row;
}

} // namespace tb::menu
