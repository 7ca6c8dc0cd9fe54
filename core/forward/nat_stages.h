// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forward/environment.h"
#include "forward/packet_context.h"
#include "forward/verdict.h"

namespace tb::forward {

// The stages that ask NAT rules: about the first packet of a connection only. Signature and limits as in
// stages.h.

/// Binds the destination of a new connection by the first rule of chain dstnat (output for the router's own)
/// that decides, and writes the translated destination.
Verdict destinationNat(PacketContext& context, Environment& env);
/// Binds the source of a new connection by the first rule of chain srcnat (input when it ends here) that
/// decides, and writes the translated source.
Verdict sourceNat(PacketContext& context, Environment& env);

} // namespace tb::forward
