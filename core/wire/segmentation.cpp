// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/segmentation.h"

#include "wire/checksum.h"

#include <algorithm>

namespace tb::wire {

namespace {

/// One segment's place in the payload of the large frame.
struct Slice {
    std::uint32_t offset;
    std::uint32_t length;
    bool isFirst;
    bool isLast;
};

void writeLengths(const Packet& large, Frame& frame, std::uint32_t headers, const Slice& slice,
                  std::uint16_t index)
{
    Byte* const ip = frame.data + large.networkOffset;
    const std::uint32_t ipLength = headers - large.networkOffset + slice.length;
    if (large.isV4()) {
        store16(ip + 2, static_cast<std::uint16_t>(ipLength));
        store16(ip + 4, static_cast<std::uint16_t>(load16(ip + 4) + index)); // each segment its own id
        store16(ip + 10, 0);
        store16(ip + 10,
                checksumOf({ip, static_cast<std::size_t>(large.transportOffset - large.networkOffset)}));
    } else {
        constexpr std::uint32_t kIpv6Header = 40;
        store16(ip + 4, static_cast<std::uint16_t>(ipLength - kIpv6Header));
    }
}

void writeTransport(const Packet& large, Frame& frame, std::uint32_t headers, const Slice& slice)
{
    Byte* const transport = frame.data + large.transportOffset;
    const std::uint32_t length = headers - large.transportOffset + slice.length;
    const bool isTcp = large.protocol == static_cast<std::uint8_t>(Protocol::Tcp);
    if (isTcp) {
        constexpr std::uint8_t kCwr = 0x80;
        store32(transport + 4, load32(transport + 4) + slice.offset);
        if (!slice.isLast)
            transport[13] = static_cast<Byte>(transport[13] & ~(tcp::kFin | tcp::kPsh));
        if (!slice.isFirst)
            transport[13] = static_cast<Byte>(transport[13] & ~kCwr); // RFC 3168 §6.1.2: once
    } else {
        store16(transport + 4, static_cast<std::uint16_t>(length));
    }
    Byte* const field = transport + (isTcp ? 16 : 6);
    const std::size_t address = large.isV4() ? 4 : 16;
    const Byte* const source = frame.data + large.networkOffset + (large.isV4() ? 12 : 8);
    store16(field, 0);
    const std::uint32_t pseudo =
        pseudoHeaderSum({source, address}, {source + address, address}, large.protocol, length);
    const std::uint16_t sum = checksumOf({transport, length}, pseudo);
    store16(field, !isTcp && sum == 0 ? 0xffff : sum);
}

} // namespace

void finishChecksum(Frame& frame)
{
    Offload& offload = frame.offload;
    const std::uint32_t field = std::uint32_t{offload.checksumStart} + offload.checksumOffset;
    if (offload.needsChecksum && field + 2 <= frame.size && offload.checksumStart < frame.size) {
        // The field itself is part of the sum and holds the pseudo header's.
        const ConstBytes covered = ConstBytes(frame.data, frame.size).subspan(offload.checksumStart);
        const std::uint16_t sum = checksumOf(covered);
        constexpr std::uint16_t kUdpField = 6;
        store16(frame.data + field, sum == 0 && offload.checksumOffset == kUdpField ? 0xffff : sum);
    }
    offload.needsChecksum = false;
}

void segmentFrame(const Packet& packet, const std::function<void(Frame&)>& take)
{
    Frame& large = *packet.frame;
    const std::uint32_t headers = packet.payloadOffset;
    const std::uint32_t payload = packet.end - headers;
    if (!large.offload.isLarge() || !packet.transportComplete || large.offload.segmentSize == 0 ||
        payload <= large.offload.segmentSize) {
        finishChecksum(large);
        large.offload.segmentation = Segmentation::None;
        take(large);
        return;
    }
    const std::uint32_t size = large.offload.segmentSize;
    OwnedFrame storage(headers + size);
    std::uint16_t index = 0;
    for (std::uint32_t offset = 0; offset < payload; offset += size, ++index) {
        const Slice slice{offset, std::min(size, payload - offset), offset == 0, offset + size >= payload};
        Frame& segment = storage.frame();
        segment.offload = {};
        segment.size = headers + slice.length;
        std::copy_n(large.data, headers, segment.data);
        std::copy_n(large.data + headers + offset, slice.length, segment.data + headers);
        writeLengths(packet, segment, headers, slice, index);
        writeTransport(packet, segment, headers, slice);
        take(segment);
    }
}

} // namespace tb::wire
