// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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

} // namespace tb::wire
