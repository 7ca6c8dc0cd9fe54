// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/router.h"
#include "stack/dhcp_clients.h"
#include "stack/dhcp_server.h"
#include "stack/dns_forwarder.h"

#include <algorithm>

namespace tb::service {

// What people do with the router's services beside configuring them.

namespace {

ConfigError noSuchItem(const menu::Command& command)
{
    return {command.path, "", "", {TB_TEXT("no such item")}};
}

} // namespace

/// Dynamic leases are no items of the configuration: they go from the server's book, the rest from the
/// configuration. Nothing when the command is about something else.
std::optional<menu::Reply> Router::removeLeases(const menu::Command& command)
{
    if (command.verb != menu::Verb::Remove || command.path != "/ip/dhcp-server/lease")
        return std::nullopt;
    menu::Command rest = command;
    menu::Reply reply;
    const auto removed = std::erase_if(rest.items, [&](std::uint32_t id) {
        const bool isDynamic = (id & stack::kDynamicLease) != 0;
        if (isDynamic && !m_services.get<stack::DhcpServer>().removeLease(id))
            reply.error = noSuchItem(command);
        return isDynamic;
    });
    if (removed == 0)
        return std::nullopt;
    return rest.items.empty() || reply.error ? reply : execute(rest);
}

menu::Reply Router::makeLeasesStatic(const menu::Command& command)
{
    menu::Reply reply;
    for (const std::uint32_t id : command.items) {
        const auto& leases = m_services.get<stack::DhcpServer>().leases().leases();
        const auto found =
            std::ranges::find_if(leases, [id](const auto& entry) { return entry.second.id == id; });
        if (found == leases.end()) {
            reply.error = noSuchItem(command);
            return reply;
        }
        const stack::Lease& lease = found->second;
        const auto server = std::ranges::find(m_config.dhcpServers, lease.server, &config::Item::id);
        menu::Command add{menu::Verb::Add, command.path, {}, {}, {}};
        add.arguments = {
            {"address",     lease.address.toString()                                   },
            {"mac-address", lease.client.mac.toString()                                },
            {"client-id",   stack::clientIdText(lease.client.clientId)                 },
            {"server",      server == m_config.dhcpServers.end() ? "all" : server->name},
        };
        reply = execute(add);
        if (reply.error)
            return reply;
    }
    return reply;
}

/// "release" and "renew" of /ip dhcp-client.
menu::Reply Router::driveClients(const menu::Command& command)
{
    menu::Reply reply;
    for (const std::uint32_t id : command.items) {
        stack::DhcpClient* const client = m_services.get<stack::DhcpClients>().find(id);
        if (!client)
            reply.error = noSuchItem(command);
        else if (command.action == "release")
            client->release();
        else
            client->renew();
    }
    return reply;
}

menu::Reply Router::flushDns(const menu::Command&)
{
    m_services.get<stack::DnsForwarder>().flush();
    return {};
}

} // namespace tb::service
