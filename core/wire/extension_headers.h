// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/craft.h"

namespace tb::wire {

/// What the node that an IPv6 packet is addressed to must do about its extension headers.
struct ExtensionVerdict {
    bool isAccepted = true;         ///< else the packet is discarded
    std::optional<IcmpError> error; ///< ... and its sender told this
    /// Offset of the field that names the transport protocol; for an accepted packet.
    std::uint32_t protocolField = 6;
};

/// Whether a node that knows no routing header and no option but padding may read what lies behind the
/// extension headers (RFC 8200 §4.2, §4.4; RFC 5095). Packets without any are accepted, and so is IPv4.
ExtensionVerdict judgeExtensionHeaders(const Packet& packet);

/// An IPv6 packet has headers between the fixed one and the transport's.
bool hasExtensionHeaders(const Packet& packet);

} // namespace tb::wire
