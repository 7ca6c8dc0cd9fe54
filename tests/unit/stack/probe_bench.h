// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stack/prober.h"
#include "support/fake_host.h"
#include "wire/checksum.h"
#include "wire/craft.h"

namespace tb::test {

/// A prober on a router with 192.168.88.1/24 and 2001:db8::1/64, and who answers its probes.
struct ProbeBench {
    static constexpr routing::InterfaceId kEther1 = 1;

    static std::vector<routing::Interface> interfaces()
    {
        routing::Interface one;
        one.id = kEther1;
        one.name = "ether1";
        one.addresses = {*IpPrefix::parse("192.168.88.1/24"), *IpPrefix::parse("2001:db8::1/64")};
        return {one};
    }
    static IpAddress address(const char* text) { return *IpAddress::parse(text); }

    /// The question that was sent last.
    wire::Packet lastSent()
    {
        wire::Packet packet;
        TB_CHECK(!host.packets.empty() && !wire::parseFrame(host.packets.back().frame.frame(), packet));
        return packet;
    }
    /// Answers an echo request as its destination would.
    bool answerEcho()
    {
        wire::OwnedFrame reply = wire::OwnedFrame::copyOf(host.packets.back().frame.frame());
        wire::Packet packet;
        TB_CHECK(!wire::parseFrame(reply.frame(), packet));
        wire::turnIntoEchoReply(packet);
        return host.give(prober, std::move(reply), kEther1);
    }
    /// Says of the last question what `error` does.
    bool answerError(const char* from, const wire::IcmpError& error)
    {
        wire::Packet packet = lastSent();
        auto message = wire::craftIcmpError(packet, error, address(from));
        return message && host.give(prober, std::move(*message), kEther1);
    }

    FakeHost host{interfaces()};
    stack::Prober prober{host};
};

} // namespace tb::test
