// SPDX-License-Identifier: GPL-3.0-or-later
#include "stack/services.h"

#include "stack/craft.h"
#include "stack/dhcp_clients.h"
#include "stack/dhcp_server.h"
#include "stack/dns_forwarder.h"
#include "stack/gateway_watch.h"
#include "stack/prober.h"
#include "stack/router_advertiser.h"
#include "wire/frame_parser.h"
#include "wire/transport_checksum.h"

#include <algorithm>

namespace tb::stack {

/// THE LIST of services.
Services::List Services::makeAll(Host& host)
{
    List all;
    all.push_back(std::make_unique<GatewayWatch>(host));
    all.push_back(std::make_unique<Prober>(host));
    auto clients = std::make_unique<DhcpClients>(host);
    const auto peerDns = [&clients = *clients] { return clients.dnsServers(); };
    all.push_back(std::move(clients));
    all.push_back(std::make_unique<DhcpServer>(host, peerDns));
    all.push_back(std::make_unique<DnsForwarder>(host, peerDns));
    all.push_back(std::make_unique<RouterAdvertiser>(host));
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
    if (interfaces().isOwnAddress(destination))
        return destination;
    if (const routing::Interface* const out = interfaces().find(link))
        return out->addressTowards(destination);
    const routing::Route* const route =
        link == routing::kNoInterface ? m_plan->routes.lookup(destination) : nullptr;
    return route ? m_plan->sourceOn(*route, destination) : std::nullopt;
}

const routing::Interface* Services::interfaceTo(const IpAddress& destination, routing::InterfaceId link) const
{
    if (link != routing::kNoInterface)
        return interfaces().find(link);
    const routing::Route* const route = m_plan->routes.lookup(destination);
    return route && route->kind != routing::RouteKind::Local ? interfaces().find(route->out) : nullptr;
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
