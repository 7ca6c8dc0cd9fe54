// SPDX-License-Identifier: GPL-3.0-or-later
#include "menu/bind.h"
#include "menu/list_binding.h"
#include "menu/menus/menus.h"

namespace tb::menu {

namespace {

using config::Config;
using config::IpSettings;
using config::Ipv6Settings;

constexpr Property kProperties4[] = {
    property<&IpSettings::ipForward>("ip-forward", TB_TEXT("IP Forward"),
                                     TB_TEXT("Forwards IPv4 packets between interfaces")),
    property<&IpSettings::sendRedirects>(
        "send-redirects", TB_TEXT("Send Redirects"),
        TB_TEXT("Tells a host when a better gateway than this router is in its own subnet")),
    property<&IpSettings::arpTimeout>("arp-timeout", TB_TEXT("ARP Timeout"),
                                      TB_TEXT("How long a neighbour counts as reachable after it spoke")),
    property<&IpSettings::icmpRateLimit>(
        "icmp-rate-limit", TB_TEXT("ICMP Rate Limit"),
        TB_TEXT("Milliseconds between ICMP errors to one destination; 0: no limit")),
    property<&IpSettings::icmpRateMask, HexTraits>("icmp-rate-mask", TB_TEXT("ICMP Rate Mask"),
                                                   TB_TEXT("A bit for each ICMP type that is limited")),
    property<&IpSettings::icmpErrorsUseInboundInterfaceAddress>(
        "icmp-errors-use-inbound-interface-address", TB_TEXT("ICMP Errors Use Inbound Interface Address"),
        TB_TEXT("ICMP errors come from the address of the interface that the packet came through")),
};

constexpr Property kProperties6[] = {
    property<&Ipv6Settings::forward>("forward", TB_TEXT("Forward"),
                                     TB_TEXT("Forwards IPv6 packets between interfaces")),
};

template <auto Settings>
MenuView viewOf(const Menu& menu, const ReadContext& context)
{
    return {std::string(menu.path), {makeRow(menu, &(context.config.*Settings), nullptr)}};
}

template <auto Settings>
constexpr Menu settingsMenu(std::string_view path, Text title, Text doc, std::span<const Property> properties)
{
    Menu menu;
    menu.path = path;
    menu.kind = MenuKind::Settings;
    menu.title = title;
    menu.doc = doc;
    menu.properties = properties;
    menu.object = [](Config& config) -> void* { return &(config.*Settings); };
    menu.view = viewOf<Settings>;
    return menu;
}

constexpr Menu kMenus[] = {
    settingsMenu<&Config::ipSettings>("/ip/settings", TB_TEXT("IP Settings"),
                                      TB_TEXT("What the router does with IPv4 as a whole"), kProperties4),
    settingsMenu<&Config::ipv6Settings>("/ipv6/settings", TB_TEXT("IPv6 Settings"),
                                        TB_TEXT("What the router does with IPv6 as a whole"), kProperties6),
};

} // namespace

std::span<const Menu> ipSettingsMenus()
{
    return kMenus;
}

} // namespace tb::menu
