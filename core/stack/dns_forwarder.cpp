// SPDX-License-Identifier: GPL-3.0-or-later
#include "stack/dns_forwarder.h"

#include "config/config.h"

#include <algorithm>

namespace tb::stack {

namespace {

constexpr std::size_t kPlainLimit = 512; ///< without EDNS (RFC 1035 §4.2.1)
constexpr std::size_t kMostAliases = 8;  ///< configured ones behind each other; they may form a circle
constexpr std::size_t kKibibyte = 1024;

DnsVariant variantOf(const DnsMessage& asked)
{
    return {asked.edns && asked.edns->wantsDnssec, asked.isUnchecked};
}

/// Why a message is not a question for us; NoError when it is one.
DnsCode faultOf(const DnsMessage& asked)
{
    if (asked.operation != 0)
        return DnsCode::NotImplemented;
    if (!asked.question)
        return DnsCode::FormatError;
    if (asked.edns && asked.edns->version != 0)
        return DnsCode::BadVersion;
    const std::uint16_t type = asked.question->type;
    const bool isTransfer = type == dns_type::kAxfr || type == dns_type::kIxfr;
    if (isTransfer || type == dns_type::kOpt || asked.question->recordClass != kDnsInternet)
        return DnsCode::Refused;
    return DnsCode::NoError;
}

} // namespace

void DnsForwarder::apply(const config::Config& config, const forward::Plan&)
{
    m_servers = config.dns.servers;
    m_cache.setLimits(std::size_t{config.dns.cacheSize} * kKibibyte, config.dns.cacheMaxTtl);
    if (m_staticItems != config.dnsStatic) {
        m_staticItems = config.dnsStatic;
        m_static = DnsStaticTable(m_staticItems);
    }
    if (!config.dns.allowRemoteRequests) {
        m_listening4.reset();
        m_listening6.reset();
    } else if (!m_listening4) {
        m_listening4 = m_host.ports().listenUdp(IpFamily::V4, kDnsPort);
        m_listening6 = m_host.ports().listenUdp(IpFamily::V6, kDnsPort);
    }
}

/// Those of a DHCP client may change whenever it renews.
std::vector<IpAddress> DnsForwarder::allServers() const
{
    std::vector<IpAddress> servers = m_servers;
    const std::vector<IpAddress> given = m_peerDns();
    servers.insert(servers.end(), given.begin(), given.end());
    return servers;
}

bool DnsForwarder::receive(const Arrival& arrival)
{
    const wire::FlowTuple& tuple = arrival.packet.tuple;
    if (!m_listening4 || !tuple.is(wire::Protocol::Udp) || tuple.destinationPart != kDnsPort)
        return m_resolver.receive(arrival);
    if (m_host.interfaces().isOwnAddress(tuple.destination))
        answerQuery(arrival);
    return true;
}

void DnsForwarder::answerQuery(const Arrival& arrival)
{
    const wire::FlowTuple& tuple = arrival.packet.tuple;
    const auto header = readDnsHeader(arrival.payload());
    if (!header || header->isResponse) // never answer an answer
        return;
    const bool isLocal = !tuple.source.isV4() && tuple.source.isLinkLocal();
    Asker asker{
        {tuple.destination,
         tuple.source,
         kDnsPort, tuple.sourcePart,
         {},
         isLocal ? arrival.in : routing::kNoInterface},
        *header,
        {               }
    };
    constexpr std::size_t kLongestQuestion = 4096; // RFC 6891 §6.2.5: nobody was told to send more
    auto asked = arrival.payload().size() <= kLongestQuestion ? readDns(arrival.payload()) : std::nullopt;
    if (!asked)
        return reply(asker, dnsFailure(DnsCode::FormatError));
    asker.asked = *std::move(asked);
    if (const DnsCode fault = faultOf(asker.asked); fault != DnsCode::NoError)
        return reply(asker, dnsFailure(fault));
    const DnsQuestion question = *asker.asked.question;
    resolve(std::move(asker), question);
}

void DnsForwarder::resolve(Asker asker, DnsQuestion question)
{
    const DnsVariant variant = variantOf(asker.asked);
    for (auto known = m_static.find(question); known; known = m_static.find(question)) {
        if (!known->alias) {
            DnsMessage answer = dnsFailure(known->code);
            answer.answers = std::move(known->records);
            return reply(asker, answer);
        }
        std::ranges::move(known->records, std::back_inserter(asker.aliases));
        question.name = *std::move(known->alias);
        if (asker.aliases.size() > kMostAliases)
            return reply(asker, dnsFailure());
    }
    if (const auto remembered = m_cache.find(question, variant, m_host.now()))
        return reply(asker, *remembered);
    m_resolver.setServers(allServers());
    const bool isUnderWay = m_resolver.resolve(question, variant, [=, this](const DnsMessage& answer) {
        m_cache.store(question, variant, answer, m_host.now());
        reply(asker, answer);
    });
    if (!isUnderWay)
        reply(asker, dnsFailure());
}

void DnsForwarder::reply(const Asker& asker, const DnsMessage& answer)
{
    const DnsMessage& asked = asker.asked;
    DnsMessage message = answer;
    message.id = asked.id;
    message.isResponse = true;
    message.operation = asked.operation;
    message.isAuthoritative = false;
    message.wantsRecursion = asked.wantsRecursion;
    message.hasRecursion = true;
    message.isUnchecked = asked.isUnchecked;
    // Whether it was proven is for those who understand it (RFC 6840 §5.8).
    message.isAuthentic = answer.isAuthentic && (asked.isAuthentic || variantOf(asked).wantsDnssec);
    message.question = asked.question;
    message.answers.insert(message.answers.begin(), asker.aliases.begin(), asker.aliases.end());
    message.additional.clear();
    message.edns.reset();
    std::size_t limit = kPlainLimit;
    if (asked.edns) {
        message.edns = DnsEdns{kDnsLongestMessage, 0, asked.edns->wantsDnssec};
        limit = std::clamp<std::size_t>(asked.edns->payload, kPlainLimit, kDnsLongestMessage);
    }
    const std::vector<wire::Byte> payload = writeDns(message, limit);
    Datagram datagram = asker.answerTo;
    datagram.payload = payload;
    m_host.sendUdp(datagram);
}

} // namespace tb::stack
