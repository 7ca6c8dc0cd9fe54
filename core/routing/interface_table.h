// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/ip_prefix.h"
#include "base/mac_address.h"
#include "routing/arp_mode.h"
#include "routing/interface_id.h"

#include <string>
#include <string_view>
#include <vector>

namespace tb::routing {

enum class InterfaceKind : std::uint8_t {
    Ethernet, ///< has a link
    Bridge,   ///< the router's own station on the network of its ports
    Vlan,     ///< the frames with one 802.1Q tag on another interface
};

/// What the packet path knows of one interface. Immutable: part of a Plan.
struct Interface {
    struct Vlan {
        std::uint16_t id = 0;
        InterfaceId interface = kNoInterface;
    };

    InterfaceId id = kNoInterface;
    std::string name;
    MacAddress mac;
    std::uint32_t mtu = 1500;        ///< bytes of the largest IP packet, here and in what carries it
    std::vector<IpPrefix> addresses; ///< both families, host bits set; IPv6 has its fe80:: address, too
    InterfaceKind kind = InterfaceKind::Ethernet;
    /// When the Plan was made: its link, as far as known; of a bridge any port, of a VLAN its parent.
    bool isRunning = true;
    InterfaceId master = kNoInterface; ///< the bridge that it is a port of
    InterfaceId parent = kNoInterface; ///< of a VLAN: what carries its frames
    std::uint16_t vlanId = 0;
    std::vector<InterfaceId> ports;     ///< of a bridge
    Duration ageingTime{};              ///< of a bridge: time until a silent host is forgotten
    std::vector<Vlan> vlans;            ///< that it carries
    ArpMode arp = ArpMode::Enabled;     ///< of IPv4; neighbour discovery does not ask for it
    std::vector<IpAddress> published{}; ///< of others: the router answers for them on this link
    std::vector<IpPrefix> withheld{};   ///< configured and not used, because another station has them

    /// The router's address on this interface that suits a next hop: in its subnet if there is one, else the
    /// first of its family (global before link-local for a global target). Nothing when the family has none.
    std::optional<IpAddress> addressTowards(const IpAddress& nextHop) const;
    bool hasAddress(const IpAddress& address) const;
    /// A port of a bridge: packets come and go through the bridge, never through it.
    bool isSlave() const { return master != kNoInterface; }
    /// The VLAN interface for frames with this tag; kNoInterface when there is none.
    InterfaceId vlan(std::uint16_t tag) const;
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
    /// The bridge that the interface of this name is a port of; null when it is none's.
    const Interface* masterOf(std::string_view name) const;
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
