// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/mac_address.h"
#include "wire/flow_tuple.h"
#include "wire/frame.h"

namespace tb::lab {

/// What a simulated host puts into a TCP segment beside its ends.
struct Segment {
    std::uint32_t sequence = 0;
    std::uint32_t acknowledgement = 0;
    std::uint8_t flags = 0;
    std::uint32_t payload = 0; ///< bytes of filling
    std::string_view text;     ///< what the filling begins with
};

/// Largest TCP payload of one packet on an Ethernet of 1500 bytes, with either family's header.
constexpr std::uint32_t maxSegment(bool v4)
{
    return v4 ? 1460 : 1440;
}

/// Whole frames of a simulated host, checksums finished; a segment of more than maxSegment() bytes leaves its
/// checksum and cutting to offload, as a real stack does.
wire::OwnedFrame buildTcp(const MacAddress& from, const MacAddress& to, const wire::FlowTuple& tuple,
                          const Segment& segment);
wire::OwnedFrame buildUdp(const MacAddress& from, const MacAddress& to, const wire::FlowTuple& tuple,
                          std::uint32_t payload);
/// The tuple's source part is the identifier.
wire::OwnedFrame buildEchoRequest(const MacAddress& from, const MacAddress& to, const wire::FlowTuple& tuple,
                                  std::uint16_t sequence);

} // namespace tb::lab
