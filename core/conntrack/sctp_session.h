// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "conntrack/trackers.h"

namespace tb::conntrack {

// SCTP's two rows in THE TABLE of trackers.cpp: chunks, verification tags, timers.
TrackerOutcome beginSctp(const TrackerInput& input);
TrackerOutcome followSctp(const TrackerInput& input);

} // namespace tb::conntrack
