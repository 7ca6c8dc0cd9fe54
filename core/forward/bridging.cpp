// SPDX-License-Identifier: GPL-3.0-or-later
#include "forward/bridging.h"

#include "forward/egress.h"
#include "forward/pipeline.h"
#include "wire/frame_parser.h"
#include "wire/vlan_tag.h"

#include <utility>

namespace tb::forward {

namespace {

using routing::Interface;
using wire::DropReason;

Arrival die(DropReason reason, Environment& env)
{
    env.count(reason);
    return Arrival::Dead;
}

void countReceived(const wire::Frame& frame, routing::InterfaceId in, Environment& env)
{
    PortCounters& counters = env.inUse->state(in)->counters[static_cast<std::size_t>(env.worker)];
    const wire::WireSize size = wire::wireSizeOf(frame);
    counters.rxPackets.add(size.packets);
    counters.rxBytes.add(size.bytes);
}

/// 01-80-C2-00-00-0X: spanning tree, pause frames and the like are for the next bridge only (IEEE 802.1D
/// §7.12.6).
bool isForThisLinkOnly(const MacAddress& destination)
{
    constexpr std::uint8_t kReserved[] = {0x01, 0x80, 0xc2, 0x00, 0x00};
    const auto& bytes = destination.bytes();
    return std::equal(std::begin(kReserved), std::end(kReserved), bytes.begin()) && bytes[5] < 0x10;
}

/// A frame has come in through a port. Nobody sends from a group's address, and nobody else from the
/// bridge's: such a frame has gone round in a loop.
std::optional<DropReason> enterBridge(const wire::Frame& frame, const Interface& port, const Interface& own,
                                      Environment& env)
{
    const MacAddress source = MacAddress::fromBytes(frame.data + 6);
    if (source.isGroup() || source.isNull() || source == own.mac)
        return DropReason::MartianSource;
    if (isForThisLinkOnly(MacAddress::fromBytes(frame.data)))
        return DropReason::UnknownEtherType;
    env.inUse->state(own.id)->hosts->learn(source, port.id, env.now, own.ageingTime);
    return std::nullopt;
}

/// IP, but not neighbour discovery: the firewall has nothing to say about who is who on a network.
bool isForFirewall(const wire::Packet& packet)
{
    constexpr std::uint16_t kRouterSolicitation = 133, kRedirect = 137;
    const bool isDiscovery = packet.tuple.is(wire::Protocol::Icmpv6) && packet.hasTuple &&
                             packet.tuple.icmpType() >= kRouterSolicitation &&
                             packet.tuple.icmpType() <= kRedirect;
    return packet.kind != wire::NetworkKind::Arp && !isDiscovery;
}

/// On to the other ports: through the firewall if that sees what is bridged (/interface bridge settings,
/// use-ip-firewall).
void sendOn(wire::Frame& frame, PacketContext& context, Environment& env)
{
    if (env.plan->bridgesThroughFirewall) {
        const auto broken = wire::parseFrame(frame, context.packet);
        if (broken && *broken != DropReason::UnknownEtherType)
            return env.count(*broken);
        if (!broken && isForFirewall(context.packet))
            return processBridged(context, env);
    }
    const Verdict verdict = Egress::send(frame, context.in, nullptr, env, context.bridgePort);
    if (verdict.isDrop())
        env.count(verdict.reason());
}

/// The router is one of a group, too: the frame is the bridge's own.
void passUp(wire::Frame& frame, PacketContext& context, Environment& env)
{
    countReceived(frame, context.in, env);
    const Arrival arrival = arrive(frame, context, env);
    if (arrival == Arrival::Station) // of another bridge, whose port is a VLAN on this one
        return bridge(frame, context, env);
    if (arrival == Arrival::Dead)
        return;
    if (const auto broken = wire::parseFrame(frame, context.packet))
        env.count(*broken);
    else
        processArrived(context, env);
}

} // namespace

Arrival arrive(wire::Frame& frame, PacketContext& context, Environment& env)
{
    for (;;) { // ends: no more than two tags come off, and between them at most one port leads to a bridge
        const Interface* const in = env.plan->interfaces.find(context.in);
        if (!in || frame.size < wire::kEthernetHeader)
            return Arrival::Packet; // which says what is wrong
        const auto tag = wire::vlanIdOf(frame);
        if (const routing::InterfaceId vlan = tag ? in->vlan(*tag) : routing::kNoInterface) {
            wire::popVlanTag(frame);
            countReceived(frame, vlan, env);
            context.in = vlan;
            continue;
        }
        const Interface* const master = env.plan->interfaces.find(in->master);
        if (master) {
            if (const auto reason = enterBridge(frame, *in, *master, env))
                return die(*reason, env);
            context.bridgePort = std::exchange(context.in, master->id);
            if (MacAddress::fromBytes(frame.data) != master->mac)
                return Arrival::Station;
            countReceived(frame, master->id, env);
            continue;
        }
        if (!tag)
            return Arrival::Packet;
        if (*tag != 0)
            return die(DropReason::UnknownVlan, env);
        wire::popVlanTag(frame); // only a priority
    }
}

void bridge(wire::Frame& frame, PacketContext& context, Environment& env)
{
    const bool isForGroup = (frame.data[0] & 1) != 0;
    if (!isForGroup)
        return sendOn(frame, context, env);
    const Interface* const own = env.plan->interfaces.find(context.in);
    if (own->ports.size() > 1) {
        wire::OwnedFrame copy = wire::OwnedFrame::copyOf(frame);
        PacketContext others;
        others.in = context.in;
        others.bridgePort = context.bridgePort;
        sendOn(copy.frame(), others, env);
        context.tracked = others.tracked; // it is one packet, counted once
    }
    passUp(frame, context, env);
}

} // namespace tb::forward
