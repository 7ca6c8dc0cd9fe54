// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forward/status.h"
#include "link/link.h"
#include "routing/interface_table.h"

#include <atomic>
#include <memory>
#include <span>
#include <vector>

namespace tb::forward {

/// A number that one worker counts up and anybody reads: no lock, no locked instruction.
class Count {
public:
    void add(std::uint64_t n)
    {
        m_value.store(m_value.load(std::memory_order_relaxed) + n, std::memory_order_relaxed);
    }
    std::uint64_t value() const { return m_value.load(std::memory_order_relaxed); }

private:
    std::atomic<std::uint64_t> m_value{0};
};

/// One worker's counters of one port, in a cache line of their own. Packets and bytes as on the wire: a large
/// frame counts as its segments; bytes are Ethernet payload and header, without FCS.
struct alignas(64) PortCounters {
    Count rxPackets, rxBytes, txPackets, txBytes, rxDrops, txDrops;
};

/// Sum over the workers.
InterfaceCounters totalOf(std::span<const PortCounters> counters);

/// An interface that has a link: what workers receive from and send to.
class Port {
public:
    Port(routing::InterfaceId id, std::shared_ptr<link::Link> link, int workers)
        : m_id(id), m_link(std::move(link)), m_counters(static_cast<std::size_t>(workers))
    {
    }
    routing::InterfaceId id() const { return m_id; }
    link::Link& link() const { return *m_link; }
    PortCounters& counters(int worker) { return m_counters[static_cast<std::size_t>(worker)]; }
    InterfaceCounters total() const { return totalOf(m_counters); }

private:
    routing::InterfaceId m_id;
    std::shared_ptr<link::Link> m_link;
    std::vector<PortCounters> m_counters;
};

/// All ports at one time. Immutable: workers keep the one they have until they are told of a newer one.
class PortSet {
public:
    PortSet() = default;
    Port* find(routing::InterfaceId id) const { return id < m_byId.size() ? m_byId[id].get() : nullptr; }
    const std::vector<std::shared_ptr<Port>>& all() const { return m_ports; }
    /// A copy with this port added, replaced or (null) without port `id`.
    std::shared_ptr<const PortSet> with(routing::InterfaceId id, std::shared_ptr<Port> port) const;

private:
    std::vector<std::shared_ptr<Port>> m_ports;
    std::vector<std::shared_ptr<Port>> m_byId;
};

/// Whether an interface of any kind can carry frames now.
bool isRunning(routing::InterfaceId id, const routing::InterfaceTable& interfaces, const PortSet& ports);

} // namespace tb::forward
