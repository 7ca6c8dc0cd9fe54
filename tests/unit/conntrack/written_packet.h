// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/scenario/packet_frame.h"
#include "service/scenario/packet_words.h"
#include "unit/conntrack/test_packets.h"
#include "wire/checksum.h"

#include <QtGlobal>

namespace tb::test {

/// A packet as a scenario writes it (tests/scenarios/README.md): libtins knows neither SCTP nor DCCP nor GRE.
inline TestPacket written(std::string_view text)
{
    const auto words = service::splitWords(text);
    const auto packet = service::PacketText::parse(words);
    if (!packet)
        qFatal("%s: %s", std::string(text).c_str(), packet.error().c_str());
    return TestPacket(service::buildFrame(*packet, MacAddress(), MacAddress()));
}

/// The same with one byte of the transport header (or of what follows it) changed; its checksum is vouched
/// for.
inline TestPacket writtenWith(std::string_view text, std::size_t offset, wire::Byte byte)
{
    TestPacket packet = written(text);
    packet.packet.transport()[offset] = byte;
    packet.frame->frame().offload.checksumVerified = true;
    packet.parse();
    return packet;
}

/// The same, cut behind so many bytes of the transport header.
inline TestPacket writtenUpTo(std::string_view text, std::uint32_t bytes)
{
    TestPacket packet = written(text);
    wire::Byte* const ip = packet.packet.network();
    const bool v4 = packet.packet.isV4();
    const std::uint32_t header = packet.packet.transportOffset - packet.packet.networkOffset;
    wire::store16(ip + (v4 ? 2 : 4), static_cast<std::uint16_t>(bytes + (v4 ? header : header - 40)));
    if (v4) {
        wire::store16(ip + 10, 0);
        wire::store16(ip + 10, wire::checksumOf({ip, header}));
    }
    packet.frame->frame().offload.checksumVerified = true;
    packet.parse();
    return packet;
}

} // namespace tb::test
