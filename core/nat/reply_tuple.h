// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/flow_tuple.h"

namespace tb::nat {

/// The end of a connection that one NAT stage changes.
enum class Side : std::uint8_t { Source, Destination };

/// An end as others see it: an address, and a port, an ICMP identifier or a call id; 0 without one.
struct End {
    IpAddress address;
    std::uint16_t part = 0;

    friend bool operator==(const End&, const End&) = default;
};

// A translation is the reply tuple of its connection: replies come to what its source has become, and from
// what its destination has become.

/// Whether NAT may change the part of this end: a port, for a source also an identifier of ICMP or the call
/// id of PPTP, once both are known. A GRE key and the type of an ICMP message belong to neither end.
bool hasPart(const wire::FlowTuple& tuple, Side side);

/// The end as the first packet brought it.
End ownEnd(const wire::FlowTuple& original, Side side);
/// What the end has become so far.
End boundEnd(const wire::FlowTuple& reply, Side side);
/// The reply tuple if the end became this one; the part is left as it is where there is none to change.
wire::FlowTuple withEnd(const wire::FlowTuple& reply, Side side, const End& end);

} // namespace tb::nat
