// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "nat/reply_tuple.h"
#include "nat/target.h"

namespace tb::nat {

/// The addresses that one end of this connection may get: the target's, or the one that netmap gives it, or
/// its own.
IpRange addressesFor(const Target& target, const wire::FlowTuple& original, Side side);

/// One of them. The same for the same pair of ends (or the same source), also after a restart.
IpAddress chooseAddress(const IpRange& addresses, AddressChoice choice, const wire::FlowTuple& original);

} // namespace tb::nat
