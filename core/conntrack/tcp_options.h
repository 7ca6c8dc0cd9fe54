// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/packet.h"

#include <cstdint>
#include <functional>

namespace tb::conntrack {

/// What a SYN offers (RFC 7323 §2.2, RFC 2018 §2).
struct TcpOffer {
    std::uint8_t scale = 0; ///< at most 14
    bool hasScale = false;
    bool allowsSack = false;
};
TcpOffer readOffer(const wire::Packet& packet);

/// The highest right edge of the segment's SACK blocks, or `ack` when there are none above it (RFC 2018 §3).
std::uint32_t highestSack(const wire::Packet& packet, std::uint32_t ack);
/// Calls visit with the four bytes of each edge of the segment's SACK blocks, left and right.
void forEachSackEdge(wire::Packet& packet, const std::function<void(wire::Byte*)>& visit);

} // namespace tb::conntrack
