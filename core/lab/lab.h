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
    /// The router's end of the cable of a port. Any thread; the same end until the lab goes.
    std::shared_ptr<link::Link> linkFor(const std::string& interface);

    void start();
    void stop();
    /// Handles frames that wait and what is due; returns when something is due again.
    Instant step(Instant now);

private:
    struct Cable {
        link::MemoryLink::Pair ends;
        std::vector<std::unique_ptr<SimulatedStation>> stations;
    };
    Cable& cableFor(const std::string& interface) TB_REQUIRES(m_lock);
    Instant stepLocked(Instant now) TB_REQUIRES(m_lock);
    void run(std::stop_token stop);
    void wake();

    const Clock& m_clock;
    const std::uint64_t m_seed;
    Mutex m_lock;
    std::map<std::string, Cable> m_cables TB_GUARDED_BY(m_lock);
    wire::FrameArena m_arena{32};
    UniqueFd m_wake; ///< eventfd: the hosts have changed
    std::jthread m_thread;
};

} // namespace tb::lab
