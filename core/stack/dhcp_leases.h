// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/ip_prefix.h"
#include "base/mac_address.h"

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace tb::stack {

/// Who asks: by client identifier (option 61) if it sends one, else by its Ethernet address (RFC 2131 §4.2).
struct DhcpIdentity {
    MacAddress mac;
    std::string clientId; ///< bytes; empty: none

    /// What two messages of one client have in common.
    std::string key() const;
    bool operator==(const DhcpIdentity&) const = default;
};

/// An address that is kept for one client. Every one that is given must be the client's.
struct Reservation {
    IpAddress address;
    std::optional<MacAddress> mac;
    std::string clientId;     ///< bytes; empty: by MAC address alone
    std::uint32_t server = 0; ///< 0: at every server

    bool isFor(std::uint32_t askedServer, const DhcpIdentity& client) const;
};

/// Life of a lease.
///
///   Former    Ended. The address goes to others when no fresh one is left; until then its client gets it
///             again. Not shown.
///   Offered   Nobody else is offered it until the offer ends.
///   Bound     The client's.
///   Declined  A client found somebody else at the address: nobody gets it until this ends.
enum class LeaseState : std::uint8_t { Former, Offered, Bound, Declined };

struct Lease {
    std::uint32_t id = 0; ///< kDynamicLease and a number: as long as it is in the book
    IpAddress address;
    std::uint32_t server = 0;
    DhcpIdentity client;
    std::string hostName;
    LeaseState state = LeaseState::Former;
    std::optional<Instant> expires; ///< end of the state; nothing: never
    Instant lastSeen;
};

/// Ids of leases have this bit, those of configured items never.
inline constexpr std::uint32_t kDynamicLease = 0x80000000;

/// What a server may give.
struct LeaseSource {
    std::uint32_t server = 0;
    std::vector<IpRange> ranges;  ///< of its pool, as far as they lie in subnets of its interface
    std::set<IpAddress> excluded; ///< the router's own
};

/// All leases of the router's DHCP servers: one book, because servers may share a pool. Pure: no packets, no
/// clock.
///
/// Invariants: one lease an address; one lease a client and server, Declined ones aside; kMost leases.
class LeaseBook {
public:
    /// Of all servers together; a flood of clients ends here.
    static constexpr std::size_t kMost = 4096;

    /// Replaces all reservations (the static leases of the configuration).
    void reserve(std::vector<Reservation> reservations);

    const std::map<IpAddress, Lease>& leases() const { return m_leases; }
    const Lease* find(const IpAddress& address) const;
    /// The lease of a client, Former ones included.
    const Lease* leaseOf(std::uint32_t server, const DhcpIdentity& client) const;
    /// Whether the client may have this address now: its reservation and no other, or one of the source that
    /// is free or its own.
    bool mayHave(const LeaseSource& source, const DhcpIdentity& client, const IpAddress& address) const;
    /// The address for a client, in the order of RFC 2131 §4.3.1: its reservation, the one it has or had, the
    /// one it wishes, one that nobody ever had (the highest first, as RouterOS does), the one that ended the
    /// longest ago. Nothing when the source is exhausted.
    std::optional<IpAddress> choose(const LeaseSource& source, const DhcpIdentity& client,
                                    std::optional<IpAddress> wish) const;

    /// Writes what the client now has at its address; a lease it had elsewhere at this server ends. False
    /// when the book is full.
    bool write(Lease lease);
    /// The client does not want it any more: Former.
    void end(const IpAddress& address, Instant now);
    /// Nobody gets the address until then.
    void putAside(const IpAddress& address, Instant until);
    /// Forgets a lease; false when there is none with this id.
    bool remove(std::uint32_t id);
    /// Forgets the leases of servers that are gone.
    void keepServers(const std::set<std::uint32_t>& servers);

    /// Ends what is over.
    void expire(Instant now);
    std::optional<Instant> nextExpiry() const;

private:
    bool isFree(const IpAddress& address, const DhcpIdentity& client) const;
    /// mayHave() for a client without a reservation.
    bool isGivable(const LeaseSource& source, const DhcpIdentity& client, const IpAddress& address) const;
    const Reservation* reservationOf(std::uint32_t server, const DhcpIdentity& client) const;
    std::optional<IpAddress> neverGiven(const LeaseSource& source, const DhcpIdentity& client) const;
    std::optional<IpAddress> longestFree(const LeaseSource& source, const DhcpIdentity& client) const;
    bool makeRoom();
    std::map<IpAddress, Lease>::iterator erase(std::map<IpAddress, Lease>::iterator lease);

    using ClientKey = std::pair<std::uint32_t, std::string>; ///< server and DhcpIdentity::key()
    std::map<IpAddress, Reservation> m_reservations;
    std::map<IpAddress, Lease> m_leases;
    std::map<ClientKey, IpAddress> m_byClient;
    std::uint32_t m_nextId = 1;
};

} // namespace tb::stack
