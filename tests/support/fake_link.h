// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "link/link.h"

#include <atomic>

namespace tb::test {

/// A link that carries nothing and whose fate is in the test's hands.
struct FakeLink : link::Link {
    int descriptorGiven = -1;
    std::atomic<bool> gone{false};
    std::atomic<int> timesAsked{0}, timesLetGo{0};

    std::size_t receive(int, std::span<wire::Frame>) override
    {
        ++timesAsked;
        return 0;
    }
    link::SendStatus send(int, link::EgressFrame&) override { return link::SendStatus::Sent; }
    int descriptor(int) const override { return descriptorGiven; }
    int queueCount() const override { return 1; }
    bool isRunning() const override { return !gone; }
    bool isGone() const override { return gone; }
    void letGo() override { ++timesLetGo; }
    MacAddress macAddress() const override { return MacAddress::local(1); }
    std::uint32_t mtu() const override { return 1500; }
    std::string name() const override { return "fake"; }
};

} // namespace tb::test
