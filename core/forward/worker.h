// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/published.h"
#include "base/unique_fd.h"
#include "forward/bridging.h"
#include "forward/environment.h"
#include "forward/packet_context.h"

#include <poll.h>

#include <array>
#include <functional>
#include <stop_token>

namespace tb::forward {

/// What all workers share. `version` moves with every change, so that a worker looks at the mutexes inside
/// Published only when there is something new.
struct Shared {
    /// The functions are FrameQueue's `wake`.
    Shared(const Clock& clockGiven, std::uint32_t maxEntries, HashKey key, std::function<void()> wakeServices,
           std::function<void()> wakeSender)
        : clock(clockGiven),
          connections(maxEntries, key),
          binder(connections, key),
          toServices(std::move(wakeServices)),
          fromServices(std::move(wakeSender))
    {
    }
    const Clock& clock;
    conntrack::ConnectionTable connections;
    nat::Binder binder;
    conntrack::FragmentTable fragments;
    routing::NeighborTable neighbors;
    routing::AddressWatch addresses;
    routing::PathMtu pathMtu;
    LocalPorts localPorts;
    FrameQueue toServices;   ///< packets for the router itself that somebody listens to
    FrameQueue fromServices; ///< what the router itself says; sent by worker 0
    Published<PlanInUse> plan;
    Published<PortSet> ports;
    std::atomic<std::uint64_t> version{1};
};

/// Carries frames from the ports' queues of its own number through the pipeline, a batch at a time.
///
/// Theory of operation
///   A batch is received into the worker's own arena, parsed, and looked up in three passes, so that the
///   memory of 32 connections is fetched while the processor works (performance-design §3). Packets then go
///   one by one through the pipeline, which rewrites them in place and sends them from the very buffer they
///   came in. A worker with nothing to do sleeps in poll().
class Worker {
public:
    static constexpr std::size_t kBatch = 32;
    /// Frames of 64 KB: a batch of 32 would not stay in the processor's cache.
    static constexpr std::size_t kLargeBatch = 4;

    Worker(int number, Shared& shared, std::uint64_t seed);

    /// Until asked to stop. On its own thread.
    void run(std::stop_token stop);
    /// One round over all ports without waiting; true when a frame was handled.
    bool runOnce();
    /// Ends poll(): something has changed.
    void wake();
    /// Waits until this worker, running on its thread, works with Shared::version `version` or a later one.
    void waitForVersion(std::uint64_t version) const;
    /// Sums into `sum`.
    void addDrops(std::array<std::uint64_t, wire::kDropReasons>& sum) const;
    const InvalidCounts& invalidPackets() const { return m_invalid; }

private:
    void takeNews();
    std::size_t receiveAndProcess(Port& port);
    void lookAhead(std::size_t frames, Port& port);
    Arrival takeIn(wire::Frame& frame, PacketContext& context, PortCounters& counters);
    bool sendForServices();
    void doChores();
    void sleep();
    void ignoreDeadLinks();
    void heedAllLinks();

    const int m_number;
    Shared& m_shared;
    SeededRandom m_random;
    Environment m_env;
    wire::FrameArena m_arena{kBatch};
    std::array<PacketContext, kBatch> m_contexts;
    std::array<Arrival, kBatch> m_arrivals{};
    std::size_t m_batchLimit = kBatch;
    std::array<Count, wire::kDropReasons> m_drops;
    InvalidCounts m_invalid;
    std::atomic<std::uint64_t> m_seenVersion{0};
    Instant m_nextChores;
    UniqueFd m_wake; ///< eventfd
    std::vector<pollfd> m_pollSet;
    bool m_sawError = false; ///< at the last poll
    bool m_mustAsk = false;  ///< a link has no descriptor to wait for
};

} // namespace tb::forward
