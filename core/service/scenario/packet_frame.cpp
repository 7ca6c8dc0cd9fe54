// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/scenario/packet_frame.h"

#include "service/scenario/protocol_headers.h"
#include "wire/checksum.h"
#include "wire/craft.h"
#include "wire/fragment.h"
#include "wire/frame_parser.h"
#include "wire/transport_checksum.h"

#include <algorithm>

namespace tb::service {

namespace {

using wire::Byte;
using wire::Protocol;
using wire::store16;
using wire::store32;

constexpr std::uint32_t kIpv4 = 20, kIpv6 = 40, kTcp = 20, kUdp = 8, kIcmp = 8;
constexpr std::uint32_t kTtl = 64;
constexpr std::uint16_t kWindow = 65535;

bool is(const PacketText& packet, Protocol protocol)
{
    return packet.protocol == static_cast<std::uint8_t>(protocol);
}

bool isIcmp(const PacketText& packet)
{
    return is(packet, Protocol::Icmp) || is(packet, Protocol::Icmpv6);
}

std::uint32_t transportHeader(const PacketText& packet)
{
    return is(packet, Protocol::Tcp)   ? kTcp
           : is(packet, Protocol::Udp) ? kUdp
           : isIcmp(packet)            ? kIcmp
                                       : protocolHeaderLength(packet);
}

std::uint16_t half(const PacketText::Number& number, std::uint32_t otherwise = 0)
{
    return static_cast<std::uint16_t>(number.value_or(otherwise));
}

Byte byte(const PacketText::Number& number, std::uint32_t otherwise = 0)
{
    return static_cast<Byte>(number.value_or(otherwise));
}

/// An IP packet in a frame's bytes, written from the outside in.
class Writer {
public:
    Writer(const PacketText& packet, Byte* ip, std::uint32_t transportLength)
        : m_packet(packet), m_ip(ip), m_length(transportLength)
    {
    }

    void write(wire::ConstBytes payload)
    {
        const bool v4 = m_packet.source.isV4();
        Byte* const transport = m_ip + (v4 ? kIpv4 : kIpv6);
        std::ranges::copy(payload, transport + transportHeader(m_packet));
        if (v4)
            writeIpv4();
        else
            writeIpv6();
        if (is(m_packet, Protocol::Tcp))
            writeTcp(transport);
        else if (is(m_packet, Protocol::Udp))
            writeUdp(transport);
        else if (isIcmp(m_packet))
            writeIcmp(transport);
        else
            writeProtocolHeader(m_packet, {transport, m_length}, pseudoSum());
    }

private:
    void writeIpv4()
    {
        m_ip[0] = 0x45;
        store16(m_ip + 2, static_cast<std::uint16_t>(kIpv4 + m_length));
        store16(m_ip + 4, half(m_packet.ipId));
        m_ip[6] = m_packet.mayFragment.value_or(m_packet.isInPieces()) ? 0 : 0x40;
        m_ip[8] = byte(m_packet.ttl, kTtl);
        m_ip[9] = m_packet.protocol;
        std::copy_n(m_packet.source.wireBytes(), 4, m_ip + 12);
        std::copy_n(m_packet.destination.wireBytes(), 4, m_ip + 16);
        store16(m_ip + 10, wire::checksumOf({m_ip, kIpv4}));
    }

    void writeIpv6()
    {
        m_ip[0] = 0x60;
        store16(m_ip + 4, static_cast<std::uint16_t>(m_length));
        m_ip[6] = m_packet.protocol;
        m_ip[7] = byte(m_packet.ttl, kTtl);
        std::copy_n(m_packet.source.wireBytes(), 16, m_ip + 8);
        std::copy_n(m_packet.destination.wireBytes(), 16, m_ip + 24);
    }

    void writeTcp(Byte* tcp) const
    {
        store16(tcp, half(m_packet.sourcePort));
        store16(tcp + 2, half(m_packet.destinationPort));
        store32(tcp + 4, m_packet.sequence.value_or(0));
        store32(tcp + 8, m_packet.acknowledgement.value_or(0));
        tcp[12] = (kTcp / 4) << 4;
        tcp[13] = byte(m_packet.tcpFlags);
        store16(tcp + 14, kWindow);
        finish(tcp, tcp + 16, pseudoSum());
    }

    void writeUdp(Byte* udp) const
    {
        store16(udp, half(m_packet.sourcePort));
        store16(udp + 2, half(m_packet.destinationPort));
        store16(udp + 4, static_cast<std::uint16_t>(m_length));
        finish(udp, udp + 6, pseudoSum());
    }

