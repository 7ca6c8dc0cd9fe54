// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stack/dhcp_server.h"
#include "unit/stack/dhcp_bench.h"

namespace tb::test {

using namespace std::chrono_literals;
using stack::DhcpMessage;
using stack::DhcpServer;
using stack::DhcpType;
using stack::LeaseState;

inline const MacAddress kClient = MacAddress::local(0xc1), kOther = MacAddress::local(0xc2);
inline const IpAddress kServer = address("192.168.88.1");
inline const IpAddress kEverybody = address("255.255.255.255");

inline config::Config plainConfig()
{
    config::Config config;
    config.pools.emplace_back().name = "pool1";
    config.pools[0].ranges = {*IpRange::parse("192.168.88.10-192.168.88.12")};
    config::DhcpServer& server = config.dhcpServers.emplace_back();
    server.id = 7;
    server.name = "lan";
    server.interface = "ether1";
    server.addressPool = "pool1";
    server.leaseTime = 600s;
    config::DhcpNetwork& network = config.dhcpNetworks.emplace_back();
    network.address = *IpPrefix::parse("192.168.88.0/24");
    network.gateway = kServer;
    network.domain = "home";
    return config;
}

/// One server on ether1 of a router, and clients that talk to it.
struct Bench {
    FakeHost host{twoInterfaces()};
    std::vector<IpAddress> peerDns;
    DhcpServer server{host, [this] { return peerDns; }};

    explicit Bench(const config::Config& config = plainConfig()) { server.apply(config, emptyPlan()); }

    static DhcpMessage from(const MacAddress& mac, DhcpType type)
    {
        DhcpMessage message;
        message.type = type;
        message.mac = mac;
        message.transaction = 0x1234;
        return message;
    }
    bool give(const DhcpMessage& message, routing::InterfaceId in = kLan)
    {
        return host.give(server,
                         dhcpFrame(message, {message.mac, MacAddress::broadcast(), message.clientAddress,
                                             kEverybody, false}),
                         in);
    }
    std::optional<SentDhcp> ask(const DhcpMessage& message)
    {
        give(message);
        auto answer = takeSent(host);
        return takeSent(host) ? std::nullopt : answer;
    }
    std::optional<SentDhcp> discover(const MacAddress& mac) { return ask(from(mac, DhcpType::Discover)); }
    DhcpMessage request(const MacAddress& mac, const IpAddress& wish) const
    {
        DhcpMessage message = from(mac, DhcpType::Request);
        message.requestedAddress = wish;
        message.serverId = kServer;
        return message;
    }
    /// The whole exchange; the address.
    IpAddress bind(const MacAddress& mac)
    {
        const auto offer = discover(mac);
        const auto ack = ask(request(mac, offer.value().message.yourAddress));
        return ack.value().message.type == DhcpType::Ack ? ack->message.yourAddress : IpAddress();
    }
    DhcpMessage renewal(const MacAddress& mac, const IpAddress& has) const
    {
        DhcpMessage message = from(mac, DhcpType::Request);
        message.clientAddress = has;
        return message;
    }
    LeaseState stateOf(const IpAddress& of) const { return server.leases().find(of)->state; }
};

} // namespace tb::test
