// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/packet.h"

#include <vector>

namespace tb::test {

/// The checksum as RFC 1071 §4.1 writes it: sixteen bits at a time, no tricks.
inline std::uint16_t plainChecksum(wire::ConstBytes bytes, std::uint32_t start = 0)
{
    std::uint64_t sum = start;
    for (std::size_t i = 0; i < bytes.size(); ++i)
        sum += static_cast<std::uint64_t>(bytes[i]) << (i % 2 == 0 ? 8 : 0);
    while (sum > 0xffff)
        sum = (sum >> 16) + (sum & 0xffff);
    return static_cast<std::uint16_t>(~sum);
}

/// The sum of the pseudo header, likewise.
inline std::uint16_t plainPseudoSum(const wire::Packet& packet)
{
    const std::uint32_t length = packet.end - packet.transportOffset;
    const std::size_t address = packet.isV4() ? 4 : 16;
    std::vector<std::uint8_t> bytes(packet.network() + (packet.isV4() ? 12 : 8),
                                    packet.network() + (packet.isV4() ? 12 : 8) + 2 * address);
    for (int shift = 24; shift >= 0; shift -= 8)
        bytes.push_back(static_cast<std::uint8_t>(length >> shift));
    bytes.insert(bytes.end(), {0, packet.protocol});
    return static_cast<std::uint16_t>(~plainChecksum(bytes));
}

} // namespace tb::test
