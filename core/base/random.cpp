// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/random.h"

#include "base/assert.h"

#include <bit>
#include <random>

namespace tb {

std::uint64_t Random::below(std::uint64_t bound)
{
    TB_ASSERT(bound > 0);
    __extension__ using Wide = unsigned __int128;
    // Multiply-shift (Lemire 2019) without the rejection step: the bias is below bound / 2^64.
    return static_cast<std::uint64_t>((static_cast<Wide>(next()) * bound) >> 64);
}

SeededRandom::SeededRandom(std::uint64_t seed)
{
    // splitmix64, as the authors of xoshiro ask for the first state.
    for (std::uint64_t& word : m_state) {
        seed += 0x9e3779b97f4a7c15;
        std::uint64_t z = seed;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        word = z ^ (z >> 31);
    }
}

std::uint64_t SeededRandom::next()
{
    const std::uint64_t result = std::rotl(m_state[1] * 5, 7) * 9;
    const std::uint64_t shifted = m_state[1] << 17;
    m_state[2] ^= m_state[0];
    m_state[3] ^= m_state[1];
    m_state[1] ^= m_state[2];
    m_state[0] ^= m_state[3];
    m_state[2] ^= shifted;
    m_state[3] = std::rotl(m_state[3], 45);
    return result;
}

std::uint64_t systemSeed()
{
    std::random_device device;
    return (static_cast<std::uint64_t>(device()) << 32) | device();
}

} // namespace tb
