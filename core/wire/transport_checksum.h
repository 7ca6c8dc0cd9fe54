// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/packet.h"

namespace tb::wire {

/// Whether the transport checksum is right, absent (UDP 0, over IPv6, too), unknown (a protocol without one
/// that we know, or a fragment), or vouched for by the offload flags. False for a header that is cut short.
bool verifyTransportChecksum(const Packet& packet);

} // namespace tb::wire
