// SPDX-License-Identifier: GPL-3.0-or-later
#include "forward/egress.h"

#include "forward/neighbor_protocol.h"
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

/// Where fragments leave, and how large.
struct FragmentExit {
    routing::InterfaceId out;
    std::uint32_t mtu;
    routing::InterfaceId cameFrom = routing::kNoInterface; ///< as in Egress::send()
};

/// When one of them cannot be sent the rest is of no use to anybody and is not sent.
Verdict sendFragments(wire::Packet& packet, const FragmentExit& exit, Environment& env)
{
    Verdict verdict = Verdict::consumed();
    const bool hasRoom = wire::cutIntoFragments(packet, exit.mtu, [&](wire::Frame& fragment) {
        verdict = Egress::send(fragment, exit.out, nullptr, env, exit.cameFrom);
        return !verdict.isDrop();
    });
    return hasRoom ? verdict : Verdict::drop(wire::DropReason::TooBig);
}

/// Sends a packet whose Ethernet header is complete, as it is or in fragments.
Verdict sendPacket(wire::Packet& packet, const routing::Interface& out, Environment& env)
{
    if (!wire::leavesInFragments(packet, out.mtu))
        return Egress::send(*packet.frame, out.id, &packet, env);
    if (packet.frame->offload.isLarge())
        return sendSegments(packet, out, env);
    return sendFragments(packet, {out.id, out.mtu}, env);
}

} // namespace

Verdict Egress::send(wire::Frame& frame, routing::InterfaceId out, const wire::Packet* packet,
                     Environment& env, routing::InterfaceId cameFrom)
{
    return sendThrough(frame, out, packet ? wireSizeOf(*packet) : wireSizeOf(frame), cameFrom, env);
}

Verdict Egress::toStation(PacketContext& context, Environment& env)
{
    wire::Packet& packet = context.packet;
    if (packet.frame->fragments.largest == 0)
        return send(*packet.frame, context.out, &packet, env, context.bridgePort);
    return sendFragments(packet, {context.out, packet.frame->fragments.largest, context.bridgePort}, env);
}

Verdict Egress::toNextHop(PacketContext& context, Environment& env)
{
    const routing::Interface* const out = env.plan->interfaces.find(context.out);
    if (!out)
        return Verdict::drop(wire::DropReason::InterfaceDown);
    wire::Frame& frame = *context.packet.frame;
    if (context.in == routing::kNoInterface)
        wire::prepareOwnFragments(context.packet,
                                  env.pathMtu->limit(context.packet.tuple.destination, out->mtu, env.now),
                                  *env.random);
    if (context.nextHop.isMulticast() || context.nextHop.isLimitedBroadcast()) {
        writeMacs(frame, groupMac(context.nextHop), out->mac);
        return sendPacket(context.packet, *out, env);
    }
    if (const MacAddress* mac =
            routing::NeighborTable::find(*env.neighborMap, context.out, context.nextHop)) {
        writeMacs(frame, *mac, out->mac);
        return sendPacket(context.packet, *out, env);
    }
    if (!isRunning(context.out, env.plan->interfaces, *env.ports))
        return Verdict::drop(wire::DropReason::InterfaceDown);
    if (context.nextHop.isV4() && !routing::learnsByArp(out->arp)) {
        reportUnreachable(frame, env); // nobody is asked here
        return Verdict::drop(wire::DropReason::NeighborFailed);
    }
    const auto waiting =
        env.neighbors->wait(context.out, context.nextHop, wire::OwnedFrame::copyOf(frame), env.now);
    (*env.drops)[static_cast<std::size_t>(wire::DropReason::NeighborPending)].add(
        static_cast<std::uint64_t>(waiting.givenUp));
    if (waiting.shouldAsk)
        solicit({context.out, context.nextHop, {}}, env);
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
        question = wire::craftArp({true, out->mac, *source, MacAddress(), wanted.target},
                                  wanted.mac.value_or(MacAddress::broadcast()));
    } else {
        const IpAddress group = wire::solicitedNodeGroup(wanted.target);
        const IpAddress asked = wanted.mac ? wanted.target : group;
        wire::NeighborMessage message;
        message.target = wanted.target;
        message.linkLayerAddress = out->mac;
        question = wire::craftNeighborMessage(message, out->mac, *source,
                                              wanted.mac.value_or(wire::multicastMac(group)), asked);
    }
    // A question that is lost is asked again a second later; nothing to report here.
    (void)send(question.frame(), wanted.interface, nullptr, env);
}

void Egress::sendWaiting(routing::FreedFrame freed, Environment& env)
{
    const routing::Interface* const interface = env.plan->interfaces.find(freed.interface);
    wire::Packet packet;
    if (!interface || freed.frame.isEmpty() || wire::parseFrame(freed.frame.frame(), packet))
        return;
    writeMacs(freed.frame.frame(), freed.mac, interface->mac);
    const Verdict verdict = sendPacket(packet, *interface, env);
    if (verdict.isDrop())
        (*env.drops)[static_cast<std::size_t>(verdict.reason())].add(1);
}

} // namespace tb::forward
