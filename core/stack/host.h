// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/random.h"
#include "routing/interface_table.h"
#include "wire/bytes.h"
#include "wire/frame.h"
#include "wire/packet.h"

#include <optional>

namespace tb::stack {

/// A UDP datagram of the router's own.
struct Datagram {
    IpAddress source; ///< unspecified: the address of the interface that the route leads to
    IpAddress destination;
    std::uint16_t sourcePort = 0;
    std::uint16_t destinationPort = 0;
    wire::ConstBytes payload;
    /// Where a broadcast, a group or a link-local address is; kNoInterface: the route says it.
    routing::InterfaceId link = routing::kNoInterface;
};

/// The router as its services see it: how they send, what time it is. All calls on the control thread; what
/// is sent passes output, tracking, NAT and routing like every packet of the router.
class Host {
public:
    virtual ~Host() = default;

    virtual Instant now() const = 0;
    virtual Random& random() = 0;
    virtual const routing::InterfaceTable& interfaces() const = 0;
    /// The router's address that packets to `destination` come from; nothing when no route leads there.
    virtual std::optional<IpAddress> sourceFor(const IpAddress& destination) const = 0;

    virtual void sendUdp(const Datagram& datagram) = 0;
    /// A whole IP packet behind an Ethernet header that will be filled; `link` as in Datagram.
    virtual void sendPacket(wire::OwnedFrame packet, routing::InterfaceId link) = 0;
    /// A complete Ethernet frame, past every rule: what asks for a neighbour or has no address yet (DHCP,
    /// ARP).
    virtual void sendFrame(wire::OwnedFrame frame, routing::InterfaceId out) = 0;
};

/// A packet that has arrived for the router itself; `packet` lies in a frame that lives for the call.
struct Arrival {
    const wire::Packet& packet;
    routing::InterfaceId in = routing::kNoInterface;
    Instant at;
};

/// Something of the router's own that packets are addressed to. Control thread.
class Service {
public:
    virtual ~Service() = default;
    /// True when the packet was for it: nobody else gets it.
    virtual bool receive(const Arrival& arrival) = 0;
    /// When tick() wants to be called next; nothing: never.
    virtual std::optional<Instant> nextTick() const = 0;
    virtual void tick(Instant now) = 0;
};

} // namespace tb::stack
