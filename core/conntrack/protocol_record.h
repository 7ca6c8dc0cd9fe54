// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "conntrack/dccp_tracker.h"
#include "conntrack/sctp_tracker.h"
#include "conntrack/tcp_window.h"

namespace tb::conntrack {

/// GRE's part of a connection.
struct GreRecord {
    std::uint16_t payloadProtocol = 0; ///< EtherType of what the first packet carried (RFC 2784 §2.4)
};

/// SCTP's part of a connection.
struct SctpRecord {
    /// By Direction of the packets that must carry it: the verification tag that the receiver has chosen; 0
    /// until it is known (RFC 9260 §8.5).
    std::uint32_t tags[2] = {};
    /// Tags of a handshake on an association that is open: anybody could have begun it, so they count only
    /// once it is completed.
    std::uint32_t offeredTags[2] = {};
    SctpState state = SctpState::None;
    bool isAborted = false; ///< one end has broken it off
};

/// DCCP's part of a connection.
struct DccpRecord {
    std::uint64_t responseSequence = 0; ///< that the client's Ack must name (RFC 4340 §8.1.5), 48 bits
    DccpState state = DccpState::None;
    wire::Direction client = wire::Direction::Original; ///< packets of the end that opened travel in it
    /// The last packet that was tracked or let through: resynchronisation looks at it.
    DccpType lastType = DccpType::Request;
    wire::Direction lastDirection = wire::Direction::Original;
};

/// What one protocol keeps of a connection beside the hot record. Its memory is touched only by the protocols
/// that have a part here, and holds anything until their tracker begins the connection: begin() assigns the
/// whole part.
union ProtocolRecord {
    ProtocolRecord() : tcp() {}
    TcpRecord tcp;
    GreRecord gre;
    SctpRecord sctp;
    DccpRecord dccp;
};
static_assert(sizeof(ProtocolRecord) == 72, "the memory figures in README.md");

} // namespace tb::conntrack
