// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/rewrite.h"

#include "wire/checksum.h"
#include "wire/crc32c.h"
#include "wire/frame_parser.h"

#include <algorithm>

namespace tb::wire {

namespace {

enum class Side : std::uint8_t { Source, Destination };

/// Where a protocol keeps its checksum, from the transport header on; 0 when it has none that we know.
struct ChecksumPlace {
    std::uint16_t offset = 0;
    bool coversPseudoHeader = false;
    bool zeroMeansNone = false; ///< zero is no checksum, and stays so
    /// A computed zero is sent as all ones: because a protocol says so, or because a difference cannot tell
    /// whether all the rest is zero, too (an echo reply with number zero); all ones are right in both cases.
    bool isNeverZero = false;
};

ChecksumPlace checksumPlace(std::uint8_t protocol)
{
    switch (static_cast<Protocol>(protocol)) {
    case Protocol::Tcp:
        return {16, true, false, false};
    case Protocol::Udp: // RFC 768
        return {6, true, true, true};
    case Protocol::UdpLite: // RFC 3828 §3.1: its coverage always holds header and pseudo header
        return {6, true, false, true};
    case Protocol::Dccp: // the same (RFC 4340 §9.1)
        return {6, true, false, false};
    case Protocol::Icmp:
        return {2, false, false, true};
    case Protocol::Icmpv6:
        return {2, true, false, false};
    default:
        return {};
    }
}

/// The IP packet inside a buffer: outer packet of a frame, or the quote of an ICMP error, which may be cut
/// short.
struct IpView {
    Bytes ip;
    std::uint8_t protocol = 0;
    std::uint32_t transport = 0; ///< offset from ip[0]
    bool hasTransport = false;   ///< ports or ids are there
    bool sumIsPartial = false;   ///< the checksum field waits for offload
    bool isWhole = false;        ///< no byte of the datagram is missing: not cut, and no fragment

