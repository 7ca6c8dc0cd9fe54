// SPDX-License-Identifier: GPL-3.0-or-later
#include "menu/bind.h"
#include "menu/list_binding.h"
#include "menu/menus/menus.h"

#include "stack/advertised_prefixes.h"

namespace tb::menu {

namespace {

using config::Config;
using config::Ipv6Nd;
using config::NdPrefix;
using config::RaInterval;

/// "3m20s-10m"
struct RaIntervalTraits {
    static constexpr ValueType type = ValueType::String;
    static Cell print(const RaInterval& value)
    {
        return {formatDuration(value.least) + "-" + formatDuration(value.most),
                static_cast<double>(value.most.count()), true};
    }
    static std::optional<RaInterval> parse(std::string_view text)
    {
        const std::size_t dash = text.find('-');
        if (dash == std::string_view::npos)
            return std::nullopt;
        const auto least = parseDuration(text.substr(0, dash));
        const auto most = parseDuration(text.substr(dash + 1));
        return least && most ? std::optional(RaInterval{*least, *most}) : std::nullopt;
    }
};

constexpr Property kNdProperties[] = {
    property<&Ipv6Nd::interface, InterfaceTraits>(
        "interface", TB_TEXT("Interface"), TB_TEXT("Where advertisements are sent; all: on every one")),
    property<&Ipv6Nd::interval, RaIntervalTraits>(
        "ra-interval", TB_TEXT("RA Interval"), TB_TEXT("Shortest and longest time between advertisements")),
    property<&Ipv6Nd::raDelay>("ra-delay", TB_TEXT("RA Delay"),
                               TB_TEXT("Least time between advertisements that were asked for")),
    property<&Ipv6Nd::mtu>("mtu", TB_TEXT("MTU"), TB_TEXT("MTU that hosts shall use; unset: none is said"),
                           {.inTable = false, .low = 1280, .high = 65535}),
    property<&Ipv6Nd::raLifetime>("ra-lifetime", TB_TEXT("RA Lifetime"),
                                  TB_TEXT("How long hosts use the router as their default router; 0s: not")),
    property<&Ipv6Nd::hopLimit>("hop-limit", TB_TEXT("Hop Limit"),
                                TB_TEXT("Hop limit that hosts shall use; unset: none is said"),
                                {.inTable = false, .low = 1, .high = 255}),
    property<&Ipv6Nd::advertiseDns>("advertise-dns", TB_TEXT("Advertise DNS"),
                                    TB_TEXT("Names the router as DNS server while it answers DNS requests"),
                                    {.inTable = false}),
    property<&Ipv6Nd::managed>("managed-address-configuration", TB_TEXT("Managed Address Configuration"),
                               TB_TEXT("Tells hosts to get their addresses by DHCPv6"), {.inTable = false}),
    property<&Ipv6Nd::otherConfiguration>("other-configuration", TB_TEXT("Other Configuration"),
                                          TB_TEXT("Tells hosts to get everything but addresses by DHCPv6"),
                                          {.inTable = false}),
};

constexpr Property kPrefixProperties[] = {
    property<&NdPrefix::prefix, NetworkRouteTraits>("prefix", TB_TEXT("Prefix"),
                                                    TB_TEXT("Subnet that is announced"), {.required = true}),
    property<&NdPrefix::interface, InterfaceTraits>("interface", TB_TEXT("Interface"),
                                                    TB_TEXT("Where it is announced"), {.required = true}),
    property<&NdPrefix::onLink>("on-link", TB_TEXT("On Link"),
                                TB_TEXT("Hosts may take every address in it for a neighbour")),
    property<&NdPrefix::autonomous>("autonomous", TB_TEXT("Autonomous"),
                                    TB_TEXT("Hosts may make addresses of their own in it")),
    property<&NdPrefix::validLifetime>("valid-lifetime", TB_TEXT("Valid Lifetime"),
                                       TB_TEXT("How long such addresses may be used")),
    property<&NdPrefix::preferredLifetime>("preferred-lifetime", TB_TEXT("Preferred Lifetime"),
                                           TB_TEXT("How long new connections may begin with them")),
};

constexpr Flag kFlags[] = {
    {'X', "disabled"},
    {'D', "dynamic" },
};

/// The item that holds where no other does is shown, too.
MenuView viewNd(const Menu& menu, const ReadContext& context)
{
    MenuView view = plainView<&Config::routerAdvertisements>(menu, context);
    const auto& items = context.config.routerAdvertisements;
    if (std::ranges::find(items, "all", &Ipv6Nd::interface) == items.end()) {
        const Ipv6Nd standard;
        view.rows.push_back(makeRow(menu, &standard, nullptr));
        view.rows.back().flags = "D";
    }
    return view;
}

MenuView viewPrefixes(const Menu& menu, const ReadContext& context)
{
    MenuView view = plainView<&Config::ndPrefixes>(menu, context);
    for (const NdPrefix& prefix : stack::prefixesOfAddresses(context.config)) {
        view.rows.push_back(makeRow(menu, &prefix, nullptr));
        view.rows.back().flags = "D";
    }
    return view;
}

constexpr Menu kMenus[] = {
    listMenu<&Config::routerAdvertisements>(
        {"/ipv6/nd", TB_TEXT("Router Advertisements"),
         TB_TEXT("How the router presents itself to IPv6 hosts; where nothing else is said, item all holds"),
         kNdProperties, kFlags, ""},
        viewNd),
    listMenu<&Config::ndPrefixes>(
        {"/ipv6/nd/prefix", TB_TEXT("Advertised Prefixes"),
         TB_TEXT("Subnets in router advertisements: those of the addresses, and others"), kPrefixProperties,
         kFlags, ""},
        viewPrefixes),
};

} // namespace

std::span<const Menu> ndMenus()
{
    return kMenus;
}

} // namespace tb::menu
