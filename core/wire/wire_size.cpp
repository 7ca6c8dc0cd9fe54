// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/wire_size.h"

namespace tb::wire {

namespace {

/// Bytes of all headers of a large frame; 0 when they are not there. Its checksum is always left to offload,
/// and so it says where the transport header begins.
std::uint32_t largeHeaders(const Frame& frame)
{
    constexpr std::uint32_t kUdpHeader = 8, kTcpHeader = 20;
    const std::uint32_t transport = frame.offload.checksumStart;
    if (!frame.offload.needsChecksum || transport + kTcpHeader > frame.size)
        return 0;
    const bool isUdp = frame.offload.segmentation == Segmentation::Udp;
    return transport + (isUdp ? kUdpHeader : (frame.data[transport + 12] >> 4) * 4U);
}

} // namespace

WireSize wireSizeOf(const Packet& packet)
{
    return {packet.wirePackets, packet.wireBytes + std::uint64_t{packet.wirePackets} * packet.networkOffset};
}

WireSize wireSizeOf(const Frame& frame)
{
    const std::uint32_t headers = frame.offload.isLarge() ? largeHeaders(frame) : 0;
    const std::uint32_t segment = frame.offload.segmentSize;
    if (headers == 0 || segment == 0 || frame.size <= headers + segment)
        return {1, frame.size};
    const std::uint64_t payload = frame.size - headers;
    const std::uint64_t packets = (payload + segment - 1) / segment;
    return {packets, payload + packets * headers};
}

} // namespace tb::wire
