// SPDX-License-Identifier: GPL-3.0-or-later
#include "menu/bind.h"
#include "menu/list_binding.h"
#include "menu/menus/menus.h"
#include "menu/running_interface.h"

#include "link/open_link.h"

namespace tb::menu {

namespace {

using config::Config;
using config::EthernetInterface;

/// What all kinds of interfaces have.
struct Configured {
    std::string name, link, type;
    std::uint32_t mtu = 0;
};

struct BytesTraits {
    static constexpr ValueType type = ValueType::Bytes;
    static Cell print(std::uint64_t value) { return {groupDigits(value), static_cast<double>(value), true}; }
    static std::optional<std::uint64_t> parse(std::string_view) { return std::nullopt; }
};
constexpr Property kEthernetProperties[] = {
    property<&EthernetInterface::name>("name", TB_TEXT("Name"),
                                       TB_TEXT("Name of the interface, as rules use it"), {.required = true}),
    property<&EthernetInterface::link>("link", TB_TEXT("Link"),
                                       TB_TEXT("Where its frames come from: tap:NAME, socket:NAME or lab"),
                                       {.spelling = link::checkLinkText}),
    property<&EthernetInterface::mtu>("mtu", TB_TEXT("MTU"), TB_TEXT("Largest IP packet in bytes"),
                                      {.low = 68, .high = 65535}),
    property<&EthernetInterface::macAddress>(
        "mac-address", TB_TEXT("MAC Address"),
        TB_TEXT("The router's Ethernet address here; unset: the link's own"), {.inTable = false}),
    property<&EthernetInterface::arp>(
        "arp", TB_TEXT("ARP"),
        TB_TEXT("How ARP is used here: for everything, not at all, also in place "
                "of other networks' hosts, or only to answer"),
        {.inTable = false}),
    readOnly<&RunningInterface::mac>("actual-mac-address", TB_TEXT("Actual MAC Address"),
                                     TB_TEXT("The Ethernet address in use")),
    readOnly<&RunningInterface::problem>("problem", TB_TEXT("Problem"),
                                         TB_TEXT("Why the link is not running")),
};

constexpr Property kInterfaceProperties[] = {
    readOnly<&Configured::name>("name", TB_TEXT("Name"), TB_TEXT("Name of the interface")),
    readOnly<&Configured::link>("link", TB_TEXT("Link"), TB_TEXT("Where its frames come from"), false),
    readOnly<&Configured::mtu>("mtu", TB_TEXT("MTU"), TB_TEXT("Largest IP packet in bytes")),
    readOnly<&Configured::type>("type", TB_TEXT("Type"), TB_TEXT("Kind of interface")),
};
constexpr Property kInterfaceStatus[] = {
    readOnly<&RunningInterface::actualMtu>("actual-mtu", TB_TEXT("Actual MTU"),
                                           TB_TEXT("Largest IP packet in what carries it, too"), false),
    readOnly<&RunningInterface::txRate, RateTraits>("tx-rate", TB_TEXT("Tx"),
                                                    TB_TEXT("Bits per second sent, last second")),
    readOnly<&RunningInterface::rxRate, RateTraits>("rx-rate", TB_TEXT("Rx"),
                                                    TB_TEXT("Bits per second received, last second")),
    readOnly<&RunningInterface::txBytes, BytesTraits>("tx-byte", TB_TEXT("Tx Bytes"), TB_TEXT("Bytes sent")),
    readOnly<&RunningInterface::rxBytes, BytesTraits>("rx-byte", TB_TEXT("Rx Bytes"),
                                                      TB_TEXT("Bytes received")),
    readOnly<&RunningInterface::txPackets, CountTraits>("tx-packet", TB_TEXT("Tx Packets"),
                                                        TB_TEXT("Packets sent")),
    readOnly<&RunningInterface::rxPackets, CountTraits>("rx-packet", TB_TEXT("Rx Packets"),
                                                        TB_TEXT("Packets received")),
    readOnly<&RunningInterface::drops, CountTraits>("drops", TB_TEXT("Drops"), TB_TEXT("Frames lost here"),
                                                    false),
    readOnly<&RunningInterface::mac>("mac-address", TB_TEXT("MAC Address"),
                                     TB_TEXT("The Ethernet address in use"), false),
    readOnly<&RunningInterface::problem>("problem", TB_TEXT("Problem"),
                                         TB_TEXT("Why the link is not running")),
};

MenuRow rowOf(const config::Item& item, const Configured& configured, const ReadContext& context)
{
    const RunningInterface running = runningOf(item, context);
    MenuRow row{item.id, running.flags, item.comment, {}};
    for (const Property& property : kInterfaceProperties)
        row.cells.push_back(property.read(&configured));
    for (const Property& property : kInterfaceStatus)
        row.cells.push_back(property.read(&running));
    return row;
}

/// The overview has columns of both: what is configured first, then what is measured.
MenuView overviewOf(const Menu& menu, const ReadContext& context)
{
    MenuView view{std::string(menu.path), {}};
    for (const EthernetInterface& item : context.config.ethernets)
        view.rows.push_back(rowOf(item, {item.name, item.link, "ether", item.mtu}, context));
    for (const config::Bridge& item : context.config.bridges)
        view.rows.push_back(rowOf(item, {item.name, "", "bridge", item.mtu}, context));
    for (const config::VlanInterface& item : context.config.vlans)
        view.rows.push_back(rowOf(item, {item.name, "", "vlan", item.mtu}, context));
    return view;
}

/// The items of the overview, one kind behind the other.
struct AllInterfaces {
    static std::size_t count(const Config& config)
    {
        return config.ethernets.size() + config.bridges.size() + config.vlans.size();
    }
    static config::Item* at(Config& config, std::size_t position)
    {
        if (position < config.ethernets.size())
            return &config.ethernets[position];
        position -= config.ethernets.size();
        if (position < config.bridges.size())
            return &config.bridges[position];
        return &config.vlans[position - config.bridges.size()];
    }
};

/// /interface lists what the menus below it configure, with what it is doing.
constexpr auto kOverview = [] {
    std::array<Property, std::size(kInterfaceProperties) + std::size(kInterfaceStatus)> all{};
    std::copy(std::begin(kInterfaceProperties), std::end(kInterfaceProperties), all.begin());
    std::copy(std::begin(kInterfaceStatus), std::end(kInterfaceStatus),
              all.begin() + std::size(kInterfaceProperties));
    return all;
}();

constexpr Action kEthernetActions[] = {
    {"reset-mac-address", TB_TEXT("Gives the selected ports the MAC address of their link again"),
     /*takesItems=*/true, TB_TEXT("Reset MAC Address")},
};

constexpr Menu kMenus[] = {
    [] {
        Menu menu = listMenu<&Config::ethernets>({"/interface", TB_TEXT("Interfaces"),
                                                  TB_TEXT("All interfaces and what they carry"), kOverview,
                                                  kInterfaceFlags, "name"},
                                                 overviewOf);
        menu.kind = MenuKind::Overview;
        menu.count = AllInterfaces::count;
        menu.at = AllInterfaces::at;
        return menu;
    }(),
    [] {
        Menu menu =
            listMenu<&Config::ethernets>({"/interface/ethernet", TB_TEXT("Ethernet"),
                                          TB_TEXT("Ports of the router and where their frames come from"),
                                          kEthernetProperties, kInterfaceFlags, "name", NameSpace::Interface},
                                         viewInterfaces<&Config::ethernets>);
        menu.actions = kEthernetActions;
        return menu;
    }(),
};

} // namespace

std::span<const Menu> interfaceMenus()
{
    return kMenus;
}

} // namespace tb::menu
