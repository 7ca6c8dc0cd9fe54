// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/packet.h"

namespace tb::wire {

/// Puts another source address and port (or ICMP id) into the packet's headers, adjusting IP and transport
/// checksums by the difference; a checksum left to offload changes by its pseudo-header part only.
/// A UDP checksum of zero over IPv4 stays zero; a computed zero becomes 0xffff (RFC 768). SCTP's is made
/// anew. packet.tuple follows. Bytes that are not understood stay as they are.
void rewriteSource(Packet& packet, const IpAddress& address, std::uint16_t part);
/// The same for the destination; of PPTP (GRE version 1) the call id of the receiver.
void rewriteDestination(Packet& packet, const IpAddress& address, std::uint16_t part);

/// Translates the packet quoted inside an ICMP error back: its quoted source and destination become those of
/// `quoted`, with the quoted checksums as far as they are there, and the ICMP checksum.
/// False when the quote is too short to be translated; nothing has changed then.
[[nodiscard]] bool rewriteQuote(Packet& packet, const FlowTuple& quoted);

/// Writes only the outer addresses (ICMP errors, protocols without ports).
void rewriteOuterSource(Packet& packet, const IpAddress& address);
void rewriteOuterDestination(Packet& packet, const IpAddress& address);

/// Whether offload will finish this packet's own transport checksum. It may wait for an inner one instead
/// (a tunnel), and then the outer one is complete.
bool isChecksumPartial(const Packet& packet);

/// Takes one from TTL or hop limit, with the IPv4 header checksum. The TTL must be above zero.
void decrementTtl(Packet& packet);

} // namespace tb::wire
