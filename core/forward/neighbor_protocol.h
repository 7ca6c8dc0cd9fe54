// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forward/environment.h"
#include "forward/packet_context.h"
#include "forward/verdict.h"

namespace tb::forward {

/// ARP (RFC 826): answers questions for the router's own addresses, and for others if it is their proxy
/// (RFC 1027); learns from what it hears.
Verdict handleArp(PacketContext& context, Environment& env);

/// Neighbour solicitations and advertisements (RFC 4861 §7.2). Next for every other packet.
Verdict handleNeighborDiscovery(PacketContext& context, Environment& env);

/// Once a second: asks again for neighbours that have not answered, gives up on those that never do, and
/// tells the senders of what waited for them.
void askForNeighbors(Environment& env);

/// Tells the sender of a packet that has passed postrouting that its next hop is not there.
void reportUnreachable(wire::Frame& frame, Environment& env);

} // namespace tb::forward
