// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/errors.h"
#include "base/result.h"
#include "base/unique_fd.h"
#include "link/vnet_io.h"

#include <memory>
#include <vector>

namespace tb::link {

/// An existing interface (veth, a physical port) by packet sockets, one per worker. The interface listens to
/// all stations, because the router has an address of its own there: the kernel's own stack keeps the
/// interface's.
class PacketSocketLink final : public Link {
public:
    /// Needs CAP_NET_RAW; the error says what to do.
    static Result<std::shared_ptr<PacketSocketLink>, SystemError> open(const std::string& name, int workers);

    std::size_t receive(int queue, std::span<wire::Frame> into) override;
    SendStatus send(int worker, EgressFrame& frame) override;
    int descriptor(int queue) const override { return m_queues[static_cast<std::size_t>(queue)].get(); }
    int queueCount() const override { return static_cast<int>(m_queues.size()); }
    void refresh() override;
    bool isGone() const override;
    void letGo() override { m_lock.reset(); }
    bool isRunning() const override { return m_running.load(std::memory_order_relaxed); }
    MacAddress macAddress() const override { return m_mac; }
    std::uint32_t mtu() const override { return m_mtu.load(std::memory_order_relaxed); }
    std::string name() const override { return "socket:" + m_name; }

private:
    PacketSocketLink(std::string name, UniqueFd lock, int index, std::vector<UniqueFd> queues);

    const std::string m_name;
    UniqueFd m_lock; ///< see link/name_lock; closed after the queues
    const int m_index;
    const std::vector<UniqueFd> m_queues;
    const MacAddress m_mac;
    std::atomic<std::uint32_t> m_mtu{1500};
    std::atomic<bool> m_running{true};
};

} // namespace tb::link
