// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/firewall.h"
#include "firewall/rule_table.h"

namespace tb::firewall {

// The tables of the firewall: their built-in chains by RouterOS's names, and what their rules do.

enum class NatChain : std::uint8_t {
    Dstnat, ///< packets that have arrived, before they are routed
    Srcnat, ///< packets that leave
    Input,  ///< packets for the router
    Output, ///< packets of the router's own
};
inline constexpr std::string_view kNatChains[] = {"dstnat", "srcnat", "input", "output"};

/// What becomes of a new connection.
struct NatEffect {
    config::NatAction action = config::NatAction::Accept;
    std::optional<IpRange> addresses;
    std::optional<PortRange> ports;
    bool sameNotByDestination = false;
    bool randomisePorts = false;
};

enum class MangleChain : std::uint8_t { Prerouting, Input, Forward, Output, Postrouting };
inline constexpr std::string_view kMangleChains[] = {"prerouting", "input", "forward", "output",
                                                     "postrouting"};

/// What becomes of a packet.
struct MangleEffect {
    std::optional<routing::TableId> routingMark;
};

using NatTable = RuleTable<NatEffect>;
using MangleTable = RuleTable<MangleEffect>;

} // namespace tb::firewall