    void writeIcmp(Byte* icmp) const
    {
        const bool v4 = is(m_packet, Protocol::Icmp);
        icmp[0] = byte(m_packet.type, v4 ? 8 : 128);
        icmp[1] = byte(m_packet.code);
        if (m_packet.mtu)
            store32(icmp + 4, *m_packet.mtu);
        if (m_packet.id)
            store16(icmp + 4, half(m_packet.id));
        if (m_packet.sequence)
            store16(icmp + 6, half(m_packet.sequence));
        finish(icmp, icmp + 2, v4 ? 0 : pseudoSum());
    }

    std::uint32_t pseudoSum() const
    {
        const std::size_t length = m_packet.source.isV4() ? 4 : 16;
        return wire::pseudoHeaderSum({m_packet.source.wireBytes(), length},
                                     {m_packet.destination.wireBytes(), length}, m_packet.protocol, m_length);
    }

    /// The checksum, or one that is certainly wrong.
    void finish(const Byte* transport, Byte* field, std::uint32_t sum) const
    {
        std::uint16_t checksum = wire::checksumOf({transport, m_length}, sum);
        if (checksum == 0 && is(m_packet, Protocol::Udp))
            checksum = 0xffff; // RFC 768: zero means that there is none
        if (m_packet.badChecksum)
            checksum = static_cast<std::uint16_t>(checksum == 0x1234 ? 0x4321 : 0x1234);
        store16(field, checksum);
    }

