// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "conntrack/connection_table.h"
#include "conntrack/tracker.h"

namespace tb::conntrack {

/// Finds out who reads a new connection or has announced it, if anybody: its helper, and what it has from its
/// master.
void introduce(ConnectionTable& table, const TrackInput& input, PendingConnection& pending);

struct HelpInput {
    const wire::Packet& packet;
    const Tracked& tracked;
    const PendingConnection& pending; ///< empty unless this is the connection's first packet
    Instant now;
    const HelperSettings& settings;
};

/// Whether letHelperRead() has anything to do for this packet: one test of a flag for nearly all. What
/// tracking has only let through is not read: who does not know the windows could have sent it.
inline bool hasHelper(const Tracked& tracked)
{
    return (tracked.flags & kUsesHelper) != 0 && !tracked.isRelatedError && !tracked.isLetThrough;
}

/// Lets the helper of the packet's control connection read it and remembers what it announces. False when the
/// packet must be dropped (HelperFindings::mustDrop).
[[nodiscard]] bool letHelperRead(ConnectionTable& table, const HelpInput& input);

} // namespace tb::conntrack
