// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/frame_parser.h"

#include "wire/checksum.h"

#include <algorithm>

namespace tb::wire {

namespace {

constexpr std::uint16_t kEtherTypeIpv4 = 0x0800, kEtherTypeArp = 0x0806, kEtherTypeIpv6 = 0x86dd;
constexpr std::uint32_t kIpv4Header = 20, kIpv6Header = 40, kArpPacket = 28;
/// Longest chain of IPv6 extension headers that is followed; more are nobody's honest packet.
constexpr int kMaxExtensions = 8;

/// Where the headers of an IP packet lie, relative to its first byte.
struct IpLayout {
    NetworkKind kind = NetworkKind::Other;
    std::uint8_t protocol = 0;
    bool isFragment = false;
    bool isLaterFragment = false;
    std::uint32_t transport = 0; ///< offset of the transport header
    std::uint32_t length = 0;    ///< as the header says
};

/// How much of the packet must be there: all of it, or (inside an ICMP error) only its beginning.
enum class Extent : std::uint8_t { Whole, Quoted };

std::optional<DropReason> readIpv4(ConstBytes ip, Extent extent, IpLayout& layout)
{
    if (ip.size() < kIpv4Header)
        return DropReason::TruncatedFrame;
    const std::uint32_t headerLength = (ip[0] & 0x0fU) * 4;
    const std::uint32_t totalLength = load16(&ip[2]);
    if ((ip[0] >> 4) != 4 || headerLength < kIpv4Header || totalLength < headerLength)
        return DropReason::BadIpHeader;
    if (ip.size() < headerLength || (extent == Extent::Whole && ip.size() < totalLength))
        return DropReason::TruncatedFrame;
    if (extent == Extent::Whole && foldSum(sumBytes(ip.first(headerLength))) != 0xffff)
        return DropReason::BadIpHeader;
    const std::uint16_t fragment = load16(&ip[6]);
    layout = {NetworkKind::Ipv4,        ip[9],        (fragment & 0x3fff) != 0,
              (fragment & 0x1fff) != 0, headerLength, totalLength};
    return std::nullopt;
}

bool isExtension(std::uint8_t header)
{
    return header == 0 || header == 43 || header == 60 ||
           header == 135; // hop-by-hop, routing, destination, mobility
}

std::optional<DropReason> readIpv6(ConstBytes ip, Extent extent, IpLayout& layout)
{
    constexpr std::uint8_t kFragmentHeader = 44;
    if (ip.size() < kIpv6Header)
        return DropReason::TruncatedFrame;
    const std::uint32_t length = kIpv6Header + load16(&ip[4]);
    if ((ip[0] >> 4) != 6)
        return DropReason::BadIpHeader;
    if (extent == Extent::Whole && ip.size() < length)
        return DropReason::TruncatedFrame;
    const ConstBytes packet = ip.first(std::min<std::size_t>(ip.size(), length));
    layout = {NetworkKind::Ipv6, ip[6], false, false, kIpv6Header, length};
    for (int i = 0; i < kMaxExtensions; ++i) {
        const bool fragment = layout.protocol == kFragmentHeader;
        if (!fragment && !isExtension(layout.protocol))
            return std::nullopt;
        if (packet.size() < layout.transport + 8)
            return DropReason::TruncatedFrame;
        const Byte* const header = &packet[layout.transport];
        if (fragment) {
            layout.isFragment = true;
            layout.isLaterFragment = (load16(header + 2) & 0xfff8) != 0;
        }
        layout.protocol = header[0];
        layout.transport += fragment ? 8U : (header[1] + 1U) * 8;
        if (layout.transport > packet.size())
            return DropReason::TruncatedFrame;
        if (layout.isLaterFragment)
            return std::nullopt;
    }
    return DropReason::BadIpHeader;
}

std::optional<DropReason> readIp(ConstBytes ip, Extent extent, IpLayout& layout)
{
    if (ip.empty())
        return DropReason::TruncatedFrame;
    return (ip[0] >> 4) == 4 ? readIpv4(ip, extent, layout) : readIpv6(ip, extent, layout);
}

bool isIcmpErrorType(std::uint8_t protocol, std::uint8_t type)
{
    if (protocol == static_cast<std::uint8_t>(Protocol::Icmpv6))
        return type < 128;
    return type == 3 || type == 4 || type == 5 || type == 11 || type == 12;
}

/// The key of RFC 2890, or the call id of RFC 2637, whose version carries nothing but PPP.
[[nodiscard]] bool readGreParts(ConstBytes gre, FlowTuple& tuple)
{
    constexpr std::uint16_t kChecksum = 0x8000, kRouting = 0x4000, kKey = 0x2000, kVersion = 0x0007;
    constexpr std::uint16_t kPpp = 0x880b;
    if (gre.size() < 4)
        return false;
    const std::uint16_t flags = load16(gre.data());
    tuple.greVersion = flags & kVersion;
    if (tuple.greVersion == 1) {
        if (load16(gre.data() + 2) != kPpp || (flags & kKey) == 0 || gre.size() < 8)
            return false;
        tuple.destinationPart = load16(gre.data() + 6);
        return true;
    }
    if (tuple.greVersion != 0 || (flags & kKey) == 0)
        return true;
    const std::size_t key = (flags & (kChecksum | kRouting)) != 0 ? 8 : 4;
    if (gre.size() < key + 4)
        return false;
    tuple.sourcePart = load16(gre.data() + key);
    tuple.destinationPart = load16(gre.data() + key + 2);
    return true;
}

/// Ports, ids or a key from a transport header that may be cut short; tuple.protocol is set. False when they
/// are not there.
[[nodiscard]] bool readParts(ConstBytes transport, FlowTuple& tuple)
{
    switch (static_cast<Protocol>(tuple.protocol)) {
    case Protocol::Tcp:
    case Protocol::Udp:
    case Protocol::UdpLite:
    case Protocol::Sctp:
    case Protocol::Dccp:
        if (transport.size() < 4)
            return false;
        tuple.sourcePart = load16(transport.data());
        tuple.destinationPart = load16(transport.data() + 2);
        return true;
    case Protocol::Icmp:
    case Protocol::Icmpv6:
        if (transport.size() < 8)
            return false;
        tuple.sourcePart = load16(transport.data() + 4);  // identifier
        tuple.destinationPart = load16(transport.data()); // type and code
        return true;
    case Protocol::Gre:
        return readGreParts(transport, tuple);
    default:
        return true;
    }
}

/// False when an IPv6 header holds an IPv4-mapped address. Such an address must not appear on a link
/// (RFC 6890 §2.2.3), and here it would pass for the IPv4 address and meet IPv4 connections.
[[nodiscard]] bool setAddresses(ConstBytes ip, FlowTuple& tuple)
{
    const bool v4 = (ip[0] >> 4) == 4;
    tuple.source = v4 ? IpAddress::v4(&ip[12]) : IpAddress::v6(&ip[8]);
    tuple.destination = v4 ? IpAddress::v4(&ip[16]) : IpAddress::v6(&ip[24]);
    return v4 || (!tuple.source.isV4() && !tuple.destination.isV4());
}

/// A length in [least, bytes]; of a fragment, which holds only a part, at least `least`.
bool isLengthSound(std::size_t length, std::size_t least, ConstBytes transport, bool isFragment)
{
    return length >= least && (isFragment || length <= transport.size());
}

/// A UDP datagram may be shorter than the IP payload, but not longer (RFC 768). What UDP-Lite keeps in that
/// place is how much the checksum covers: 0 is everything (RFC 3828 §3.1).
std::uint32_t udpHeaderLength(ConstBytes transport, bool isLite, bool isFragment)
{
    constexpr std::uint32_t kHeader = 8;
    if (transport.size() < kHeader)
        return 0;
    const std::uint16_t length = load16(&transport[4]);
    const bool coversAll = isLite && length == 0;
    return coversAll || isLengthSound(length, kHeader, transport, isFragment) ? kHeader : 0;
}

/// Header with options, whose size is the data offset (RFC 4340 §5.1), if what the checksum covers is there.
std::uint32_t dccpHeaderLength(ConstBytes transport, bool isFragment)
{
    constexpr std::uint32_t kShort = 12, kLong = 16;
    if (transport.size() < kShort)
        return 0;
    const std::uint32_t least = (transport[8] & 1) != 0 ? kLong : kShort;
    const std::uint32_t length = transport[4] * 4U;
    const std::uint32_t coverage = transport[5] & 0x0fU;
    const std::uint32_t covered = coverage == 0 ? length : length + (coverage - 1) * 4;
    const bool isThere = length >= least && length <= transport.size();
    return isThere && isLengthSound(covered, least, transport, isFragment) ? length : 0;
}

/// Bytes of the transport header, 0 when it is not wholly there or a length in it does not fit.
std::uint32_t transportHeaderLength(const Packet& packet, ConstBytes transport)
{
    switch (static_cast<Protocol>(packet.protocol)) {
    case Protocol::Tcp: {
        if (transport.size() < 20)
            return 0;
        const std::uint32_t length = (transport[12] >> 4) * 4U;
        return length >= 20 && length <= transport.size() ? length : 0;
    }
    case Protocol::Udp:
        return udpHeaderLength(transport, false, packet.isFragment);
    case Protocol::UdpLite:
        return udpHeaderLength(transport, true, packet.isFragment);
    case Protocol::Dccp:
        return dccpHeaderLength(transport, packet.isFragment);
    case Protocol::Sctp:
        return transport.size() >= 12 ? 12 : 0;
    case Protocol::Icmp:
    case Protocol::Icmpv6:
        return transport.size() >= 8 ? 8 : 0;
    default:
        return 0;
    }
}

void readTransport(Packet& packet)
{
    const ConstBytes transport{packet.transport(), packet.end - packet.transportOffset};
    packet.tuple.protocol = packet.protocol;
    packet.payloadOffset = packet.transportOffset;
    if (packet.isLaterFragment)
        return;
    packet.hasTuple = readParts(transport, packet.tuple);
    const bool icmp = packet.tuple.isIcmpQuery();
    packet.isIcmpError = icmp && packet.hasTuple && isIcmpErrorType(packet.protocol, transport[0]);
    const std::uint32_t length = transportHeaderLength(packet, transport);
    packet.transportComplete = length != 0;
    packet.payloadOffset = static_cast<std::uint16_t>(packet.transportOffset + length);
    if (packet.tuple.is(Protocol::Tcp) && packet.transportComplete)
        packet.tcpFlags = transport[13];
}

/// A large frame stands for the segments that it will be cut into, each with its own headers.
void countWirePackets(Packet& packet)
{
    const std::uint32_t length = packet.end - packet.networkOffset;
    const Offload& offload = packet.frame->offload;
    packet.wirePackets = 1;
    packet.wireBytes = length;
    const std::uint32_t payload = packet.end - packet.payloadOffset;
    if (!offload.isLarge() || offload.segmentSize == 0 || payload <= offload.segmentSize)
        return;
    packet.wirePackets = (payload + offload.segmentSize - 1) / offload.segmentSize;
    packet.wireBytes = payload + packet.wirePackets * (length - payload);
}

} // namespace

std::optional<DropReason> parseFrame(Frame& frame, Packet& packet)
{
    packet = Packet();
    packet.frame = &frame;
    if (frame.size < kEthernetHeader)
        return DropReason::TruncatedFrame;
    packet.networkOffset = kEthernetHeader;
    const ConstBytes body = ConstBytes(frame.data, frame.size).subspan(kEthernetHeader);
    const std::uint16_t etherType = load16(frame.data + 12);
    if (etherType == kEtherTypeArp) {
        if (body.size() < kArpPacket)
            return DropReason::TruncatedFrame;
        packet.kind = NetworkKind::Arp;
        packet.end = kEthernetHeader + kArpPacket;
        return std::nullopt;
    }
    if (etherType != kEtherTypeIpv4 && etherType != kEtherTypeIpv6)
        return DropReason::UnknownEtherType;
    IpLayout layout;
    const auto broken = etherType == kEtherTypeIpv4 ? readIpv4(body, Extent::Whole, layout)
                                                    : readIpv6(body, Extent::Whole, layout);
    if (broken)
        return broken;
    packet.kind = layout.kind;
    packet.protocol = layout.protocol;
    packet.isFragment = layout.isFragment;
    packet.isLaterFragment = layout.isLaterFragment;
    packet.transportOffset = static_cast<std::uint16_t>(kEthernetHeader + layout.transport);
    packet.end = kEthernetHeader + layout.length;
    if (!setAddresses(body, packet.tuple))
        return DropReason::BadIpHeader;
    readTransport(packet);
    countWirePackets(packet);
    return std::nullopt;
}

std::optional<FlowTuple> quotedTuple(ConstBytes ip)
{
    IpLayout layout;
    if (readIp(ip, Extent::Quoted, layout) || layout.isLaterFragment || layout.transport > ip.size())
        return std::nullopt;
    FlowTuple tuple;
    tuple.protocol = layout.protocol;
    if (!setAddresses(ip, tuple) || !readParts(ip.subspan(layout.transport), tuple))
        return std::nullopt;
    return tuple;
}

std::optional<std::uint32_t> quotedTransportOffset(ConstBytes ip)
{
    IpLayout layout;
    if (readIp(ip, Extent::Quoted, layout) || layout.isLaterFragment || layout.transport > ip.size())
        return std::nullopt;
    return layout.transport;
}

} // namespace tb::wire
