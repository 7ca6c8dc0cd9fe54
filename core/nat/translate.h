// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "conntrack/tracker.h"

#include <optional>

namespace tb::nat {

/// Writes the destination that the connection's translation wants into the packet; nothing when there is
/// none. At stage dstnat: later chains and routing must see it. Of an ICMP error it also translates the
/// quote; NotTranslatable for one that cannot be.
/// For a pending connection call conntrack::refreshLeaving() before.
std::optional<wire::DropReason> translateDestination(wire::Packet& packet, const conntrack::Tracked& tracked);
/// The same for the source, at stage srcnat.
void translateSource(wire::Packet& packet, const conntrack::Tracked& tracked);

} // namespace tb::nat
