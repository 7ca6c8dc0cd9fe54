// SPDX-License-Identifier: GPL-3.0-or-later
#include "forward/worker.h"

#include "forward/address_guard.h"
#include "forward/neighbor_protocol.h"
#include "forward/pipeline.h"
#include "forward/reassembly.h"
#include "wire/frame_parser.h"
#include "wire/wire_size.h"

#include <sys/eventfd.h>

#include <algorithm>

namespace tb::forward {

namespace {

using namespace std::chrono_literals;

/// A large frame, from which on batches are kept short.
constexpr std::uint32_t kLargeFrame = 16 * 1024;
/// How often links without a descriptor are asked, and the longest sleep otherwise: chores are due each
/// second.
constexpr auto kAskInterval = 1ms;
constexpr Duration kChoreInterval = 1s;

bool hasError(const pollfd& one)
{
    return (one.revents & (POLLERR | POLLNVAL | POLLHUP)) != 0;
}

} // namespace

Worker::Worker(int number, Shared& shared, std::uint64_t seed)
    : m_number(number), m_shared(shared), m_random(seed), m_wake(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC))
{
    TB_CHECK(m_wake.isOpen());
    m_env.worker = number;
    m_env.connections = &shared.connections;
    m_env.binder = &shared.binder;
    m_env.fragments = &shared.fragments;
    m_env.neighbors = &shared.neighbors;
    m_env.addresses = &shared.addresses;
    m_env.pathMtu = &shared.pathMtu;
    m_env.localPorts = &shared.localPorts;
    m_env.toServices = &shared.toServices;
    m_env.random = &m_random;
    m_env.drops = &m_drops;
    m_env.invalid = &m_invalid;
    m_nextChores = shared.clock.now() + kChoreInterval;
}

void Worker::run(std::stop_token stop)
{
    const std::stop_callback waker(stop, [this] { wake(); });
    while (!stop.stop_requested()) {
        if (!runOnce())
            sleep();
    }
}

void Worker::wake()
{
    const std::uint64_t one = 1;
    // The counter cannot overflow in practice, and a full one wakes just as well.
    (void)!::write(m_wake.get(), &one, sizeof one);
}

void Worker::waitForVersion(std::uint64_t version) const
{
    for (std::uint64_t seen = m_seenVersion.load(); seen < version; seen = m_seenVersion.load())
        m_seenVersion.wait(seen);
}

void Worker::takeNews()
{
    const std::uint64_t version = m_shared.version.load(std::memory_order_acquire);
    if (version == m_seenVersion.load(std::memory_order_relaxed))
        return;
    m_env.inUse = m_shared.plan.current();
    m_env.plan = m_env.inUse ? m_env.inUse->plan.get() : nullptr;
    m_env.ports = m_shared.ports.current();
    m_pollSet.assign(1, {m_wake.get(), POLLIN, 0});
    m_mustAsk = false;
    for (const std::shared_ptr<Port>& port : m_env.ports->all()) {
        if (m_number >= port->link().queueCount())
            continue;
        const int descriptor = port->link().descriptor(m_number);
        if (descriptor >= 0)
            m_pollSet.push_back({descriptor, POLLIN, 0});
        else
            m_mustAsk = true;
    }
    m_seenVersion.store(version, std::memory_order_release);
    m_seenVersion.notify_all();
}

bool Worker::runOnce()
{
    takeNews();
    if (!m_env.plan)
        return false;
    bool any = false;
    m_env.now = m_shared.clock.now();
    for (const std::shared_ptr<Port>& port : m_env.ports->all()) {
        if (m_number < port->link().queueCount())
            any |= receiveAndProcess(*port) > 0;
    }
    if (m_number == 0)
        any |= sendForServices();
    if (m_number == 0 && m_env.now >= m_nextChores)
        doChores();
    return any;
}

std::size_t Worker::receiveAndProcess(Port& port)
{
    const std::size_t count = port.link().receive(m_number, m_arena.frames().first(m_batchLimit));
    if (count == 0)
        return 0;
    m_env.now = m_shared.clock.now();
    m_env.neighborMap = m_shared.neighbors.current();
    lookAhead(count, port);
    bool anyLarge = false;
    for (std::size_t i = 0; i < count; ++i) {
        wire::Frame& frame = m_arena.frames()[i];
        anyLarge |= frame.size >= kLargeFrame;
        switch (m_arrivals[i]) {
        case Arrival::Packet:
            processArrived(m_contexts[i], m_env);
            break;
        case Arrival::Station:
            bridge(frame, m_contexts[i], m_env);
            break;
        case Arrival::Dead:
            port.counters(m_number).rxDrops.add(1);
            break;
        }
        m_arena.reset(i);
    }
    m_batchLimit = anyLarge ? kLargeBatch : kBatch;
    return count;
}

