// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "packet_shapes.h"
#include "random_packets.h"
#include "wire/rewrite.h"

namespace tb::test {

inline std::uint32_t checksumOffset(wire::Protocol protocol)
{
    if (protocol == wire::Protocol::Tcp)
        return 16;
    return protocol == wire::Protocol::Udp ? 6 : 2;
}

/// A parsed packet together with the frame it lies in.
struct Parsed {
    explicit Parsed(wire::OwnedFrame owned) : frame(std::move(owned))
    {
        good = !wire::parseFrame(frame.frame(), packet);
    }
    Parsed(const wire::FlowTuple& tuple, const std::vector<std::uint8_t>& payload, Random& random)
        : Parsed(tinsFrame(tuple, payload, random))
    {
    }
    /// Leaves the checksum as the kernel does with offload: the pseudo header's sum in the field.
    void makePartial(wire::Protocol protocol)
    {
        wire::Offload& offload = frame.frame().offload;
        offload.needsChecksum = true;
        offload.checksumStart = packet.transportOffset;
        offload.checksumOffset = static_cast<std::uint16_t>(checksumOffset(protocol));
        wire::store16(packet.transport() + offload.checksumOffset, plainPseudoSum(packet));
    }

    wire::OwnedFrame frame;
    wire::Packet packet;
    bool good = false;
};

/// What a packet looks like after source and destination were translated to those of `next`.
inline void translate(wire::Packet& packet, const wire::FlowTuple& next)
{
    wire::rewriteSource(packet, next.source, next.sourcePart);
    wire::rewriteDestination(packet, next.destination, next.destinationPart);
}

} // namespace tb::test
