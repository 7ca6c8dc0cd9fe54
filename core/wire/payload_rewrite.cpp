// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/payload_rewrite.h"

#include "base/assert.h"
#include "wire/checksum.h"
#include "wire/fragment.h"
#include "wire/frame_parser.h"
#include "wire/rewrite.h"

#include <algorithm>

namespace tb::wire {

namespace {

constexpr std::uint32_t kLargestIpPacket = 65535;
constexpr std::uint16_t kUdpLength = 4, kUdpChecksum = 6, kTcpChecksum = 16; // from the transport header on

bool isUdp(const Packet& packet)
{
    return packet.tuple.is(Protocol::Udp);
}

/// The packet is one that can be changed at all: no other bytes than its payload lie behind the header, and
/// if offload finishes a checksum, it is this one.
bool isPlain(const Packet& packet)
{
    const std::uint32_t length = packet.end - packet.transportOffset;
    if (!packet.transportComplete || packet.isFragment)
        return false;
    if (packet.frame->offload.needsChecksum && !isChecksumPartial(packet))
        return false;
    return packet.tuple.is(Protocol::Tcp) ||
           (isUdp(packet) && load16(packet.transport() + kUdpLength) == length);
}

/// IP bytes of the packet afterwards.
std::uint64_t lengthAfter(const Packet& packet, std::span<const Replacement> replacements)
{
    std::uint64_t length = packet.end - packet.networkOffset;
    for (const Replacement& one : replacements)
        length = length - one.length + one.bytes.size();
    return length;
}

/// IP bytes of the packet when it is longest: what shrinks in front gives its room back last.
std::uint64_t longestOnTheWay(const Packet& packet, std::span<const Replacement> replacements)
{
    std::uint64_t length = packet.end - packet.networkOffset;
    for (const Replacement& one : replacements)
        length += std::max<std::uint64_t>(one.bytes.size(), one.length) - one.length;
    return length;
}

/// From the last one to the first, so that the places of those before stay what they were.
void moveBytes(Packet& packet, std::span<const Replacement> replacements)
{
    Byte* const payload = packet.frame->data + packet.payloadOffset;
    for (std::size_t i = replacements.size(); i-- > 0;) {
        const Replacement& one = replacements[i];
        Byte* const place = payload + one.offset;
        const std::size_t behind = packet.end - packet.payloadOffset - one.offset - one.length;
        std::memmove(place + one.bytes.size(), place + one.length, behind);
        std::ranges::copy(one.bytes, place);
        packet.end = static_cast<std::uint32_t>(packet.end + one.bytes.size() - one.length);
    }
    packet.frame->size = packet.end;
}

void writeLengths(Packet& packet)
{
    constexpr std::uint32_t kIpv6Header = 40, kIpv4Length = 2, kIpv4Checksum = 10, kIpv6Length = 4;
    Byte* const ip = packet.network();
    const auto length = static_cast<std::uint16_t>(packet.end - packet.networkOffset);
    if (packet.isV4()) {
        ChecksumDifference difference;
        difference.replace16(load16(ip + kIpv4Length), length);
        store16(ip + kIpv4Length, length);
        store16(ip + kIpv4Checksum, difference.applyTo(load16(ip + kIpv4Checksum)));
    } else {
        store16(ip + kIpv6Length, static_cast<std::uint16_t>(length - kIpv6Header));
    }
    if (isUdp(packet))
        store16(packet.transport() + kUdpLength,
                static_cast<std::uint16_t>(packet.end - packet.transportOffset));
}

std::uint32_t pseudoSumOf(const Packet& packet)
{
    const std::size_t address = packet.isV4() ? 4 : 16;
    const Byte* const source = packet.network() + (packet.isV4() ? 12 : 8);
    return pseudoHeaderSum({source, address}, {source + address, address}, packet.protocol,
                           packet.end - packet.transportOffset);
}

void writeChecksum(Packet& packet)
{
    Byte* const field = packet.transport() + (isUdp(packet) ? kUdpChecksum : kTcpChecksum);
    const bool isPartial = isChecksumPartial(packet);
    if (isUdp(packet) && !isPartial && load16(field) == 0)
        return; // RFC 768: none
    if (isPartial) {
        store16(field, foldSum(pseudoSumOf(packet)));
        return;
    }
    const ConstBytes transport{packet.transport(), packet.end - packet.transportOffset};
    store16(field, 0);
    const std::uint16_t sum = checksumOf(transport, pseudoSumOf(packet));
    store16(field, isUdp(packet) && sum == 0 ? 0xffff : sum);
}

/// From now on the segment stands for several, as if its sender had left the cutting to offload.
void becomeLarge(Packet& packet, std::uint32_t mtu)
{
    Offload& offload = packet.frame->offload;
    const std::uint32_t headers = packet.payloadOffset - packet.networkOffset;
    offload.segmentation = packet.isV4() ? Segmentation::Tcp4 : Segmentation::Tcp6;
    offload.segmentSize = static_cast<std::uint16_t>(mtu - headers);
    offload.headerLength = packet.payloadOffset;
    offload.needsChecksum = true;
    offload.checksumStart = packet.transportOffset;
    offload.checksumOffset = kTcpChecksum;
    store16(packet.transport() + kTcpChecksum, foldSum(pseudoSumOf(packet)));
}

/// What was learnt of the frame before is not true any more.
void learnAnew(Packet& packet)
{
    const auto broken = parseFrame(*packet.frame, packet);
    TB_ASSERT(!broken);
    (void)broken;
}

} // namespace

bool replaceInPayload(Packet& packet, std::span<const Replacement> replacements)
{
    const std::uint64_t length = lengthAfter(packet, replacements);
    if (!isPlain(packet) || length > kLargestIpPacket ||
        packet.networkOffset + longestOnTheWay(packet, replacements) > packet.frame->capacity)
        return false;
    moveBytes(packet, replacements);
    writeLengths(packet);
    writeChecksum(packet);
    learnAnew(packet);
    return true;
}

void fitGrown(Packet& packet, std::uint32_t mtu, Random& random)
{
    const std::uint32_t headers = packet.payloadOffset - packet.networkOffset;
    if (largestPacket(packet) <= mtu || mtu <= headers)
        return;
    if (packet.tuple.is(Protocol::Tcp)) {
        becomeLarge(packet, mtu);
        learnAnew(packet);
    } else if (!packet.isV4()) {
        prepareOwnFragments(packet, mtu, random);
    }
}

} // namespace tb::wire
