// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/assert.h"
#include "base/virtual_clock.h"
#include "lab/lab.h"
#include "wire/frame_parser.h"

#include <vector>

namespace tb::test {

inline config::EthernetInterface labPort(std::uint32_t id, const char* name)
{
    config::EthernetInterface port;
    port.id = id;
    port.name = name;
    port.link = "lab";
    return port;
}

/// A lab in virtual time, and the router's end of its cable "ether1" in the test's hands.
struct LabBench {
    VirtualClock clock;
    lab::Lab lab{clock, 1};
    std::shared_ptr<link::Link> port = *lab.linkFor(labPort(1, "ether1"));

    void send(wire::OwnedFrame frame)
    {
        link::EgressFrame egress = link::EgressFrame::forTest(frame.frame());
        TB_CHECK(port->send(0, egress) == link::SendStatus::Sent);
        lab.step(clock.now());
    }
    /// What the hosts have sent since the last time.
    std::vector<wire::OwnedFrame> take()
    {
        std::vector<wire::OwnedFrame> frames;
        wire::FrameArena arena(32);
        while (const std::size_t count = port->receive(0, arena.frames())) {
            for (std::size_t i = 0; i < count; ++i) {
                frames.push_back(wire::OwnedFrame::copyOf(arena.frames()[i]));
                arena.reset(i);
            }
        }
        return frames;
    }
};

inline config::LabHost labHost(std::uint32_t id, const char* name, const char* address,
                               const char* gateway = "")
{
    config::LabHost host;
    host.id = id;
    host.name = name;
    host.interface = "ether1";
    host.address = IpPrefix::parse(address).value();
    host.gateway = IpAddress::parse(gateway);
    return host;
}

} // namespace tb::test
