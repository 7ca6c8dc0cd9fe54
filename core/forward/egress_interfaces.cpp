// SPDX-License-Identifier: GPL-3.0-or-later
#include "forward/egress.h"

#include "wire/vlan_tag.h"

namespace tb::forward {

using routing::Interface;
using routing::InterfaceId;
using routing::InterfaceKind;
using wire::DropReason;

namespace {

/// Bridges send no ICMP errors: a station learns of the MTU behind a bridge from nobody.
bool isTooBig(const wire::Frame& frame, InterfaceId port, const Environment& env)
{
    const Interface* const out = env.plan->interfaces.find(port);
    const std::uint32_t header = wire::kEthernetHeader + (wire::vlanIdOf(frame) ? wire::kVlanTag : 0);
    return out && !frame.offload.isLarge() && frame.size > out->mtu + header;
}

} // namespace

Verdict Egress::sendThrough(wire::Frame& frame, InterfaceId out, wire::WireSize size, InterfaceId cameFrom,
                            Environment& env)
{
    if (Port* const port = env.ports->find(out))
        return toLink(frame, *port, size, env);
    const Interface* const interface = env.plan->interfaces.find(out);
    InterfaceState* const state = env.inUse->state(out);
    if (!interface || !state)
        return Verdict::drop(DropReason::InterfaceDown);
    const Verdict verdict = interface->kind == InterfaceKind::Vlan
                                ? toParent(frame, *interface, size, env)
                                : toPorts(frame, *interface, size, cameFrom, env);
    const bool isOwn = cameFrom == routing::kNoInterface; // what is bridged does not leave the router itself
    PortCounters& counters = state->counters[static_cast<std::size_t>(env.worker)];
    if (isOwn && verdict.isDrop())
        counters.txDrops.add(1);
    if (isOwn && !verdict.isDrop()) {
        counters.txPackets.add(size.packets);
        counters.txBytes.add(size.bytes);
    }
    return verdict;
}

Verdict Egress::toLink(wire::Frame& frame, Port& port, wire::WireSize size, Environment& env)
{
    if (!port.link().isRunning())
        return Verdict::drop(DropReason::InterfaceDown);
    PortCounters& counters = port.counters(env.worker);
    link::EgressFrame egress(frame);
    switch (port.link().send(env.worker, egress)) {
    case link::SendStatus::Sent:
        counters.txPackets.add(size.packets);
        counters.txBytes.add(size.bytes);
        return Verdict::consumed();
    case link::SendStatus::Full:
        counters.txDrops.add(1);
        return Verdict::drop(DropReason::SendQueueFull);
    case link::SendStatus::Failed:
        counters.txDrops.add(1);
        return Verdict::drop(DropReason::SendFailed);
    }
    TB_UNREACHABLE();
}

/// The tag is taken off again: whoever sends fragments uses the same buffer for each of them.
Verdict Egress::toParent(wire::Frame& frame, const Interface& vlan, wire::WireSize size, Environment& env)
{
    wire::pushVlanTag(frame, vlan.vlanId);
    size.bytes += size.packets * wire::kVlanTag;
    const Verdict verdict = sendThrough(frame, vlan.parent, size, routing::kNoInterface, env);
    wire::popVlanTag(frame);
    return verdict;
}

Verdict Egress::toPorts(wire::Frame& frame, const Interface& bridge, wire::WireSize size,
                        InterfaceId cameFrom, Environment& env)
{
    const MacAddress station = MacAddress::fromBytes(frame.data);
    const InterfaceId port =
        station.isGroup() ? routing::kNoInterface
                          : env.inUse->state(bridge.id)->hosts->find(station, env.now, bridge.ageingTime);
    const Interface* const known = env.plan->interfaces.find(port);
    if (!known || known->master != bridge.id || !isRunning(port, env.plan->interfaces, *env.ports))
        return flood(frame, bridge, size, cameFrom, env);
    if (port == cameFrom)
        return Verdict::drop(DropReason::NotForUs); // it has heard the frame already
    if (isTooBig(frame, port, env))
        return Verdict::drop(DropReason::TooBig);
    return sendThrough(frame, port, size, routing::kNoInterface, env);
}

/// Through all ports but the one it came from: copies, and the frame itself through the last.
Verdict Egress::flood(wire::Frame& frame, const Interface& bridge, wire::WireSize size, InterfaceId cameFrom,
                      Environment& env)
{
    InterfaceId last = routing::kNoInterface;
    for (const InterfaceId port : bridge.ports) {
        if (port == cameFrom || !isRunning(port, env.plan->interfaces, *env.ports))
            continue;
        if (isTooBig(frame, port, env)) {
            env.count(DropReason::TooBig);
            continue;
        }
        if (last != routing::kNoInterface) {
            wire::OwnedFrame copy = wire::OwnedFrame::copyOf(frame);
            const Verdict verdict = sendThrough(copy.frame(), last, size, routing::kNoInterface, env);
            if (verdict.isDrop())
                env.count(verdict.reason());
        }
        last = port;
    }
    if (last != routing::kNoInterface)
        return sendThrough(frame, last, size, routing::kNoInterface, env);
    return cameFrom == routing::kNoInterface ? Verdict::drop(DropReason::InterfaceDown) : Verdict::consumed();
}

} // namespace tb::forward
