// SPDX-License-Identifier: GPL-3.0-or-later
#include "menu/bind.h"
#include "menu/list_binding.h"
#include "menu/list_traits.h"
#include "menu/menus/menus.h"

#include "forward/plan.h"
#include "stack/dhcp_server.h"
#include "stack/services.h"

namespace tb::menu {

namespace {

using config::Config;
using config::DhcpLease;
using config::DhcpNetwork;
using config::DhcpServer;

struct Working {
    Text problem;
};

constexpr Property kServerProperties[] = {
    property<&DhcpServer::name>("name", TB_TEXT("Name"), TB_TEXT("Name of the server, as leases use it"),
                                {.required = true}),
    property<&DhcpServer::interface, InterfaceTraits>(
        "interface", TB_TEXT("Interface"), TB_TEXT("Where clients are served"), {.required = true}),
    property<&DhcpServer::addressPool>(
        "address-pool", TB_TEXT("Address Pool"),
        TB_TEXT("Pool of addresses for clients; static-only: none but those of static leases")),
    property<&DhcpServer::leaseTime>("lease-time", TB_TEXT("Lease Time"),
                                     TB_TEXT("How long a client may use an address")),
    property<&DhcpServer::authoritative>(
        "authoritative", TB_TEXT("Authoritative"),
        TB_TEXT("Refuses addresses that are not of this network, so that clients ask anew at once"),
        {.inTable = false}),
    readOnly<&Working::problem>("problem", TB_TEXT("Problem"), TB_TEXT("Why nobody is served")),
};

constexpr Property kNetworkProperties[] = {
    property<&DhcpNetwork::address, NetworkRouteTraits>("address", TB_TEXT("Address"),
                                                        TB_TEXT("Network whose hosts are told the following"),
                                                        {.required = true}),
    property<&DhcpNetwork::gateway>("gateway", TB_TEXT("Gateway"), TB_TEXT("Default gateway of the hosts")),
    property<&DhcpNetwork::dnsServers>(
        "dns-server", TB_TEXT("DNS Servers"),
        TB_TEXT("DNS servers of the hosts; unset: the router itself, or those that it asks")),
    property<&DhcpNetwork::domain>("domain", TB_TEXT("Domain"), TB_TEXT("Domain of the hosts")),
};

/// What becomes of a lease, beside what is configured.
struct LeaseStatus {
    std::string status = "waiting", hostName;
    std::optional<Duration> expiresAfter, lastSeen;
};

Message checkClientId(std::string_view text)
{
    return stack::parseClientId(text) ? Message() : Message(TB_TEXT("invalid value for argument client-id"));
}

constexpr Property kLeaseProperties[] = {
    property<&DhcpLease::address>("address", TB_TEXT("Address"), TB_TEXT("Address that the client gets"),
                                  {.required = true}),
    property<&DhcpLease::macAddress>("mac-address", TB_TEXT("MAC Address"),
                                     TB_TEXT("Ethernet address of the client")),
    property<&DhcpLease::clientId>("client-id", TB_TEXT("Client ID"),
                                   TB_TEXT("Identifier that the client sends, in hexadecimal bytes"),
                                   {.inTable = false, .spelling = checkClientId}),
    property<&DhcpLease::server>("server", TB_TEXT("Server"), TB_TEXT("Server of the lease, or all")),
    readOnly<&LeaseStatus::status>("status", TB_TEXT("Status"),
                                   TB_TEXT("waiting, offered, bound, or busy: somebody else has it")),
    readOnly<&LeaseStatus::hostName>("host-name", TB_TEXT("Host Name"), TB_TEXT("Name that the client says")),
    readOnly<&LeaseStatus::expiresAfter, WholeSecondsTraits>("expires-after", TB_TEXT("Expires After"),
                                                             TB_TEXT("Time until the lease ends")),
    readOnly<&LeaseStatus::lastSeen, WholeSecondsTraits>("last-seen", TB_TEXT("Last Seen"),
                                                         TB_TEXT("Time since the client was heard")),
};

constexpr Flag kServerFlags[] = {
    {'X', "disabled"},
    {'I', "invalid" },
};
constexpr Flag kLeaseFlags[] = {
    {'X', "disabled"},
    {'D', "dynamic" },
};

Text problemOf(const DhcpServer& server, const ReadContext& context)
{
    const routing::Interface* const interface =
        context.plan ? context.plan->interfaces.find(server.interface) : nullptr;
    if (!interface || !interface->addressTowards(IpAddress::anyV4()))
        return TB_TEXT("the interface has no IPv4 address");
    return {};
}

MenuView viewServers(const Menu& menu, const ReadContext& context)
{
    MenuView view{std::string(menu.path), {}};
    for (const DhcpServer& item : context.config.dhcpServers) {
        const Working working{item.disabled ? Text() : problemOf(item, context)};
        MenuRow row = makeRow(menu, &item, &working);
        row.id = item.id;
        row.comment = item.comment;
        row.flags = item.disabled ? "X" : working.problem.isEmpty() ? "" : "I";
        view.rows.push_back(std::move(row));
    }
    return view;
}

std::string_view statusOf(stack::LeaseState state)
{
    switch (state) {
    case stack::LeaseState::Former:
        return "waiting";
    case stack::LeaseState::Offered:
        return "offered";
    case stack::LeaseState::Bound:
        return "bound";
    case stack::LeaseState::Declined:
        return "busy";
    }
    TB_UNREACHABLE();
}

LeaseStatus statusOf(const stack::Lease* lease, Instant now)
{
    LeaseStatus status;
    if (!lease || lease->state == stack::LeaseState::Former)
        return status;
    status.status = statusOf(lease->state);
    status.hostName = lease->hostName;
    status.lastSeen = now - lease->lastSeen;
    if (lease->expires)
        status.expiresAfter = std::max(*lease->expires - now, Duration::zero());
    return status;
}

/// A dynamic lease as if it were configured.
DhcpLease shownAs(const stack::Lease& lease, const Config& config)
{
    DhcpLease shown;
    shown.address = lease.address;
    shown.macAddress = lease.client.mac;
    shown.clientId = stack::clientIdText(lease.client.clientId);
    const auto server = std::ranges::find(config.dhcpServers, lease.server, &config::Item::id);
    shown.server = server == config.dhcpServers.end() ? "" : server->name;
    return shown;
}

MenuView viewLeases(const Menu& menu, const ReadContext& context)
{
    MenuView view{std::string(menu.path), {}};
    const stack::LeaseBook* const book =
        context.services ? &context.services->get<stack::DhcpServer>().leases() : nullptr;
    for (const DhcpLease& item : context.config.dhcpLeases) {
        const LeaseStatus status = statusOf(book ? book->find(item.address) : nullptr, context.status.now);
        MenuRow row = makeRow(menu, &item, &status);
        row.id = item.id;
        row.comment = item.comment;
        row.flags = item.disabled ? "X" : "";
        view.rows.push_back(std::move(row));
    }
    if (!book)
        return view;
    for (const auto& [address, lease] : book->leases()) {
        const bool isStatic = std::ranges::find(context.config.dhcpLeases, address, &DhcpLease::address) !=
                              context.config.dhcpLeases.end();
        if (isStatic || lease.state == stack::LeaseState::Former)
            continue;
        const DhcpLease shown = shownAs(lease, context.config);
        const LeaseStatus status = statusOf(&lease, context.status.now);
        MenuRow row = makeRow(menu, &shown, &status);
        row.id = lease.id;
        row.flags = "D";
        view.rows.push_back(std::move(row));
    }
    return view;
}

constexpr Action kLeaseActions[] = {
    {"make-static", TB_TEXT("Keeps the address for its client"), /*takesItems=*/true},
};

constexpr Menu kMenus[] = {
    listMenu<&Config::dhcpServers>({"/ip/dhcp-server", TB_TEXT("DHCP Server"),
                                    TB_TEXT("Servers that give addresses to hosts"), kServerProperties,
                                    kServerFlags, "name"},
                                   viewServers),
    listMenu<&Config::dhcpNetworks>({"/ip/dhcp-server/network", TB_TEXT("DHCP Networks"),
                                     TB_TEXT("What DHCP servers tell the hosts of a network"),
                                     kNetworkProperties, kDisabledFlag, ""},
                                    plainView<&Config::dhcpNetworks>),
    [] {
        Menu menu = listMenu<&Config::dhcpLeases>(
            {"/ip/dhcp-server/lease", TB_TEXT("DHCP Leases"),
             TB_TEXT("Who has which address, and addresses that are kept for somebody"), kLeaseProperties,
             kLeaseFlags, ""},
            viewLeases);
        menu.actions = kLeaseActions;
        return menu;
    }(),
};

} // namespace

std::span<const Menu> dhcpServerMenus()
{
    return kMenus;
}

} // namespace tb::menu
