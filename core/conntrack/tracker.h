// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "conntrack/connection_table.h"
#include "conntrack/helpers/helper_settings.h"
#include "conntrack/invalid_reason.h"
#include "conntrack/tracking_settings.h"
#include "wire/packet.h"

namespace tb::conntrack {

/// What tracking has learnt of one packet, by value: the connection's lock is no longer held.
struct Tracked {
    ConnectionState state = ConnectionState::None;
    InvalidReason invalidReason = InvalidReason::None;
    std::uint32_t invalidFound = 0; ///< TCP number at fault, when isAboutWindow(invalidReason)
    std::uint32_t invalidLimit = 0; ///< what it is compared with
    wire::Direction direction = wire::Direction::Original;
    ConnectionId id;             ///< of a confirmed connection; null for new and invalid packets
    std::uint16_t flags = 0;     ///< ConnectionFlag bits after this packet
    /// `leaving` differs from what arrived. Of an invalid packet: it is an ICMP error that would have to be
    /// translated if its checksum were right.
    bool isTranslated = false;
    bool isRelatedError = false; ///< an ICMP error about `id`: `leaving` is the direction it travels in
    /// The interface that the connection is masqueraded with; 0: none, or a packet of the reply direction.
    std::uint32_t masqueradeInterface = 0;
    bool isLetThrough = false; ///< of the connection, but it changed nothing there: an old duplicate
    wire::FlowTuple leaving;   ///< the tuple with which the packet must leave
};

struct TrackInput {
    wire::Packet& packet;
    const LookupHint& hint;
    Instant now;
    const TrackingSettings& settings;
    const HelperSettings& helpers;
};

/// Fills `leaving` and `isTranslated` anew after a pending connection's reply tuple has been bound to
/// another.
void refreshLeaving(Tracked& tracked, const PendingConnection& pending);

/// What an ICMP error is that the router itself makes about the first packet of a connection: no look-up
/// would find that.
Tracked errorAbout(const PendingConnection& pending);

/// After confirm() found a clash: perhaps another worker has opened the connection of the very same ends
/// meanwhile, from another packet of theirs. Then this packet is one of that connection, is counted there,
/// and must leave as those do. Only for protocols without a handshake: others repeat what is lost.
std::optional<Tracked> joinWinner(ConnectionTable& table, const PendingConnection& pending,
                                  const wire::Packet& packet, Instant now);

/// Looks the packet up, runs its protocol's tracker, counts and refreshes, and says which state it has. A
/// packet that may begin a connection leaves it in `pending`. The DropReason is TableFull.
Result<Tracked, wire::DropReason> track(ConnectionTable& table, const TrackInput& input,
                                        PendingConnection& pending);

} // namespace tb::conntrack
