// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/random.h"
#include "forward/local_ports.h"
#include "forward/plan.h"
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
    std::uint8_t ttl = 64;
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
    /// `link` as in Datagram.
    virtual std::optional<IpAddress> sourceFor(const IpAddress& destination,
                                               routing::InterfaceId link = routing::kNoInterface) const = 0;
    /// The interface that packets to `destination` leave by; null when no route leads there, or to the router
    /// itself.
    virtual const routing::Interface*
    interfaceTo(const IpAddress& destination, routing::InterfaceId link = routing::kNoInterface) const = 0;
    /// Where a service says what it listens to; only that arrives.
    virtual forward::LocalPorts& ports() = 0;

    /// Sends nothing when the router has no address to send from, or the payload is too long for a datagram.
    virtual void sendUdp(const Datagram& datagram) = 0;
    /// A whole IP packet behind an Ethernet header that will be filled; `link` as in Datagram.
    virtual void sendPacket(wire::OwnedFrame packet, routing::InterfaceId link) = 0;
    /// A complete Ethernet frame, past every rule: what asks for a neighbour or has no address yet (DHCP,
    /// ARP).
    virtual void sendFrame(wire::OwnedFrame frame, routing::InterfaceId out) = 0;
};

/// A packet that has arrived for the router itself, with all its checksums right; `packet` lies in a frame
/// that lives for the call.
struct Arrival {
    const wire::Packet& packet;
    routing::InterfaceId in = routing::kNoInterface; ///< kNoInterface: the router speaks to itself
    Instant at;

    /// What lies behind the UDP or ICMP header. An IP packet may be longer than the datagram in it (RFC 768).
    wire::ConstBytes payload() const;
};

/// Something of the router's own that packets are addressed to. Control thread.
class Service {
public:
    virtual ~Service() = default;

    /// The configuration that holds from now on, and the Plan that came of it. Neither lives longer than the
    /// call.
    virtual void apply(const config::Config&, const forward::Plan&) {}
    /// True when the packet was for it: nobody else gets it.
    virtual bool receive(const Arrival& arrival) = 0;
    /// When tick() wants to be called next; nothing: never.
    virtual std::optional<Instant> nextTick() const { return std::nullopt; }
    /// Must move nextTick() behind `now`.
    virtual void tick(Instant) {}
    /// Adds addresses, routes and dead routes that the service knows of. When they change a new Plan is
    /// compiled and apply() is called again.
    virtual void addFacts(forward::RouterFacts&) const {}
};

} // namespace tb::stack
