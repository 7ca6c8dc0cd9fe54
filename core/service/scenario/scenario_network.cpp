// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/scenario/scenario_network.h"

#include "routing/interface_table.h"
#include "service/scenario/packet_frame.h"
#include "wire/craft.h"
#include "wire/frame_parser.h"
#include "wire/vlan_tag.h"

#include <algorithm>
#include <utility>

namespace tb::service {

namespace {

bool isBroadcastOf(const ScenarioHost& host, const IpAddress& address)
{
    return address.isLimitedBroadcast() || std::ranges::any_of(host.homes, [&](const auto& home) {
               return address.isV4() && home.address.length() < 31 && home.address.last() == address;
           });
}

} // namespace

bool ScenarioHost::owns(const IpAddress& address) const
{
    return std::ranges::any_of(homes, [&](const Home& home) { return home.address.address() == address; }) ||
           address == routing::linkLocalAddress(mac);
}

std::optional<IpAddress> ScenarioHost::nextHop(const IpAddress& destination) const
{
    const bool isOnLink = destination.isLinkLocal() || std::ranges::any_of(homes, [&](const Home& home) {
                              return home.address.contains(destination);
                          });
    if (isOnLink)
        return destination;
    for (const Home& home : homes) {
        if (home.gateway && home.address.family() == destination.family())
            return home.gateway;
    }
    return std::nullopt;
}

ScenarioNetwork::Cable& ScenarioNetwork::cable(const std::string& port)
{
    const auto known = m_cables.find(port);
    if (known != m_cables.end())
        return known->second;
    constexpr std::uint64_t kFirstRouterMac = 0x0100;
    const MacAddress mac = MacAddress::local(kFirstRouterMac + m_cables.size());
    return m_cables.emplace(port, *link::MemoryLink::makePair("scenario:" + port, mac)).first->second;
}

std::shared_ptr<link::MemoryLink> ScenarioNetwork::routerEnd(const std::string& port)
{
    return cable(port).router;
}

std::optional<std::string> ScenarioNetwork::add(ScenarioHost host)
{
    if (m_hosts.contains(host.name))
        return "there is a host " + host.name + " already";
    constexpr std::uint64_t kFirstHostMac = 0x1000;
    if (host.mac.isNull())
        host.mac = MacAddress::local(kFirstHostMac + m_hosts.size());
    (void)cable(host.port); // the port may come later
    std::string name = host.name;
    m_hosts.emplace(std::move(name), std::move(host));
    return std::nullopt;
}

ScenarioHost* ScenarioNetwork::find(std::string_view name)
{
    const auto found = m_hosts.find(name);
    return found == m_hosts.end() ? nullptr : &found->second;
}

void ScenarioNetwork::transmit(const ScenarioHost& host, wire::OwnedFrame frame)
{
    if (host.vlan)
        wire::pushVlanTag(frame.frame(), *host.vlan);
    link::EgressFrame egress(frame.frame());
    if (frame.isEmpty() || cable(host.port).far->send(0, egress) != link::SendStatus::Sent)
        m_fault = host.name + " could not send a frame";
}

/// As it is, or in the pieces that it names.
std::optional<std::string> ScenarioNetwork::transmitPacket(const ScenarioHost& host, const PacketText& packet,
                                                           const MacAddress& to)
{
    wire::OwnedFrame whole = buildFrame(packet, host.mac, to);
    if (!packet.isInPieces()) {
        transmit(host, std::move(whole));
        return std::nullopt;
    }
    auto fragments = cutInPieces(whole.frame(), packet.pieces, packet.ipId.value_or(0));
    if (!fragments)
        return fragments.error();
    for (wire::OwnedFrame& fragment : *fragments)
        transmit(host, std::move(fragment));
    return std::nullopt;
}

std::optional<std::string> ScenarioNetwork::send(ScenarioHost& host, const PacketText& packet)
{
    const IpAddress& destination = packet.destination;
    std::optional<MacAddress> mac = packet.frameTo;
    if (!mac && packet.isNeighborMessage() && packet.kind == PacketText::Kind::Request)
        mac = destination.isV4() ? MacAddress::broadcast()
                                 : wire::multicastMac(wire::solicitedNodeGroup(destination));
    else if (!mac && isBroadcastOf(host, destination))
        mac = MacAddress::broadcast();
    else if (!mac && destination.isMulticast())
        mac = wire::multicastMac(destination);
    if (!mac) {
        const auto hop = host.nextHop(destination);
        if (!hop)
            return host.name + " has no way to " + destination.toString();
        if (!host.neighbors.contains(*hop)) {
            PacketText question;
            question.kind = PacketText::Kind::Request;
            question.destination = *hop;
            const auto home = std::ranges::find(host.homes, hop->family(), [](const ScenarioHost::Home& one) {
                return one.address.family();
            });
            question.source = home != host.homes.end() && !hop->isLinkLocal()
                                  ? home->address.address()
                                  : routing::linkLocalAddress(host.mac);
            if (auto fault = send(host, question))
                return fault;
            if (auto fault = settle())
                return fault;
        }
        const auto known = host.neighbors.find(*hop);
        if (known == host.neighbors.end())
            return host.name + " got no answer from " + hop->toString();
        mac = known->second;
    }
    if (auto fault = transmitPacket(host, packet, *mac))
        return fault;
    return std::exchange(m_fault, std::nullopt);
}

std::optional<std::string> ScenarioNetwork::settle()
{
    for (bool any = true; any;) {
        m_stepRouter();
        any = false;
        for (auto& [port, one] : m_cables)
            any |= deliver(port, *one.far);
    }
    return std::exchange(m_fault, std::nullopt);
}

bool ScenarioNetwork::deliver(const std::string& port, link::MemoryLink& far)
{
    const std::size_t count = far.receive(0, m_arena.frames());
    for (std::size_t i = 0; i < count; ++i) {
        receive(port, m_arena.frames()[i]);
        m_arena.reset(i);
    }
    return count > 0;
}

void ScenarioNetwork::receive(const std::string& port, wire::Frame& frame)
{
    const auto tag = wire::vlanIdOf(frame);
    if (tag)
        wire::popVlanTag(frame);
    const auto packet = readFrame(frame);
    const auto fail = [&](const std::string& what) {
        if (!m_fault)
            m_fault = "out of " + port + " came " + what;
    };
    if (!packet)
        return fail("a frame that cannot be read: " + packet.error());
    const MacAddress destination = MacAddress::fromBytes(frame.data);
    const MacAddress sender = MacAddress::fromBytes(frame.data + 6);
    bool isHeard = destination.isGroup() && (packet->isNeighborMessage() ||
                                             packet->isAdvertisement()); // a question need not reach anybody
    for (auto& [name, host] : m_hosts) {
        isHeard = isHeard || destination == host.mac; // a bridge floods what is for somebody elsewhere
        if (host.port != port || host.vlan != tag || (destination != host.mac && !destination.isGroup()))
            continue;
        if (packet->isInPieces())
            takeFragment(host, frame);
        else
            take(host, *packet, sender);
        isHeard = true;
    }
    if (!isHeard)
        fail("a packet to a station that is not there: " + packet->toString());
}

void ScenarioNetwork::take(ScenarioHost& host, const PacketText& packet, const MacAddress& sender)
{
    if (packet.isAdvertisement()) {
        host.neighborMessages.push_back(packet);
        return;
    }
    if (!packet.isNeighborMessage()) {
        host.received.push_back(packet);
        return;
    }
    host.neighborMessages.push_back(packet);
    const bool isQuestion = packet.kind == PacketText::Kind::Request;
    const bool isForUs = host.owns(packet.destination);
    if (isForUs && packet.mac)
        host.neighbors[packet.source] = *packet.mac;
    if (isQuestion && isForUs && !host.isSilent)
        answer(host, packet, packet.mac.value_or(sender));
}

void ScenarioNetwork::takeFragment(ScenarioHost& host, wire::Frame& frame)
{
    wire::Packet fragment;
    if (wire::parseFrame(frame, fragment))
        return; // it has been read already
    auto joined = host.fragments.add(fragment);
    if (!joined)
        return;
    auto packet = readFrame(joined->frame.frame());
    if (!packet) {
        m_fault = host.name + " got fragments of what cannot be read: " + packet.error();
        return;
    }
    packet->pieces = std::move(joined->pieces);
    packet->ipId = joined->identification;
    host.received.push_back(*std::move(packet));
}

void ScenarioNetwork::answer(const ScenarioHost& host, const PacketText& question, const MacAddress& asker)
{
    PacketText text;
    text.kind = PacketText::Kind::Answer;
    text.source = question.destination;
    text.destination = question.source;
    transmit(host, buildFrame(text, host.mac, asker));
}

} // namespace tb::service
