// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/packet.h"

namespace tb::wire {

/// What a frame counts for: a large one is the segments that it will be cut into.
struct WireSize {
    std::uint64_t packets = 1;
    std::uint64_t bytes = 0; ///< Ethernet headers and tags included, no FCS
};

/// Of a frame whose packet is known; Ethernet padding does not count.
WireSize wireSizeOf(const Packet& packet);
/// Of any frame, tagged or not.
WireSize wireSizeOf(const Frame& frame);

} // namespace tb::wire
