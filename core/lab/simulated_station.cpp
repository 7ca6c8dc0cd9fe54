// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/simulated_station.h"

#include "wire/craft.h"
#include "wire/frame_parser.h"

#include <algorithm>

namespace tb::lab {

namespace {

using namespace std::chrono_literals;
using wire::FlowTuple;
using wire::Packet;
using wire::Protocol;

/// How finely streams are paced; connections look smooth and the machine stays idle between.
constexpr Duration kPace = 50ms;
constexpr Duration kFarAway = 24h;
/// Time from a question for the next hop to the next try to begin a connection through it.
constexpr Duration kAskAgain = 200ms;
constexpr std::uint32_t kDatagram = 1000;
constexpr std::size_t kMostNeighbors = 1024;

MacAddress macOf(const config::LabHost& host)
{
    return MacAddress::local(0x1ab00000ULL + host.id);
}

} // namespace

SimulatedStation::SimulatedStation(config::LabHost host, std::shared_ptr<link::Link> cable,
                                   std::uint64_t seed)
    : m_host(std::move(host)),
      m_cable(std::move(cable)),
      m_mac(macOf(m_host)),
      m_random(seed ^ m_host.id),
      m_nextPort(static_cast<std::uint16_t>(32768 + m_random.below(16384)))
{
}

void SimulatedStation::setTraffic(const std::vector<config::LabTraffic>& traffic, Instant now)
{
    std::vector<Plan> next;
    for (const config::LabTraffic& one : traffic) {
        if (one.disabled || one.host != m_host.name)
            continue;
        const auto known = std::ranges::find(m_plans, one, &Plan::traffic);
        // The first connections come within the first seconds, not all at once.
        const auto jitter = static_cast<std::int64_t>(m_random.below(3'000'000'000));
        next.push_back(known != m_plans.end() ? *known : Plan{one, now + 200ms + Duration(jitter)});
    }
    m_plans = std::move(next);
}

bool SimulatedStation::owns(const IpAddress& address) const
{
    return m_host.address.address() == address || (m_host.address6 && m_host.address6->address() == address);
}

std::optional<IpAddress> SimulatedStation::addressFor(const IpAddress& destination) const
{
    if (destination.isV4())
        return m_host.address.address();
    return m_host.address6 ? std::optional(m_host.address6->address()) : std::nullopt;
}

void SimulatedStation::send(wire::OwnedFrame frame)
{
    if (frame.isEmpty())
        return;
    link::EgressFrame egress(frame.frame());
    (void)m_cable->send(0, egress); // a full cable loses frames, as a real one does
}

void SimulatedStation::ask(const IpAddress& hop)
{
    const auto own = addressFor(hop);
    if (!own)
        return;
    if (hop.isV4())
        return send(wire::craftArp({true, m_mac, *own, MacAddress(), hop}, MacAddress::broadcast()));
    wire::NeighborMessage question;
    question.target = hop;
    question.linkLayerAddress = m_mac;
    const IpAddress group = wire::solicitedNodeGroup(hop);
    send(wire::craftNeighborMessage(question, m_mac, *own, wire::multicastMac(group), group));
}

std::optional<MacAddress> SimulatedStation::nextHop(const IpAddress& destination)
{
    const bool v4 = destination.isV4();
    const std::optional<IpPrefix> subnet = v4 ? std::optional(m_host.address) : m_host.address6;
    const std::optional<IpAddress>& gateway = v4 ? m_host.gateway : m_host.gateway6;
    if (!subnet || (!subnet->contains(destination) && !gateway))
        return std::nullopt;
    const IpAddress hop = subnet->contains(destination) ? destination : *gateway;
    const auto known = m_neighbors.find(hop);
    if (known != m_neighbors.end())
        return known->second;
    ask(hop);
    return std::nullopt;
}

SendTcp SimulatedStation::tcpSender()
{
    return [this](const FlowTuple& tuple, const Segment& segment) {
        if (const auto mac = nextHop(tuple.destination))
            send(buildTcp(m_mac, *mac, tuple, segment));
    };
}

void SimulatedStation::answerArp(const Packet& packet)
{
    const auto arp = wire::readArp(packet);
    if (!arp || !owns(arp->targetIp))
        return;
    if (m_neighbors.size() < kMostNeighbors)
        m_neighbors[arp->senderIp] = arp->senderMac;
    if (arp->isRequest)
        send(wire::craftArp({false, m_mac, arp->targetIp, arp->senderMac, arp->senderIp}, arp->senderMac));
}

bool SimulatedStation::answerNeighbor(const Packet& packet)
{
    const auto message = wire::readNeighborMessage(packet);
    if (!message)
        return false;
    const IpAddress& sender = packet.tuple.source;
    const IpAddress& subject = message->isSolicitation ? sender : message->target;
    if (message->linkLayerAddress && m_neighbors.size() < kMostNeighbors)
        m_neighbors[subject] = *message->linkLayerAddress;
    if (!message->isSolicitation || !owns(message->target) || !message->linkLayerAddress)
        return true;
    wire::NeighborMessage answer;
    answer.isSolicitation = false;
    answer.target = message->target;
    answer.linkLayerAddress = m_mac;
    answer.solicited = answer.override_ = true;
    send(wire::craftNeighborMessage(answer, m_mac, message->target, *message->linkLayerAddress, sender));
    return true;
}

void SimulatedStation::receive(wire::Frame& frame, Instant now)
{
    const bool isForUs = frame.size >= wire::kEthernetHeader &&
                         ((frame.data[0] & 1) != 0 || MacAddress::fromBytes(frame.data) == m_mac);
    Packet packet;
    if (!isForUs || wire::parseFrame(frame, packet))
        return;
    if (packet.kind == wire::NetworkKind::Arp)
        return answerArp(packet);
    if (packet.protocol == static_cast<std::uint8_t>(Protocol::Icmpv6) && answerNeighbor(packet))
        return;
    if (owns(packet.tuple.destination) && packet.hasTuple)
        receiveIp(packet, now);
}

void SimulatedStation::receiveIp(Packet& packet, Instant now)
{
    const FlowTuple& tuple = packet.tuple;
    if (tuple.is(Protocol::Tcp) && packet.transportComplete)
        return receiveTcp(packet, now);
    const bool isEcho = tuple.isIcmpQuery() && (tuple.icmpType() == 8 || tuple.icmpType() == 128);
    if (isEcho && packet.transportComplete) {
        const MacAddress back = MacAddress::fromBytes(packet.frame->data + 6);
        wire::turnIntoEchoReply(packet);
        std::ranges::copy(back.bytes(), packet.frame->data);
        std::ranges::copy(m_mac.bytes(), packet.frame->data + 6);
        return send(wire::OwnedFrame::copyOf(*packet.frame));
    }
    if (!tuple.is(Protocol::Udp))
        return;
    // An answer to our own stream ends here; a request is echoed.
    const auto answered = *tuple.inverted();
    if (std::ranges::find(m_streams, answered, &Stream::tuple) != m_streams.end())
        return;
    if (const auto mac = nextHop(tuple.source); mac && tuple.destinationPart < 32768)
        send(buildUdp(m_mac, *mac, answered, static_cast<std::uint32_t>(packet.payload().size())));
}

void SimulatedStation::receiveTcp(const Packet& packet, Instant now)
{
    const FlowTuple own = *packet.tuple.inverted();
    const FlowKey key{own.source, own.sourcePart, own.destination, own.destinationPart};
    auto session = m_sessions.find(key);
    if (session == m_sessions.end()) {
        const bool isOpening = (packet.tcpFlags & (wire::tcp::kSyn | wire::tcp::kAck)) == wire::tcp::kSyn;
        if (!isOpening || m_sessions.size() >= kMaxSessions)
            return;
        const auto sequence = static_cast<std::uint32_t>(m_random.next());
        session = m_sessions.emplace(key, TcpSession(own, sequence, std::nullopt, now)).first;
    }
    session->second.receive(packet, now, tcpSender());
}

void SimulatedStation::begin(const config::LabTraffic& traffic, Instant now)
{
    const auto own = addressFor(traffic.destination);
    if (!own)
        return;
    m_nextPort = static_cast<std::uint16_t>(m_nextPort >= 60999 ? 32768 : m_nextPort + 1 + m_random.below(7));
    FlowTuple tuple{*own, traffic.destination, m_nextPort, traffic.port, 0};
    if (traffic.protocol == config::LabProtocol::Tcp) {
        tuple.protocol = static_cast<std::uint8_t>(Protocol::Tcp);
        const FlowKey key{tuple.source, tuple.sourcePart, tuple.destination, tuple.destinationPart};
        const Request request{traffic.rate, traffic.length};
        TcpSession session(tuple, static_cast<std::uint32_t>(m_random.next()), request, now);
        session.open(tcpSender());
        if (m_sessions.size() < kMaxSessions)
            m_sessions.insert_or_assign(key, session);
        return;
    }
    const bool isPing = traffic.protocol == config::LabProtocol::Ping;
    tuple.protocol =
        static_cast<std::uint8_t>(isPing ? (own->isV4() ? Protocol::Icmp : Protocol::Icmpv6) : Protocol::Udp);
    if (m_streams.size() < kMaxSessions)
        m_streams.push_back({tuple, now, now + traffic.length, isPing ? 0 : traffic.rate, 0});
}

void SimulatedStation::advanceStreams(Instant now)
{
    for (Stream& stream : m_streams) {
        const auto mac = nextHop(stream.tuple.destination);
        const double seconds =
            std::chrono::duration<double>(std::min(now, stream.end) - stream.start).count();
        if (!mac)
            continue;
        if (stream.tuple.isIcmpQuery()) {
            for (; stream.sent < static_cast<std::uint64_t>(seconds) + 1; ++stream.sent)
                send(buildEchoRequest(m_mac, *mac, stream.tuple, static_cast<std::uint16_t>(stream.sent)));
            continue;
        }
        // At least one datagram: a request like DNS.
        const auto due =
            static_cast<std::uint64_t>(seconds * static_cast<double>(stream.bitsPerSecond) / 8) + 1;
        while (stream.sent < due) {
            const auto size = static_cast<std::uint32_t>(
                std::clamp<std::uint64_t>(stream.bitsPerSecond / 160, 48, kDatagram));
            send(buildUdp(m_mac, *mac, stream.tuple, size));
            stream.sent += size;
        }
    }
    std::erase_if(m_streams, [now](const Stream& stream) { return now >= stream.end; });
}

Instant SimulatedStation::advance(Instant now)
{
    Instant next = now + kFarAway;
    for (Plan& plan : m_plans) {
        while (plan.nextStart <= now) {
            if (!nextHop(plan.traffic.destination)) { // asked just now; a SYN before the answer would be lost
                plan.nextStart = now + kAskAgain;
                break;
            }
            begin(plan.traffic, plan.nextStart);
            // A fifth earlier or later, so that a list of connections looks alive; never faster than ten a
            // second.
            const Duration every = std::max<Duration>(plan.traffic.every, 100ms);
            const auto jitter = static_cast<std::int64_t>(
                m_random.below(static_cast<std::uint64_t>(every.count() * 2 / 5 + 1)));
            plan.nextStart = plan.nextStart + every - every / 5 + Duration(jitter);
        }
        next = std::min(next, plan.nextStart);
    }
    const SendTcp sender = tcpSender();
    for (auto at = m_sessions.begin(); at != m_sessions.end();) {
        at->second.advance(now, sender);
        at = at->second.isOver(now) ? m_sessions.erase(at) : std::next(at);
    }
    advanceStreams(now);
    return m_sessions.empty() && m_streams.empty() ? next : std::min(next, now + kPace);
}

} // namespace tb::lab
