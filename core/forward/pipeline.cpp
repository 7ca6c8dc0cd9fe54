// SPDX-License-Identifier: GPL-3.0-or-later
#include "forward/pipeline.h"

#include "forward/egress.h"
#include "forward/mangle_stages.h"
#include "forward/nat_stages.h"
#include "forward/neighbor_protocol.h"
#include "forward/path_mtu_discovery.h"
#include "forward/reassembly.h"
#include "forward/stages.h"
#include "routing/local_delivery.h"
#include "wire/frame_parser.h"

#include <algorithm>

namespace tb::forward {

namespace {

using wire::DropReason;

using StageFunction = Verdict (*)(PacketContext&, Environment&);

/// Runs stages in order until one does not go on.
template <std::size_t N>
Verdict runStages(const StageFunction (&stages)[N], PacketContext& context, Environment& env)
{
    for (const StageFunction stage : stages) {
        if (const Verdict verdict = stage(context, env); !verdict.goesOn())
            return verdict;
    }
    return Verdict::next();
}

constexpr StageFunction kPrerouting[] = {reassemble, track, manglePrerouting, destinationNat, route};
constexpr StageFunction kForward[] = {checkForwarding, mangleForward};
constexpr StageFunction kPostrouting[] = {manglePostrouting, followMasquerade, sourceNat, redirect, help,
                                          confirm,           Egress::toNextHop};
/// No helper: the router itself speaks none of their protocols, and strangers talk to it.
constexpr StageFunction kInput[] = {mangleInput, sourceNat, confirm};
/// Routed first, so that rules may name the out-interface.
constexpr StageFunction kOutput[] = {track, route, mangleOutput, destinationNat, reroute};
/// Bridged packets keep their TTL and have no route.
constexpr StageFunction kBridgedPrerouting[] = {reassemble, track, manglePrerouting, destinationNat};
constexpr StageFunction kBridgedPostrouting[] = {mangleForward, manglePostrouting, sourceNat,
                                                 help,          confirm,           Egress::toStation};

void count(DropReason reason, Environment& env)
{
    (*env.drops)[static_cast<std::size_t>(reason)].add(1);
}

/// The frame is for this station: its own address or a group's.
bool isAddressedToUs(const PacketContext& context, const Environment& env)
{
    const wire::Byte* const destination = context.packet.frame->data;
    if ((destination[0] & 1) != 0)
        return true;
    const routing::Interface* const in = env.plan->interfaces.find(context.in);
    return in && MacAddress::fromBytes(destination) == in->mac;
}

/// The services live on the control thread, so they get a copy.
Verdict giveToServices(const PacketContext& context, Environment& env)
{
    QueuedFrame copy{wire::OwnedFrame::copyOf(*context.packet.frame), context.in, env.now};
    return env.toServices->put(std::move(copy)) ? Verdict::consumed()
                                                : Verdict::drop(DropReason::LocalQueueFull);
}

/// Where a packet for the router came in. What the router sends to itself is taken as if by the interface
/// whose address it is for.
const routing::Interface* arrivalInterface(const PacketContext& context, const Environment& env)
{
    const routing::InterfaceTable& interfaces = env.plan->interfaces;
    if (context.in != routing::kNoInterface)
        return interfaces.find(context.in);
    const auto owns = [&](const routing::Interface& one) {
        return one.hasAddress(context.packet.tuple.destination);
    };
    const auto found = std::ranges::find_if(interfaces.all(), owns);
    return found == interfaces.all().end() ? nullptr : &*found;
}

/// Whether a refusal may be sent: resets and ICMP errors have limits of their own.
bool maySend(const routing::LocalAnswer& refusal, const PacketContext& context, Environment& env)
{
    return refusal.error
               ? env.errors.allows(context.packet.tuple.source, *refusal.error, env.plan->ip, env.now)
               : env.errors.allows(env.now);
}

/// A packet for the router: confirms its connection and answers it.
Verdict input(PacketContext& context, Environment& env)
{
    if (const Verdict verdict = runStages(kInput, context, env); !verdict.goesOn())
        return verdict;
    const routing::Interface* const in = arrivalInterface(context, env);
    if (!in)
        return Verdict::drop(DropReason::NoLocalService); // it has just gone
    notePathMtu(context, env);
    // Only a packet without a connection may be refused. Any other invalid one may belong to a masqueraded
    // connection, for it was not translated back: a reset in answer would end a connection that lives.
    if (context.tracked.state == conntrack::ConnectionState::Invalid &&
        context.tracked.invalidReason != conntrack::InvalidReason::NoEntry)
        return Verdict::drop(DropReason::NoLocalService);
    const bool isHeard = env.localPorts->wants(context.packet);
    auto answer = routing::answerLocally(context.packet, *in, env.plan->interfaces, isHeard);
    switch (answer.kind) {
    case routing::LocalAnswer::Kind::InPlace:
        sendOwn(*context.packet.frame, context.in, env);
        return Verdict::consumed();
    case routing::LocalAnswer::Kind::Reply:
        sendOwn(answer.frame.frame(), context.in, env);
        return Verdict::consumed();
    case routing::LocalAnswer::Kind::Refusal:
        if (maySend(answer, context, env))
            sendOwn(answer.frame.frame(), context.in, env);
        return Verdict::drop(DropReason::NoLocalService);
    case routing::LocalAnswer::Kind::Heard:
        return giveToServices(context, env);
    case routing::LocalAnswer::Kind::Silence:
        return Verdict::drop(DropReason::NoLocalService);
    }
    TB_UNREACHABLE();
}

/// Behind the routing decision.
Verdict processRouted(PacketContext& context, Environment& env)
{
    if (!context.route || context.route->kind == routing::RouteKind::Local)
        return input(context, env);
    if (const Verdict verdict = runStages(kForward, context, env); !verdict.goesOn())
        return verdict;
    return runStages(kPostrouting, context, env);
}

Verdict processIp(PacketContext& context, Environment& env)
{
    if (const Verdict verdict = handleNeighborDiscovery(context, env); !verdict.goesOn())
        return verdict;
    if (const Verdict verdict = runStages(kPrerouting, context, env); !verdict.goesOn())
        return verdict;
    return processRouted(context, env);
}

/// A bridged packet on its way from port to port.
Verdict carryBridged(PacketContext& context, Environment& env)
{
    const IpAddress asked = context.packet.tuple.destination;
    if (const Verdict verdict = runStages(kBridgedPrerouting, context, env); !verdict.goesOn())
        return verdict;
    if (context.packet.tuple.destination != asked) {
        const Verdict verdict = route(context, env);
        return verdict.goesOn() ? processRouted(context, env) : verdict;
    }
    context.out = context.in;
    context.nextHop = asked;
    return runStages(kBridgedPostrouting, context, env);
}

/// Counts why a packet died, and leaves nothing of it behind.
void finish(Verdict verdict, PacketContext& context, Environment& env)
{
    if (verdict.isDrop())
        count(verdict.reason(), env);
    context.pending = {}; // a first packet that died leaves no connection behind
    context.whole = {};
}

} // namespace

void processArrived(PacketContext& context, Environment& env)
{
    Verdict verdict = Verdict::drop(DropReason::NotForUs);
    if (isAddressedToUs(context, env)) {
        verdict =
            context.packet.kind == wire::NetworkKind::Arp ? handleArp(context, env) : processIp(context, env);
    }
    finish(verdict, context, env);
}

void processBridged(PacketContext& context, Environment& env)
{
    finish(carryBridged(context, env), context, env);
}

namespace {

/// `tracked`: what the packet is when that is known already; else tracking says it.
void sendMade(wire::Frame& frame, routing::InterfaceId link, const conntrack::Tracked& tracked,
              Environment& env)
{
    PacketContext context;
    context.out = link; // until it is routed
    context.tracked = tracked;
    frame.fragments = {}; // an answer is not cut as the question was
    if (const auto broken = wire::parseFrame(frame, context.packet)) {
        count(*broken, env);
        return;
    }
    Verdict verdict = runStages(kOutput, context, env);
    if (verdict.goesOn() && context.out != routing::kNoInterface)
        verdict = runStages(kPostrouting, context, env);
    else if (verdict.goesOn())
        verdict = context.route ? input(context, env) : Verdict::drop(DropReason::NoRoute);
    if (verdict.isDrop())
        count(verdict.reason(), env);
}

} // namespace

void sendOwn(wire::Frame& frame, routing::InterfaceId link, Environment& env)
{
    sendMade(frame, link, {}, env);
}

void sendAsItIs(wire::Frame& frame, routing::InterfaceId out, Environment& env)
{
    if (const Verdict verdict = Egress::send(frame, out, nullptr, env); verdict.isDrop())
        count(verdict.reason(), env);
}

namespace {

/// Where an error about a packet leaves, and the interface whose address it comes from: that on the way to
/// the sender, or the one the offender came in on (/ip settings, icmp-errors-use-inbound-interface-address).
/// A link-local sender is on the offender's link and nowhere else. Null when there is no way.
struct ErrorPath {
    const routing::Interface* link = nullptr;
    const routing::Interface* speaker = nullptr;
    IpAddress nextHop;
};

ErrorPath errorPath(const PacketContext& offender, const Environment& env)
{
    const routing::InterfaceTable& interfaces = env.plan->interfaces;
    const IpAddress& sender = offender.packet.tuple.source;
    const routing::Interface* const in = interfaces.find(offender.in);
    const bool isOnLinkOnly = !sender.isV4() && sender.isLinkLocal();
    const routing::Route* const back =
        isOnLinkOnly ? nullptr : env.plan->routes.lookup(sender, {.link = offender.in});
    const routing::Interface* const out = back ? interfaces.find(back->out) : nullptr;
    const routing::Interface* const towards = out ? out : in;
    const bool isInbound = in && env.plan->ip.icmpErrorsUseInboundInterfaceAddress;
    const bool hasGateway = back && !back->gateway.isUnspecified();
    return {in ? in : out, isInbound ? in : towards, hasGateway && !isInbound ? back->gateway : sender};
}

} // namespace

void sendIcmpError(const PacketContext& offender, const wire::IcmpError& error, Environment& env)
{
    const bool isGone = offender.in != routing::kNoInterface && !env.plan->interfaces.find(offender.in);
    const ErrorPath path = errorPath(offender, env);
    if (isGone || !path.speaker)
        return;
    const auto source = path.speaker->addressTowards(path.nextHop);
    auto frame = source ? wire::craftIcmpError(offender.packet, error, *source) : std::nullopt;
    if (!frame || !env.errors.allows(offender.packet.tuple.source, error, env.plan->ip, env.now))
        return;
    const conntrack::Tracked tracked =
        offender.pending ? conntrack::errorAbout(offender.pending) : conntrack::Tracked{};
    sendMade(frame->frame(), path.link->id, tracked, env);
}

} // namespace tb::forward