void Worker::lookAhead(std::size_t frames, Port& port)
{
    for (std::size_t i = 0; i < frames; ++i) {
        PacketContext& context = m_contexts[i];
        context = PacketContext();
        context.in = port.id();
        m_arrivals[i] = takeIn(m_arena.frames()[i], context, port.counters(m_number));
        const bool isTracked =
            m_arrivals[i] == Arrival::Packet && context.packet.hasTuple && m_env.isTracking(context.packet);
        if (isTracked)
            context.hint = m_shared.connections.hashAndPrefetch(context.packet.tuple);
    }
    for (std::size_t i = 0; i < frames; ++i) {
        if (m_contexts[i].hint.hash != 0)
            m_shared.connections.prefetchConnection(m_contexts[i].hint);
    }
}

bool Worker::sendForServices()
{
    if (m_shared.fromServices.isEmpty())
        return false;
    m_env.now = m_shared.clock.now(); // not before they were given to us
    m_env.neighborMap = m_shared.neighbors.current();
    for (QueuedFrame& one : m_shared.fromServices.takeAll()) {
        if (one.isComplete)
            sendAsItIs(one.frame.frame(), one.interface, m_env);
        else
            sendOwn(one.frame.frame(), one.interface, m_env);
    }
    return true;
}

/// Finds out where a frame has arrived, reads its headers if it is a packet's, and counts it.
Arrival Worker::takeIn(wire::Frame& frame, PacketContext& context, PortCounters& counters)
{
    const std::uint32_t received = frame.size;
    wire::WireSize size = wireSizeOf(frame);
    Arrival arrival = arrive(frame, context, m_env);
    if (arrival == Arrival::Packet) {
        const auto broken = wire::parseFrame(frame, context.packet);
        if (broken) {
            m_env.count(*broken);
            arrival = Arrival::Dead;
        } else if (context.packet.kind != wire::NetworkKind::Arp) {
            size = wireSizeOf(context.packet); // padding does not count, tags do
            size.bytes += size.packets * (received - frame.size);
        }
    }
    counters.rxPackets.add(size.packets);
    counters.rxBytes.add(size.bytes);
    return arrival;
}

void Worker::doChores()
{
    m_nextChores = m_env.now + kChoreInterval;
    m_env.neighborMap = m_shared.neighbors.current();
    guardAddresses(m_env);
    askForNeighbors(m_env);
    expireFragments(m_env);
}

void Worker::sleep()
{
    if (m_sawError)
        ignoreDeadLinks();
    Duration longest = kChoreInterval;
    if (m_mustAsk)
        longest = kAskInterval;
    else if (m_number == 0)
        longest = std::clamp(m_nextChores - m_shared.clock.now(), Duration(1ms), kChoreInterval);
    const auto milliseconds = std::chrono::ceil<std::chrono::milliseconds>(longest).count();
    const int ready = ::poll(m_pollSet.data(), m_pollSet.size(), static_cast<int>(milliseconds));
    if (ready > 0 && (m_pollSet[0].revents & POLLIN) != 0) {
        std::uint64_t times;
        (void)!::read(m_wake.get(), &times, sizeof times); // empties the counter; how often does not matter
    }
    if (ready == 0)
        heedAllLinks();
    m_sawError = ready > 0 && std::ranges::any_of(m_pollSet, hasError);
}

/// A descriptor whose device is gone says so in every poll, and the worker would never sleep. Asked a second
/// time after receive(), because that takes away the error of a device which only went down.
void Worker::ignoreDeadLinks()
{
    if (::poll(m_pollSet.data(), m_pollSet.size(), 0) <= 0)
        return;
    for (pollfd& one : m_pollSet) {
        if (hasError(one))
            one.fd = ~one.fd; // negative: poll() passes over it
    }
}

/// The device may have gone down again between receive() and the second question.
void Worker::heedAllLinks()
{
    for (pollfd& one : m_pollSet)
        one.fd = one.fd < 0 ? ~one.fd : one.fd;
}

void Worker::addDrops(std::array<std::uint64_t, wire::kDropReasons>& sum) const
{
    for (std::size_t i = 0; i < sum.size(); ++i)
        sum[i] += m_drops[i].value();
}

} // namespace tb::forward
