// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/bytes.h"

namespace tb::wire {

/// The Internet checksum (RFC 1071) as running sums: 32-bit one's complement accumulators in network order.

/// Sum of 16-bit words; odd lengths are padded with zero.
std::uint32_t sumBytes(ConstBytes bytes, std::uint32_t sum = 0);
/// Folds to 16 bits without complementing.
inline std::uint16_t foldSum(std::uint64_t sum)
{
    while (sum >> 16)
        sum = (sum & 0xffff) + (sum >> 16);
    return static_cast<std::uint16_t>(sum);
}
/// The value of a checksum field for bytes whose field is zero.
inline std::uint16_t checksumOf(ConstBytes bytes, std::uint32_t sum = 0)
{
    return static_cast<std::uint16_t>(~foldSum(sumBytes(bytes, sum)));
}

/// The change of a checksum when old words become new ones (RFC 1624 eqn. 3), applied many times at no more
/// cost: a Difference is made once for a rewrite and applied to every checksum it touches.
class ChecksumDifference {
public:
    void replace16(std::uint16_t before, std::uint16_t after)
    {
        m_sum += static_cast<std::uint16_t>(~before);
        m_sum += after;
    }
    /// Equal, even lengths.
    void replace(ConstBytes before, ConstBytes after);
    /// A complete checksum field: HC' = ~(~HC + ~m + m').
    std::uint16_t applyTo(std::uint16_t checksum) const
    {
        return static_cast<std::uint16_t>(~foldSum(m_sum + static_cast<std::uint16_t>(~checksum)));
    }
    /// A partial sum (a field that offload will finish): not complemented.
    std::uint16_t applyToPartial(std::uint16_t sum) const { return foldSum(m_sum + sum); }

private:
    std::uint64_t m_sum = 0;
};

/// Sum of the IPv4 or IPv6 pseudo header (RFC 9293 §3.1, RFC 8200 §8.1).
std::uint32_t pseudoHeaderSum(ConstBytes source, ConstBytes destination, std::uint8_t protocol,
                              std::uint32_t length);

} // namespace tb::wire
