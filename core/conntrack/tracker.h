// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "conntrack/connection_table.h"
#include "conntrack/helpers/helper_settings.h"
#include "conntrack/tracking_settings.h"
#include "wire/packet.h"

namespace tb::conntrack {

// Why tracking calls a packet invalid: enumerator, name, sentence.
#define TB_INVALID_REASONS(row)                                                                              \
    row(None, "", TB_TEXT("")) row(NoEntry, "no-entry",                                                      \
                                   TB_TEXT("no connection and this packet cannot begin one"))                \
        row(NoTuple, "no-tuple", TB_TEXT("too short for ports or an identifier"))                            \
            row(BadChecksum, "bad-checksum", TB_TEXT("the transport checksum is wrong"))                     \
                row(BadFlags, "bad-flags", TB_TEXT("an impossible combination of TCP flags"))                \
                    row(NoTransition, "no-transition", TB_TEXT("the TCP state does not allow this segment")) \
                        row(BeyondWindow, "beyond-window",                                                   \
                            TB_TEXT("data or a reset outside of the receiver's window"))                     \
                            row(AcksUnsent, "acks-unsent", TB_TEXT("an acknowledgement of data never sent")) \
                                row(UnknownQuote, "unknown-quote",                                           \
                                    TB_TEXT("an ICMP error about a packet of no known connection"))

enum class InvalidReason : std::uint8_t {
#define TB_ROW(id, name, doc) id,
    TB_INVALID_REASONS(TB_ROW)
#undef TB_ROW
};
const char* invalidReasonName(InvalidReason reason);
Text invalidReasonText(InvalidReason reason);

/// What tracking has learnt of one packet, by value: the connection's lock is no longer held.
struct Tracked {
    ConnectionState state = ConnectionState::None;
    InvalidReason invalidReason = InvalidReason::None;
    std::uint32_t invalidFound = 0; ///< TCP sequence number at fault, when the reason is about a window
    std::uint32_t invalidLimit = 0; ///< what it is compared with
    wire::Direction direction = wire::Direction::Original;
    ConnectionId id;             ///< of a confirmed connection; null for new and invalid packets
    std::uint16_t flags = 0;     ///< ConnectionFlag bits after this packet
    bool isTranslated = false;   ///< `leaving` differs from what arrived
    bool isRelatedError = false; ///< an ICMP error about `id`: `leaving` is the direction it travels in
    wire::FlowTuple leaving;     ///< the tuple with which the packet must leave
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

/// Looks the packet up, runs its protocol's tracker, counts and refreshes, and says which state it has. A
/// packet that may begin a connection leaves it in `pending`. The DropReason is TableFull.
Result<Tracked, wire::DropReason> track(ConnectionTable& table, const TrackInput& input,
                                        PendingConnection& pending);

} // namespace tb::conntrack
