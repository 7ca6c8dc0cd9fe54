// SPDX-License-Identifier: GPL-3.0-or-later
#include "forward/engine.h"

#include "base/thread_name.h"
#include "forward/interface_meter.h"
#include "forward/lost_masquerades.h"
#include "forward/memory_budget.h"
#include "forward/sweeper.h"

#include <algorithm>
#include <map>
#include <thread>

namespace tb::forward {

namespace {

int workersFor(int asked)
{
    constexpr int kMost = 64;
    const int cores = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    return std::clamp(asked > 0 ? asked : cores / 2, 1, kMost);
}

HashKey keyFrom(std::uint64_t seed)
{
    SeededRandom random(seed);
    return {random.next(), random.next()};
}

TrafficOfRules trafficOf(const PlanInUse& inUse)
{
    TrafficOfRules all;
    for (std::size_t menu = 0; menu < kRuleMenus; ++menu) {
        const std::vector<std::uint32_t>& items = inUse.plan->ruleMenus[menu].items;
        for (std::size_t i = 0; i < items.size(); ++i)
            all[menu].push_back(inUse.counters[menu][i]->total(items[i]));
    }
    return all;
}

} // namespace

class Engine::Impl {
public:
    Impl(const Options& options, const Clock& clock)
        : m_seed(options.seed != 0 ? options.seed : systemSeed()),
          m_started(clock.now()),
          m_shared(clock, options.maxEntries != 0 ? options.maxEntries : maxEntriesForThisMachine(),
                   keyFrom(m_seed), options.packetsWait, [this] { m_workers.front()->wake(); }),
          m_sweeper(m_shared)
    {
        m_shared.ports.publish(std::make_shared<PortSet>());
        m_shared.plan.publish(std::make_shared<PlanInUse>()); // without a Plan workers rest
        const int workers = workersFor(options.workers);
        for (int i = 0; i < workers; ++i) {
            const auto number = static_cast<std::uint64_t>(i) + 1;
            m_workers.push_back(
                std::make_unique<Worker>(i, m_shared, m_seed ^ (number * 0x9e3779b97f4a7c15)));
        }
        m_rates = m_sweeper.watch([this](const SweepResult& result) { takeRates(result.at); });
    }

    void start();
    void stop();
    void step();
    void publish(std::shared_ptr<const Plan> plan);
    void setPort(routing::InterfaceId id, std::shared_ptr<link::Link> link);
    EngineStatus status() const;
    void announce();
    void takeRates(Instant now);

    using Counters = std::map<std::uint32_t, std::shared_ptr<RuleCounters>>; ///< by rule id
    std::vector<std::shared_ptr<RuleCounters>> countersFor(const std::vector<std::uint32_t>& items,
                                                           Counters& all) const;

