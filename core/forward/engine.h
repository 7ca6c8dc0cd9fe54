// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/subscription.h"
#include "forward/frame_queue.h"
#include "forward/local_ports.h"
#include "forward/plan.h"
#include "forward/status.h"
#include "link/link.h"
#include "routing/neighbor_table.h"

#include <functional>
#include <memory>
#include <span>

namespace tb::forward {

/// What a sweep hands to whoever watches: rows only when somebody asked for them.
struct SweepResult {
    Instant at;
    WallTime wallTime;
    conntrack::TableTotals totals;
    std::shared_ptr<const std::vector<conntrack::ConnectionRow>> rows; ///< null when nobody wants rows
};

/// Workers, sweeper, connection table and ports. The control thread (or a test) calls the public functions;
/// workers and the sweeper have threads of their own after start(), or run on the caller's thread with
/// step().
class Engine {
public:
    struct Options {
        int workers = 0;              ///< 0: one per two cores, at least one
        std::uint32_t maxEntries = 0; ///< 0: from the machine's memory, at most 1,048,576
        std::uint64_t seed = 0;       ///< 0: from the system
        /// Told on a worker's thread when packets wait for the router's services: take them soon.
        std::function<void()> packetsWait = [] {};
    };
    Engine(const Options& options, const Clock& clock);
    ~Engine(); ///< stops

    /// Starts worker and sweeper threads.
    void start();
    /// Stops them in order; links stay open until the Engine goes or setPort(id, null).
    void stop();
    /// Without threads: handles every frame that waits on any port, then sweeps if a second has passed since
    /// the last sweep, and repeats until nothing waits. For tests, scenarios and the step mode; not after
    /// start().
    void step();

    void publish(std::shared_ptr<const Plan> plan);
    std::shared_ptr<const Plan> plan() const;
    /// Plugs a link into a port, or pulls it out (null). Waits until no worker uses the old link.
    void setPort(routing::InterfaceId id, std::shared_ptr<link::Link> link);

    // The router's own packets. Any thread; they leave with worker 0's next round, in step mode with step().
    // Those that find no room are counted as local-queue-full.
    /// A packet behind an Ethernet header that will be filled: it passes output; `link` as in sendOwn().
    void sendFromRouter(wire::OwnedFrame packet, routing::InterfaceId link);
    /// A complete Ethernet frame, past every rule.
    void sendFrame(wire::OwnedFrame frame, routing::InterfaceId out);
    /// What somebody on the router listens to: packets of that kind wait for takePackets().
    LocalPorts& localPorts();
    std::vector<QueuedFrame> takePackets();
    /// The counters of these rules start at zero again; an id that the menu does not have is passed over.
    void resetRuleCounters(RuleMenuId menu, std::span<const std::uint32_t> items);

    int workerCount() const;
    conntrack::ConnectionTable& connections();
    routing::NeighborTable& neighbors();
    /// Addresses of the router that another station has, too; IPv6 ones of them are to be left out of the
    /// next Plan (RouterFacts).
    std::vector<routing::AddressConflict> addressConflicts() const;
    EngineStatus status() const;

    /// Told after each sweep, on the sweeper's thread (in step(): the caller's).
    [[nodiscard]] std::unique_ptr<Subscription> watchSweeps(std::function<void(const SweepResult&)> told);
    /// While at least one wish lives, sweeps carry rows.
    [[nodiscard]] std::unique_ptr<Subscription> wantRows();
    /// Sweeps now, out of turn (a viewer opened a list). Any thread but a callback's.
    void sweepNow();

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace tb::forward
