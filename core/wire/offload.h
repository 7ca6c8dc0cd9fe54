// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace tb::wire {

/// How a frame larger than the MTU is to be cut on its way out (virtio 1.2 §5.1.6, gso_type).
enum class Segmentation : std::uint8_t { None, Tcp4, Tcp6, Udp };

/// What a frame says of itself beside its bytes: the virtio-net header in our own words.
/// It lives in wire/ and not in link/ because the packet path must read it (checksums, counting, MTU).
struct Offload {
    /// The transport checksum field holds only the pseudo-header's sum; the rest is still to be added,
    /// over the bytes from checksumStart to the end, at checksumStart + checksumOffset.
    bool needsChecksum = false;
    /// Whoever sent the frame vouches for its transport checksum (a local stack); nothing to verify.
    bool checksumVerified = false;
    Segmentation segmentation = Segmentation::None;
    bool hasEcn = false;              ///< TCP segments carry ECN (gso_type & ECN)
    std::uint16_t checksumStart = 0;  ///< from the frame's first byte
    std::uint16_t checksumOffset = 0; ///< from checksumStart
    std::uint16_t segmentSize = 0;    ///< payload bytes of each segment but the last
    std::uint16_t headerLength = 0;   ///< hint: bytes of all headers

    bool isLarge() const { return segmentation != Segmentation::None; }
};

} // namespace tb::wire
