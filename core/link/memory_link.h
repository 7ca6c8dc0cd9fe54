// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/errors.h"
#include "base/mutex.h"
#include "base/result.h"
#include "base/unique_fd.h"
#include "link/link.h"

#include <atomic>
#include <deque>
#include <memory>

namespace tb::link {

/// One end of a cable in memory. What is sent into one end is received from the other, offload included. One
/// queue; each end may be used by a thread of its own.
class MemoryLink final : public Link {
public:
    /// Frames that one direction holds before it is full.
    static constexpr std::size_t kCapacity = 1024;

    struct Pair {
        std::shared_ptr<MemoryLink> router; ///< the end that goes into a port
        std::shared_ptr<MemoryLink> far;    ///< the end of hosts and tests
    };
    /// name: what the router's end calls itself, e.g. "lab".
    /// Takes a descriptor for each direction; fails when the program has too many.
    static Result<Pair, SystemError> makePair(const std::string& name, const MacAddress& routerMac,
                                              std::uint32_t mtu = 1500);

    std::size_t receive(int queue, std::span<wire::Frame> into) override;
    SendStatus send(int worker, EgressFrame& frame) override;
    int descriptor(int) const override;
    int queueCount() const override { return 1; }
    bool isRunning() const override { return m_running.load(std::memory_order_relaxed); }
    MacAddress macAddress() const override { return m_mac; }
    std::uint32_t mtu() const override { return m_mtu; }
    std::string name() const override { return m_name; }
    void setRunning(bool running) { m_running.store(running, std::memory_order_relaxed); }

private:
    /// Frames under way in one direction, and a descriptor that is readable while there are any.
    struct Lane {
        explicit Lane(UniqueFd signalGiven) : signal(std::move(signalGiven)) {}
        Mutex lock;
        std::deque<wire::OwnedFrame> frames TB_GUARDED_BY(lock);
        UniqueFd signal;
    };
    MemoryLink(std::string name, MacAddress mac, std::uint32_t mtu, std::shared_ptr<Lane> in,
               std::shared_ptr<Lane> out);

    const std::string m_name;
    const MacAddress m_mac;
    const std::uint32_t m_mtu;
    const std::shared_ptr<Lane> m_in, m_out;
    std::atomic<bool> m_running{true};
};

} // namespace tb::link
