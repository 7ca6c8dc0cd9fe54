// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "conntrack/trackers.h"

namespace tb::conntrack {

// TCP's two rows in THE TABLE of trackers.cpp: states, windows, timers.
TrackerOutcome beginTcp(const TrackerInput& input);
TrackerOutcome followTcp(const TrackerInput& input);

} // namespace tb::conntrack
