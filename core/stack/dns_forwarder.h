// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stack/dns_resolver.h"
#include "stack/dns_static.h"

namespace tb::stack {

/// The router's DNS: what people have configured, what is remembered, what other servers say, in this order.
/// Over UDP only: the router has no TCP, so an answer that is too long for its asker stays truncated.
class DnsForwarder final : public Service {
public:
    /// peerDns: servers that the router was given, asked after the configured ones.
    DnsForwarder(Host& host, std::function<std::vector<IpAddress>()> peerDns)
        : m_host(host), m_peerDns(std::move(peerDns)), m_resolver(host)
    {
    }

    void apply(const config::Config& config, const forward::Plan& plan) override;
    bool receive(const Arrival& arrival) override;
    std::optional<Instant> nextTick() const override { return m_resolver.nextTick(); }
    void tick(Instant now) override { m_resolver.tick(now); }

    const DnsCache& cache() const { return m_cache; }
    void flush() { m_cache.clear(); }
    std::vector<IpAddress> dynamicServers() const { return m_peerDns(); }

private:
    /// Who waits for an answer, and what is known of it already.
    struct Asker {
        Datagram answerTo; ///< without a payload
        DnsMessage asked;
        std::vector<DnsRecord> aliases; ///< configured ones that led to the question in hand
    };
    std::vector<IpAddress> allServers() const;
    void answerQuery(const Arrival& arrival);
    void resolve(Asker asker, DnsQuestion question);
    void reply(const Asker& asker, const DnsMessage& answer);

    Host& m_host;
    const std::function<std::vector<IpAddress>()> m_peerDns;
    std::unique_ptr<Subscription> m_listening4, m_listening6; ///< while anybody may ask
    std::vector<IpAddress> m_servers;                         ///< configured ones
    std::vector<config::DnsStatic> m_staticItems;             ///< what m_static was made of
    DnsStaticTable m_static;
    DnsCache m_cache;
    DnsResolver m_resolver;
};

} // namespace tb::stack
