// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forward/environment.h"
#include "forward/packet_context.h"
#include "forward/verdict.h"
#include "wire/wire_size.h"

namespace tb::forward {

/// The last steps of every packet: next hop's MAC, link, counters. The only place that can hand a frame to a
/// link.
class Egress {
public:
    /// Sends a packet that has passed postrouting to its next hop; asks who that is if nobody knows yet.
    static Verdict toNextHop(PacketContext& context, Environment& env);
    /// Sends a bridged packet that has passed postrouting to the port of its bridge behind which its station
    /// is, in fragments if it came so.
    static Verdict toStation(PacketContext& context, Environment& env);
    /// Sends a frame whose Ethernet header is complete (ARP, neighbour discovery, a frame that waited, a
    /// bridged one). `cameFrom`: the port of bridge `out` that it must not leave through.
    static Verdict send(wire::Frame& frame, routing::InterfaceId out, const wire::Packet* packet,
                        Environment& env, routing::InterfaceId cameFrom = routing::kNoInterface);
    /// Asks the link who has `target`: an ARP request or a neighbour solicitation.
    static void solicit(const routing::Solicitation& wanted, Environment& env);
    /// Sends the packet that waited, whole, for a neighbour which has just answered.
    static void sendWaiting(routing::FreedFrame freed, Environment& env);

private:
    // egress_interfaces.cpp: what sending means for each kind of interface.
    static Verdict sendThrough(wire::Frame& frame, routing::InterfaceId out, wire::WireSize size,
                               routing::InterfaceId cameFrom, Environment& env);
    static Verdict toLink(wire::Frame& frame, Port& port, wire::WireSize size, Environment& env);
    static Verdict toParent(wire::Frame& frame, const routing::Interface& vlan, wire::WireSize size,
                            Environment& env);
    static Verdict toPorts(wire::Frame& frame, const routing::Interface& bridge, wire::WireSize size,
                           routing::InterfaceId cameFrom, Environment& env);
    static Verdict flood(wire::Frame& frame, const routing::Interface& bridge, wire::WireSize size,
                         routing::InterfaceId cameFrom, Environment& env);
};

} // namespace tb::forward
