// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ip_prefix.h"
#include "base/port.h"
#include "config/item.h"

#include <optional>
#include <string>
#include <vector>

namespace tb::config {

enum class NatChain : std::uint8_t { Srcnat, Dstnat };
enum class NatAction : std::uint8_t { Accept, Masquerade };

/// /ip firewall nat and /ipv6 firewall nat. Unset matchers match everything.
struct NatRule : Item {
    NatChain chain = NatChain::Srcnat;
    NatAction action = NatAction::Accept;
    std::optional<IpPrefix> sourceAddress;
    std::optional<IpPrefix> destinationAddress;
    std::optional<std::uint8_t> protocol;
    std::string inInterface;
    std::string outInterface;
    std::optional<PortRange> toPorts;

    bool operator==(const NatRule&) const = default;
};

} // namespace tb::config
