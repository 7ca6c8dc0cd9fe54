// SPDX-License-Identifier: GPL-3.0-or-later
#include "forward/egress.h"

#include "wire/craft.h"
#include "wire/fragment.h"
#include "wire/frame_parser.h"
#include "wire/segmentation.h"

#include <cstring>

namespace tb::forward {

namespace {

void writeMacs(wire::Frame& frame, const MacAddress& destination, const MacAddress& source)
{
    std::memcpy(frame.data, destination.bytes().data(), 6);
    std::memcpy(frame.data + 6, source.bytes().data(), 6);
}

MacAddress groupMac(const IpAddress& group)
{
    return group.isMulticast() ? wire::multicastMac(group) : MacAddress::broadcast();
}

Verdict sendPacket(wire::Packet& packet, const routing::Interface& out, Environment& env);

/// A large frame whose segments are larger than the MTU, too: each is cut by itself.
Verdict sendSegments(const wire::Packet& large, const routing::Interface& out, Environment& env)
{
    Verdict verdict = Verdict::consumed();
    wire::segmentFrame(large, [&](wire::Frame& segment) {
        wire::Packet packet;
        if (!verdict.isDrop() && !wire::parseFrame(segment, packet))
            verdict = sendPacket(packet, out, env);
    });
    return verdict;
}

/// Sends a packet whose Ethernet header is complete, as it is or in fragments. When one of them cannot be
/// sent the rest is of no use to anybody and is not sent.
Verdict sendPacket(wire::Packet& packet, const routing::Interface& out, Environment& env)
{
    if (!wire::leavesInFragments(packet, out.mtu))
        return Egress::send(*packet.frame, out.id, &packet, env);
    if (packet.frame->offload.isLarge())
        return sendSegments(packet, out, env);
    Verdict verdict = Verdict::consumed();
    const bool hasRoom = wire::cutIntoFragments(packet, out.mtu, [&](wire::Frame& fragment) {
        verdict = Egress::send(fragment, out.id, nullptr, env);
        return !verdict.isDrop();
    });
    return hasRoom ? verdict : Verdict::drop(wire::DropReason::TooBig);
}

} // namespace

Verdict Egress::send(wire::Frame& frame, routing::InterfaceId out, const wire::Packet* packet,
                     Environment& env)
{
    Port* const port = env.ports->find(out);
    if (!port || !port->link().isRunning())
        return Verdict::drop(wire::DropReason::InterfaceDown);
    PortCounters& counters = port->counters(env.worker);
    link::EgressFrame egress(frame);
    switch (port->link().send(env.worker, egress)) {
    case link::SendStatus::Sent:
        counters.txPackets.add(packet ? packet->wirePackets : 1);
        counters.txBytes.add(packet ? packet->wireBytes + packet->wirePackets * wire::kEthernetHeader
                                    : frame.size);
        return Verdict::consumed();
    case link::SendStatus::Full:
        counters.txDrops.add(1);
        return Verdict::drop(wire::DropReason::SendQueueFull);
    case link::SendStatus::Failed:
        counters.txDrops.add(1);
        return Verdict::drop(wire::DropReason::SendFailed);
    }
    TB_UNREACHABLE();
}

Verdict Egress::toNextHop(PacketContext& context, Environment& env)
{
    const routing::Interface* const out = env.plan->interfaces.find(context.out);
    if (!out)
        return Verdict::drop(wire::DropReason::InterfaceDown);
    wire::Frame& frame = *context.packet.frame;
    if (context.in == routing::kNoInterface)
        wire::prepareOwnFragments(context.packet, out->mtu, *env.random);
    if (context.nextHop.isMulticast() || context.nextHop.isLimitedBroadcast()) {
        writeMacs(frame, groupMac(context.nextHop), out->mac);
        return sendPacket(context.packet, *out, env);
    }
    if (const MacAddress* mac =
            routing::NeighborTable::find(*env.neighborMap, context.out, context.nextHop)) {
        writeMacs(frame, *mac, out->mac);
        return sendPacket(context.packet, *out, env);
    }
    const Port* const port = env.ports->find(context.out);
    if (!port || !port->link().isRunning())
        return Verdict::drop(wire::DropReason::InterfaceDown);
    const auto waiting =
        env.neighbors->wait(context.out, context.nextHop, wire::OwnedFrame::copyOf(frame), env.now);
    (*env.drops)[static_cast<std::size_t>(wire::DropReason::NeighborPending)].add(
        static_cast<std::uint64_t>(waiting.givenUp));
    if (waiting.shouldAsk)
        solicit({context.out, context.nextHop}, env);
    return Verdict::consumed();
}

void Egress::solicit(const routing::Solicitation& wanted, Environment& env)
{
    const routing::Interface* const out = env.plan->interfaces.find(wanted.interface);
    const auto source = out ? out->addressTowards(wanted.target) : std::nullopt;
    if (!source)
        return;
    wire::OwnedFrame question;
    if (wanted.target.isV4()) {
        question =
            wire::craftArp({true, out->mac, *source, MacAddress(), wanted.target}, MacAddress::broadcast());
    } else {
        const IpAddress group = wire::solicitedNodeGroup(wanted.target);
        wire::NeighborMessage message;
        message.target = wanted.target;
        message.linkLayerAddress = out->mac;
        question = wire::craftNeighborMessage(message, out->mac, *source, wire::multicastMac(group), group);
    }
    // A question that is lost is asked again a second later; nothing to report here.
    (void)send(question.frame(), wanted.interface, nullptr, env);
}

void Egress::sendWaiting(wire::OwnedFrame waiting, routing::InterfaceId out, const MacAddress& mac,
                         Environment& env)
{
    const routing::Interface* const interface = env.plan->interfaces.find(out);
    wire::Packet packet;
    if (!interface || waiting.isEmpty() || wire::parseFrame(waiting.frame(), packet))
        return;
    writeMacs(waiting.frame(), mac, interface->mac);
    const Verdict verdict = sendPacket(packet, *interface, env);
    if (verdict.isDrop())
        (*env.drops)[static_cast<std::size_t>(verdict.reason())].add(1);
}

} // namespace tb::forward
