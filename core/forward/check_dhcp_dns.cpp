// SPDX-License-Identifier: GPL-3.0-or-later
#include "forward/compile.h"

#include <algorithm>
#include <set>

namespace tb::forward {

namespace {

using config::Config;

Message invalidValue(std::string_view property)
{
    return {TB_TEXT("invalid value for argument %1"), {std::string(property)}};
}

Message noSuchValue(std::string_view property)
{
    return {TB_TEXT("input does not match any value of %1"), {std::string(property)}};
}

bool areV4(const std::vector<IpAddress>& addresses)
{
    return std::ranges::all_of(addresses, [](const IpAddress& address) { return address.isV4(); });
}

bool hasPool(const Config& config, std::string_view name)
{
    return std::ranges::find(config.pools, name, &config::IpPool::name) != config.pools.end();
}

Check checkPools(const Config& config)
{
    for (std::size_t i = 0; i < config.pools.size(); ++i) {
        const config::IpPool& pool = config.pools[i];
        const bool areRangesV4 =
            std::ranges::all_of(pool.ranges, [](const IpRange& range) { return range.first.isV4(); });
        if (!areRangesV4)
            return Failure{errorAt("/ip/pool", i, "ranges", invalidValue("ranges"))};
        if (!pool.nextPool.empty() && !hasPool(config, pool.nextPool))
            return Failure{errorAt("/ip/pool", i, "next-pool", noSuchValue("next-pool"))};
    }
    return {};
}

Check checkServers(const Config& config)
{
    constexpr std::string_view kMenu = "/ip/dhcp-server";
    std::set<std::string_view> served;
    for (std::size_t i = 0; i < config.dhcpServers.size(); ++i) {
        const config::DhcpServer& server = config.dhcpServers[i];
        if (!interfaceNamed(config, server.interface))
            return Failure{errorAt(kMenu, i, "interface", noSuchValue("interface"))};
        if (server.addressPool != "static-only" && !hasPool(config, server.addressPool))
            return Failure{errorAt(kMenu, i, "address-pool", noSuchValue("address-pool"))};
        if (server.leaseTime < std::chrono::seconds(1))
            return Failure{errorAt(kMenu, i, "lease-time", invalidValue("lease-time"))};
        if (!server.disabled && !served.insert(server.interface).second)
            return Failure{errorAt(kMenu, i, "interface",
                                   {TB_TEXT("failure: server or relay already running on this interface")})};
    }
    return {};
}

Check checkNetworks(const Config& config)
{
    constexpr std::string_view kMenu = "/ip/dhcp-server/network";
    for (std::size_t i = 0; i < config.dhcpNetworks.size(); ++i) {
        const config::DhcpNetwork& network = config.dhcpNetworks[i];
        if (network.address.family() != IpFamily::V4)
            return Failure{errorAt(kMenu, i, "address", invalidValue("address"))};
        if (network.gateway && !network.gateway->isV4())
            return Failure{errorAt(kMenu, i, "gateway", invalidValue("gateway"))};
        if (!areV4(network.dnsServers))
            return Failure{errorAt(kMenu, i, "dns-server", invalidValue("dns-server"))};
    }
    return {};
}

Check checkLeases(const Config& config)
{
    constexpr std::string_view kMenu = "/ip/dhcp-server/lease";
    std::set<IpAddress> kept;
    for (std::size_t i = 0; i < config.dhcpLeases.size(); ++i) {
        const config::DhcpLease& lease = config.dhcpLeases[i];
        const bool hasServer =
            lease.server == "all" || std::ranges::find(config.dhcpServers, lease.server,
                                                       &config::DhcpServer::name) != config.dhcpServers.end();
        if (!lease.address.isV4())
            return Failure{errorAt(kMenu, i, "address", invalidValue("address"))};
        if (!hasServer)
            return Failure{errorAt(kMenu, i, "server", noSuchValue("server"))};
        if (!lease.macAddress && lease.clientId.empty())
            return Failure{errorAt(kMenu, i, "mac-address",
                                   {TB_TEXT("failure: mac-address or client-id must be given")})};
        if (!kept.insert(lease.address).second)
            return Failure{errorAt(kMenu, i, "address",
                                   {TB_TEXT("failure: already have static lease with this IP address")})};
    }
    return {};
}

Check checkClients(const Config& config)
{
    constexpr std::string_view kMenu = "/ip/dhcp-client";
    std::set<std::string_view> asking;
    for (std::size_t i = 0; i < config.dhcpClients.size(); ++i) {
        const config::DhcpClient& client = config.dhcpClients[i];
        if (!interfaceNamed(config, client.interface))
            return Failure{errorAt(kMenu, i, "interface", noSuchValue("interface"))};
        if (!asking.insert(client.interface).second)
            return Failure{errorAt(kMenu, i, "interface",
                                   {TB_TEXT("failure: dhcp-client on that interface already exists")})};
    }
    return {};
}

} // namespace

Check checkDhcp(const Config& config)
{
    for (Check (*const check)(const Config&) :
         {checkPools, checkServers, checkNetworks, checkLeases, checkClients}) {
        if (Check checked = check(config); !checked)
            return checked;
    }
    return {};
}

Check checkDns(const Config& config)
{
    using config::DnsRecordType;
    constexpr std::string_view kMenu = "/ip/dns/static";
    for (std::size_t i = 0; i < config.dnsStatic.size(); ++i) {
        const config::DnsStatic& entry = config.dnsStatic[i];
        if (entry.name.empty() == entry.regexp.empty())
            return Failure{
                errorAt(kMenu, i, "name", {TB_TEXT("failure: either name or regexp must be given")})};
        const bool isAddress = entry.type == DnsRecordType::A || entry.type == DnsRecordType::Aaaa;
        const IpFamily family = entry.type == DnsRecordType::A ? IpFamily::V4 : IpFamily::V6;
        if (isAddress && (!entry.address || entry.address->family() != family))
            return Failure{errorAt(kMenu, i, "address", invalidValue("address"))};
        if (entry.type == DnsRecordType::Cname && entry.cname.empty())
            return Failure{errorAt(kMenu, i, "cname", invalidValue("cname"))};
    }
    return {};
}

} // namespace tb::forward
