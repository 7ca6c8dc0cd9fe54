// SPDX-License-Identifier: GPL-3.0-or-later
#include "menu/bind.h"
#include "menu/list_binding.h"
#include "menu/menus/menus.h"

#include "forward/plan.h"

#include <algorithm>

namespace tb::menu {

namespace {

using config::BridgePort;
using config::BridgeSettings;
using config::Config;

struct PortStatus {
    std::string status;
    std::uint64_t hosts = 0;
};

constexpr Property kPortProperties[] = {
    property<&BridgePort::interface, InterfaceTraits>("interface", TB_TEXT("Interface"),
                                                      TB_TEXT("The interface that joins the bridge"),
                                                      {.required = true}),
    property<&BridgePort::bridge, InterfaceTraits>("bridge", TB_TEXT("Bridge"),
                                                   TB_TEXT("The bridge that it joins"), {.required = true}),
    readOnly<&PortStatus::status>("status", TB_TEXT("Status"), TB_TEXT("Whether it is a port now")),
    readOnly<&PortStatus::hosts, CountTraits>("hosts", TB_TEXT("Hosts"),
                                              TB_TEXT("Stations that were heard behind it")),
};

constexpr Flag kPortFlags[] = {
    {'X', "disabled"},
    {'I', "inactive"},
};

/// A port works while its interface and the bridge are enabled and frames can pass.
MenuView viewPorts(const Menu& menu, const ReadContext& context)
{
    MenuView view{std::string(menu.path), {}};
    for (const BridgePort& item : context.config.bridgePorts) {
        const routing::Interface* const port =
            context.plan ? context.plan->interfaces.find(item.interface) : nullptr;
        const auto state =
            std::ranges::find(context.status.interfaces, port ? port->id : 0, &forward::InterfaceStatus::id);
        const bool isIn = !item.disabled && port && port->isSlave() &&
                          state != context.status.interfaces.end() && state->running;
        PortStatus status{isIn ? "in-bridge" : "inactive", 0};
        for (const forward::BridgeHost& one : context.status.bridgeHosts)
            status.hosts += isIn && one.host.port == port->id ? 1 : 0;
        MenuRow row = makeRow(menu, &item, &status);
        row.id = item.id;
        row.comment = item.comment;
        row.flags = item.disabled ? "X" : isIn ? "" : "I";
        view.rows.push_back(std::move(row));
    }
    return view;
}

/// A station behind a port, or the router itself.
struct Host {
    MacAddress mac;
    std::string interface, bridge;
    std::optional<Duration> age; ///< unset: the router's own
};

constexpr Property kHostProperties[] = {
    readOnly<&Host::mac>("mac-address", TB_TEXT("MAC Address"), TB_TEXT("Ethernet address of the station")),
    readOnly<&Host::interface>("on-interface", TB_TEXT("On Interface"),
                               TB_TEXT("The port behind which it is")),
    readOnly<&Host::bridge>("bridge", TB_TEXT("Bridge"), TB_TEXT("The bridge that knows it")),
    readOnly<&Host::age, WholeSecondsTraits>("age", TB_TEXT("Age"),
                                             TB_TEXT("Time since it was last heard of")),
};

constexpr Flag kHostFlags[] = {
    {'D', "dynamic"},
    {'L', "local"  },
};

void addHost(const Menu& menu, const Host& host, MenuView& view)
{
    MenuRow row = makeRow(menu, nullptr, &host);
    row.id = static_cast<std::uint32_t>(view.rows.size()) + 1;
    row.flags = host.age ? "D" : "DL";
    view.rows.push_back(std::move(row));
}

/// The bridge's own address, those of its ports, and whoever was heard.
void addHostsOf(const Menu& menu, const routing::Interface& bridge, const ReadContext& context,
                MenuView& view)
{
    const routing::InterfaceTable& interfaces = context.plan->interfaces;
    addHost(menu, {bridge.mac, bridge.name, bridge.name, {}}, view);
    for (const routing::InterfaceId id : bridge.ports) {
        const routing::Interface& port = *interfaces.find(id);
        if (port.mac != bridge.mac)
            addHost(menu, {port.mac, port.name, bridge.name, {}}, view);
    }
    for (const forward::BridgeHost& one : context.status.bridgeHosts) {
        const routing::Interface* const port = interfaces.find(one.host.port);
        if (one.bridge == bridge.id && port)
            addHost(menu, {one.host.station, port->name, bridge.name, one.host.age}, view);
    }
}

MenuView viewHosts(const Menu& menu, const ReadContext& context)
{
    MenuView view{std::string(menu.path), {}};
    if (!context.plan)
        return view;
    for (const routing::Interface& one : context.plan->interfaces.all()) {
        if (one.kind == routing::InterfaceKind::Bridge)
            addHostsOf(menu, one, context, view);
    }
    return view;
}

constexpr Property kSettings[] = {
    property<&BridgeSettings::useIpFirewall>(
        "use-ip-firewall", TB_TEXT("Use IP Firewall"),
        TB_TEXT("Bridged IP packets are tracked, translated and filtered like routed ones")),
};

constexpr Menu kMenus[] = {
    listMenu<&Config::bridgePorts>({"/interface/bridge/port", TB_TEXT("Bridge Ports"),
                                    TB_TEXT("Which interface belongs to which bridge"), kPortProperties,
                                    kPortFlags, ""},
                                   viewPorts),
    [] {
        Menu menu =
            recordsMenu("/interface/bridge/host", TB_TEXT("Bridge Hosts"),
                        TB_TEXT("Stations and the ports behind which they are"), kHostProperties, viewHosts);
        menu.flags = kHostFlags;
        return menu;
    }(),
    [] {
        Menu menu;
        menu.path = "/interface/bridge/settings";
        menu.kind = MenuKind::Settings;
        menu.title = TB_TEXT("Bridge Settings");
        menu.doc = TB_TEXT("What holds for all bridges");
        menu.properties = kSettings;
        menu.object = [](Config& config) -> void* { return &config.bridgeSettings; };
        menu.view = [](const Menu& self, const ReadContext& context) {
            return MenuView{std::string(self.path), {makeRow(self, &context.config.bridgeSettings, nullptr)}};
        };
        return menu;
    }(),
};

} // namespace

std::span<const Menu> bridgePortMenus()
{
    return kMenus;
}

} // namespace tb::menu
