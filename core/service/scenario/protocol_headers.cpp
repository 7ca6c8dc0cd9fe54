// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/scenario/protocol_headers.h"

#include "wire/checksum.h"
#include "wire/crc32c.h"

#include <algorithm>

namespace tb::service {

namespace {

using wire::Byte;
using wire::Bytes;
using wire::load16;
using wire::load32;
using wire::Protocol;
using wire::store16;
using wire::store32;

std::uint16_t half(const PacketText::Number& number, std::uint32_t otherwise = 0)
{
    return static_cast<std::uint16_t>(number.value_or(otherwise));
}

/// The Internet checksum of what is covered, or one that is certainly wrong.
void finish(const PacketText& packet, wire::ConstBytes covered, Byte* field, std::uint32_t pseudoSum)
{
    const std::uint16_t checksum = wire::checksumOf(covered, pseudoSum);
    store16(field, packet.badChecksum ? static_cast<std::uint16_t>(checksum ^ 0x5555) : checksum);
}

void writePorts(const PacketText& packet, Bytes transport)
{
    store16(&transport[0], half(packet.sourcePort));
    store16(&transport[2], half(packet.destinationPort));
}

// GRE: version 0 with a key or without (RFC 2890), version 1 with a call id (RFC 2637).

constexpr std::uint16_t kGreKey = 0x2000, kIp = 0x0800, kPpp = 0x880b;

std::uint32_t greLength(const PacketText& packet)
{
    return packet.greVersion == 1U || packet.greKey ? 8 : 4;
}

void writeGre(const PacketText& packet, Bytes gre)
{
    const bool isPptp = packet.greVersion == 1U;
    const std::uint16_t flags = isPptp || packet.greKey ? kGreKey : 0;
    store16(&gre[0], static_cast<std::uint16_t>(flags | half(packet.greVersion)));
    store16(&gre[2], half(packet.greCarries, isPptp ? kPpp : kIp));
    if (isPptp) {
        store16(&gre[4], half(packet.length));
        store16(&gre[6], half(packet.callId));
    } else if (packet.greKey) {
        store32(&gre[4], *packet.greKey);
    }
}

void readGre(wire::ConstBytes gre, PacketText& text)
{
    text.greVersion = load16(&gre[0]) & 7U;
    text.greCarries = load16(&gre[2]);
    if (text.greVersion == 1U)
        text.callId = load16(&gre[6]);
    else if ((load16(&gre[0]) & kGreKey) != 0 && gre.size() >= 8)
        text.greKey = load32(&gre[4]);
    text.length = static_cast<std::uint32_t>(gre.size() - std::min<std::size_t>(greLength(text), gre.size()));
}

// SCTP (RFC 9260 §3): DATA comes last and holds the payload.

constexpr std::uint32_t kSctpHeader = 12, kChunkHeader = 4;
constexpr std::uint8_t kData = 0, kInit = 1, kInitAck = 2;

std::uint32_t chunkLength(std::uint8_t type)
{
    return type == kData ? 16 : type == kInit || type == kInitAck ? 20 : kChunkHeader;
}

std::uint32_t sctpLength(const PacketText& packet)
{
    std::uint32_t length = kSctpHeader;
    for (const std::uint8_t type : packet.chunks)
        length += chunkLength(type);
    return length;
}

void writeSctp(const PacketText& packet, Bytes sctp)
{
    writePorts(packet, sctp);
    store32(&sctp[4], packet.tag.value_or(0));
    std::size_t at = kSctpHeader;
    for (const std::uint8_t type : packet.chunks) {
        const std::uint32_t length = chunkLength(type) + (type == kData ? packet.length.value_or(0) : 0);
        sctp[at] = type;
        sctp[at + 1] = packet.reflectsTag ? 1 : 0;
        store16(&sctp[at + 2], static_cast<std::uint16_t>(length));
        if (type == kInit || type == kInitAck)
            store32(&sctp[at + 4], packet.initiateTag.value_or(1));
        at += chunkLength(type);
    }
    store32(&sctp[8], wire::sctpChecksum(sctp) ^ (packet.badChecksum ? 1U : 0U));
}

void readSctp(wire::ConstBytes sctp, PacketText& text)
{
    text.tag = load32(&sctp[4]);
    text.length = 0;
    for (wire::ConstBytes rest = sctp.subspan(kSctpHeader); rest.size() >= kChunkHeader;) {
        const std::uint8_t type = rest[0];
        const std::size_t length = load16(&rest[2]);
        if (length < chunkLength(type) || length > rest.size())
            break;
        text.chunks.push_back(type);
        text.reflectsTag = text.reflectsTag || (rest[1] & 1) != 0;
        if (type == kInit || type == kInitAck)
            text.initiateTag = load32(&rest[4]);
        if (type == kData)
            text.length = static_cast<std::uint32_t>(length - chunkLength(type));
        rest = rest.subspan(std::min((length + 3) / 4 * 4, rest.size()));
    }
}

// DCCP with numbers of 48 bits (RFC 4340 §5.1); a scenario's have their upper 16 bits zero.

constexpr std::uint32_t kDccpHeader = 16;
constexpr std::uint8_t kAcknowledges = 8; // bytes
/// By type: what lies behind the generic header (RFC 4340 §5.2 to §5.8).
constexpr std::uint8_t kDccpRest[] = {4, 12, 0, 8, 8, 8, 8, 12, 8, 8};

std::uint32_t dccpLength(const PacketText& packet)
{
    return kDccpHeader + kDccpRest[packet.dccpType.value_or(0) % std::size(kDccpRest)];
}

void writeDccp(const PacketText& packet, Bytes dccp, std::uint32_t pseudoSum)
{
    const std::uint32_t header = dccpLength(packet);
    const std::uint32_t coverage = packet.coverage.value_or(0);
    writePorts(packet, dccp);
    dccp[4] = static_cast<Byte>(header / 4);
    dccp[5] = static_cast<Byte>(coverage & 0x0f);
    dccp[8] = static_cast<Byte>((packet.dccpType.value_or(0) << 1) | 1);
    store32(&dccp[12], packet.sequence.value_or(0));
    if (header >= kDccpHeader + kAcknowledges)
        store32(&dccp[20], packet.acknowledgement.value_or(0));
    const std::size_t covered = coverage == 0 ? dccp.size() : header + (coverage - 1) * 4;
    finish(packet, dccp.first(std::min(covered, dccp.size())), &dccp[6], pseudoSum);
}

void readDccp(wire::ConstBytes dccp, PacketText& text)
{
    text.dccpType = (dccp[8] >> 1) & 0x0fU;
    text.coverage = dccp[5] & 0x0fU;
    if (dccp.size() < dccpLength(text))
        return;
    text.sequence = load32(&dccp[12]);
    if (dccpLength(text) >= kDccpHeader + kAcknowledges)
        text.acknowledgement = load32(&dccp[20]);
}

constexpr std::uint32_t kUdpHeader = 8;

void writeUdpLite(const PacketText& packet, Bytes udp, std::uint32_t pseudoSum)
{
    writePorts(packet, udp);
    store16(&udp[4], half(packet.coverage));
    const std::size_t coverage = packet.coverage.value_or(0);
    const bool isPart = coverage >= kUdpHeader && coverage < udp.size();
    finish(packet, isPart ? udp.first(coverage) : udp, &udp[6], pseudoSum);
}

} // namespace

std::uint32_t protocolHeaderLength(const PacketText& packet)
{
    switch (static_cast<Protocol>(packet.protocol)) {
    case Protocol::Gre:
        return greLength(packet);
    case Protocol::Sctp:
        return sctpLength(packet);
    case Protocol::Dccp:
        return dccpLength(packet);
    case Protocol::UdpLite:
        return kUdpHeader;
    default:
        return 0;
    }
}

void writeProtocolHeader(const PacketText& packet, Bytes transport, std::uint32_t pseudoSum)
{
    switch (static_cast<Protocol>(packet.protocol)) {
    case Protocol::Gre:
        return writeGre(packet, transport);
    case Protocol::Sctp:
        return writeSctp(packet, transport);
    case Protocol::Dccp:
        return writeDccp(packet, transport, pseudoSum);
    case Protocol::UdpLite:
        return writeUdpLite(packet, transport, pseudoSum);
    default:
        return;
    }
}

void readProtocolHeader(const wire::Packet& packet, PacketText& text)
{
    const wire::ConstBytes transport{packet.transport(), packet.end - packet.transportOffset};
    if (packet.tuple.is(Protocol::Gre))
        readGre(transport, text);
    if (!packet.transportComplete)
        return;
    if (packet.tuple.is(Protocol::Sctp))
        readSctp(transport, text);
    if (packet.tuple.is(Protocol::Dccp))
        readDccp(transport, text);
    if (packet.tuple.is(Protocol::UdpLite))
        text.coverage = load16(&transport[4]);
}

} // namespace tb::service
