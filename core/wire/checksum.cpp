// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/checksum.h"

#include "base/hash.h"

namespace tb::wire {

std::uint32_t sumBytes(ConstBytes bytes, std::uint32_t sum)
{
    // One's complement addition does not care about byte order (RFC 1071 §2 B), so the machine's words are
    // added and swapped once at the end. The two halves keep the adders busy; their carries gather above.
    __extension__ using Wide = unsigned __int128;
    Wide even = 0;
    Wide odd = 0;
    const Byte* at = bytes.data();
    std::size_t left = bytes.size();
    for (; left >= 16; left -= 16, at += 16) {
        even += loadWord(at);
        odd += loadWord(at + 8);
    }
    if (left >= 8) {
        even += loadWord(at);
        left -= 8;
        at += 8;
    }
    std::uint64_t rest = 0; // the last seven bytes, zeros behind them
    if (left != 0)
        std::memcpy(&rest, at, left);
    const Wide total = even + odd + rest;
    const auto low = static_cast<std::uint64_t>(total);
    const auto carries = static_cast<std::uint64_t>(total >> 64);
    const std::uint64_t wide = (low & 0xffffffff) + (low >> 32) + carries;
    return sum + __builtin_bswap16(foldSum(wide));
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
