// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/drop_reason.h"
#include "wire/packet.h"

#include <optional>

namespace tb::wire {

/// One pass over the headers of a frame. Fills the packet, or says why it cannot be handled.
/// Handles Ethernet II, IPv4 with options, IPv6 with extension headers; ARP frames come out with kind Arp,
/// everything else as UnknownEtherType. Reads nothing beyond frame.size, whatever the bytes are.
/// The IPv4 header checksum is verified here; transport checksums are not (transport_checksum.h).
std::optional<DropReason> parseFrame(Frame& frame, Packet& packet);

/// Reads the tuple of a transport header that may be cut short, as inside the quote of an ICMP error:
/// `ip` begins with an IPv4 or IPv6 header. Nothing when there is too little for ports or ids.
std::optional<FlowTuple> quotedTuple(ConstBytes ip);

/// Where the transport header begins in a quoted packet, under the same conditions as quotedTuple().
std::optional<std::uint32_t> quotedTransportOffset(ConstBytes ip);

} // namespace tb::wire
