// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/lab.h"

#include "base/assert.h"
#include "base/thread_name.h"

#include <poll.h>
#include <sys/eventfd.h>

#include <algorithm>

namespace tb::lab {

namespace {

using namespace std::chrono_literals;

constexpr std::size_t kMostHosts = 1000;

} // namespace

Lab::Lab(const Clock& clock, std::uint64_t seed)
    : m_clock(clock),
      m_seed(seed != 0 ? seed : systemSeed()),
      m_wake(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC))
{
    TB_CHECK(m_wake.isOpen());
}

Lab::~Lab()
{
    stop();
}

Lab::Cable& Lab::cableFor(const std::string& interface)
{
    const auto known = m_cables.find(interface);
    if (known != m_cables.end())
        return known->second;
    // The router's address on a cable of the lab: stable, made from the port's name.
    std::uint64_t number = 0;
    for (const char c : interface)
        number = number * 31 + static_cast<unsigned char>(c);
    return m_cables
        .emplace(interface, Cable{link::MemoryLink::makePair("lab", MacAddress::local(number)), {}})
        .first->second;
}

std::shared_ptr<link::Link> Lab::linkFor(const std::string& interface)
{
    std::shared_ptr<link::Link> end;
    {
        MutexLock lock(m_lock);
        end = cableFor(interface).ends.router;
    }
    wake();
    return end;
}

void Lab::apply(const config::Config& config)
{
    {
        MutexLock lock(m_lock);
        std::map<std::string, std::vector<std::unique_ptr<SimulatedStation>>> old;
        for (auto& [name, cable] : m_cables)
            old[name] = std::move(cable.stations);
        std::size_t count = 0;
        for (const config::LabHost& host : config.labHosts) {
            if (host.disabled || ++count > kMostHosts)
                continue;
            Cable& cable = cableFor(host.interface);
            auto& before = old[host.interface];
            const auto same = std::ranges::find_if(
                before, [&host](const auto& station) { return station && station->host() == host; });
            cable.stations.push_back(same != before.end()
                                         ? std::move(*same)
                                         : std::make_unique<SimulatedStation>(host, cable.ends.far, m_seed));
            cable.stations.back()->setTraffic(config.labTraffic, m_clock.now());
        }
    }
    wake();
}

void Lab::wake()
{
    const std::uint64_t one = 1;
    (void)!::write(m_wake.get(), &one, sizeof one); // a full counter wakes just as well
}

Instant Lab::step(Instant now)
{
    MutexLock lock(m_lock);
    return stepLocked(now);
}

Instant Lab::stepLocked(Instant now)
{
    Instant next = now + 24h;
    for (auto& [name, cable] : m_cables) {
        const std::size_t count = cable.ends.far->receive(0, m_arena.frames());
        for (std::size_t i = 0; i < count; ++i) {
            for (const auto& station : cable.stations)
                station->receive(m_arena.frames()[i], now);
            m_arena.reset(i);
        }
        for (const auto& station : cable.stations)
            next = std::min(next, station->advance(now));
        if (count == m_arena.frames().size())
            next = now; // more may wait
    }
    return next;
}

void Lab::start()
{
    m_thread = std::jthread([this](std::stop_token stop) {
        nameThisThread("lab");
        run(stop);
    });
}

void Lab::stop()
{
    m_thread.request_stop();
    if (m_thread.joinable())
        m_thread.join();
}

void Lab::run(std::stop_token stop)
{
    const std::stop_callback waker(stop, [this] { wake(); });
    while (!stop.stop_requested()) {
        std::vector<pollfd> waiting = {
            {m_wake.get(), POLLIN, 0}
        };
        Instant next;
        {
            MutexLock lock(m_lock);
            next = stepLocked(m_clock.now());
            for (const auto& [name, cable] : m_cables)
                waiting.push_back({cable.ends.far->descriptor(0), POLLIN, 0});
        }
        const Duration rest = std::clamp<Duration>(next - m_clock.now(), 0s, 1h);
        const auto milliseconds = std::chrono::ceil<std::chrono::milliseconds>(rest).count();
        if (::poll(waiting.data(), waiting.size(), static_cast<int>(milliseconds)) > 0 &&
            (waiting[0].revents & POLLIN) != 0) {
            std::uint64_t times;
            (void)!::read(m_wake.get(), &times, sizeof times); // empties the counter
        }
    }
}

} // namespace tb::lab
