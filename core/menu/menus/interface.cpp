// SPDX-License-Identifier: GPL-3.0-or-later
#include "menu/bind.h"
#include "menu/list_binding.h"
#include "menu/menus/menus.h"

#include "link/open_link.h"

namespace tb::menu {

namespace {

using config::EthernetInterface;

/// What a port is doing now, beside what is configured.
struct Running {
    std::string problem;
    std::uint64_t rxRate = 0, txRate = 0, rxBytes = 0, txBytes = 0, rxPackets = 0, txPackets = 0, drops = 0;
    std::uint64_t actualMtu = 0;
    std::optional<MacAddress> mac;
    std::string type = "ether";
};

struct BytesTraits {
    static constexpr ValueType type = ValueType::Bytes;
    static Cell print(std::uint64_t value) { return {groupDigits(value), static_cast<double>(value), true}; }
    static std::optional<std::uint64_t> parse(std::string_view) { return std::nullopt; }
};
struct CountTraits : BytesTraits {
    static constexpr ValueType type = ValueType::Count;
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
    readOnly<&Running::mac>("actual-mac-address", TB_TEXT("Actual MAC Address"),
                            TB_TEXT("The Ethernet address in use")),
    readOnly<&Running::problem>("problem", TB_TEXT("Problem"), TB_TEXT("Why the link is not running")),
};

constexpr Property kInterfaceProperties[] = {
    readOnly<&EthernetInterface::name>("name", TB_TEXT("Name"), TB_TEXT("Name of the interface")),
    readOnly<&EthernetInterface::link>("link", TB_TEXT("Link"), TB_TEXT("Where its frames come from"), false),
    readOnly<&EthernetInterface::mtu>("mtu", TB_TEXT("MTU"), TB_TEXT("Largest IP packet in bytes")),
};
constexpr Property kInterfaceStatus[] = {
    readOnly<&Running::type>("type", TB_TEXT("Type"), TB_TEXT("Kind of interface")),
    readOnly<&Running::txRate, RateTraits>("tx-rate", TB_TEXT("Tx"),
                                           TB_TEXT("Bits per second sent, last second")),
    readOnly<&Running::rxRate, RateTraits>("rx-rate", TB_TEXT("Rx"),
                                           TB_TEXT("Bits per second received, last second")),
    readOnly<&Running::txBytes, BytesTraits>("tx-byte", TB_TEXT("Tx Bytes"), TB_TEXT("Bytes sent")),
    readOnly<&Running::rxBytes, BytesTraits>("rx-byte", TB_TEXT("Rx Bytes"), TB_TEXT("Bytes received")),
    readOnly<&Running::txPackets, CountTraits>("tx-packet", TB_TEXT("Tx Packets"), TB_TEXT("Packets sent")),
    readOnly<&Running::rxPackets, CountTraits>("rx-packet", TB_TEXT("Rx Packets"),
                                               TB_TEXT("Packets received")),
    readOnly<&Running::drops, CountTraits>("drops", TB_TEXT("Drops"), TB_TEXT("Frames lost here"), false),
    readOnly<&Running::mac>("mac-address", TB_TEXT("MAC Address"), TB_TEXT("The Ethernet address in use"),
                            false),
    readOnly<&Running::problem>("problem", TB_TEXT("Problem"), TB_TEXT("Why the link is not running")),
};

constexpr Flag kFlags[] = {
    {'X', "disabled"},
    {'R', "running" },
};

Running runningOf(const EthernetInterface& item, const ReadContext& context, std::string& flags)
{
    Running running;
    running.actualMtu = item.mtu;
    flags = item.disabled ? "X" : "";
    for (const forward::InterfaceStatus& status : context.status.interfaces) {
        if (status.id != item.id)
            continue;
        if (status.running && !item.disabled)
            flags += "R";
        running.problem = item.disabled ? "" : status.reason;
        running.mac = status.mac.isNull() ? std::nullopt : std::optional(status.mac);
        const forward::InterfaceCounters& counters = status.counters;
        running.rxRate = status.rxRate;
        running.txRate = status.txRate;
        running.rxBytes = counters.rxBytes;
        running.txBytes = counters.txBytes;
        running.rxPackets = counters.rxPackets;
        running.txPackets = counters.txPackets;
        running.drops = counters.rxDrops + counters.txDrops;
    }
    return running;
}

MenuView viewOf(const Menu& menu, const ReadContext& context)
{
    MenuView view{std::string(menu.path), {}};
    for (const EthernetInterface& item : context.config.ethernets) {
        std::string flags;
        const Running running = runningOf(item, context, flags);
        MenuRow row = makeRow(menu, &item, &running);
        row.id = item.id;
        row.comment = item.comment;
        row.flags = flags;
        view.rows.push_back(std::move(row));
    }
    return view;
}

/// The overview has columns of both: what is configured first, then what is measured.
MenuView overviewOf(const Menu& menu, const ReadContext& context)
{
    MenuView view{std::string(menu.path), {}};
    for (const EthernetInterface& item : context.config.ethernets) {
        MenuRow row;
        const Running running = runningOf(item, context, row.flags);
        for (const Property& property : kInterfaceProperties)
            row.cells.push_back(property.read(&item));
        for (const Property& property : kInterfaceStatus)
            row.cells.push_back(property.read(&running));
        row.id = item.id;
        row.comment = item.comment;
        view.rows.push_back(std::move(row));
    }
    return view;
}

/// /interface lists what /interface ethernet configures, with what it is doing.
constexpr auto kOverview = [] {
    std::array<Property, std::size(kInterfaceProperties) + std::size(kInterfaceStatus)> all{};
    std::copy(std::begin(kInterfaceProperties), std::end(kInterfaceProperties), all.begin());
    std::copy(std::begin(kInterfaceStatus), std::end(kInterfaceStatus),
              all.begin() + std::size(kInterfaceProperties));
    return all;
}();

constexpr Menu kMenus[] = {
    [] {
        Menu menu = listMenu<&config::Config::ethernets>({"/interface", TB_TEXT("Interfaces"),
                                                          TB_TEXT("All interfaces and what they carry"),
                                                          kOverview, kFlags, "name"},
                                                         overviewOf);
        menu.kind = MenuKind::Overview;
        return menu;
    }(),
    listMenu<&config::Config::ethernets>({"/interface/ethernet", TB_TEXT("Ethernet"),
                                          TB_TEXT("Ports of the router and where their frames come from"),
                                          kEthernetProperties, kFlags, "name", NameSpace::Interface},
                                         viewOf),
};

} // namespace

std::span<const Menu> interfaceMenus()
{
    return kMenus;
}

} // namespace tb::menu
