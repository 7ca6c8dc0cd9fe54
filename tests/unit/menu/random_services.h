// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/config.h"
#include "unit/menu/random_values.h"

namespace tb::test {

/// The part of a RandomConfig that is the router's services.
class RandomServices : RandomValues {
public:
    using RandomValues::RandomValues;

    void fillServices(config::Config& config)
    {
        fillDhcp(config);
        fillDns(config);
    }

private:
    std::vector<IpAddress> addresses()
    {
        std::vector<IpAddress> list(m_random.below(4));
        for (IpAddress& one : list)
            one = address(half());
        return list;
    }
    void fillDhcp(config::Config& config)
    {
        fill(config.pools, [&](config::IpPool& one) {
            one.name = "pool " + std::to_string(m_random.next());
            const IpAddress first = IpAddress::v4(static_cast<std::uint32_t>(m_random.below(1U << 31)));
            one.ranges = {
                {first, first          },
                {first, first.plus(100)}
            };
            one.nextPool = text(0);
        });
        fill(config.dhcpServers, [&](config::DhcpServer& one) {
            one.name = "server " + std::to_string(m_random.next());
            one.interface = text(1);
            one.addressPool = text(1);
            one.leaseTime = duration();
            one.authoritative = half();
        });
        fill(config.dhcpNetworks, [&](config::DhcpNetwork& one) {
            one.address = IpPrefix(address(true), static_cast<int>(m_random.below(33))).masked();
            if (half())
                one.gateway = address(true);
            one.dnsServers = addresses();
            one.domain = text(0);
        });
        fill(config.dhcpLeases, [&](config::DhcpLease& one) {
            one.address = address(true);
            if (half())
                one.macAddress = MacAddress::local(m_random.next());
            one.clientId = pick<std::string>({"", "1:2:ff"});
            one.server = text(1);
        });
        fill(config.dhcpClients, [&](config::DhcpClient& one) {
            one.interface = text(1);
            one.addDefaultRoute = half();
            one.defaultRouteDistance = static_cast<std::uint8_t>(1 + m_random.below(255));
            one.usePeerDns = half();
        });
    }
    void fillDns(config::Config& config)
    {
        config.dns.servers = addresses();
        config.dns.allowRemoteRequests = half();
        config.dns.cacheSize = static_cast<std::uint32_t>(64 + m_random.below(100000));
        config.dns.cacheMaxTtl = duration();
        fill(config.dnsStatic, [&](config::DnsStatic& one) {
            one.name = pick<std::string>({"", "nas.lan", "a\\.b.c\\032d"});
            one.regexp = pick<std::string>({"", "^ads[0-9]*\\.\"$"});
            one.type = static_cast<config::DnsRecordType>(m_random.below(4));
            if (half())
                one.address = address(half());
            one.cname = pick<std::string>({"", "other.lan"});
            one.ttl = duration();
            one.matchSubdomain = half();
        });
    }
};

} // namespace tb::test
