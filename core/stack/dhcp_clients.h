// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stack/dhcp_client.h"

#include <map>

namespace tb::stack {

/// The DHCP clients of the router, one an interface, and what the router has got by them.
class DhcpClients final : public Service {
public:
    explicit DhcpClients(Host& host) : m_host(host) {}

    void apply(const config::Config& config, const forward::Plan& plan) override;
    bool receive(const Arrival& arrival) override;
    std::optional<Instant> nextTick() const override;
    void tick(Instant now) override;
    /// Addresses, and default routes of clients that shall add one.
    void addFacts(forward::RouterFacts& facts) const override;

    /// The client of an item of /ip dhcp-client; null when there is none with this id.
    const DhcpClient* find(std::uint32_t item) const;
    DhcpClient* find(std::uint32_t item);
    /// Servers that were given to clients which use them, in the order of the menu.
    std::vector<IpAddress> dnsServers() const;

private:
    struct Entry {
        config::DhcpClient settings;
        DhcpClient client;
    };
    Host& m_host;
    std::unique_ptr<Subscription> m_listening; ///< while there is a client
    std::map<std::uint32_t, Entry> m_clients;  ///< by item
};

} // namespace tb::stack
