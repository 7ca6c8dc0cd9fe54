// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/ip_prefix.h"
#include "base/mac_address.h"
#include "config/item.h"
#include "routing/arp_mode.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tb::config {

using routing::ArpMode;

/// /interface ethernet: a port of the emulator and where its frames come from.
struct EthernetInterface : Item {
    std::string name;
    std::string link;                     ///< "tap:tb1", "socket:eth0", "lab"; empty: no link yet
    std::optional<MacAddress> macAddress; ///< unset: the link's own
    std::uint32_t mtu = 1500;             ///< bytes of the largest IP packet, 68–65535
    ArpMode arp = ArpMode::Enabled;

    bool operator==(const EthernetInterface&) const = default;
};

/// /interface bridge: ports joined to one network; the bridge itself is the router's interface to it.
struct Bridge : Item {
    std::string name;
    std::optional<MacAddress> adminMac; ///< unset: that of its first port
    std::uint32_t mtu = 1500;
    ArpMode arp = ArpMode::Enabled;
    Duration ageingTime = std::chrono::minutes(5); ///< of learnt hosts

    bool operator==(const Bridge&) const = default;
};

/// /interface bridge port: an interface that belongs to a bridge.
struct BridgePort : Item {
    std::string interface;
    std::string bridge;

    bool operator==(const BridgePort&) const = default;
};

/// /interface bridge settings.
struct BridgeSettings {
    bool useIpFirewall = false; ///< bridged IP packets are tracked, translated and filtered like routed ones

    bool operator==(const BridgeSettings&) const = default;
};

/// /interface vlan: frames with one 802.1Q tag on another interface.
struct VlanInterface : Item {
    std::string name;
    std::string interface;    ///< the one that carries the tagged frames
    std::uint16_t vlanId = 1; ///< 1–4094
    std::uint32_t mtu = 1500;
    ArpMode arp = ArpMode::Enabled;

    bool operator==(const VlanInterface&) const = default;
};

/// /interface list: a name for several interfaces.
struct InterfaceList : Item {
    std::string name;
    std::vector<std::string> include; ///< names of other lists
    std::vector<std::string> exclude;

    bool operator==(const InterfaceList&) const = default;
};

/// /interface list member.
struct InterfaceListMember : Item {
    std::string list;
    std::string interface;

    bool operator==(const InterfaceListMember&) const = default;
};

/// /ip address and /ipv6 address.
struct InterfaceAddress : Item {
    IpPrefix address; ///< host bits set: the router's own address in its subnet
    std::string interface;
    bool advertise = true; ///< IPv6: a /64 is announced in router advertisements

    bool operator==(const InterfaceAddress&) const = default;
};

} // namespace tb::config
