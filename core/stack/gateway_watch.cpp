// SPDX-License-Identifier: GPL-3.0-or-later
#include "stack/gateway_watch.h"

#include <tins/ethernetII.h>
#include <tins/exceptions.h>
#include <tins/icmp.h>
#include <tins/icmpv6.h>
#include <tins/ip.h>
#include <tins/ipv6.h>

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

/// An echo request behind an empty Ethernet header; nothing when libtins cannot build it.
std::optional<wire::OwnedFrame> craftEchoRequest(const IpAddress& source, const IpAddress& destination,
                                                 std::uint16_t id, std::uint16_t sequence)
try {
    constexpr std::uint8_t kTtl = 64;
    Tins::EthernetII frame;
    if (destination.isV4()) {
        Tins::IP ip(Tins::IPv4Address(destination.toString()), Tins::IPv4Address(source.toString()));
        ip.ttl(kTtl);
        Tins::ICMP message(Tins::ICMP::ECHO_REQUEST);
        message.id(id);
        message.sequence(sequence);
        frame = Tins::EthernetII() / ip / message;
    } else {
        Tins::IPv6 ip(Tins::IPv6Address(destination.wireBytes()), Tins::IPv6Address(source.wireBytes()));
        ip.hop_limit(kTtl);
        Tins::ICMPv6 message(Tins::ICMPv6::ECHO_REQUEST);
        message.identifier(id);
        message.sequence(sequence);
        frame = Tins::EthernetII() / ip / message;
    }
    return wire::OwnedFrame::copyOf(frame.serialize());
} catch (const Tins::exception_base&) {
    return std::nullopt;
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
            next.push_back({gateway, m_host.now(), {}});
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
    if (watched.isAwaited && (isPing || !hasAnswered(watched)))
        watched.silences = std::min(watched.silences + 1, kMostSilences);
    else
        watched.silences = 0;
    watched.isAwaited = true;
    watched.asked = now;
    watched.nextQuestion = now + kInterval;
    if (isPing)
        ping(watched.gateway);
}

void GatewayWatch::ping(const forward::WatchedGateway& gateway)
{
    const auto source = m_host.sourceFor(gateway.gateway, gateway.link);
    if (!source)
        return; // nothing leads there: silence
    if (m_id == 0)
        m_id = static_cast<std::uint16_t>(1 + m_host.random().below(kFirstForeignId - 1));
    if (auto request = craftEchoRequest(*source, gateway.gateway, m_id, ++m_sequence))
        m_host.sendPacket(*std::move(request), gateway.link);
}

bool GatewayWatch::hasAnswered(const Watched&) const
{
    return true;
}

void GatewayWatch::addFacts(forward::RouterFacts& facts) const
{
    for (const Watched& one : m_watched) {
        if (one.isDead())
            facts.deadRoutes.push_back(one.gateway.itemId);
    }
}

} // namespace tb::stack
