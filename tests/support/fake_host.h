// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/virtual_clock.h"
#include "stack/host.h"
#include "wire/frame_parser.h"

#include <vector>

namespace tb::test {

/// A router for the unit test of one of its services: the test moves the clock, gives interfaces, and finds
/// what was sent.
class FakeHost final : public stack::Host {
public:
    struct SentDatagram {
        stack::Datagram datagram; ///< without its payload
        std::vector<wire::Byte> payload;
    };
    struct SentFrame {
        wire::OwnedFrame frame;
        routing::InterfaceId interface;
    };

    explicit FakeHost(std::vector<routing::Interface> interfaces = {}) : m_interfaces(std::move(interfaces))
    {
    }

    Instant now() const override { return clock.now(); }
    Random& random() override { return m_random; }
    const routing::InterfaceTable& interfaces() const override { return m_interfaces; }
    /// The address on `link`; without one, on the first interface that has one of the family.
    std::optional<IpAddress> sourceFor(const IpAddress& destination, routing::InterfaceId link) const override
    {
        for (const routing::Interface& one : m_interfaces.all()) {
            if (link != routing::kNoInterface && link != one.id)
                continue;
            if (const auto source = one.addressTowards(destination))
                return source;
        }
        return std::nullopt;
    }
    const routing::Interface* interfaceTo(const IpAddress& destination,
                                          routing::InterfaceId link) const override
    {
        for (const routing::Interface& one : m_interfaces.all()) {
            if (link == one.id || (link == routing::kNoInterface && one.addressTowards(destination)))
                return &one;
        }
        return nullptr;
    }
    /// From now on no route leads anywhere.
    void forgetInterfaces() { m_interfaces = routing::InterfaceTable(); }
    forward::LocalPorts& ports() override { return *m_ports; }
    void sendUdp(const stack::Datagram& datagram) override
    {
        datagrams.push_back({
            datagram, {datagram.payload.begin(), datagram.payload.end()}
        });
        datagrams.back().datagram.payload = {};
    }
    void sendPacket(wire::OwnedFrame packet, routing::InterfaceId link) override
    {
        packets.push_back({std::move(packet), link});
    }
    void sendFrame(wire::OwnedFrame frame, routing::InterfaceId out) override
    {
        frames.push_back({std::move(frame), out});
    }

    /// Gives a packet to a service as if it had arrived; false when it was not for it or cannot be read.
    bool give(stack::Service& service, wire::OwnedFrame frame, routing::InterfaceId in)
    {
        wire::Packet packet;
        return !wire::parseFrame(frame.frame(), packet) && service.receive({packet, in, now()});
    }
    /// Moves the clock, and ticks the service whenever it wants.
    void advance(stack::Service& service, Duration length)
    {
        const Instant end = clock.now() + length;
        for (auto next = service.nextTick(); next && *next <= end; next = service.nextTick()) {
            clock.advance(std::max(*next - clock.now(), Duration::zero()));
            service.tick(clock.now());
        }
        clock.advance(end - clock.now());
    }

    VirtualClock clock;
    std::vector<SentDatagram> datagrams;
    std::vector<SentFrame> packets; ///< by sendPacket()
    std::vector<SentFrame> frames;  ///< by sendFrame()

private:
    SeededRandom m_random{1};
    routing::InterfaceTable m_interfaces;
    std::unique_ptr<forward::LocalPorts> m_ports = std::make_unique<forward::LocalPorts>();
};

} // namespace tb::test
