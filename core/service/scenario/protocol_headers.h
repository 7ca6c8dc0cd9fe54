// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/scenario/packet_text.h"
#include "wire/packet.h"

namespace tb::service {

// Transport headers of a scenario's GRE, SCTP, DCCP and UDP-Lite packets.

/// Bytes in front of the payload; 0 for every other protocol.
std::uint32_t protocolHeaderLength(const PacketText& packet);

/// Writes that header into `transport`, which is zero but for the payload at its end, with its checksum; does
/// nothing for every other protocol.
void writeProtocolHeader(const PacketText& packet, wire::Bytes transport, std::uint32_t pseudoSum);

/// Sets what such a header says. The packet has a tuple.
void readProtocolHeader(const wire::Packet& packet, PacketText& text);

} // namespace tb::service
