// SPDX-License-Identifier: GPL-3.0-or-later
#include "nat/part_search.h"

#include <iterator>

namespace tb::nat {

namespace {

struct PortClass {
    std::uint16_t below;
    PartRange range;
};

constexpr PortClass kPortClasses[] = {
    {512,  {1, 511}     },
    {1024, {600, 1023}  },
    {0,    {1024, 65535}},
};

} // namespace

PartRange partsFor(const Target& target, const wire::FlowTuple& original, Side side)
{
    if (target.ports) {
        // The list: of two temporaries std::minmax would give references.
        const auto [first, last] = std::minmax({target.ports->first.value(), target.ports->last.value()});
        return {first, last};
    }
    if (original.isIcmpQuery())
        return {0, 65535};
    if (!original.hasPorts())
        return {1, 65535}; // PPTP's call ids (RFC 2637 §2.7); 0 is one that is not known
    for (const PortClass& row : kPortClasses) {
        if (ownEnd(original, side).part < row.below)
            return row.range;
    }
    return std::end(kPortClasses)[-1].range;
}

} // namespace tb::nat
