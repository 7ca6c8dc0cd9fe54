// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "conntrack/tracker.h"
#include "nat/target.h"
#include "routing/interface_id.h"
#include "routing/route_table.h"
#include "wire/frame.h"
#include "wire/packet.h"
#include "wire/trace_sink.h"

namespace tb::forward {

/// A packet and all that the stages have learnt about it. Lives on one worker.
struct PacketContext {
    wire::Packet packet;
    wire::OwnedFrame whole;                           ///< what `packet` lies in after it came in fragments
    routing::InterfaceId in = routing::kNoInterface;  ///< kNoInterface: made by the router itself
    routing::InterfaceId out = routing::kNoInterface; ///< set by routing
    std::uint16_t routingMark = 0; ///< id of the routing table that mangle has chosen; 0: none
    /// The port of a bridge through which it came; `in` is the bridge, or a VLAN on it.
    routing::InterfaceId bridgePort = routing::kNoInterface;
    const routing::Route* route = nullptr;
    IpAddress nextHop;
    conntrack::LookupHint hint;
    conntrack::Tracked tracked;
    conntrack::PendingConnection pending;
    nat::Target source;               ///< what the source of `pending` was bound to
    wire::TraceSink* trace = nullptr; ///< null unless somebody looks

    void note(wire::Stage stage, Text sentence) const
    {
        if (trace)
            trace->note(stage, Message(sentence));
    }
};

} // namespace tb::forward