    const std::uint64_t m_seed;
    const Instant m_started;
    Shared m_shared;
    Sweeper m_sweeper;
    std::vector<std::unique_ptr<Worker>> m_workers;
    std::array<Counters, kRuleMenus> m_counters; ///< by RuleMenuId; control thread only
    InterfaceMeter m_meter;
    std::unique_ptr<Subscription> m_rates;
    std::vector<std::jthread> m_threads; // last: ends first
};

void Engine::Impl::start()
{
    TB_CHECK(m_threads.empty());
    for (std::size_t i = 0; i < m_workers.size(); ++i) {
        m_threads.emplace_back([worker = m_workers[i].get(), i](std::stop_token stop) {
            nameThisThread("worker-" + std::to_string(i));
            worker->run(stop);
        });
    }
    m_threads.emplace_back([this](std::stop_token stop) { m_sweeper.run(stop); });
}

void Engine::Impl::stop()
{
    for (std::jthread& thread : m_threads)
        thread.request_stop();
    m_threads.clear(); // joins
}

void Engine::Impl::step()
{
    TB_CHECK(m_threads.empty());
    bool any = true;
    while (any) {
        any = false;
        for (const auto& worker : m_workers)
            any |= worker->runOnce();
        m_sweeper.sweepIfDue();
    }
}

/// Tells the workers that something is new and, if they run, waits until each has taken it: after that nobody
/// uses what was there before.
void Engine::Impl::announce()
{
    const std::uint64_t version = m_shared.version.fetch_add(1, std::memory_order_acq_rel) + 1;
    if (m_threads.empty())
        return;
    for (const auto& worker : m_workers) {
        worker->wake();
        worker->waitForVersion(version);
    }
}

std::vector<std::shared_ptr<RuleCounters>> Engine::Impl::countersFor(const std::vector<std::uint32_t>& items,
                                                                     Counters& all) const
{
    Counters kept;
    std::vector<std::shared_ptr<RuleCounters>> inOrder;
    for (const std::uint32_t item : items) {
        std::shared_ptr<RuleCounters>& counters = kept[item];
        const auto known = all.find(item);
        counters = known != all.end() ? known->second
                                      : std::make_shared<RuleCounters>(static_cast<int>(m_workers.size()));
        inOrder.push_back(counters);
    }
    all = std::move(kept);
    return inOrder;
}

void Engine::Impl::publish(std::shared_ptr<const Plan> plan)
{
    const std::shared_ptr<const PlanInUse> before = m_shared.plan.current();
    auto inUse = std::make_shared<PlanInUse>();
    for (std::size_t i = 0; i < kRuleMenus; ++i)
        inUse->counters[i] = countersFor(plan->ruleMenus[i].items, m_counters[i]);
    inUse->states =
        statesFor(plan->interfaces, before->states, static_cast<int>(m_workers.size()), keyFrom(m_seed));
    const bool tracksV4 = plan->trackingActiveV4, tracksV6 = plan->trackingActiveV6;
    inUse->plan = plan;
    m_shared.plan.publish(inUse);
    announce();
    for (routing::InterfaceId id = 0; id < before->states.size(); ++id) {
        if (before->states[id] && !inUse->state(id))
            m_shared.neighbors.forget(id);
    }
    if (before->plan)
        purgeLostMasquerades(*before->plan, *plan, m_shared.connections, m_shared.clock.now());
    m_shared.neighbors.follow(plan->neighbors, m_shared.clock.now());
    // Tracking of a family was switched off: what it had tracked goes (acceptance S127).
    const conntrack::TableTotals totals = m_shared.connections.totals();
    if (!tracksV4 && totals.v4 > 0)
        m_shared.connections.clear(conntrack::EndReason::TrackingOff, m_shared.clock.now(), IpFamily::V4);
    if (!tracksV6 && totals.v6 > 0)
        m_shared.connections.clear(conntrack::EndReason::TrackingOff, m_shared.clock.now(), IpFamily::V6);
}

void Engine::Impl::setPort(routing::InterfaceId id, std::shared_ptr<link::Link> link)
{
    std::shared_ptr<Port> port;
    if (link)
        port = std::make_shared<Port>(id, std::move(link), static_cast<int>(m_workers.size()));
    else
        m_shared.neighbors.forget(id);
    const bool isGone = !port;
    m_shared.ports.publish(m_shared.ports.current()->with(id, std::move(port)));
    announce();
    if (!isGone)
        return;
    m_shared.neighbors.forget(id); // once more: a worker may have heard somebody on the old link until now
    for (const std::shared_ptr<InterfaceState>& state : m_shared.plan.current()->states) {
        if (state && state->hosts)
            state->hosts->forget(id);
    }
}

void Engine::Impl::takeRates(Instant now)
{
    const std::shared_ptr<const PortSet> ports = m_shared.ports.current();
    for (const std::shared_ptr<Port>& port : ports->all())
        port->link().refresh();
    m_meter.takeRates(*ports, *m_shared.plan.current(), now);
}

EngineStatus Engine::Impl::status() const
{
    EngineStatus status;
    status.workers = static_cast<int>(m_workers.size());
    status.now = m_shared.clock.now();
    status.uptime = status.now - m_started;
    status.totals = m_shared.connections.totals();
    status.maxEntries = m_shared.connections.maxEntries();
    for (const auto& worker : m_workers) {
        worker->addDrops(status.drops);
        worker->invalidPackets().addTo(status.invalid);
    }
    // What workers had no room for is among their drops already.
    status.drops[static_cast<std::size_t>(wire::DropReason::LocalQueueFull)] +=
        m_shared.fromServices.refused();
    const auto inUse = m_shared.plan.current();
    status.interfaces = m_meter.status(*m_shared.ports.current(), *inUse);
    if (inUse->plan) {
        status.bridgeHosts = bridgeHosts(*inUse, status.now);
        status.trackingActiveV4 = inUse->plan->trackingActiveV4;
        status.trackingActiveV6 = inUse->plan->trackingActiveV6;
        status.rules = trafficOf(*inUse);
    }
    return status;
}

Engine::Engine(const Options& options, const Clock& clock) : m_impl(std::make_unique<Impl>(options, clock)) {}
Engine::~Engine()
{
    stop();
}
void Engine::start()
{
    m_impl->start();
}
void Engine::stop()
{
    m_impl->stop();
}
void Engine::step()
{
    m_impl->step();
}
void Engine::publish(std::shared_ptr<const Plan> plan)
{
    m_impl->publish(std::move(plan));
}
std::shared_ptr<const Plan> Engine::plan() const
{
    const auto inUse = m_impl->m_shared.plan.current();
    return inUse ? inUse->plan : nullptr;
}
void Engine::setPort(routing::InterfaceId id, std::shared_ptr<link::Link> link)
{
    m_impl->setPort(id, std::move(link));
}
void Engine::sendFromRouter(wire::OwnedFrame packet, routing::InterfaceId link)
{
    (void)m_impl->m_shared.fromServices.put({std::move(packet), link, {}}); // counted when there is no room
}
void Engine::sendFrame(wire::OwnedFrame frame, routing::InterfaceId out)
{
    (void)m_impl->m_shared.fromServices.put({std::move(frame), out, {}, /*isComplete=*/true});
}
LocalPorts& Engine::localPorts()
{
    return m_impl->m_shared.localPorts;
}
std::vector<QueuedFrame> Engine::takePackets()
{
    return m_impl->m_shared.toServices.takeAll();
}
void Engine::resetRuleCounters(RuleMenuId menu, std::span<const std::uint32_t> items)
{
    const auto& counters = m_impl->m_counters[static_cast<std::size_t>(menu)];
    for (const std::uint32_t item : items) {
        if (const auto found = counters.find(item); found != counters.end())
            found->second->reset();
    }
}
int Engine::workerCount() const
{
    return static_cast<int>(m_impl->m_workers.size());
}
conntrack::ConnectionTable& Engine::connections()
{
    return m_impl->m_shared.connections;
}
routing::NeighborTable& Engine::neighbors()
{
    return m_impl->m_shared.neighbors;
}
std::vector<routing::AddressConflict> Engine::addressConflicts() const
{
    return m_impl->m_shared.addresses.conflicts();
}
EngineStatus Engine::status() const
{
    return m_impl->status();
}
std::unique_ptr<Subscription> Engine::watchSweeps(std::function<void(const SweepResult&)> told)
{
    return m_impl->m_sweeper.watch(std::move(told));
}
std::unique_ptr<Subscription> Engine::wantRows()
{
    return m_impl->m_sweeper.wantRows();
}
void Engine::sweepNow()
{
    m_impl->m_sweeper.sweep();
}

} // namespace tb::forward
