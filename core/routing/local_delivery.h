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
        Reply,   ///< `frame` is the answer
        Refusal, ///< `frame` tells the sender that nothing listens; sent within the limit for errors
        Heard,   ///< the router's services shall have it
        Silence, ///< nothing is to be said
    };
    Kind kind = Kind::Silence;
    wire::OwnedFrame frame;
};

/// Answers echo requests (RFC 1122 §3.2.2.6, RFC 4443 §4.2); refuses TCP with a RST and UDP and unknown
/// protocols with ICMP unreachable, and IPv6 extension headers as RFC 8200 wants it. Nothing that is sent to
/// a group or a broadcast address is answered, whatever the frame's destination: the router never speaks from
/// an address that is not its own (RFC 1122 §3.2.1.3). isHeard: one of the router's services listens to what
/// the packet is.
LocalAnswer answerLocally(wire::Packet& packet, const Interface& in, const InterfaceTable& interfaces,
                          bool isHeard);

} // namespace tb::routing
