// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "conntrack/trackers.h"

namespace tb::conntrack {

// DCCP's two rows in THE TABLE of trackers.cpp: roles, the numbers of the handshake, timers.
TrackerOutcome beginDccp(const TrackerInput& input);
TrackerOutcome followDccp(const TrackerInput& input);

} // namespace tb::conntrack
