// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stack/dns_forwarder.h"
#include "unit/stack/dhcp_bench.h"

namespace tb::test {

using namespace std::chrono_literals;
using stack::Datagram;
using stack::DnsCode;
using stack::DnsForwarder;
using stack::DnsMessage;
using stack::DnsName;
using stack::DnsQuestion;
using stack::DnsRecord;
using stack::kDnsInternet;
using stack::readDns;
using stack::writeDns;

inline const IpAddress kRouter = address("192.168.88.1"), kHost = address("192.168.88.10");
inline const IpAddress kFirst = address("203.0.113.53"), kSecond = address("203.0.113.54");

inline config::Config plainConfig()
{
    config::Config config;
    config.dns.servers = {kFirst, kSecond};
    config.dns.allowRemoteRequests = true;
    return config;
}

/// A message that the router has sent.
struct Sent {
    DnsMessage message;
    Datagram datagram;
};

/// A router that answers hosts on ether1, and its servers behind ether2.
struct Bench {
    FakeHost host{twoInterfaces({*IpPrefix::parse("203.0.113.2/24")})};
    std::vector<IpAddress> peerDns;
    DnsForwarder dns{host, [this] { return peerDns; }};

    explicit Bench(const config::Config& config = plainConfig()) { dns.apply(config, emptyPlan()); }

    static DnsMessage query(const char* name, std::uint16_t type = stack::dns_type::kA, std::uint16_t id = 7)
    {
        DnsMessage message;
        message.id = id;
        message.wantsRecursion = true;
        message.question = DnsQuestion{*DnsName::parse(name), type, kDnsInternet};
        return message;
    }
    void ask(wire::ConstBytes payload, std::uint16_t port = 5000, const IpAddress& to = kRouter)
    {
        host.give(dns, udpFrame(kHost, port, to, 53, payload), kLan);
    }
    void ask(const DnsMessage& message, std::uint16_t port = 5000) { ask(writeDns(message, 4096), port); }
    /// The oldest message that was sent and not taken yet.
    std::optional<Sent> sent()
    {
        if (host.datagrams.empty())
            return std::nullopt;
        const auto first = host.datagrams.front();
        host.datagrams.erase(host.datagrams.begin());
        return Sent{readDns(first.payload).value(), first.datagram};
    }
    /// What a server would say.
    static DnsMessage answerTo(const DnsMessage& asked, std::vector<DnsRecord> records,
                               DnsCode code = DnsCode::NoError)
    {
        DnsMessage answer;
        answer.id = asked.id;
        answer.isResponse = true;
        answer.question = asked.question;
        answer.answers = std::move(records);
        answer.code = code;
        return answer;
    }
    void give(const Sent& query, const DnsMessage& answer)
    {
        give(query.datagram.destination, 53, query.datagram.sourcePort, answer);
    }
    void give(const IpAddress& from, std::uint16_t port, std::uint16_t toPort, const DnsMessage& answer)
    {
        host.give(dns, udpFrame(from, port, address("203.0.113.2"), toPort, writeDns(answer, 65535)), kWan);
    }
};

inline DnsRecord record(const char* name, const char* value = "192.0.2.1", std::uint32_t ttl = 60)
{
    return {*DnsName::parse(name), stack::dns_type::kA, kDnsInternet, ttl,
            stack::dnsAddressData(address(value))};
}

} // namespace tb::test
