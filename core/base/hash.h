// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <cstring>

namespace tb {

/// Key of a table's hash: random per start, so that nobody outside can aim at one bucket.
struct HashKey {
    std::uint64_t a = 0x243f6a8885a308d3;
    std::uint64_t b = 0x13198a2e03707344;
};

/// 64×64 → 128 bit multiply, folded. The building block of the keyed hash below (as in wyhash and Abseil).
inline std::uint64_t multiplyFold(std::uint64_t x, std::uint64_t y)
{
    __extension__ using Wide = unsigned __int128;
    const Wide product = static_cast<Wide>(x) * y;
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

/// Reads eight bytes in the machine's order; only for hashing.
inline std::uint64_t loadWord(const void* bytes)
{
    std::uint64_t word;
    std::memcpy(&word, bytes, sizeof word);
    return word;
}

/// Keyed hash of five words. Not a cryptographic hash; the key is what keeps buckets unguessable.
inline std::uint64_t hashWords(const HashKey& key, std::uint64_t w0, std::uint64_t w1, std::uint64_t w2,
                               std::uint64_t w3, std::uint64_t w4)
{
    const std::uint64_t first = multiplyFold(w0 ^ key.a, w1 ^ key.b ^ 0x9e3779b97f4a7c15);
    const std::uint64_t second = multiplyFold(w2 ^ key.b, w3 ^ key.a ^ 0xd6e8feb86659fd93);
    return multiplyFold(first ^ w4 ^ key.a, second ^ key.b ^ 0xa0761d6478bd642f);
}

} // namespace tb
