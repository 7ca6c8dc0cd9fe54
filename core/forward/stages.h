// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forward/environment.h"
#include "forward/packet_context.h"
#include "forward/verdict.h"

namespace tb::forward {

// One function per stage of the packet path, all with the same signature; each does one thing and knows
// nothing of its neighbours. pipeline.cpp has the order; nat_stages.h and mangle_stages.h have
// those that ask rules. What a stage needs was prepared in the Plan: no
// allocation, no lock but a connection's.

/// Connection tracking: finds the connection or begins one, says which state the packet has.
Verdict track(PacketContext& context, Environment& env);
/// Finds route, out-interface and next hop. A packet of the router's own brings the link as its out-interface
/// on which a link-local destination is.
Verdict route(PacketContext& context, Environment& env);
/// Finds the route of a packet of the router's own again, when mangle or NAT may have changed where it goes.
Verdict reroute(PacketContext& context, Environment& env);
/// What may be forwarded at all, TTL and size.
Verdict checkForwarding(PacketContext& context, Environment& env);
/// Tells a sender who could have sent the packet to its next hop by itself (RFC 1812 §5.2.7.2), unless the
/// packet was translated: then only this router can.
Verdict redirect(PacketContext& context, Environment& env);
/// Ends a masqueraded connection whose packets leave through another interface now.
Verdict followMasquerade(PacketContext& context, Environment& env);
/// Lets the helper of a control connection read the packet.
Verdict help(PacketContext& context, Environment& env);
/// The packet is about to leave or has arrived: a pending connection becomes tracked.
Verdict confirm(PacketContext& context, Environment& env);

} // namespace tb::forward
