// SPDX-License-Identifier: GPL-3.0-or-later
#include "forward/pipeline.h"

#include "forward/egress.h"
#include "forward/mangle_stages.h"
#include "forward/nat_stages.h"
#include "forward/neighbor_protocol.h"
#include "forward/reassembly.h"
#include "forward/stages.h"
#include "routing/local_delivery.h"
#include "wire/frame_parser.h"

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
constexpr StageFunction kPostrouting[] = {manglePostrouting, followMasquerade, sourceNat, help,
                                          confirm,           Egress::toNextHop};
/// No helper: the router itself speaks none of their protocols, and strangers talk to it.
constexpr StageFunction kInput[] = {mangleInput, sourceNat, confirm};
/// Routed first, so that rules may name the out-interface.
constexpr StageFunction kOutput[] = {track, route, mangleOutput, destinationNat, reroute};

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

/// A packet for the router: confirms its connection and answers it.
Verdict input(PacketContext& context, Environment& env)
{
    if (const Verdict verdict = runStages(kInput, context, env); !verdict.goesOn())
        return verdict;
    const routing::Interface* const in = env.plan->interfaces.find(context.in);
    if (!in)
        return Verdict::consumed(); // from the router to itself
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
        if (env.errors.allows(env.now))
            sendOwn(answer.frame.frame(), context.in, env);
        return Verdict::drop(DropReason::NoLocalService);
    case routing::LocalAnswer::Kind::Heard:
        return giveToServices(context, env);
    case routing::LocalAnswer::Kind::Silence:
        return Verdict::drop(DropReason::NoLocalService);
    }
    TB_UNREACHABLE();
}

Verdict processIp(PacketContext& context, Environment& env)
{
    if (const Verdict verdict = handleNeighborDiscovery(context, env); !verdict.goesOn())
        return verdict;
    if (const Verdict verdict = runStages(kPrerouting, context, env); !verdict.goesOn())
        return verdict;
    if (!context.route || context.route->kind == routing::RouteKind::Local)
        return input(context, env);
    if (const Verdict verdict = runStages(kForward, context, env); !verdict.goesOn())
        return verdict;
    return runStages(kPostrouting, context, env);
}

} // namespace

void processArrived(PacketContext& context, Environment& env)
{
    Verdict verdict = Verdict::drop(DropReason::NotForUs);
    if (isAddressedToUs(context, env)) {
        verdict =
            context.packet.kind == wire::NetworkKind::Arp ? handleArp(context, env) : processIp(context, env);
    }
    if (verdict.isDrop())
        count(verdict.reason(), env);
    context.pending = {}; // a first packet that died leaves no connection behind
    context.whole = {};
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
    if (verdict.goesOn())
        verdict = context.out == routing::kNoInterface ? Verdict::drop(DropReason::NoRoute)
                                                       : runStages(kPostrouting, context, env);
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

void sendIcmpError(const PacketContext& offender, const wire::IcmpError& error, Environment& env)
{
    // The router's own packets get no errors: the reason is in the drop counter.
    const routing::Interface* const in = env.plan->interfaces.find(offender.in);
    if (offender.in != routing::kNoInterface && !in)
        return;
    const IpAddress& sender = offender.packet.tuple.source;
    const routing::Route* const back = env.plan->routes.lookup(sender);
    const routing::Interface* const towards =
        in ? in : (back ? env.plan->interfaces.find(back->out) : nullptr);
    if (!towards || !env.errors.allows(env.now))
        return;
    const auto source = towards->addressTowards(sender);
    if (!source)
        return;
    auto frame = wire::craftIcmpError(offender.packet, error, *source);
    if (!frame)
        return;
    const conntrack::Tracked tracked =
        offender.pending ? conntrack::errorAbout(offender.pending) : conntrack::Tracked{};
    sendMade(frame->frame(), towards->id, tracked, env);
}

} // namespace tb::forward
