// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/virtual_clock.h"
#include "link/memory_link.h"
#include "stack/craft.h"
#include "stack/services.h"
#include "wire/craft.h"
#include "wire/frame_parser.h"

#include <cstring>
#include <deque>

namespace tb::test {

/// A service that keeps what it gets and does what the test says.
struct TestService : stack::Service {
    explicit TestService(stack::Host& hostGiven) : host(hostGiven) {}

    bool receive(const stack::Arrival& arrival) override
    {
        const wire::ConstBytes payload = arrival.payload();
        received.emplace_back(payload.begin(), payload.end());
        receivedOn.push_back(arrival.in);
        return takes;
    }
    std::optional<Instant> nextTick() const override { return next; }
    void tick(Instant now) override
    {
        ticks.push_back(now);
        next.reset();
    }
    void apply(const config::Config& config, const forward::Plan&) override { identity = config.identity; }
    void addFacts(forward::RouterFacts& facts) const override { facts.deadRoutes.push_back(7); }

    stack::Host& host;
    bool takes = true;
    std::optional<Instant> next;
    std::vector<std::string> received;
    std::vector<routing::InterfaceId> receivedOn;
    std::vector<Instant> ticks;
    std::string identity;
};

/// The same again, to be told apart by its type.
struct OtherTestService : TestService {
    using TestService::TestService;
};

/// An engine with one interface, ether1 with 192.168.88.1/24 and 2001:db8::1/64, a station at the far end
/// with .10 and ::10, and the two services.
struct StackBench {
    static constexpr routing::InterfaceId kEther1 = 1;

    StackBench() : cable(*link::MemoryLink::makePair("far", MacAddress::local(1)))
    {
        config::EthernetInterface port;
        port.id = kEther1;
        port.name = "ether1";
        port.link = "far";
        config.ethernets.push_back(port);
        addAddress(config.addresses, "192.168.88.1/24");
        addAddress(config.addresses6, "2001:db8::1/64");
        engine.setPort(kEther1, cable.router);
        publish();
    }

    void addAddress(std::vector<config::InterfaceAddress>& list, const char* address)
    {
        config::InterfaceAddress one;
        one.interface = "ether1";
        one.address = *IpPrefix::parse(address);
        list.push_back(one);
    }
    void publish()
    {
        const auto plan = forward::Plan::compile(config, {});
        TB_CHECK(bool(plan));
        engine.publish(*plan);
        services.apply(config, *plan);
    }
    /// Engine and services until neither has anything to do.
    void settle()
    {
        do
            engine.step();
        while (services.serve());
    }

    void transmit(wire::OwnedFrame frame)
    {
        auto egress = link::EgressFrame::forTest(frame.frame());
        TB_CHECK(cable.far->send(0, egress) == link::SendStatus::Sent);
        settle();
    }
    /// A UDP datagram of the station's, or of whoever `source` says.
    void sendUdp(const char* source, const char* destination, std::uint16_t port, std::string_view text,
                 const MacAddress& to = MacAddress::local(1))
    {
        const wire::ConstBytes payload(reinterpret_cast<const wire::Byte*>(text.data()), text.size());
        auto frame =
            stack::craftUdp({*IpAddress::parse(source), *IpAddress::parse(destination), 4000, port, payload});
        TB_CHECK(frame.has_value());
        std::memcpy(frame->frame().data, to.bytes().data(), 6);
        std::memcpy(frame->frame().data + 6, kStation.bytes().data(), 6);
        transmit(std::move(*frame));
    }
    /// Makes the station's MAC known to the router.
    void introduce()
    {
        const IpAddress station = *IpAddress::parse("192.168.88.10");
        transmit(wire::craftArp({true, kStation, station, {}, *IpAddress::parse("192.168.88.1")},
                                MacAddress::broadcast()));
        (void)takeSent();
    }
    /// What has come out of ether1 since the last call.
    std::deque<wire::OwnedFrame> takeSent()
    {
        std::deque<wire::OwnedFrame> sent;
        wire::FrameArena arena(8);
        for (std::size_t count = 0; (count = cable.far->receive(0, arena.frames())) > 0;) {
            for (std::size_t i = 0; i < count; ++i) {
                sent.push_back(wire::OwnedFrame::copyOf(arena.frames()[i]));
                arena.reset(i);
            }
        }
        return sent;
    }
    std::uint64_t drops(wire::DropReason reason) const
    {
        return engine.status().drops[static_cast<std::size_t>(reason)];
    }

    TestService& first() { return services.get<TestService>(); }
    OtherTestService& second() { return services.get<OtherTestService>(); }

    const MacAddress kStation = MacAddress::local(0x10);
    VirtualClock clock;
    config::Config config;
    link::MemoryLink::Pair cable;
    forward::Engine engine{
        {1, 1000, 1},
        clock
    };
    stack::Services services{engine, clock, 1, [](stack::Host& host) {
                                 stack::Services::List list;
                                 list.push_back(std::make_unique<TestService>(host));
                                 list.push_back(std::make_unique<OtherTestService>(host));
                                 return list;
                             }};
};

} // namespace tb::test
