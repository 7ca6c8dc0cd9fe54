// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forward/environment.h"
#include "forward/packet_context.h"
#include "forward/verdict.h"

namespace tb::forward {

/// Before tracking: takes a fragment, and goes on with the whole datagram when this was its last missing
/// piece. Fragments pass as they are while their family is not tracked, unless they are for the router
/// itself, which must read them as any host does (RFC 1122 §3.3.2).
Verdict reassemble(PacketContext& context, Environment& env);

/// Gives up datagrams that have waited for too long; the sender of one that was for the router is told
/// (RFC 1122 §3.3.2, RFC 8200 §4.5). Once a second.
void expireFragments(Environment& env);

} // namespace tb::forward
