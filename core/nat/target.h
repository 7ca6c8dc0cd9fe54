// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ip_prefix.h"
#include "base/port.h"

#include <cstdint>
#include <optional>

namespace tb::nat {

/// How one of several addresses is chosen. Always the same for the same connection ends.
enum class AddressChoice : std::uint8_t {
    ByPair,   ///< by source and destination address (src-nat, dst-nat)
    BySource, ///< by source address alone (same with same-not-by-dst=yes)
    HostBits, ///< network bits replaced, host bits kept (netmap)
};

/// What a NAT rule wants a connection's source (or destination) to become. The default is the null binding:
/// everything stays, and a port is changed only if another connection has it already.
///
/// Which members the actions of RouterOS set:
///   masquerade                 addresses: that of the out-interface; masqueradeInterface
///   src-nat, dst-nat           addresses
///   same                       addresses; choice
///   netmap                     addresses; choice
///   redirect                   addresses: that of the in-interface, or loopback
///   endpoint-independent-nat   addresses; isEndpointIndependent
/// and each of them ports and randomisePorts, where the rule has them.
struct Target {
    std::optional<IpRange> addresses; ///< unset: the connection's own
    /// Unset: the port stays if it is free; else a source gets another one of its class (1–511, 600–1023,
    /// 1024–65535), and a destination stays.
    std::optional<PortRange> ports;
    AddressChoice choice = AddressChoice::ByPair;
    bool randomisePorts = false;
    /// All connections of one inside address and port share an outside one; UDP over IPv4 only, others are
    /// bound as with src-nat or dst-nat.
    bool isEndpointIndependent = false;
    /// Id of the interface whose end, or change of address, ends the connection; 0: none.
    std::uint32_t masqueradeInterface = 0;

    friend bool operator==(const Target&, const Target&) = default;
};

} // namespace tb::nat
