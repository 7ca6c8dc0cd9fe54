// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "conntrack/connection_table.h"
#include "forward/plan.h"

namespace tb::forward {

/// Ends the connections that are masqueraded with what the new Plan has no more: an interface that has gone
/// or whose link is down, an address. To be called when no worker uses the old Plan any more.
void purgeLostMasquerades(const Plan& before, const Plan& after, conntrack::ConnectionTable& connections,
                          Instant now);

} // namespace tb::forward
