// SPDX-License-Identifier: GPL-3.0-or-later
#include "stack/gateway_watch.h"

#include "stack/craft.h"

#include <algorithm>

namespace tb::stack {

namespace {

constexpr std::uint8_t kEchoReply4 = 0, kEchoReply6 = 129;
/// Identifiers from here on are drawn by what people run (/ping).
constexpr std::uint16_t kFirstForeignId = 49152;

bool isEchoReply(const wire::Packet& packet)
{
    const std::uint8_t wanted = packet.isV4() ? kEchoReply4 : kEchoReply6;
    return packet.tuple.isIcmpQuery() && packet.tuple.icmpType() == wanted;
}

} // namespace

/// Who was watched before goes on as it was; who is new is asked at once.
void GatewayWatch::apply(const config::Config&, const forward::Plan& plan)
{
    std::vector<Watched> next;
    for (const forward::WatchedGateway& gateway : plan.watchedGateways) {
        const auto known = std::ranges::find(m_watched, gateway, &Watched::gateway);
        if (known != m_watched.end())
            next.push_back(*known);
        else
            next.push_back({gateway, m_host.now()});
    }
    m_watched = std::move(next);
    if (m_watched.empty())
        m_hearsReplies.reset();
    else if (!m_hearsReplies)
        m_hearsReplies = m_host.ports().listenIcmp(forward::IcmpKind::EchoReply);
}

bool GatewayWatch::receive(const Arrival& arrival)
{
    const wire::FlowTuple& tuple = arrival.packet.tuple;
    if (!isEchoReply(arrival.packet) || m_id == 0 || tuple.sourcePart != m_id)
        return false;
    for (Watched& one : m_watched) {
        const bool isItsLink = one.gateway.link == routing::kNoInterface || one.gateway.link == arrival.in;
        if (one.gateway.method == config::CheckGateway::Ping && one.gateway.gateway == tuple.source &&
            isItsLink) {
            one.isAwaited = false;
            one.silences = 0;
        }
    }
    return true;
}

std::optional<Instant> GatewayWatch::nextTick() const
{
    const auto first = std::ranges::min_element(m_watched, {}, &Watched::nextQuestion);
    return first == m_watched.end() ? std::nullopt : std::optional(first->nextQuestion);
}

void GatewayWatch::tick(Instant now)
{
    for (Watched& one : m_watched) {
        if (one.nextQuestion <= now)
            ask(one, now);
    }
}

void GatewayWatch::ask(Watched& watched, Instant now)
{
    const bool isPing = watched.gateway.method == config::CheckGateway::Ping;
    if (watched.isAwaited && (isPing || !isKnown(watched.gateway)))
        watched.silences = std::min(watched.silences + 1, kMostSilences);
    else
        watched.silences = 0;
    watched.isAwaited = true;
    watched.nextQuestion = now + kInterval;
    if (isPing)
        ping(watched.gateway);
    else
        m_host.neighbors().probe(watched.gateway.link, watched.gateway.gateway, now);
}

void GatewayWatch::ping(const forward::WatchedGateway& gateway)
{
    const auto source = m_host.sourceFor(gateway.gateway, gateway.link);
    if (!source)
        return; // nothing leads there: silence
    if (m_id == 0)
        m_id = static_cast<std::uint16_t>(1 + m_host.random().below(kFirstForeignId - 1));
    Probe probe;
    probe.number = ++m_sequence;
    probe.destination = gateway.gateway;
    if (auto request = craftProbe(probe, *source, m_id))
        m_host.sendPacket(*std::move(request), gateway.link);
}

/// Who was probed and is silent has failed by now.
bool GatewayWatch::isKnown(const forward::WatchedGateway& gateway) const
{
    using enum routing::NeighborState;
    const auto state = m_host.neighbors().stateOf(gateway.link, gateway.gateway);
    return state && *state != Incomplete && *state != Probe && *state != Failed;
}

void GatewayWatch::addFacts(forward::RouterFacts& facts) const
{
    for (const Watched& one : m_watched) {
        if (one.isDead())
            facts.deadRoutes.push_back(one.gateway.itemId);
    }
}

} // namespace tb::stack
