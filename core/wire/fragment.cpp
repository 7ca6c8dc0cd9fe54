// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/fragment.h"

#include "wire/checksum.h"
#include "wire/segmentation.h"

#include <algorithm>

namespace tb::wire {

namespace {

constexpr std::uint32_t kIpv4Header = 20, kIpv6Header = 40, kFragmentHeader = 8;
constexpr std::uint8_t kFragmentProtocol = 44;
constexpr std::uint16_t kDontFragment = 0x4000, kMoreFragments = 0x2000, kOffsetMask = 0x1fff;
constexpr std::uint32_t kUnit = 8; ///< fragments begin at multiples of it

std::uint16_t ipv4HeaderLength(const Byte* ip)
{
    return static_cast<std::uint16_t>((ip[0] & 0x0fU) * 4);
}

void writeIpv4Checksum(Byte* ip)
{
    store16(ip + 10, 0);
    store16(ip + 10, checksumOf({ip, ipv4HeaderLength(ip)}));
}

FragmentHeader readIpv4Fragment(const Packet& packet)
{
    const Byte* const ip = packet.network();
    const std::uint16_t word = load16(ip + 6);
    FragmentHeader header;
    header.isV4 = true;
    header.headerLength = ipv4HeaderLength(ip);
    header.ipLength = packet.end - packet.networkOffset;
    header.payloadOffset = std::uint32_t{packet.networkOffset} + header.headerLength;
    header.place = {(word & kOffsetMask) * kUnit, packet.end - header.payloadOffset,
                    (word & kMoreFragments) == 0};
    header.identification = load16(ip + 4);
    header.dontFragment = (word & kDontFragment) != 0;
    header.ecn = ip[1] & 3;
    return header;
}

FragmentHeader readIpv6Fragment(const Packet& packet)
{
    const Byte* const ip = packet.network();
    std::uint32_t nextHeaderAt = 6, at = kIpv6Header;
    // The parser has followed this chain to the fragment header at least.
    while (ip[nextHeaderAt] != kFragmentProtocol) {
        nextHeaderAt = at;
        at += (ip[at + 1] + 1U) * 8;
    }
    const std::uint16_t word = load16(ip + at + 2);
    FragmentHeader header;
    header.headerLength = static_cast<std::uint16_t>(at);
    header.nextHeaderAt = static_cast<std::uint16_t>(nextHeaderAt);
    header.nextHeader = ip[at];
    header.ipLength = packet.end - packet.networkOffset;
    header.payloadOffset = packet.networkOffset + at + kFragmentHeader;
    header.place = {word & 0xfff8U, packet.end - header.payloadOffset, (word & 1) == 0};
    header.identification = load32(ip + at + 4);
    header.ecn = (ip[1] >> 4) & 3;
    return header;
}

/// Only some options are for every fragment (RFC 791 §3.1, the copied flag). The others give way to padding,
/// so that all fragments have headers of one length; so Linux does it, too.
void blankUncopiedOptions(Byte* ip)
{
    constexpr std::uint8_t kEnd = 0, kNoOperation = 1, kCopied = 0x80;
    const std::uint32_t end = ipv4HeaderLength(ip);
    for (std::uint32_t at = kIpv4Header; at < end && ip[at] != kEnd;) {
        if (ip[at] == kNoOperation) {
            ++at;
            continue;
        }
        if (at + 1 >= end || ip[at + 1] < 2 || at + ip[at + 1] > end)
            return; // malformed: nobody knows where the next one would begin
        const std::uint32_t length = ip[at + 1];
        if ((ip[at] & kCopied) == 0)
            std::fill_n(ip + at, length, kNoOperation);
        at += length;
    }
}

void writeIpv4Fragment(const Packet& whole, const FragmentPlace& place, Byte* ip)
{
    const std::uint32_t header = ipv4HeaderLength(whole.network());
    std::copy_n(whole.network(), header, ip);
    std::copy_n(whole.network() + header + place.offset, place.length, ip + header);
    if (place.offset > 0)
        blankUncopiedOptions(ip);
    const std::uint32_t word =
        (load16(ip + 6) & kDontFragment) | (place.isLast ? 0U : kMoreFragments) | (place.offset / kUnit);
    store16(ip + 2, static_cast<std::uint16_t>(header + place.length));
    store16(ip + 6, static_cast<std::uint16_t>(word));
    writeIpv4Checksum(ip);
}

void writeIpv6Fragment(const Packet& whole, const FragmentPlace& place, Byte* ip)
{
    const FragmentShape& shape = whole.frame->fragments;
    const std::uint32_t header = shape.headerLength;
    std::copy_n(whole.network(), header, ip);
    std::copy_n(whole.network() + header + place.offset, place.length, ip + header + kFragmentHeader);
    Byte* const fragment = ip + header;
    fragment[0] = ip[shape.nextHeaderAt];
    fragment[1] = 0;
    store16(fragment + 2, static_cast<std::uint16_t>(place.offset | (place.isLast ? 0U : 1U)));
    store32(fragment + 4, shape.identification);
    ip[shape.nextHeaderAt] = kFragmentProtocol;
    store16(ip + 4, static_cast<std::uint16_t>(header + kFragmentHeader + place.length - kIpv6Header));
}

/// Bytes of headers that every fragment repeats; IPv6: without the fragment header.
std::uint32_t repeatedHeaders(const Packet& whole)
{
    return whole.isV4() ? ipv4HeaderLength(whole.network()) : whole.frame->fragments.headerLength;
}

} // namespace

FragmentHeader readFragment(const Packet& packet)
{
    return packet.isV4() ? readIpv4Fragment(packet) : readIpv6Fragment(packet);
}

bool holdsTransportHeader(const Packet& first)
{
    switch (static_cast<Protocol>(first.protocol)) {
    case Protocol::Tcp:
    case Protocol::Udp:
    case Protocol::UdpLite:
    case Protocol::Icmp:
    case Protocol::Icmpv6:
        return first.transportComplete;
    default:
        return first.hasTuple;
    }
}

bool isTooLong(const FragmentHeader& first, std::uint32_t length)
{
    constexpr std::uint32_t kMost = 65535;
    return (first.isV4 ? first.headerLength : first.headerLength - kIpv6Header) + length > kMost;
}

std::uint32_t wholePayloadOffset(const FragmentHeader& first)
{
    return kEthernetHeader + first.headerLength;
}

OwnedFrame beginWhole(ConstBytes firstFrame, const FragmentHeader& first, const WholeDatagram& whole)
{
    /// A text may grow when helpers translate it (conntrack/helper_translation).
    constexpr std::uint32_t kRoomToGrow = 256;
    const std::uint32_t headers = wholePayloadOffset(first);
    OwnedFrame owned(headers + whole.length + kRoomToGrow);
    Frame& frame = owned.frame();
    frame.size = headers + whole.length;
    std::copy_n(firstFrame.data(), headers, frame.data);
    Byte* const ip = frame.data + kEthernetHeader;
    if (first.isV4) {
        ip[1] = static_cast<Byte>((ip[1] & ~3) | whole.ecn);
        store16(ip + 2, static_cast<std::uint16_t>(first.headerLength + whole.length));
        store16(ip + 6, whole.dontFragment ? kDontFragment : 0);
        writeIpv4Checksum(ip);
    } else {
        ip[1] = static_cast<Byte>((ip[1] & ~0x30) | (whole.ecn << 4));
        ip[first.nextHeaderAt] = first.nextHeader;
        store16(ip + 4, static_cast<std::uint16_t>(first.headerLength - kIpv6Header + whole.length));
    }
    return owned;
}

void writeFragment(const Packet& whole, const FragmentPlace& place, Frame& into)
{
    const std::uint32_t headers = repeatedHeaders(whole) + (whole.isV4() ? 0 : kFragmentHeader);
    into.size = kEthernetHeader + headers + place.length;
    into.offload = {};
    std::copy_n(whole.frame->data, kEthernetHeader, into.data);
    Byte* const ip = into.data + kEthernetHeader;
    if (whole.isV4())
        writeIpv4Fragment(whole, place, ip);
    else
        writeIpv6Fragment(whole, place, ip);
}

std::uint32_t largestPacket(const Packet& packet)
{
    const Frame& frame = *packet.frame;
    if (frame.fragments.largest != 0)
        return frame.fragments.largest;
    if (frame.offload.isLarge())
        return frame.offload.segmentSize + (packet.payloadOffset - packet.networkOffset);
    return packet.end - packet.networkOffset;
}

bool leavesInFragments(const Packet& packet, std::uint32_t mtu)
{
    return packet.frame->fragments.largest != 0 || (packet.isV4() && largestPacket(packet) > mtu);
}

void prepareOwnFragments(Packet& packet, std::uint32_t mtu, Random& random)
{
    if (packet.end - packet.networkOffset <= mtu)
        return;
    const auto identification = static_cast<std::uint32_t>(random.next());
    packet.frame->fragments.largest = mtu;
    packet.frame->fragments.identification = identification;
    if (packet.isV4()) {
        store16(packet.network() + 4, static_cast<std::uint16_t>(identification));
        writeIpv4Checksum(packet.network());
    }
}

bool cutIntoFragments(Packet& whole, std::uint32_t mtu, const std::function<bool(Frame&)>& take)
{
    const std::uint32_t headers = repeatedHeaders(whole);
    const std::uint32_t overhead = headers + (whole.isV4() ? 0 : kFragmentHeader);
    const std::uint32_t largest = whole.frame->fragments.largest;
    const std::uint32_t limit = largest != 0 ? std::min(largest, mtu) : mtu;
    if (limit < overhead + kUnit)
        return false;
    finishChecksum(*whole.frame);
    if (whole.isV4()) {
        whole.network()[6] &= static_cast<Byte>(~(kDontFragment >> 8));
        writeIpv4Checksum(whole.network());
    }
    OwnedFrame storage(kEthernetHeader + limit);
    const std::uint32_t room = limit - overhead;
    const std::uint32_t length = whole.end - whole.networkOffset - headers;
    for (std::uint32_t offset = 0; offset < length;) {
        const std::uint32_t rest = length - offset;
        const FragmentPlace place{offset, rest > room ? room / kUnit * kUnit : rest, rest <= room};
        writeFragment(whole, place, storage.frame());
        if (!take(storage.frame()))
            return true;
        offset = place.end();
    }
    return true;
}

} // namespace tb::wire
