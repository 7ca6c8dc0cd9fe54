// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forward/environment.h"
#include "forward/packet_context.h"

namespace tb::forward {

// What happens to a frame before it is a packet: VLAN tags come off, ports lead to their bridge.

/// Where a frame has arrived.
enum class Arrival : std::uint8_t {
    Packet,  ///< at context.in, without its tags: the packet in it is the router's to handle
    Station, ///< at bridge context.in, for somebody else or for everybody: bridge() goes on with it
    Dead,    ///< it was counted as dropped
};

/// Follows a frame from context.in, the interface that it came through: a tag that belongs to a VLAN
/// interface comes off in place and the frame is that interface's; a port of a bridge learns who sent it, and
/// a frame for the bridge's own address is the bridge's.
Arrival arrive(wire::Frame& frame, PacketContext& context, Environment& env);

/// Sends a frame that has arrived with Arrival::Station on to the port behind which its station is, or to all
/// others while nobody knows; a group's frame is the router's, too, and goes through the pipeline.
void bridge(wire::Frame& frame, PacketContext& context, Environment& env);

} // namespace tb::forward
