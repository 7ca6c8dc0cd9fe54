// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/checksum.h"
#include "wire/flow_tuple.h"
#include "wire/frame.h"

#include <algorithm>

namespace tb::test {

/// A packet in a frame that has room for a text to grow. Its checksum is vouched for.
inline wire::OwnedFrame frameWith(wire::ConstBytes payload, const wire::FlowTuple& tuple)
{
    constexpr std::size_t kRoom = 512;
    const bool isV4 = tuple.source.isV4(), isTcp = tuple.is(wire::Protocol::Tcp);
    const std::size_t ipHeader = isV4 ? 20 : 40, transportHeader = isTcp ? 20 : 8;
    const std::size_t size = wire::kEthernetHeader + ipHeader + transportHeader + payload.size();
    wire::OwnedFrame owned(size + kRoom);
    wire::Frame& frame = owned.frame();
    frame.size = static_cast<std::uint32_t>(size);
    frame.offload.checksumVerified = true;
    std::fill_n(frame.data, size - payload.size(), wire::Byte{0});
    wire::store16(frame.data + 12, isV4 ? 0x0800 : 0x86dd);
    wire::Byte* const ip = frame.data + wire::kEthernetHeader;
    const auto ipLength = static_cast<std::uint16_t>(size - wire::kEthernetHeader);
    ip[0] = isV4 ? 0x45 : 0x60;
    wire::store16(ip + (isV4 ? 2 : 4), static_cast<std::uint16_t>(isV4 ? ipLength : ipLength - ipHeader));
    ip[isV4 ? 8 : 7] = 64;
    ip[isV4 ? 9 : 6] = tuple.protocol;
    const std::size_t address = isV4 ? 4 : 16;
    std::copy_n(tuple.source.wireBytes(), address, ip + (isV4 ? 12 : 8));
    std::copy_n(tuple.destination.wireBytes(), address, ip + (isV4 ? 16 : 24));
    if (isV4)
        wire::store16(ip + 10, wire::checksumOf({ip, ipHeader}));
    wire::Byte* const transport = ip + ipHeader;
    wire::store16(transport, tuple.sourcePart);
    wire::store16(transport + 2, tuple.destinationPart);
    if (isTcp)
        transport[12] = 5 << 4;
    else
        wire::store16(transport + 4, static_cast<std::uint16_t>(transportHeader + payload.size()));
    std::ranges::copy(payload, transport + transportHeader);
    return owned;
}

} // namespace tb::test
