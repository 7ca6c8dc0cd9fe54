// SPDX-License-Identifier: GPL-3.0-or-later
#include "forward/egress.h"

#include "wire/craft.h"
#include "wire/frame_parser.h"

#include <cstring>

namespace tb::forward {

namespace {

void writeMacs(wire::Frame& frame, const MacAddress& destination, const MacAddress& source)
{
    std::memcpy(frame.data, destination.bytes().data(), 6);
    std::memcpy(frame.data + 6, source.bytes().data(), 6);
}

constexpr std::uint32_t kEthernetHeader = 14;

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
        counters.txBytes.add(packet ? packet->wireBytes + packet->wirePackets * kEthernetHeader : frame.size);
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
    if (context.nextHop.isMulticast()) {
        writeMacs(frame, wire::multicastMac(context.nextHop), out->mac);
        return send(frame, context.out, &context.packet, env);
    }
    if (const MacAddress* mac =
            routing::NeighborTable::find(*env.neighborMap, context.out, context.nextHop)) {
        writeMacs(frame, *mac, out->mac);
        return send(frame, context.out, &context.packet, env);
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
    const Verdict verdict = send(waiting.frame(), out, &packet, env);
    if (verdict.isDrop())
        (*env.drops)[static_cast<std::size_t>(verdict.reason())].add(1);
}

} // namespace tb::forward
