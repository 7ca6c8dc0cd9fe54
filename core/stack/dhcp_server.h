// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/config.h"
#include "stack/dhcp_leases.h"
#include "stack/dhcp_message.h"
#include "stack/host.h"

#include <functional>

namespace tb::stack {

/// The router's DHCP servers, one an interface (RFC 2131, server part).
///
/// Theory of operation
///   Nothing but leases is kept: what a server gives is looked up for each message in the configuration and
///   in the addresses that its interface has then. A request for an address that is free and ours is
///   granted by an authoritative server also when nobody offered it, so that clients keep their addresses
///   while the router, which keeps no leases on disk, starts anew. Relay agents are not served.
class DhcpServer final : public Service {
public:
    /// peerDns: the DNS servers that the router itself was given. They are told to clients of a network
    /// without servers of its own when the router does not answer questions itself.
    DhcpServer(Host& host, std::function<std::vector<IpAddress>()> peerDns)
        : m_host(host), m_peerDns(std::move(peerDns))
    {
    }

    /// Leases of servers that are gone are forgotten.
    void apply(const config::Config& config, const forward::Plan& plan) override;
    const LeaseBook& leases() const { return m_book; }
    /// Forgets a dynamic lease; false when there is none with this id.
    bool removeLease(std::uint32_t id) { return m_book.remove(id); }

    bool receive(const Arrival& arrival) override;
    std::optional<Instant> nextTick() const override { return m_book.nextExpiry(); }
    void tick(Instant now) override { m_book.expire(now); }

private:
    /// A message to one of the servers, with what that server can give.
    struct Question {
        const DhcpMessage& message;
        const config::DhcpServer& server;
        const routing::Interface& interface;
        LeaseSource source;
        DhcpIdentity client;
        Instant at;
    };
    void discover(const Question& question);
    void request(const Question& question);
    void decline(const Question& question);
    void release(const Question& question);
    void inform(const Question& question);

    const config::DhcpServer* serverOn(const routing::Interface& interface) const;
    LeaseSource sourceOf(const config::DhcpServer& server, const routing::Interface& interface) const;
    bool isOurId(const Question& question) const;
    void write(const Question& question, const IpAddress& address, LeaseState state, Duration length);
    void addNetwork(const Question& question, const IpAddress& address, DhcpMessage& reply) const;
    void addTimes(const Question& question, DhcpMessage& reply) const;
    DhcpMessage replyTo(const Question& question, DhcpType type, const IpAddress& address) const;
    void send(const Question& question, const DhcpMessage& reply);

    Host& m_host;
    const std::function<std::vector<IpAddress>()> m_peerDns;
    std::unique_ptr<Subscription> m_listening; ///< while there is a server
    std::vector<config::DhcpServer> m_servers;
    std::vector<config::DhcpNetwork> m_networks;
    std::vector<config::IpPool> m_pools;
    config::DnsSettings m_dns;
    LeaseBook m_book;
};

/// All ranges of a pool, then those of the pools that come next. A circle ends where it began.
std::vector<IpRange> rangesOf(const std::vector<config::IpPool>& pools, std::string_view name);

} // namespace tb::stack
