// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/craft.h"

#include "wire/checksum.h"
#include "wire/frame_parser.h"
#include "wire/transport_checksum.h"

#include <tins/arp.h>
#include <tins/ethernetII.h>
#include <tins/exceptions.h>
#include <tins/icmp.h>
#include <tins/icmpv6.h>
#include <tins/ip.h>
#include <tins/ipv6.h>
#include <tins/rawpdu.h>
#include <tins/tcp.h>

#include <algorithm>

namespace tb::wire {

namespace {

using HardwareAddress = Tins::HWAddress<6>;

HardwareAddress hardware(const MacAddress& mac)
{
    return HardwareAddress(mac.bytes().data());
}

Tins::IPv4Address toTins4(const IpAddress& address)
{
    return Tins::IPv4Address(__builtin_bswap32(address.toV4()));
}

Tins::IPv6Address toTins6(const IpAddress& address)
{
    return Tins::IPv6Address(address.bytes().data());
}

/// libtins throws on what it cannot build; nothing here gives it such a thing, and if it does, the frame is
/// empty and dies as truncated, counted.
OwnedFrame serialize(Tins::PDU& frame)
try {
    const std::vector<Byte> bytes = frame.serialize();
    return OwnedFrame::copyOf(bytes);
} catch (const Tins::exception_base&) {
    return {};
}

constexpr std::uint8_t kTtl = 64;
constexpr std::uint8_t kNeighborHopLimit = 255; // RFC 4861 §7.1: proves that nobody forwarded it

/// The two errors that may be sent about a packet to a group: Packet Too Big, which path MTU discovery
/// needs, and an unknown option that asks for it (RFC 4443 §2.4 e.3).
bool mayBeAboutGroup(const Packet& offender, const IcmpError& error)
{
    return !offender.isV4() && (error.type == 2 || (error.type == 4 && error.code == 2));
}

/// RFC 1122 §3.2.2 and RFC 4443 §2.4 e: about what no error is ever sent.
bool mayBeAnswered(const Packet& offender, const IcmpError& error)
{
    const FlowTuple& tuple = offender.tuple;
    const bool senderIsOne = !tuple.source.isUnspecified() && !tuple.source.isMulticast() &&
                             !tuple.source.isLoopback() && !tuple.source.isLimitedBroadcast();
    const bool isRedirect = tuple.is(Protocol::Icmpv6) && offender.hasTuple && tuple.icmpType() == 137;
    // An ICMP message too short to say its type may be an error.
    const bool isUnreadable = tuple.isIcmpQuery() && !offender.hasTuple;
    if (offender.isIcmpError || isRedirect || isUnreadable || offender.isLaterFragment || !senderIsOne)
        return false;
    const bool toGroup = (offender.frame->data[0] & 1) != 0 || tuple.destination.isMulticast() ||
                         tuple.destination.isLimitedBroadcast();
    return !toGroup || mayBeAboutGroup(offender, error);
}

/// Writes a frame's ICMP header and body behind an IP header that libtins makes.
template <typename Ip, typename Icmp>
OwnedFrame craftError(Ip ip, const IcmpError& error, ConstBytes quote, Icmp icmp)
{
    icmp.code(error.code);
    icmp.inner_pdu(Tins::RawPDU(quote.data(), static_cast<std::uint32_t>(quote.size())));
    Tins::EthernetII frame = Tins::EthernetII() / ip / icmp;
    OwnedFrame made = serialize(frame);
    if (made.isEmpty())
        return made;
    // The second word (MTU, pointer) is written by hand: libtins knows it by other names for each type.
    const std::size_t icmpAt = made.frame().size - quote.size() - 8;
    Byte* const message = made.frame().data + icmpAt;
    ChecksumDifference difference;
    difference.replace16(load16(message + 4), static_cast<std::uint16_t>(error.rest >> 16));
    difference.replace16(load16(message + 6), static_cast<std::uint16_t>(error.rest));
    store32(message + 4, error.rest);
    store16(message + 2, difference.applyTo(load16(message + 2)));
    return made;
}

} // namespace

std::optional<ArpFields> readArp(const Packet& packet)
{
    constexpr std::uint16_t kEthernet = 1, kIpv4 = 0x0800, kRequest = 1, kReply = 2;
    if (packet.kind != NetworkKind::Arp)
        return std::nullopt;
    const Byte* const arp = packet.network();
    const std::uint16_t operation = load16(arp + 6);
    if (load16(arp) != kEthernet || load16(arp + 2) != kIpv4 || arp[4] != 6 || arp[5] != 4 ||
        (operation != kRequest && operation != kReply))
        return std::nullopt;
    return ArpFields{operation == kRequest, MacAddress::fromBytes(arp + 8), IpAddress::v4(arp + 14),
                     MacAddress::fromBytes(arp + 18), IpAddress::v4(arp + 24)};
}

OwnedFrame craftArp(const ArpFields& fields, const MacAddress& frameDestination)
{
    Tins::ARP arp(toTins4(fields.targetIp), toTins4(fields.senderIp), hardware(fields.targetMac),
                  hardware(fields.senderMac));
    arp.opcode(fields.isRequest ? Tins::ARP::REQUEST : Tins::ARP::REPLY);
    Tins::EthernetII frame = Tins::EthernetII(hardware(frameDestination), hardware(fields.senderMac)) / arp;
    return serialize(frame);
}

std::optional<NeighborMessage> readNeighborMessage(const Packet& packet)
{
    constexpr std::uint8_t kSolicitation = 135, kAdvertisement = 136;
    constexpr std::size_t kFixedPart = 24;
    const ConstBytes message{packet.transport(), packet.end - packet.transportOffset};
    // A fragment is never a message of neighbour discovery (RFC 6980 §5).
    if (packet.kind != NetworkKind::Ipv6 || packet.isFragment || message.size() < kFixedPart ||
        packet.protocol != static_cast<std::uint8_t>(Protocol::Icmpv6) ||
        packet.network()[7] != kNeighborHopLimit || message[1] != 0 || !verifyTransportChecksum(packet))
        return std::nullopt;
    NeighborMessage result;
    result.isSolicitation = message[0] == kSolicitation;
    if (!result.isSolicitation && message[0] != kAdvertisement)
        return std::nullopt;
    result.isRouter = (message[4] & 0x80) != 0;
    result.solicited = (message[4] & 0x40) != 0;
    result.override_ = (message[4] & 0x20) != 0;
    result.target = IpAddress::v6(&message[8]);
    if (result.target.isMulticast() || result.target.isV4())
        return std::nullopt;
    const std::uint8_t wanted = result.isSolicitation ? 1 : 2; // source or target link-layer address
    for (std::size_t at = kFixedPart; at + 8 <= message.size();) {
        const std::size_t length = message[at + 1] * std::size_t{8};
        if (length == 0 || length > message.size() - at)
            return std::nullopt; // RFC 4861 §4.6, §7.1: must be discarded
        if (message[at] == wanted && length == 8)
            result.linkLayerAddress = MacAddress::fromBytes(&message[at + 2]);
        at += length;
    }
    // Duplicate address detection has no address yet; an answer to all is nobody's answer (RFC 4861 §7.1).
    const bool fromNobody = packet.tuple.source.isUnspecified();
    if ((result.isSolicitation && fromNobody && result.linkLayerAddress) ||
        (!result.isSolicitation && result.solicited && packet.tuple.destination.isMulticast()))
        return std::nullopt;
    return result;
}

OwnedFrame craftNeighborMessage(const NeighborMessage& message, const MacAddress& sourceMac,
                                const IpAddress& source, const MacAddress& destinationMac,
                                const IpAddress& destination)
{
    Tins::ICMPv6 icmp(message.isSolicitation ? Tins::ICMPv6::NEIGHBOUR_SOLICIT
                                             : Tins::ICMPv6::NEIGHBOUR_ADVERT);
    icmp.target_addr(toTins6(message.target));
    if (!message.isSolicitation) {
        icmp.router(message.isRouter);
        icmp.solicited(message.solicited);
        icmp.override(message.override_);
    }
    if (message.linkLayerAddress && message.isSolicitation)
        icmp.source_link_layer_addr(hardware(*message.linkLayerAddress));
    else if (message.linkLayerAddress)
        icmp.target_link_layer_addr(hardware(*message.linkLayerAddress));
    Tins::IPv6 ip(toTins6(destination), toTins6(source));
    ip.hop_limit(kNeighborHopLimit);
    Tins::EthernetII frame = Tins::EthernetII(hardware(destinationMac), hardware(sourceMac)) / ip / icmp;
    return serialize(frame);
}

std::optional<OwnedFrame> craftIcmpError(const Packet& offender, const IcmpError& error,
                                         const IpAddress& source)
{
    if (!mayBeAnswered(offender, error) || source.isV4() != offender.isV4())
        return std::nullopt;
    const ConstBytes whole{offender.network(), offender.end - offender.networkOffset};
    constexpr std::size_t kIcmpHeader = 8;
    if (offender.isV4()) {
        constexpr std::size_t kMost = 576 - 20 - kIcmpHeader; // RFC 1812 §4.3.2.3
        Tins::IP ip(toTins4(offender.tuple.source), toTins4(source));
        ip.ttl(kTtl);
        // Precedence internetwork control, type of service as the sender's (RFC 1812 §4.3.2.5).
        ip.tos(static_cast<std::uint8_t>(0xc0 | (whole[1] & 0x1e)));
        return craftError(ip, error, whole.first(std::min(whole.size(), kMost)),
                          Tins::ICMP(static_cast<Tins::ICMP::Flags>(error.type)));
    }
    constexpr std::size_t kMost = 1280 - 40 - kIcmpHeader; // RFC 4443 §2.4 c
    Tins::IPv6 ip(toTins6(offender.tuple.source), toTins6(source));
    ip.hop_limit(kTtl);
    return craftError(ip, error, whole.first(std::min(whole.size(), kMost)),
                      Tins::ICMPv6(static_cast<Tins::ICMPv6::Types>(error.type)));
}

void turnIntoEchoReply(Packet& packet)
{
    const bool v4 = packet.isV4();
    Byte* const ip = packet.network();
    Byte* const icmp = packet.transport();
    const std::size_t length = v4 ? 4 : 16;
    Byte* const source = ip + (v4 ? 12 : 8);
    std::swap_ranges(source, source + length, source + length); // sums do not care about the order
    const std::uint16_t typeBefore = load16(icmp);
    icmp[0] = v4 ? 0 : 129;
    ChecksumDifference type;
    type.replace16(typeBefore, load16(icmp));
    if (!packet.frame->offload.needsChecksum) {
        const std::uint16_t sum = type.applyTo(load16(icmp + 2));
        store16(icmp + 2, sum != 0 ? sum : 0xffff); // right also when all the rest is zero (RFC 1624 §3)
    }
    if (v4) {
        ChecksumDifference ttl;
        const std::uint16_t before = load16(ip + 8);
        ip[8] = kTtl;
        ttl.replace16(before, load16(ip + 8));
        store16(ip + 10, ttl.applyTo(load16(ip + 10)));
    } else {
        ip[7] = kTtl;
    }
}

std::optional<OwnedFrame> craftEchoReply6(const Packet& request)
{
    if (!verifyTransportChecksum(request))
        return std::nullopt;
    const ConstBytes data = request.payload();
    Tins::ICMPv6 icmp(Tins::ICMPv6::ECHO_REPLY);
    icmp.identifier(load16(request.transport() + 4));
    icmp.sequence(load16(request.transport() + 6));
    icmp.inner_pdu(Tins::RawPDU(data.data(), static_cast<std::uint32_t>(data.size())));
    Tins::IPv6 ip(toTins6(request.tuple.source), toTins6(request.tuple.destination));
    ip.hop_limit(kTtl);
    Tins::EthernetII frame = Tins::EthernetII() / ip / icmp;
    return serialize(frame);
}

std::optional<OwnedFrame> craftReset(const Packet& offender)
{
    if (!offender.transportComplete || (offender.tcpFlags & tcp::kRst) != 0)
        return std::nullopt;
    const FlowTuple& tuple = offender.tuple;
    const Byte* const segment = offender.transport();
    Tins::TCP reset(tuple.sourcePart, tuple.destinationPart);
    reset.window(0);
    if ((offender.tcpFlags & tcp::kAck) != 0) {
        reset.flags(Tins::TCP::RST);
        reset.seq(load32(segment + 8));
    } else {
        const std::uint32_t length = (offender.end - offender.payloadOffset) +
                                     ((offender.tcpFlags & tcp::kSyn) != 0 ? 1U : 0U) +
                                     ((offender.tcpFlags & tcp::kFin) != 0 ? 1U : 0U);
        reset.flags(Tins::TCP::RST | Tins::TCP::ACK);
        reset.seq(0);
        reset.ack_seq(load32(segment + 4) + length);
    }
    if (offender.isV4()) {
        Tins::IP ip(toTins4(tuple.source), toTins4(tuple.destination));
        ip.ttl(kTtl);
        Tins::EthernetII frame = Tins::EthernetII() / ip / reset;
        return serialize(frame);
    }
    Tins::IPv6 ip(toTins6(tuple.source), toTins6(tuple.destination));
    ip.hop_limit(kTtl);
    Tins::EthernetII frame = Tins::EthernetII() / ip / reset;
    return serialize(frame);
}

MacAddress multicastMac(const IpAddress& group)
{
    const auto& bytes = group.bytes();
    if (!group.isV4())
        return MacAddress({0x33, 0x33, bytes[12], bytes[13], bytes[14], bytes[15]});
    return MacAddress({0x01, 0x00, 0x5e, static_cast<std::uint8_t>(bytes[13] & 0x7f), bytes[14], bytes[15]});
}

IpAddress solicitedNodeGroup(const IpAddress& address)
{
    std::uint8_t bytes[16] = {0xff, 0x02, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0xff};
    std::copy_n(address.bytes().begin() + 13, 3, bytes + 13);
    return IpAddress::v6(bytes);
}

} // namespace tb::wire
