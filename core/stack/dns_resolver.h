// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/subscription.h"
#include "stack/dns_cache.h"
#include "stack/host.h"

#include <functional>
#include <memory>

namespace tb::stack {

/// Bytes of a datagram that the router takes and gives. RouterOS: max-udp-packet-size, default 4096; there is
/// no TCP to fall back to.
inline constexpr std::uint16_t kDnsLongestMessage = 4096;

/// Asks other servers, and believes only who was asked: each message has a random port and id of its own, and
/// what comes back must match server, ports, id and question (RFC 5452 §9.1). A question that is under way is
/// not asked twice, so that guessing gets no easier with the number of askers.
class DnsResolver {
public:
    /// Told once, later: the answer, or a message that says ServerFailure. It may call resolve().
    using Done = std::function<void(const DnsMessage& answer)>;

    /// Questions under way, and askers who wait for one; the rest is refused. RouterOS:
    /// max-concurrent-queries, default 100.
    static constexpr std::size_t kMostQueries = 100, kMostAskers = 32;

    explicit DnsResolver(Host& host) : m_host(host) {}

    /// Whom to ask, in this order: after one that did not answer the next, and that one first from then on.
    void setServers(std::vector<IpAddress> servers);
    /// False when there is no server or no room.
    bool resolve(const DnsQuestion& question, DnsVariant variant, Done done);
    /// True when it came to a port of ours, whatever became of it.
    bool receive(const Arrival& arrival);
    std::optional<Instant> nextTick() const;
    void tick(Instant now);

private:
    struct Query {
        DnsQuestion question;
        DnsVariant variant;
        std::vector<Done> askers;
        IpAddress server;
        std::uint16_t port = 0, id = 0;
        std::unique_ptr<Subscription> listening; ///< to the port
        bool withEdns = true;
        std::size_t failures = 0; ///< servers that said that they cannot
        Instant retryAt, giveUpAt;
    };
    using Queries = std::list<Query>;

    void send(Query& query);
    void askNextServer(Query& query);
    void finish(Queries::iterator query, const DnsMessage& answer);
    void judge(Queries::iterator query, const DnsMessage& answer);

    Host& m_host;
    std::vector<IpAddress> m_servers;
    std::size_t m_current = 0; ///< of m_servers: who is asked first
    Queries m_queries;
};

/// The answer to a question that nobody could answer.
DnsMessage dnsFailure(DnsCode code = DnsCode::ServerFailure);

} // namespace tb::stack
