// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/mac_address.h"
#include "wire/frame.h"
#include "wire/packet.h"

#include <optional>

namespace tb::wire {

/// Frames that the router itself makes, by libtins; never on the path of a forwarded packet.
/// Each returns a whole Ethernet frame with correct checksums.

struct ArpFields {
    bool isRequest = true;
    MacAddress senderMac;
    IpAddress senderIp;
    MacAddress targetMac;
    IpAddress targetIp;
};
/// Reads an ARP frame (Ethernet/IPv4 only). Nothing for anything else.
std::optional<ArpFields> readArp(const Packet& packet);
OwnedFrame craftArp(const ArpFields& fields, const MacAddress& frameDestination);

/// ICMPv6 neighbour discovery (RFC 4861), the parts a router on a link needs.
struct NeighborMessage {
    bool isSolicitation = true; ///< else an advertisement
    IpAddress target;
    std::optional<MacAddress>
        linkLayerAddress;   ///< source option of a solicitation, target option of an advertisement
    bool solicited = false; ///< advertisement flags
    bool override_ = false;
    bool isRouter = false;
};
/// Reads a neighbour solicitation or advertisement: everything that RFC 4861 §7.1 and RFC 6980 ask
/// for is checked (hop limit 255, checksum, code 0, not a fragment, options).
std::optional<NeighborMessage> readNeighborMessage(const Packet& packet);
OwnedFrame craftNeighborMessage(const NeighborMessage& message, const MacAddress& sourceMac,
                                const IpAddress& source, const MacAddress& destinationMac,
                                const IpAddress& destination);

/// An ICMP or ICMPv6 error about `offender`, addressed back to its sender from `source`: quotes as much as
/// fits 576 bytes (IPv6: 1280), TTL 64. Nothing when no error may be sent about it (RFC 1122 §3.2.2, RFC 4443
/// §2.4 e).
struct IcmpError {
    std::uint8_t type = 0;
    std::uint8_t code = 0;
    std::uint32_t rest = 0; ///< MTU, pointer or 0: the second word of the header
};
std::optional<OwnedFrame> craftIcmpError(const Packet& offender, const IcmpError& error,
                                         const IpAddress& source);

/// Turns an echo request into its reply in place: addresses swapped, type changed, TTL 64, checksums right.
/// MAC addresses stay for postrouting to fill.
void turnIntoEchoReply(Packet& packet);

/// The reply to an ICMPv6 echo request as a packet of its own, without the request's extension headers.
/// Nothing when the request's checksum is wrong.
std::optional<OwnedFrame> craftEchoReply6(const Packet& request);

/// A TCP RST that answers `offender` (RFC 9293 §3.10.7.1). Nothing when the offender is itself a RST.
std::optional<OwnedFrame> craftReset(const Packet& offender);

/// The Ethernet multicast address of an IPv6 or IPv4 multicast group (RFC 2464 §7, RFC 1112 §6.4).
MacAddress multicastMac(const IpAddress& group);
/// ff02::1:ffXX:XXXX of an address (RFC 4291 §2.7.1).
IpAddress solicitedNodeGroup(const IpAddress& address);

} // namespace tb::wire
