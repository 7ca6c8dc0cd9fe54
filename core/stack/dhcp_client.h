// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/services.h"
#include "stack/dhcp_message.h"
#include "stack/host.h"

namespace tb::stack {

/// States of RFC 2131 figure 5. INIT is left at once, so it has no name of its own.
///
///   Stopped     Disabled, or the link is down. Nothing is sent.
///   Selecting   Asks everybody for an offer, again and again.
///   Requesting  Has taken an offer and waits for the server's word.
///   Rebooting   Had a lease before the link went down, and asks whether it still holds.
///   Bound       Has an address. At T1 it begins to renew.
///   Renewing    Asks its server for more time; at T2 it asks everybody.
///   Rebinding   Asks everybody; when the lease ends it begins anew, without an address.
enum class DhcpClientState : std::uint8_t {
    Stopped,
    Selecting,
    Requesting,
    Rebooting,
    Bound,
    Renewing,
    Rebinding
};

/// What a server has granted.
struct DhcpBinding {
    IpPrefix address; ///< host bits set
    std::optional<IpAddress> gateway;
    std::vector<IpAddress> dnsServers;
    IpAddress server;
    MacAddress serverMac;           ///< who sent the frame: the server or a relay
    Instant renewAt, rebindAt;      ///< T1 and T2
    std::optional<Instant> expires; ///< nothing: never
};

/// The DHCP client of one interface (RFC 2131, client part). It takes the first offer that it can use, and
/// does not ask by ARP whether somebody else has the address.
class DhcpClient {
public:
    explicit DhcpClient(Host& host) : m_host(host) {}

    /// Where it runs and as whom; null: nowhere. An interface whose link comes back is asked for what it had.
    /// Ends with a release when the interface goes for good (isForGood) instead of only its link.
    void follow(const routing::Interface* interface, const std::string& hostName, bool isForGood);
    void receive(const DhcpMessage& message, const MacAddress& sender, Instant at);
    std::optional<Instant> nextTick() const { return m_timer; }
    void tick(Instant now);

    /// Gives the address back and begins anew.
    void release();
    /// Asks for more time now; without an address it begins anew.
    void renew();

    DhcpClientState state() const { return m_state; }
    /// While it has an address.
    const DhcpBinding* binding() const { return hasAddress() ? &*m_binding : nullptr; }
    routing::InterfaceId interface() const { return m_interface; }
    const MacAddress& mac() const { return m_mac; }

private:
    bool hasAddress() const { return m_state >= DhcpClientState::Bound; }
    void begin();
    void enter(DhcpClientState state);
    void sendRelease();
    void stop();
    void repeat(Instant now);
    Instant nextTry(Instant now) const;
    void send();
    void takeOffer(const DhcpMessage& offer);
    void takeGrant(const DhcpMessage& ack, const MacAddress& sender, Instant at);
    DhcpMessage blank(DhcpType type) const;
    void broadcast(const DhcpMessage& message);

    Host& m_host;
    DhcpClientState m_state = DhcpClientState::Stopped;
    routing::InterfaceId m_interface = routing::kNoInterface;
    MacAddress m_mac;
    std::string m_hostName;
    std::uint32_t m_transaction = 0;
    int m_tries = 0; ///< messages sent in this state
    std::optional<Instant> m_timer;
    DhcpMessage m_offer;                  ///< taken, in Requesting
    std::optional<DhcpBinding> m_binding; ///< in use, or (Stopped, Rebooting) remembered
};

} // namespace tb::stack
