// SPDX-License-Identifier: GPL-3.0-or-later
#include "nat/reply_tuple.h"

namespace tb::nat {

namespace {

using wire::FlowTuple;

/// ICMP keeps its identifier in one place in both directions; ports swap theirs.
std::uint16_t FlowTuple::*partInReply(const FlowTuple& tuple, Side side)
{
    return side == Side::Destination || tuple.isIcmpQuery() ? &FlowTuple::sourcePart
                                                            : &FlowTuple::destinationPart;
}

} // namespace

bool hasPart(const FlowTuple& tuple, Side side)
{
    const bool hasCallId = tuple.is(wire::Protocol::Gre) && tuple.greVersion == 1 && tuple.sourcePart != 0 &&
                           tuple.destinationPart != 0;
    return tuple.hasPorts() || (side == Side::Source && (tuple.isIcmpQuery() || hasCallId));
}

End ownEnd(const FlowTuple& original, Side side)
{
    return side == Side::Source ? End{original.source, original.sourcePart}
                                : End{original.destination, original.destinationPart};
}

End boundEnd(const FlowTuple& reply, Side side)
{
    return {side == Side::Source ? reply.destination : reply.source, reply.*partInReply(reply, side)};
}

FlowTuple withEnd(const FlowTuple& reply, Side side, const End& end)
{
    FlowTuple changed = reply;
    (side == Side::Source ? changed.destination : changed.source) = end.address;
    if (hasPart(reply, side))
        changed.*partInReply(reply, side) = end.part;
    return changed;
}

} // namespace tb::nat
