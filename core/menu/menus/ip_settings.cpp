// SPDX-License-Identifier: GPL-3.0-or-later
#include "menu/bind.h"
#include "menu/list_binding.h"
#include "menu/menus/menus.h"

namespace tb::menu {

namespace {

using config::IpSettings;
using config::Ipv6Settings;

/// A set of bits, in hexadecimal as RouterOS prints it: 0x1818.
struct MaskTraits {
    static constexpr ValueType type = ValueType::String;
    static Cell print(std::uint32_t value) { return {hexText(value), static_cast<double>(value), true}; }
    static std::optional<std::uint32_t> parse(std::string_view text);
    static std::string hexText(std::uint32_t value);
};

std::string MaskTraits::hexText(std::uint32_t value)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    for (; value != 0 || text.empty(); value >>= 4)
        text.insert(text.begin(), kDigits[value & 15]);
    return "0x" + text;
}

std::optional<std::uint32_t> MaskTraits::parse(std::string_view text)
{
    if (!text.starts_with("0x"))
        return ValueTraits<std::uint32_t>::parse(text);
    text.remove_prefix(2);
    std::uint32_t value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value, 16);
    return failure == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

constexpr Property kProperties4[] = {
    property<&IpSettings::ipForward>("ip-forward", TB_TEXT("IP Forward"),
                                     TB_TEXT("Forwards IPv4 packets between interfaces")),
    property<&IpSettings::sendRedirects>(
        "send-redirects", TB_TEXT("Send Redirects"),
        TB_TEXT("Tells a host when a better gateway than this router is in its own subnet")),
    property<&IpSettings::arpTimeout>("arp-timeout", TB_TEXT("ARP Timeout"),
                                      TB_TEXT("How long an IPv4 neighbour counts as reachable")),
    property<&IpSettings::icmpRateLimit>(
        "icmp-rate-limit", TB_TEXT("ICMP Rate Limit"),
        TB_TEXT("Milliseconds between ICMP errors to one address, on average; 0: no limit"), {.high = 60000}),
    property<&IpSettings::icmpRateMask, MaskTraits>(
        "icmp-rate-mask", TB_TEXT("ICMP Rate Mask"),
        TB_TEXT("The ICMP types that are limited, a bit each; of ICMPv6, those that mean the same")),
    property<&IpSettings::icmpErrorsUseInboundInterfaceAddress>(
        "icmp-errors-use-inbound-interface-address", TB_TEXT("ICMP Errors Use Inbound Interface Address"),
        TB_TEXT("ICMP errors come from the address of the interface that the packet came in on")),
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
    menu.object = [](config::Config& config) -> void* { return &(config.*Settings); };
    menu.view = viewOf<Settings>;
    return menu;
}

constexpr Menu kMenus[] = {
    settingsMenu<&config::Config::ipSettings>("/ip/settings", TB_TEXT("IP Settings"),
                                              TB_TEXT("Forwarding, ARP and ICMP"), kProperties4),
    settingsMenu<&config::Config::ipv6Settings>("/ipv6/settings", TB_TEXT("IPv6 Settings"),
                                                TB_TEXT("Forwarding of IPv6"), kProperties6),
};

} // namespace

std::span<const Menu> ipSettingsMenus()
{
    return kMenus;
}

} // namespace tb::menu
