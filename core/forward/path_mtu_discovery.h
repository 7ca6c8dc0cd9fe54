// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forward/environment.h"
#include "forward/packet_context.h"

namespace tb::forward {

/// A packet for the router itself may say that one of the router's own packets was too big (ICMP 3/4, ICMPv6
/// 2): what the router sends there from now on is cut accordingly. Believed only when it quotes a packet of
/// the router, and of a tracked connection if connections are tracked (RFC 8201 §6).
void notePathMtu(const PacketContext& context, Environment& env);

} // namespace tb::forward
