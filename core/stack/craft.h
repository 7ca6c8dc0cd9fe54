// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stack/prober.h"

namespace tb::stack {

/// The datagram as a whole packet, checksums right, behind an empty Ethernet header. Its source must be set.
/// Nothing when the families differ or the payload is too long for a datagram.
std::optional<wire::OwnedFrame> craftUdp(const Datagram& datagram);

/// An echo request or a UDP datagram, as the probe wants it; `id` is ICMP's identifier or the source port.
/// Nothing when its size cannot be.
std::optional<wire::OwnedFrame> craftProbe(const Probe& probe, const IpAddress& source, std::uint16_t id);

} // namespace tb::stack
