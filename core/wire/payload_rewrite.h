// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/random.h"
#include "wire/packet.h"

#include <span>

namespace tb::wire {

/// Some bytes of a payload and what takes their place, of any length.
struct Replacement {
    std::uint32_t offset = 0; ///< from the payload's first byte
    std::uint32_t length = 0;
    ConstBytes bytes;
};

/// Puts other bytes into the payload of a TCP segment or a UDP datagram that is whole; what lies behind them
/// moves. Replacements stand in order and do not overlap. Lengths and checksums follow, and what the packet
/// counts for; a checksum left to offload stays so, and no UDP checksum stays none. A large frame stays one
/// packet, and is cut at other places later. Ethernet padding goes.
/// False when the frame, or an IP packet, has no room; nothing has changed then.
[[nodiscard]] bool replaceInPayload(Packet& packet, std::span<const Replacement> replacements);

/// Makes a packet ready to leave whose payload has grown beyond the MTU, which its sender could not know. A
/// TCP segment becomes a large frame, to be cut into two; a datagram over IPv6 leaves in fragments as the
/// router's own do. IPv4 cuts by itself. Nothing for what fits.
void fitGrown(Packet& packet, std::uint32_t mtu, Random& random);

} // namespace tb::wire
