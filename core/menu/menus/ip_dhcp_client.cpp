// SPDX-License-Identifier: GPL-3.0-or-later
#include "menu/bind.h"
#include "menu/list_binding.h"
#include "menu/list_traits.h"
#include "menu/menus/menus.h"

#include "stack/dhcp_clients.h"
#include "stack/services.h"

namespace tb::menu {

namespace {

using config::DhcpClient;

struct Status {
    std::string status;
    std::optional<IpPrefix> address;
    std::optional<IpAddress> gateway, server;
    std::vector<IpAddress> dnsServers;
    std::optional<Duration> expiresAfter;
    Text problem;
};

constexpr Property kProperties[] = {
    property<&DhcpClient::interface, InterfaceTraits>(
        "interface", TB_TEXT("Interface"), TB_TEXT("Where an address is asked for"), {.required = true}),
    property<&DhcpClient::addDefaultRoute>("add-default-route", TB_TEXT("Add Default Route"),
                                           TB_TEXT("Adds a default route to the gateway that is given")),
    property<&DhcpClient::defaultRouteDistance>("default-route-distance", TB_TEXT("Default Route Distance"),
                                                TB_TEXT("Distance of that route"),
                                                {.inTable = false, .low = 1, .high = 255}),
    property<&DhcpClient::usePeerDns>("use-peer-dns", TB_TEXT("Use Peer DNS"),
                                      TB_TEXT("The router asks the DNS servers that are given"),
                                      {.inTable = false}),
    readOnly<&Status::status>("status", TB_TEXT("Status"), TB_TEXT("What the client is doing")),
    readOnly<&Status::address>("address", TB_TEXT("Address"), TB_TEXT("Address that the router has got")),
    readOnly<&Status::gateway>("gateway", TB_TEXT("Gateway"), TB_TEXT("Gateway that is given"), false),
    readOnly<&Status::dnsServers>("dns-server", TB_TEXT("DNS Servers"), TB_TEXT("DNS servers that are given"),
                                  false),
    readOnly<&Status::server>("dhcp-server", TB_TEXT("DHCP Server"), TB_TEXT("Who has given it"), false),
    readOnly<&Status::expiresAfter, WholeSecondsTraits>("expires-after", TB_TEXT("Expires After"),
                                                        TB_TEXT("Time until the address is lost"), false),
    readOnly<&Status::problem>("problem", TB_TEXT("Problem"), TB_TEXT("Why no address is asked for")),
};

constexpr Flag kFlags[] = {
    {'X', "disabled"},
    {'I', "invalid" },
};

/// RouterOS's words.
std::string_view wordOf(stack::DhcpClientState state)
{
    using enum stack::DhcpClientState;
    switch (state) {
    case Stopped:
        return "stopped";
    case Selecting:
        return "searching...";
    case Requesting:
    case Rebooting:
        return "requesting...";
    case Bound:
        return "bound";
    case Renewing:
        return "renewing...";
    case Rebinding:
        return "rebinding...";
    }
    TB_UNREACHABLE();
}

Status statusOf(const stack::DhcpClient* client, Instant now)
{
    Status status;
    if (!client)
        return status;
    status.status = wordOf(client->state());
    const stack::DhcpBinding* const binding = client->binding();
    if (!binding)
        return status;
    status.address = binding->address;
    status.gateway = binding->gateway;
    status.server = binding->server;
    status.dnsServers = binding->dnsServers;
    if (binding->expires)
        status.expiresAfter = std::max(*binding->expires - now, Duration::zero());
    return status;
}

bool isSlave(const config::Config& config, const std::string& interface)
{
    const auto found = std::ranges::find(config.bridgePorts, interface, &config::BridgePort::interface);
    return found != config.bridgePorts.end() && !found->disabled;
}

MenuView viewOf(const Menu& menu, const ReadContext& context)
{
    MenuView view{std::string(menu.path), {}};
    for (const DhcpClient& item : context.config.dhcpClients) {
        Status status =
            statusOf(context.services ? context.services->get<stack::DhcpClients>().find(item.id) : nullptr,
                     context.status.now);
        if (!item.disabled && isSlave(context.config, item.interface))
            status.problem = TB_TEXT("can not run on slave or passthrough interface!");
        MenuRow row = makeRow(menu, &item, &status);
        row.id = item.id;
        row.comment = item.comment;
        row.flags = item.disabled ? "X" : status.problem.isEmpty() ? "" : "I";
        view.rows.push_back(std::move(row));
    }
    return view;
}

constexpr Action kActions[] = {
    {"release", TB_TEXT("Gives the address back and asks for another"), /*takesItems=*/true},
    {"renew",   TB_TEXT("Asks for more time now"),                      /*takesItems=*/true},
};

constexpr Menu kMenus[] = {[] {
    Menu menu = listMenu<&config::Config::dhcpClients>({"/ip/dhcp-client", TB_TEXT("DHCP Client"),
                                                        TB_TEXT("Interfaces that ask for an address"),
                                                        kProperties, kFlags, ""},
                                                       viewOf);
    menu.actions = kActions;
    return menu;
}()};

} // namespace

std::span<const Menu> dhcpClientMenus()
{
    return kMenus;
}

} // namespace tb::menu
