// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stack/dhcp_clients.h"
#include "unit/stack/dhcp_bench.h"

namespace tb::test {

using namespace std::chrono_literals;
using stack::DhcpClient;
using stack::DhcpClients;
using stack::DhcpClientState;
using stack::DhcpMessage;
using stack::DhcpType;

inline constexpr std::uint32_t kItem = 5;
inline const MacAddress kServerMac = MacAddress::local(0x5e);
inline const IpAddress kServer = address("203.0.113.1"), kGiven = address("203.0.113.50");
inline const IpAddress kEverybody = address("255.255.255.255");

/// A client on ether2 of a router, and a server that says what the test wants.
struct Bench {
    FakeHost host;
    DhcpClients clients{host};
    config::Config config;
    bool isRunning = true;

    Bench()
    {
        config::DhcpClient& client = config.dhcpClients.emplace_back();
        client.id = kItem;
        client.interface = "ether2";
        config.identity = "router";
        config.ethernets.emplace_back().id = kWan;
        config.ethernets[0].name = "ether2";
        apply();
    }
    void apply()
    {
        forward::RouterFacts facts;
        facts.ports.push_back({kWan, MacAddress::local(0x102), isRunning});
        clients.apply(config, **forward::Plan::compile(config, facts));
    }
    const DhcpClient& client() const { return *clients.find(kItem); }
    DhcpClientState state() const { return client().state(); }
    std::optional<SentDhcp> sent() { return takeSent(host); }

    /// What a server would say to a message of ours.
    static DhcpMessage answerTo(const DhcpMessage& asked, DhcpType type)
    {
        DhcpMessage answer;
        answer.isReply = true;
        answer.type = type;
        answer.transaction = asked.transaction;
        answer.mac = asked.mac;
        answer.serverId = kServer;
        if (type == DhcpType::Nak)
            return answer;
        answer.yourAddress = kGiven;
        answer.subnetMask = address("255.255.255.0");
        answer.routers = {kServer};
        answer.dnsServers = {address("203.0.113.53"), address("203.0.113.54")};
        answer.leaseTime = 1000s;
        return answer;
    }
    bool give(const DhcpMessage& message)
    {
        return host.give(clients,
                         dhcpFrame(message, {kServerMac, MacAddress::broadcast(), kServer, kEverybody, true}),
                         kWan);
    }
    /// From the first Discover to an address.
    void bind()
    {
        give(answerTo(sent().value().message, DhcpType::Offer));
        give(answerTo(sent().value().message, DhcpType::Ack));
    }
    forward::RouterFacts facts() const
    {
        forward::RouterFacts facts;
        clients.addFacts(facts);
        return facts;
    }
};

} // namespace tb::test
