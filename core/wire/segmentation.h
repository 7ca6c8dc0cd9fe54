// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/packet.h"

#include <functional>

namespace tb::wire {

/// Writes the transport checksum that offload has left open and clears the flag.
void finishChecksum(Frame& frame);

/// Cuts a large TCP or UDP frame into frames of offload.segmentSize payload bytes, checksums finished, and
/// hands each to `take` (for links that cannot take large frames, tests and captures). A frame that is not
/// large is handed over as it is, checksum finished.
void segmentFrame(const Packet& packet, const std::function<void(Frame&)>& take);

} // namespace tb::wire
