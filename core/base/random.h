// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace tb {

/// Where randomness comes from. Not thread-safe: one per worker.
class Random {
public:
    virtual ~Random() = default;
    virtual std::uint64_t next() = 0;
    /// A number in [0, bound); bound > 0.
    std::uint64_t below(std::uint64_t bound);
};

/// Repeatable numbers from a seed (xoshiro256**, Blackman and Vigna 2018).
class SeededRandom final : public Random {
public:
    explicit SeededRandom(std::uint64_t seed);
    std::uint64_t next() override;

private:
    std::uint64_t m_state[4];
};

/// A seed from the operating system.
std::uint64_t systemSeed();

} // namespace tb
