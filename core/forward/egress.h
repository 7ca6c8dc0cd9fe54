// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forward/environment.h"
#include "forward/packet_context.h"
#include "forward/verdict.h"

namespace tb::forward {

/// The last steps of every packet: next hop's MAC, link, counters. The only place that can hand a frame to a
/// link.
class Egress {
public:
    /// Sends a packet that has passed postrouting to its next hop; asks who that is if nobody knows yet.
    static Verdict toNextHop(PacketContext& context, Environment& env);
    /// Sends a frame whose Ethernet header is complete (ARP, neighbour discovery, a frame that waited).
    static Verdict send(wire::Frame& frame, routing::InterfaceId out, const wire::Packet* packet,
                        Environment& env);
    /// Asks the link who has `target`: an ARP request or a neighbour solicitation.
    static void solicit(const routing::Solicitation& wanted, Environment& env);
    /// Sends the packet that waited, whole, for a neighbour which has just answered.
    static void sendWaiting(routing::FreedFrame freed, Environment& env);
};

} // namespace tb::forward
