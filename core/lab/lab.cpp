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

/// The same host, though perhaps the port that it is plugged into has a new name.
bool isSameHost(config::LabHost before, const config::LabHost& after)
{
    before.interface = after.interface;
    return before == after;
}

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

Result<Lab::Cable*, SystemError> Lab::cableFor(const config::EthernetInterface& port)
{
    const auto known = m_cables.find(port.id);
    if (known != m_cables.end())
        return &known->second;
    // The router's address on a cable of the lab: stable, made from the port's name.
    std::uint64_t number = 0;
    for (const char c : port.name)
        number = number * 31 + static_cast<unsigned char>(c);
    auto ends = link::MemoryLink::makePair("lab", MacAddress::local(number));
    if (!ends)
        return Failure{ends.error()};
    Cable& made = m_cables.emplace(port.id, Cable{*std::move(ends), {}}).first->second;
    plugHosts(port, made, {});
    return &made;
}

void Lab::plugHosts(const config::EthernetInterface& port, Cable& cable, Stations before)
{
    cable.stations.clear();
    for (const config::LabHost& host : m_hosts) {
        if (host.interface != port.name)
            continue;
        const auto same = std::ranges::find_if(
            before, [&host](const auto& station) { return station && isSameHost(station->host(), host); });
        cable.stations.push_back(same != before.end()
                                     ? std::move(*same)
                                     : std::make_unique<SimulatedStation>(host, cable.ends.far, m_seed));
        cable.stations.back()->setTraffic(m_traffic, m_clock.now());
    }
}

Result<std::shared_ptr<link::Link>, SystemError> Lab::linkFor(const config::EthernetInterface& port)
{
    std::shared_ptr<link::Link> end;
    {
        MutexLock lock(m_lock);
        const auto cable = cableFor(port);
        if (!cable)
            return Failure{cable.error()};
        end = (*cable)->ends.router;
    }
    wake();
    return end;
}

void Lab::apply(const config::Config& config)
{
    {
        MutexLock lock(m_lock);
        m_traffic = config.labTraffic;
        m_hosts.clear();
        for (const config::LabHost& host : config.labHosts) {
            if (!host.disabled && m_hosts.size() < kMostHosts)
                m_hosts.push_back(host);
        }
        std::map<std::uint32_t, Cable> unused = std::exchange(m_cables, {});
        for (const config::EthernetInterface& port : config.ethernets) {
            const bool hasHosts =
                std::ranges::find(m_hosts, port.name, &config::LabHost::interface) != m_hosts.end();
            const auto known = unused.find(port.id);
            if (!hasHosts && (port.disabled || port.link != "lab"))
                continue;
            if (known == unused.end()) {
                (void)cableFor(port); // refused: linkFor() tries again, and says why
                continue;
            }
            Cable& cable = m_cables.insert(unused.extract(known)).position->second;
            plugHosts(port, cable, std::exchange(cable.stations, {}));
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
    for (auto& [id, cable] : m_cables) {
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
            for (const auto& [id, cable] : m_cables)
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
