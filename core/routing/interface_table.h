// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ip_prefix.h"
#include "base/mac_address.h"
#include "routing/arp_mode.h"
#include "routing/interface_id.h"

#include <string>
#include <string_view>
#include <vector>

namespace tb::routing {

/// What the packet path knows of one interface. Immutable: part of a Plan.
struct Interface {
    InterfaceId id = kNoInterface;
    std::string name;
    MacAddress mac;
    std::uint32_t mtu = 1500;           ///< bytes of the largest IP packet
    std::vector<IpPrefix> addresses;    ///< both families, host bits set; IPv6 has its fe80:: address, too
    ArpMode arp = ArpMode::Enabled;     ///< of IPv4; neighbour discovery does not ask for it
    std::vector<IpAddress> published{}; ///< of others: the router answers for them on this link
    std::vector<IpPrefix> withheld{};   ///< configured and not used, because another station has them
    bool isRunning = true;              ///< its link carries frames: only then its subnets can be reached

    /// The router's address on this interface that suits a next hop: in its subnet if there is one, else the
    /// first of its family (global before link-local for a global target). Nothing when the family has none.
    std::optional<IpAddress> addressTowards(const IpAddress& nextHop) const;
    bool hasAddress(const IpAddress& address) const;
    /// Whether a neighbour on this link may have it: in one of its subnets, or any link-local address of
    /// IPv6.
    bool isOnLink(const IpAddress& address) const;
};

/// fe80::/64 address from a MAC (modified EUI-64, RFC 4291 appendix A).
IpAddress linkLocalAddress(const MacAddress& mac);

/// Interfaces by id. Look-up is one index.
class InterfaceTable {
public:
    InterfaceTable() = default;
    explicit InterfaceTable(std::vector<Interface> interfaces);
    const Interface* find(InterfaceId id) const { return id < m_byId.size() ? m_byId[id] : nullptr; }
    const Interface* find(std::string_view name) const;
    /// An address of the router on any interface; never a subnet's broadcast address.
    bool isOwnAddress(const IpAddress& address) const;
    const std::vector<Interface>& all() const { return m_interfaces; }

    InterfaceTable(InterfaceTable&&) = default;
    InterfaceTable& operator=(InterfaceTable&&) = default;
    InterfaceTable(const InterfaceTable&) = delete; // pointers into m_interfaces

private:
    std::vector<Interface> m_interfaces;
    std::vector<const Interface*> m_byId;
    std::vector<IpAddress> m_ownAddresses; ///< sorted
};

} // namespace tb::routing
