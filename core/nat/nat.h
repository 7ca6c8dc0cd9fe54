// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ip_prefix.h"
#include "base/port.h"
#include "base/random.h"
#include "conntrack/tracker.h"

#include <optional>

namespace tb::nat {

/// What a rule asks for. Without address: keep it (the null binding). Without ports: keep the port when free,
/// else one of its class (1–511, 600–1023, 1024–65535).
struct SourceTarget {
    std::optional<IpRange> addresses;
    std::optional<PortRange> ports;
};

/// Chooses the reply tuple of a pending connection so that it is unique in the table. Without a target the
/// connection is only kept from clashing (RouterOS's null binding may change a port, too).
/// NoFreePort when a bounded search found nothing.
std::optional<wire::DropReason> bindSource(conntrack::PendingConnection& pending, const SourceTarget& target,
                                           conntrack::ConnectionTable& table, Instant now, Random& random);

/// Writes the destination that the connection's translation wants into the packet; nothing when there is
/// none. At stage dstnat: later chains and routing must see it.
std::optional<wire::DropReason> translateDestination(wire::Packet& packet, const conntrack::Tracked& tracked);
/// The same for the source, at stage srcnat. For ICMP errors also the quote.
std::optional<wire::DropReason> translateSource(wire::Packet& packet, const conntrack::Tracked& tracked);

} // namespace tb::nat
