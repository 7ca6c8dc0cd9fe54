// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/crc32c.h"

#include "base/hash.h"

#include <array>

namespace tb::wire {

namespace {

constexpr std::uint32_t kPolynomial = 0x82f63b78; // 0x1EDC6F41, lowest bit first
constexpr std::size_t kSlices = 8;

using Tables = std::array<std::array<std::uint32_t, 256>, kSlices>;

/// kTables[n][b]: what byte b does to the sum with n zero bytes behind it.
consteval Tables buildTables()
{
    Tables tables{};
    for (std::uint32_t byte = 0; byte < 256; ++byte) {
        std::uint32_t sum = byte;
        for (int bit = 0; bit < 8; ++bit)
            sum = (sum >> 1) ^ ((sum & 1) != 0 ? kPolynomial : 0);
        tables[0][byte] = sum;
    }
    for (std::size_t n = 1; n < kSlices; ++n) {
        for (std::size_t byte = 0; byte < 256; ++byte) {
            const std::uint32_t before = tables[n - 1][byte];
            tables[n][byte] = (before >> 8) ^ tables[0][before & 0xff];
        }
    }
    return tables;
}
constexpr Tables kTables = buildTables();

} // namespace

void Crc32c::add(ConstBytes bytes)
{
    const Byte* at = bytes.data();
    std::size_t left = bytes.size();
    // Eight bytes at once: a sum is linear, so each byte's part comes from its own table.
    for (; left >= kSlices; left -= kSlices, at += kSlices) {
        const std::uint64_t word = loadWord(at) ^ m_state;
        m_state = 0;
        for (std::size_t i = 0; i < kSlices; ++i)
            m_state ^= kTables[kSlices - 1 - i][(word >> (8 * i)) & 0xff];
    }
    for (; left != 0; --left, ++at)
        m_state = (m_state >> 8) ^ kTables[0][(m_state ^ *at) & 0xff];
}

std::uint32_t sctpChecksum(ConstBytes sctp)
{
    constexpr std::size_t kField = 8;
    constexpr Byte kZero[4] = {};
    Crc32c crc;
    crc.add(sctp.first(kField));
    crc.add(kZero);
    crc.add(sctp.subspan(kField + sizeof kZero));
    return __builtin_bswap32(crc.value()); // sent lowest byte first
}

} // namespace tb::wire
