// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "routing/interface_table.h"
#include "wire/frame.h"
#include "wire/packet.h"

namespace tb::routing {

/// What the router itself says to a packet addressed to it.
struct LocalAnswer {
    enum class Kind : std::uint8_t {
        InPlace, ///< the packet's frame has become the answer (echo reply)
        Refusal, ///< `frame` tells the sender that nothing listens; sent within the limit for errors
        Silence, ///< nothing is to be said
    };
    Kind kind = Kind::Silence;
    wire::OwnedFrame frame;
};

/// Answers echo requests (RFC 1122 §3.2.2.6, RFC 4443 §4.2); refuses TCP with a RST and UDP and unknown
/// protocols with ICMP unreachable. Groups and broadcasts are never refused, and echo requests to IPv4 groups
/// stay unanswered.
LocalAnswer answerLocally(wire::Packet& packet, const Interface& in);

} // namespace tb::routing
