// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forward/environment.h"
#include "forward/packet_context.h"
#include "forward/verdict.h"

namespace tb::forward {

// The stages that ask mangle rules: about every packet, in the chain of its place. Signature and limits as in
// stages.h. Marks for routing have a use in prerouting and output.

Verdict manglePrerouting(PacketContext& context, Environment& env);
Verdict mangleInput(PacketContext& context, Environment& env);
Verdict mangleForward(PacketContext& context, Environment& env);
Verdict mangleOutput(PacketContext& context, Environment& env);
Verdict manglePostrouting(PacketContext& context, Environment& env);

} // namespace tb::forward
