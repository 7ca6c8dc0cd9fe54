// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/scenario/packet_text.h"
#include "wire/frame.h"

namespace tb::service {

/// The frame that a scenario's packet stands for. What it does not say: TTL 64, no payload, don't fragment,
/// right checksums, TCP numbers 0, echo request.
wire::OwnedFrame buildFrame(const PacketText& packet, const MacAddress& from, const MacAddress& to);

/// What a frame is, in the scenario's words, with everything set that can be read. The error is the drop
/// reason of a frame that cannot be read.
Result<PacketText, std::string> readFrame(wire::Frame& frame);

} // namespace tb::service
