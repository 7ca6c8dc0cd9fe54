// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/checksum.h"

namespace tb::wire {

std::uint32_t sumBytes(ConstBytes bytes, std::uint32_t sum)
{
    // One's complement addition does not care about byte order (RFC 1071 §2 B), so eight bytes at a time are
    // added in the machine's order and swapped once at the end.
    std::uint64_t wide = 0;
    const Byte* at = bytes.data();
    std::size_t left = bytes.size();
    for (; left >= 8; left -= 8, at += 8) {
        std::uint64_t word;
        std::memcpy(&word, at, sizeof word);
        wide += word & 0xffffffff;
        wide += word >> 32;
    }
    for (; left >= 2; left -= 2, at += 2) {
        std::uint16_t word;
        std::memcpy(&word, at, sizeof word);
        wide += word;
    }
    if (left == 1)
        wide += *at; // low byte in memory: the pad of zero comes behind it
    const std::uint16_t folded = __builtin_bswap16(foldSum(wide));
    return sum + folded;
}

void ChecksumDifference::replace(ConstBytes before, ConstBytes after)
{
    m_sum += static_cast<std::uint16_t>(~foldSum(sumBytes(before)));
    m_sum += sumBytes(after);
}

std::uint32_t pseudoHeaderSum(ConstBytes source, ConstBytes destination, std::uint8_t protocol,
                              std::uint32_t length)
{
    std::uint32_t sum = sumBytes(source);
    sum = sumBytes(destination, sum);
    return sum + protocol + (length >> 16) + (length & 0xffff);
}

} // namespace tb::wire
