// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/scenario/packet_text.h"

namespace tb::service {

// Words of a scenario's packet that only its protocol has: names of ICMP messages, SCTP chunks, DCCP types.

/// False for a word that the packet's protocol does not have.
bool readProtocolWord(std::string_view word, PacketText& packet);
/// The value of "carries=": a name or a number.
bool readGrePayload(std::string_view name, PacketText& packet);
/// " echo-request", " COOKIE-ECHO DATA": each behind a blank.
std::string protocolWords(const PacketText& packet);
/// Whether a packet that came has the words of `wanted`.
bool protocolFits(const PacketText& wanted, const PacketText& came);

/// The name of an ICMP message that has one.
std::string_view icmpNameOf(const PacketText& packet);

} // namespace tb::service
