// SPDX-License-Identifier: GPL-3.0-or-later
#include "stack/dns_resolver.h"

#include <algorithm>

namespace tb::stack {

namespace {

/// RouterOS: query-server-timeout, default 2s, and query-total-timeout, default 10s.
constexpr Duration kServerTimeout = std::chrono::seconds(2), kTotalTimeout = std::chrono::seconds(10);
constexpr std::uint16_t kLowestPort = 1024;

} // namespace

DnsMessage dnsFailure(DnsCode code)
{
    DnsMessage message;
    message.isResponse = true;
    message.code = code;
    return message;
}

void DnsResolver::setServers(std::vector<IpAddress> servers)
{
    if (servers == m_servers)
        return;
    m_servers = std::move(servers);
    m_current = 0;
}

bool DnsResolver::resolve(const DnsQuestion& question, DnsVariant variant, Done done)
{
    const auto same = std::ranges::find_if(m_queries, [&](const Query& query) {
        return query.question == question && query.variant == variant;
    });
    const bool hasRoom =
        same == m_queries.end() ? m_queries.size() < kMostQueries : same->askers.size() < kMostAskers;
    if (m_servers.empty() || !hasRoom)
        return false;
    if (same != m_queries.end()) {
        same->askers.push_back(std::move(done));
        return true;
    }
    Query& query = m_queries.emplace_back();
    query.question = question;
    query.variant = variant;
    query.askers.push_back(std::move(done));
    query.server = m_servers[m_current];
    query.giveUpAt = m_host.now() + kTotalTimeout;
    send(query);
    return true;
}

/// From a port that nobody on the router listens to.
void DnsResolver::send(Query& query)
{
    Random& random = m_host.random();
    const IpFamily family = query.server.family();
    do {
        query.port = static_cast<std::uint16_t>(kLowestPort + random.below(65536 - kLowestPort));
    } while (m_host.ports().hasUdp(family, query.port));
    query.listening = m_host.ports().listenUdp(family, query.port);
    query.id = static_cast<std::uint16_t>(random.next());
    query.retryAt = std::min(m_host.now() + kServerTimeout, query.giveUpAt);

    DnsMessage message;
    message.id = query.id;
    message.wantsRecursion = true;
    message.isAuthentic = true; // "tell me whether it was proven" (RFC 6840 §5.7)
    message.isUnchecked = query.variant.isUnchecked;
    message.question = query.question;
    if (query.withEdns)
        message.edns = DnsEdns{kDnsLongestMessage, 0, query.variant.wantsDnssec};
    const std::vector<wire::Byte> payload = writeDns(message, kDnsLongestMessage);
    m_host.sendUdp({{}, query.server, query.port, kDnsPort, payload});
}

void DnsResolver::askNextServer(Query& query)
{
    const auto asked = std::ranges::find(m_servers, query.server);
    const std::size_t place =
        asked == m_servers.end() ? m_servers.size() - 1 : static_cast<std::size_t>(asked - m_servers.begin());
    const std::size_t next = (place + 1) % m_servers.size();
    if (place == m_current)
        m_current = next;
    query.server = m_servers[next];
    query.withEdns = true;
    send(query);
}

bool DnsResolver::receive(const Arrival& arrival)
{
    const wire::FlowTuple& tuple = arrival.packet.tuple;
    if (!tuple.is(wire::Protocol::Udp))
        return false;
    const auto query = std::ranges::find_if(m_queries, [&](const Query& one) {
        return one.port == tuple.destinationPart && one.server.family() == tuple.destination.family();
    });
    if (query == m_queries.end())
        return false;
    if (tuple.source != query->server || tuple.sourcePart != kDnsPort ||
        arrival.payload().size() > kDnsLongestMessage)
        return true;
    const auto answer = readDns(arrival.payload());
    if (answer && answer->isResponse && answer->id == query->id && answer->operation == 0)
        judge(query, *answer);
    return true;
}

void DnsResolver::judge(Queries::iterator query, const DnsMessage& answer)
{
    // Servers that do not know EDNS may not even repeat the question (RFC 6891 §7).
    const bool isFormatError = answer.code == DnsCode::FormatError || answer.code == DnsCode::NotImplemented;
    const bool isOurs = answer.question ? *answer.question == query->question : isFormatError;
    if (!isOurs)
        return;
    if (isFormatError && query->withEdns) {
        query->withEdns = false;
        return send(*query);
    }
    if (answer.code == DnsCode::NoError || answer.code == DnsCode::NameError)
        return finish(query, answer);
    if (++query->failures < m_servers.size())
        return askNextServer(*query);
    finish(query, dnsFailure());
}

void DnsResolver::finish(Queries::iterator query, const DnsMessage& answer)
{
    const std::vector<Done> askers = std::move(query->askers);
    m_queries.erase(query);
    for (const Done& done : askers)
        done(answer);
}

std::optional<Instant> DnsResolver::nextTick() const
{
    const auto first = std::ranges::min_element(m_queries, {}, &Query::retryAt);
    return first == m_queries.end() ? std::nullopt : std::optional(first->retryAt);
}

void DnsResolver::tick(Instant now)
{
    std::vector<Queries::iterator> over;
    for (auto query = m_queries.begin(); query != m_queries.end(); ++query) {
        if (query->retryAt > now)
            continue;
        if (query->giveUpAt <= now || m_servers.empty())
            over.push_back(query);
        else
            askNextServer(*query);
    }
    for (const auto query : over) // those who are told may ask again: not while we walk the list
        finish(query, dnsFailure());
}

} // namespace tb::stack
