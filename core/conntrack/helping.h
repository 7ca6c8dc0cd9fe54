// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "conntrack/connection_table.h"
#include "conntrack/tracker.h"

namespace tb::conntrack {

/// Finds out who reads a new connection or has announced it, if anybody: its helper, and what it has from its
/// master.
void introduce(ConnectionTable& table, const TrackInput& input, PendingConnection& pending);

struct HelpInput {
    wire::Packet& packet;
    const Tracked& tracked;
    const PendingConnection& pending; ///< empty unless this is the connection's first packet
    Instant now;
    const HelperSettings& settings;
    Random& random; ///< for outside ports
};

/// Whether letHelperRead() has anything to do for this packet: one test of a flag for nearly all.
inline bool hasHelper(const Tracked& tracked)
{
    return (tracked.flags & kUsesHelper) != 0 && !tracked.isRelatedError;
}

/// Lets the helper of the packet's control connection read it and remembers what it announces. Behind NAT the
/// text is translated, and TCP numbers follow (helper_translation.h, sequence_shift.h). What tracking has
/// only let through is not read, for who does not know the windows could have sent it. A reason when the
/// packet must be dropped: its sender repeats it.
[[nodiscard]] std::optional<wire::DropReason> letHelperRead(ConnectionTable& table, const HelpInput& input);

} // namespace tb::conntrack
