// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stack/host.h"

namespace tb::stack {

/// The datagram as a whole packet, checksums right, behind an empty Ethernet header. Its source must be set.
/// Nothing when the families differ or the payload is too long for a datagram.
std::optional<wire::OwnedFrame> craftUdp(const Datagram& datagram);

} // namespace tb::stack