    const PacketText& m_packet;
    Byte* const m_ip;
    const std::uint32_t m_length;
};

wire::OwnedFrame buildNeighborMessage(const PacketText& packet, const MacAddress& from, const MacAddress& to)
{
    const bool isRequest = packet.kind == PacketText::Kind::Request;
    const MacAddress claimed = packet.mac.value_or(from);
    if (packet.source.isV4())
        return wire::craftArp({isRequest, claimed, packet.source, MacAddress(), packet.destination}, to);
    wire::NeighborMessage message;
    message.isSolicitation = isRequest;
    message.target = isRequest ? packet.destination : packet.source;
    if (!packet.source.isUnspecified()) // RFC 4861 §4.3: who has no address yet does not say where it is
        message.linkLayerAddress = claimed;
    message.override_ = !isRequest;
    message.solicited = !isRequest && !packet.destination.isMulticast(); // to all it is nobody's answer
    const IpAddress group = wire::solicitedNodeGroup(packet.destination);
    return wire::craftNeighborMessage(message, from, packet.source, to,
                                      isRequest ? group : packet.destination);
}

/// A neighbour message in a scenario's words; nothing for other packets.
std::optional<PacketText> readNeighbor(const wire::Packet& packet)
{
    PacketText text;
    if (packet.kind == wire::NetworkKind::Arp) {
        const auto arp = wire::readArp(packet);
        if (!arp)
            return std::nullopt;
        text.kind = arp->isRequest ? PacketText::Kind::Request : PacketText::Kind::Answer;
        text.source = arp->senderIp;
        text.destination = arp->targetIp;
        text.mac = arp->senderMac;
        return text;
    }
    const bool isIcmpv6 = packet.protocol == static_cast<std::uint8_t>(Protocol::Icmpv6);
    const auto message = isIcmpv6 ? wire::readNeighborMessage(packet) : std::nullopt;
    if (!message)
        return std::nullopt;
    text.kind = message->isSolicitation ? PacketText::Kind::Request : PacketText::Kind::Answer;
    text.source = message->isSolicitation ? packet.tuple.source : message->target;
    text.destination = message->isSolicitation ? message->target : packet.tuple.destination;
    text.mac = message->linkLayerAddress;
    return text;
}

void readTuple(const wire::FlowTuple& tuple, PacketText& text)
{
    text.protocol = tuple.protocol;
    text.source = tuple.source;
    text.destination = tuple.destination;
    if (tuple.hasPorts()) {
        text.sourcePort = tuple.sourcePart;
        text.destinationPort = tuple.destinationPart;
    }
    if (tuple.isIcmpQuery()) {
        text.type = tuple.icmpType();
        text.code = tuple.icmpCode();
        text.id = tuple.sourcePart;
    }
}

/// What an ICMP error quotes. A quote that is whole is read like a packet, so that its checksum is looked at,
/// too; of one that was cut only the tuple is known.
std::shared_ptr<const PacketText> readQuoted(wire::ConstBytes quoted)
{
    if (quoted.empty())
        return nullptr;
    wire::OwnedFrame copy(wire::kEthernetHeader + quoted.size());
    wire::Frame& frame = copy.frame();
    frame.size = static_cast<std::uint32_t>(wire::kEthernetHeader + quoted.size());
    std::fill_n(frame.data, wire::kEthernetHeader, Byte{0});
    store16(frame.data + 12, quoted[0] >> 4 == 4 ? 0x0800 : 0x86dd);
    std::ranges::copy(quoted, frame.data + wire::kEthernetHeader);
    if (auto whole = readFrame(frame)) {
        whole->frameTo.reset();
        return std::make_shared<const PacketText>(*std::move(whole));
    }
    const auto tuple = wire::quotedTuple(quoted);
    if (!tuple)
        return nullptr;
    PacketText text;
    readTuple(*tuple, text);
    // Nothing is missing and yet it cannot be read: its header was changed without its checksum.
    const bool isV4 = quoted[0] >> 4 == 4;
    text.badChecksum = isV4 && quoted.size() >= wire::load16(&quoted[2]);
    return std::make_shared<const PacketText>(std::move(text));
}

void readTransport(const wire::Packet& packet, PacketText& text)
{
    const Byte* const transport = packet.transport();
    if (packet.tuple.is(Protocol::Tcp)) {
        text.tcpFlags = packet.tcpFlags;
        text.sequence = wire::load32(transport + 4);
        text.acknowledgement = wire::load32(transport + 8);
    } else if (packet.isIcmpError) {
        text.type = transport[0];
        text.code = transport[1];
        text.id.reset();
        text.mtu = wire::load32(transport + 4);
        text.quote = readQuoted(packet.payload());
    } else if (packet.tuple.isIcmpQuery()) {
        text.sequence = wire::load16(transport + 6);
    } else {
        readProtocolHeader(packet, text);
    }
}

} // namespace

wire::OwnedFrame buildFrame(const PacketText& packet, const MacAddress& from, const MacAddress& to)
{
    if (packet.isNeighborMessage())
        return buildNeighborMessage(packet, from, to);
    std::vector<Byte> payload(packet.length.value_or(0), Byte{'x'});
    if (packet.payload)
        payload.assign(packet.payload->begin(), packet.payload->end());
    if (packet.quote) {
        wire::OwnedFrame quoted = buildFrame(*packet.quote, from, to);
        if (packet.quote->isInPieces()) { // the error is about its first fragment
            auto pieces = cutInPieces(quoted.frame(), packet.quote->pieces, packet.quote->ipId.value_or(0));
            if (pieces)
                quoted = std::move(pieces->front());
        }
        const wire::ConstBytes bytes = quoted.frame().bytes();
        payload.assign(bytes.begin() + wire::kEthernetHeader, bytes.end());
    }
    const bool v4 = packet.source.isV4();
    const std::uint32_t length = transportHeader(packet) + static_cast<std::uint32_t>(payload.size());
    const std::uint32_t size = wire::kEthernetHeader + (v4 ? kIpv4 : kIpv6) + length;
    wire::OwnedFrame owned(size);
    wire::Frame& frame = owned.frame();
    frame.size = size;
    std::fill_n(frame.data, size, Byte{0});
    std::ranges::copy(to.bytes(), frame.data);
    std::ranges::copy(from.bytes(), frame.data + 6);
    store16(frame.data + 12, v4 ? 0x0800 : 0x86dd);
    Writer(packet, frame.data + wire::kEthernetHeader, length).write(payload);
    return owned;
}

Result<PacketText, std::string> readFrame(wire::Frame& frame)
{
    wire::Packet packet;
    if (const auto broken = wire::parseFrame(frame, packet))
        return Failure{std::string(wire::dropReasonName(*broken))};
    if (auto neighbor = readNeighbor(packet))
        return *std::move(neighbor);
    if (packet.kind == wire::NetworkKind::Arp)
        return Failure{std::string("an ARP message that cannot be read")};
    PacketText text;
    readTuple(packet.tuple, text);
    text.protocol = packet.protocol;
    text.ttl = packet.ttl();
    text.length = static_cast<std::uint32_t>(packet.payload().size());
    if (packet.tuple.hasPorts())
        text.payload.emplace(packet.payload().begin(), packet.payload().end());
    text.frameTo = MacAddress::fromBytes(frame.data);
    if (packet.isFragment) {
        const wire::FragmentHeader header = wire::readFragment(packet);
        text.pieces = {
            {header.place.offset, header.place.length}
        };
        text.ipId = header.identification;
    }
    text.mayFragment = packet.isV4() && (packet.network()[6] & 0x40) == 0;
    text.badChecksum = packet.hasTuple && !wire::verifyTransportChecksum(packet);
    if (packet.hasTuple)
        readTransport(packet, text);
    return text;
}

} // namespace tb::service
