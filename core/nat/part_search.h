// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/random.h"
#include "nat/reply_tuple.h"
#include "nat/target.h"

#include <algorithm>
#include <optional>

namespace tb::nat {

/// Ports, identifiers or call ids, both ends included.
struct PartRange {
    std::uint16_t first = 0;
    std::uint16_t last = 0;

    std::uint32_t size() const { return static_cast<std::uint32_t>(last) - first + 1; }
    bool contains(std::uint16_t part) const { return first <= part && part <= last; }
};

/// What may replace a part: the target's ports, else those of the own one's class (conntrack-semantics of
/// Linux, which RouterOS follows).
PartRange partsFor(const Target& target, const wire::FlowTuple& original, Side side);

/// Parts tried in a row. Each further round begins at a random place and tries half as many, down to
/// kLeastProbes: with 96 % of a range in use a free one is found with probability above 0.99; looking further
/// would only delay the drop.
inline constexpr std::uint32_t kMostProbes = 128, kLeastProbes = 16;

/// The first part that `isFree`, from `start` (an offset) on. Nothing when the bounded search found none.
template <typename Test>
std::optional<std::uint16_t> searchPart(PartRange range, std::uint32_t start, Random& random, Test isFree)
{
    for (std::uint32_t probes = kMostProbes; probes >= kLeastProbes; probes /= 2) {
        for (std::uint32_t i = 0; i < std::min(probes, range.size()); ++i) {
            const auto part = static_cast<std::uint16_t>(range.first + (start + i) % range.size());
            if (isFree(part))
                return part;
        }
        if (range.size() <= probes)
            break; // all of them were tried
        start = static_cast<std::uint32_t>(random.below(range.size()));
    }
    return std::nullopt;
}

} // namespace tb::nat
