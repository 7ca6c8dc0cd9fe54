// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forward/environment.h"
#include "forward/packet_context.h"
#include "forward/verdict.h"
#include "wire/craft.h"

namespace tb::forward {

// The packet path. The order is RouterOS's (Packet Flow) and nothing else in the program knows it.

/// A parsed frame that has arrived on context.in: carries it through all stages, and counts why it died if it
/// did.
void processArrived(PacketContext& context, Environment& env);

/// A parsed packet that a bridge (context.in) carries from context.bridgePort to its other ports, and that
/// the firewall is to see: prerouting, forward, postrouting (RouterOS Packet Flow, bridging). One whose
/// destination is translated is routed.
void processBridged(PacketContext& context, Environment& env);

/// A frame that the router itself has made: enters at output. Its Ethernet header is filled on the way.
/// `link` is where the packet came from that it answers, or where a service sends it: a link-local or
/// broadcast destination, or a group, is there and nowhere else.
void sendOwn(wire::Frame& frame, routing::InterfaceId link, Environment& env);

/// A frame of the router's own whose Ethernet header is filled: leaves by `out` past every rule.
void sendAsItIs(wire::Frame& frame, routing::InterfaceId out, Environment& env);

/// Tells the sender of a packet what became of it, within the limit for such messages. The error goes out
/// like any packet of the router's own, so it is translated back where the offender was.
void sendIcmpError(const PacketContext& offender, const wire::IcmpError& error, Environment& env);

} // namespace tb::forward
