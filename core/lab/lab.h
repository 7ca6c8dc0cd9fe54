// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/mutex.h"
#include "base/unique_fd.h"
#include "lab/simulated_station.h"
#include "link/memory_link.h"

#include <thread>

namespace tb::lab {

/// All simulated hosts and the cables between them and the router's ports. Hosts on one port hear each other,
/// too. Runs on a thread of its own after start(), or in the caller's time with step().
class Lab {
public:
    /// seed 0: from the system.
    Lab(const Clock& clock, std::uint64_t seed);
    ~Lab();

    /// Makes, changes and removes hosts and their traffic. Any thread.
    void apply(const config::Config& config);
    /// The router's end of the cable of a port, whatever its name is. Any thread; the same end as long as
    /// apply() finds that the port or a host uses the cable.
    Result<std::shared_ptr<link::Link>, SystemError> linkFor(const config::EthernetInterface& port);

    void start();
    void stop();
    /// Handles frames that wait and what is due; returns when something is due again.
    Instant step(Instant now);

private:
    struct Cable {
        link::MemoryLink::Pair ends;
        std::vector<std::unique_ptr<SimulatedStation>> stations;
    };
    using Stations = std::vector<std::unique_ptr<SimulatedStation>>;
    Result<Cable*, SystemError> cableFor(const config::EthernetInterface& port) TB_REQUIRES(m_lock);
    /// Plugs the hosts of the port into its cable; those of `before` that are still wanted go on as they are.
    void plugHosts(const config::EthernetInterface& port, Cable& cable, Stations before) TB_REQUIRES(m_lock);
    Instant stepLocked(Instant now) TB_REQUIRES(m_lock);
    void run(std::stop_token stop);
    void wake();

    const Clock& m_clock;
    const std::uint64_t m_seed;
    Mutex m_lock;
    std::map<std::uint32_t, Cable> m_cables TB_GUARDED_BY(m_lock); ///< by id of the configured port
    std::vector<config::LabHost> m_hosts TB_GUARDED_BY(m_lock);    ///< those that are wanted
    std::vector<config::LabTraffic> m_traffic TB_GUARDED_BY(m_lock);
    wire::FrameArena m_arena{32};
    UniqueFd m_wake; ///< eventfd: the hosts have changed
    std::jthread m_thread;
};

} // namespace tb::lab