    bool isV4() const { return (ip[0] >> 4) == 4; }
    std::size_t addressLength() const { return isV4() ? 4 : 16; }
    Bytes address(Side side) const
    {
        const std::size_t source = isV4() ? 12 : 8;
        return ip.subspan(source + (side == Side::Destination ? addressLength() : 0), addressLength());
    }
    /// Two bytes at a place in the transport header, or null when it is not there.
    Byte* transportField(std::uint32_t offset) const
    {
        return transport + offset + 2 <= ip.size() ? &ip[transport + offset] : nullptr;
    }
};

void updateChecksum(const IpView& view, const ChecksumDifference& addresses, const ChecksumDifference& ports)
{
    const ChecksumPlace place = checksumPlace(view.protocol);
    Byte* const field = place.offset != 0 && view.hasTransport ? view.transportField(place.offset) : nullptr;
    if (!field)
        return;
    std::uint16_t sum = load16(field);
    if (place.zeroMeansNone && sum == 0 && !view.sumIsPartial)
        return;
    if (view.sumIsPartial) {
        // The field holds the pseudo header's sum only; ports are inside the part that is still to be added.
        if (place.coversPseudoHeader)
            sum = addresses.applyToPartial(sum);
    } else {
        if (place.coversPseudoHeader)
            sum = addresses.applyTo(sum);
        sum = ports.applyTo(sum);
        if (place.isNeverZero && sum == 0)
            sum = 0xffff;
    }
    store16(field, sum);
}

/// SCTP's checksum covers no addresses, and a sum of this kind cannot follow a change of a port: it is made
/// anew. What is cut short keeps the old one, as nobody can check it either.
void remakeSctpChecksum(const IpView& view)
{
    constexpr std::size_t kHeader = 12, kField = 8;
    const Bytes sctp = view.ip.subspan(view.transport);
    if (view.isWhole && !view.sumIsPartial && sctp.size() >= kHeader)
        store32(&sctp[kField], sctpChecksum(sctp));
}

/// Where a side's port or id is, from the transport header on. A PPTP packet has its receiver's only.
std::optional<std::uint32_t> partOffset(const IpView& view, Side side, const FlowTuple& kind)
{
    constexpr std::uint32_t kIcmpIdentifier = 4, kGreCallId = 6; // RFC 792, RFC 2637 §4.1
    if (kind.isIcmpQuery())
        return kIcmpIdentifier;
    if (kind.hasPorts())
        return side == Side::Source ? 0 : 2;
    const Byte* const flags = kind.is(Protocol::Gre) ? view.transportField(0) : nullptr;
    if (flags && (flags[1] & 7) == 1 && side == Side::Destination)
        return kGreCallId;
    return std::nullopt;
}

/// Writes an address and a port or id, with every checksum of this IP packet that covers them.
void rewriteIn(const IpView& view, Side side, const IpAddress& address, std::optional<std::uint16_t> part)
{
    const Bytes place = view.address(side);
    // The packet's family says how many bytes there are to write, never the address's.
    const ConstBytes next = ConstBytes(address.bytes()).last(view.addressLength());
    ChecksumDifference addresses, ports;
    addresses.replace(place, next);
    std::ranges::copy(next, place.begin());
    if (view.isV4()) {
        constexpr std::size_t kHeaderChecksum = 10;
        store16(&view.ip[kHeaderChecksum], addresses.applyTo(load16(&view.ip[kHeaderChecksum])));
    }
    FlowTuple kind;
    kind.protocol = view.protocol;
    const auto offset = part && view.hasTransport ? partOffset(view, side, kind) : std::nullopt;
    if (offset) {
        if (Byte* const field = view.transportField(*offset)) {
            const bool changes = load16(field) != *part;
            ports.replace16(load16(field), *part);
            store16(field, *part);
            if (changes && kind.is(Protocol::Sctp))
                remakeSctpChecksum(view);
        }
    }
    updateChecksum(view, addresses, ports);
}

IpView outerView(Packet& packet)
{
    return {
        {packet.network(), packet.end - packet.networkOffset},
        packet.protocol,
        static_cast<std::uint32_t>(packet.transportOffset - packet.networkOffset),
        !packet.isLaterFragment,
        isChecksumPartial(packet),
        !packet.isFragment
    };
}

/// Whether a quote holds a packet to its end. One with IPv6 extension headers may be a fragment and counts as
/// cut.
bool isWholePacket(ConstBytes ip, std::uint32_t transport)
{
    constexpr std::uint32_t kIpv6Header = 40;
    if ((ip[0] >> 4) == 4)
        return load16(&ip[2]) == ip.size() && (load16(&ip[6]) & 0x3fff) == 0;
    return kIpv6Header + std::size_t{load16(&ip[4])} == ip.size() && transport == kIpv6Header;
}

/// The IP packet that an ICMP error quotes, if its header and its ports or ids are there.
std::optional<IpView> quoteView(Packet& packet)
{
    const Bytes quote{packet.frame->data + packet.payloadOffset, packet.end - packet.payloadOffset};
    const auto tuple = quotedTuple(quote);
    const auto offset = quotedTransportOffset(quote);
    if (!tuple || !offset)
        return std::nullopt;
    return IpView{quote, tuple->protocol, *offset, true, false, isWholePacket(quote, *offset)};
}

} // namespace

bool isChecksumPartial(const Packet& packet)
{
    const Offload& offload = packet.frame->offload;
    return offload.needsChecksum && offload.checksumStart == packet.transportOffset;
}

void rewriteSource(Packet& packet, const IpAddress& address, std::uint16_t part)
{
    rewriteIn(outerView(packet), Side::Source, address, part);
    packet.tuple.source = address;
    if (packet.tuple.hasPorts() || packet.tuple.isIcmpQuery())
        packet.tuple.sourcePart = part;
}

void rewriteDestination(Packet& packet, const IpAddress& address, std::uint16_t part)
{
    // The destination part of an ICMP query is its type and code, which no translation changes.
    const bool icmp = packet.tuple.isIcmpQuery();
    rewriteIn(outerView(packet), Side::Destination, address, icmp ? std::nullopt : std::optional(part));
    packet.tuple.destination = address;
    if (packet.tuple.hasPorts() || packet.tuple.greVersion == 1)
        packet.tuple.destinationPart = part;
}

void rewriteOuterSource(Packet& packet, const IpAddress& address)
{
    rewriteIn(outerView(packet), Side::Source, address, std::nullopt);
    packet.tuple.source = address;
}

void rewriteOuterDestination(Packet& packet, const IpAddress& address)
{
    rewriteIn(outerView(packet), Side::Destination, address, std::nullopt);
    packet.tuple.destination = address;
}

bool rewriteQuote(Packet& packet, const FlowTuple& quoted)
{
    const auto view = quoteView(packet);
    if (!view || view->isV4() != quoted.source.isV4() || view->protocol != quoted.protocol)
        return false;
    // The quote lies inside what the error's own checksum covers: what changes in it changes that sum.
    const Bytes message{packet.transport(), packet.end - packet.transportOffset};
    const std::uint32_t before = sumBytes(message.subspan(4));
    rewriteIn(*view, Side::Source, quoted.source, quoted.sourcePart);
    rewriteIn(*view, Side::Destination, quoted.destination,
              quoted.isIcmpQuery() ? std::nullopt : std::optional(quoted.destinationPart));
    if (isChecksumPartial(packet))
        return true; // the message is still to be summed, as it is then
    ChecksumDifference difference;
    difference.replace16(foldSum(before), foldSum(sumBytes(message.subspan(4))));
    store16(&message[2], difference.applyTo(load16(&message[2])));
    return true;
}

void decrementTtl(Packet& packet)
{
    Byte* const ip = packet.network();
    if (!packet.isV4()) {
        --ip[7];
        return;
    }
    const std::uint16_t before = load16(ip + 8); // TTL and protocol share a word
    --ip[8];
    ChecksumDifference difference;
    difference.replace16(before, load16(ip + 8));
    store16(ip + 10, difference.applyTo(load16(ip + 10)));
}

} // namespace tb::wire
