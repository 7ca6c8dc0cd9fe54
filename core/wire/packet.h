// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/flow_tuple.h"
#include "wire/frame.h"

namespace tb::wire {

enum class NetworkKind : std::uint8_t { Other, Arp, Ipv4, Ipv6 };

/// What parseFrame() learnt of one frame: offsets from the frame's first byte, and the flow tuple.
/// Once parsing has succeeded, every offset is inside the frame and no accessor can fail.
struct Packet {
    Frame* frame = nullptr;
    NetworkKind kind = NetworkKind::Other;
    std::uint8_t protocol = 0;         ///< the upper protocol, behind IPv6 extension headers
    bool isFragment = false;           ///< part of a fragmented datagram
    bool isLaterFragment = false;      ///< offset > 0: there is no transport header
    bool hasTuple = false;             ///< the transport header was long enough for `tuple`
    bool isIcmpError = false;          ///< ICMP 3, 4, 5, 11, 12; ICMPv6 below 128
    bool transportComplete = false;    ///< the whole transport header is there (TCP with its options) and fits
    std::uint8_t tcpFlags = 0;         ///< byte 13 of the TCP header
    std::uint16_t networkOffset = 0;   ///< of the IP or ARP header
    std::uint16_t transportOffset = 0; ///< behind the IP header and its extensions
    std::uint16_t payloadOffset = 0;   ///< behind the transport header
    std::uint32_t end = 0;             ///< one past the IP packet's last byte; Ethernet padding lies behind
    std::uint32_t wirePackets = 1;     ///< packets on the wire this frame stands for (segmentation offload)
    std::uint32_t wireBytes = 0;       ///< their IP bytes, headers of every segment included
    FlowTuple tuple;                   ///< as it stands in the headers at parse time

    Byte* network() { return frame->data + networkOffset; }
    const Byte* network() const { return frame->data + networkOffset; }
    Byte* transport() { return frame->data + transportOffset; }
    const Byte* transport() const { return frame->data + transportOffset; }
    ConstBytes payload() const { return {frame->data + payloadOffset, end - payloadOffset}; }
    bool isV4() const { return kind == NetworkKind::Ipv4; }
    std::uint8_t ttl() const { return isV4() ? network()[8] : network()[7]; }
};

namespace tcp {
inline constexpr std::uint8_t kFin = 0x01, kSyn = 0x02, kRst = 0x04, kPsh = 0x08, kAck = 0x10, kUrg = 0x20;
}

} // namespace tb::wire
