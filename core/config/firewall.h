// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/item.h"
#include "config/rule_match.h"

namespace tb::config {

/// What the rules of all tables have.
struct FirewallRule : Item {
    std::string chain;      ///< a built-in one of the table, or one that rules jump to
    std::string jumpTarget; ///< of action jump
    RuleMatch match;
    std::optional<bool> log; ///< a line in the log for each packet; unset: no
    std::string logPrefix;

    bool operator==(const FirewallRule&) const = default;
};

/// Those up to Return are in both families.
enum class NatAction : std::uint8_t {
    Accept,
    Masquerade,
    SourceNat,
    DestinationNat,
    Redirect,
    Netmap,
    Jump,
    Log,
    Passthrough,
    Return,
    Same,
    EndpointIndependent,
};

/// /ip firewall nat and /ipv6 firewall nat.
struct NatRule : FirewallRule {
    NatRule() { chain = "srcnat"; }
    NatAction action = NatAction::Accept;
    std::optional<IpRange> toAddresses;
    std::optional<PortRange> toPorts;
    std::optional<bool> sameNotByDestination;
    std::optional<bool> randomisePorts;

    bool operator==(const NatRule&) const = default;
};

enum class MangleAction : std::uint8_t { Accept, Jump, Log, MarkRouting, Passthrough, Return };

/// /ip firewall mangle and /ipv6 firewall mangle.
struct MangleRule : FirewallRule {
    MangleRule() { chain = "prerouting"; }
    MangleAction action = MangleAction::Accept;
    std::string newRoutingMark;      ///< name of a routing table
    std::optional<bool> passthrough; ///< later rules are asked, too; unset: yes

    bool operator==(const MangleRule&) const = default;
};

} // namespace tb::config
