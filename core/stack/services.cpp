// SPDX-License-Identifier: GPL-3.0-or-later
#include "stack/services.h"

#include "stack/craft.h"
#include "wire/frame_parser.h"
#include "wire/transport_checksum.h"

#include <algorithm>

namespace tb::stack {

/// THE LIST of services.
Services::List Services::makeAll([[maybe_unused]] Host& host)
{
    List all;
    return all;
}

Services::Services(forward::Engine& engine, const Clock& clock, std::uint64_t seed, List (*makeList)(Host&))
    : m_engine(engine),
      m_clock(clock),
      m_random(seed),
      m_plan(*forward::Plan::compile({}, {})),
      m_services(makeList(*this))
{
}

Services::~Services() = default;

void Services::apply(const config::Config& config, std::shared_ptr<const forward::Plan> plan)
{
    m_plan = std::move(plan);
    for (const auto& service : m_services)
        service->apply(config, *m_plan);
}

bool Services::serve()
{
    const bool hasReceived = receive();
    return tick() || hasReceived;
}

std::optional<Instant> Services::nextTick() const
{
    std::optional<Instant> next;
    for (const auto& service : m_services) {
        if (const auto wanted = service->nextTick(); wanted && (!next || *wanted < *next))
            next = wanted;
    }
    return next;
}

void Services::addFacts(forward::RouterFacts& facts) const
{
    for (const auto& service : m_services)
        service->addFacts(facts);
}

/// No sender has such an address, and nobody but the router itself has one of its own (RFC 1812 §5.3.7).
bool Services::isBelievable(const wire::Packet& packet, routing::InterfaceId in) const
{
    const IpAddress& sender = packet.tuple.source;
    const bool isForged = in != routing::kNoInterface && interfaces().isOwnAddress(sender);
    return !isForged && !sender.isMulticast() && !sender.isLimitedBroadcast() && !sender.isLoopback();
}

bool Services::receive()
{
    std::vector<forward::QueuedFrame> arrived = m_engine.takePackets();
    for (forward::QueuedFrame& one : arrived) {
        wire::Packet packet;
        if (wire::parseFrame(one.frame.frame(), packet) || !packet.transportComplete ||
            !wire::verifyTransportChecksum(packet) || !isBelievable(packet, one.interface))
            continue;
        const Arrival arrival{packet, one.interface, one.at};
        (void)std::ranges::any_of(m_services, [&](const auto& service) { return service->receive(arrival); });
    }
    return !arrived.empty();
}

bool Services::tick()
{
    const Instant now = m_clock.now();
    bool hasTicked = false;
    for (const auto& service : m_services) {
        if (const auto due = service->nextTick(); !due || *due > now)
            continue;
        service->tick(now);
        TB_ASSERT(!service->nextTick() || *service->nextTick() > now); // else it would be ticked for ever
        hasTicked = true;
    }
    return hasTicked;
}

std::optional<IpAddress> Services::sourceFor(const IpAddress& destination, routing::InterfaceId link) const
{
    routing::InterfaceId out = link;
    IpAddress nextHop = destination;
    if (link == routing::kNoInterface) {
        const routing::Route* const route = m_plan->routes.lookup(destination);
        if (!route)
            return std::nullopt;
        if (route->kind == routing::RouteKind::Local && interfaces().isOwnAddress(destination))
            return destination;
        out = route->out;
        nextHop = route->gateway.isUnspecified() ? destination : route->gateway;
    }
    const routing::Interface* const interface = interfaces().find(out);
    return interface ? interface->addressTowards(nextHop) : std::nullopt;
}

void Services::sendUdp(const Datagram& datagram)
{
    Datagram whole = datagram;
    if (whole.source.isUnspecified()) {
        const auto source = sourceFor(whole.destination, whole.link);
        if (!source)
            return;
        whole.source = *source;
    }
    if (auto packet = craftUdp(whole))
        m_engine.sendFromRouter(*std::move(packet), whole.link);
}

void Services::sendPacket(wire::OwnedFrame packet, routing::InterfaceId link)
{
    m_engine.sendFromRouter(std::move(packet), link);
}

void Services::sendFrame(wire::OwnedFrame frame, routing::InterfaceId out)
{
    m_engine.sendFrame(std::move(frame), out);
}

} // namespace tb::stack
