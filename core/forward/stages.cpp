// SPDX-License-Identifier: GPL-3.0-or-later
#include "forward/stages.h"

#include "conntrack/helping.h"
#include "forward/pipeline.h"
#include "wire/fragment.h"
#include "wire/payload_rewrite.h"
#include "wire/rewrite.h"

#include <algorithm>
#include <utility>

namespace tb::forward {

namespace {

using wire::DropReason;
using wire::Stage;

constexpr wire::IcmpError kTimeExceeded4{11, 0, 0}; // RFC 792
constexpr wire::IcmpError kTimeExceeded6{3, 0, 0};  // RFC 4443 §3.3

/// How a packet dies that no route leads on, and what its sender hears of it: destination unreachable, with
/// the codes that Linux uses (RFC 1812 §5.2.7.1, RFC 4443 §3.1).
struct Refusal {
    routing::RouteKind kind;
    DropReason reason;
    bool isTold;
    std::uint8_t code4, code6;
};
constexpr Refusal kRefusals[] = {
    {routing::RouteKind::Blackhole,   DropReason::Blackhole,        false, 0,  0},
    {routing::RouteKind::Unreachable, DropReason::RouteUnreachable, true,  1,  0},
    {routing::RouteKind::Prohibit,    DropReason::RouteProhibit,    true,  13, 1},
};
constexpr Refusal kNoRoute{{}, DropReason::NoRoute, true, 0, 0};

bool isForwarding(const wire::Packet& packet, const Plan& plan)
{
    return packet.isV4() ? plan.ip.ipForward : plan.ipv6.forward;
}

/// Null when the route leads on.
const Refusal* refusalOf(const routing::Route* route)
{
    if (!route)
        return &kNoRoute;
    const auto found = std::ranges::find(kRefusals, route->kind, &Refusal::kind);
    return found == std::end(kRefusals) ? nullptr : found;
}

Verdict refuse(const PacketContext& context, const Refusal& refusal, Environment& env)
{
    context.note(Stage::Route, wire::dropReasonText(refusal.reason));
    const wire::IcmpError error =
        context.packet.isV4() ? wire::IcmpError{3, refusal.code4, 0} : wire::IcmpError{1, refusal.code6, 0};
    if (refusal.isTold && isForwarding(context.packet, *env.plan)) // else it is a host that nobody asked
        sendIcmpError(context, error, env);
    return Verdict::drop(refusal.reason);
}

/// The source is an address of the router; in another VRF somebody else may have it.
bool pretendsToBeUs(const PacketContext& context, const Environment& env)
{
    const IpAddress& source = context.packet.tuple.source;
    if (!env.plan->interfaces.isOwnAddress(source))
        return false;
    const routing::Route* const own = env.plan->routes.lookup(source, {.link = context.in});
    return own && own->kind == routing::RouteKind::Local;
}

/// RFC 1812 §5.2.7.2: the packet goes back to the network that it came from, so its sender could have given
/// it to the next hop itself.
bool deservesRedirect(const PacketContext& context, const routing::Interface& link)
{
    const auto isNeighbor = [&](const IpPrefix& subnet) {
        return subnet.contains(context.packet.tuple.source) && subnet.contains(context.nextHop);
    };
    return std::ranges::any_of(link.addresses, isNeighbor);
}

bool mayBeFragmented(const wire::Packet& packet)
{
    constexpr wire::Byte kDontFragment = 0x40;
    return packet.isV4() && (packet.network()[6] & kDontFragment) == 0;
}

void noteTracked(wire::TraceSink& trace, const conntrack::Tracked& tracked)
{
    trace.note(Stage::Track,
               Message(TB_TEXT("connection-state is %1"), {conntrack::connectionStateName(tracked.state)}));
    if (tracked.state != conntrack::ConnectionState::Invalid)
        return;
    trace.note(Stage::Track, Message(conntrack::invalidReasonText(tracked.invalidReason)));
    if (conntrack::isAboutWindow(tracked.invalidReason))
        trace.note(Stage::Track,
                   Message(TB_TEXT("found %1, limit %2"),
                           {std::to_string(tracked.invalidFound), std::to_string(tracked.invalidLimit)}));
}

} // namespace

Verdict track(PacketContext& context, Environment& env)
{
    const bool isDecided = context.tracked.state != conntrack::ConnectionState::None;
    if (isDecided || !env.isTracking(context.packet))
        return Verdict::next();
    auto tracked = conntrack::track(
        *env.connections, {context.packet, context.hint, env.now, env.plan->tracking, env.plan->helpers},
        context.pending);
    if (!tracked)
        return Verdict::drop(tracked.error());
    context.tracked = *tracked;
    if (tracked->state == conntrack::ConnectionState::Invalid)
        env.invalid->add(*tracked, context.packet.tuple, env.now);
    if (context.trace)
        noteTracked(*context.trace, *tracked);
    return Verdict::next();
}

Verdict route(PacketContext& context, Environment& env)
{
    const IpAddress& destination = context.packet.tuple.destination;
    const routing::InterfaceId link = std::exchange(context.out, routing::kNoInterface);
    if (link != routing::kNoInterface && !destination.isV4() && destination.isLinkLocal()) {
        context.out = link; // fe80::/10 is on every link, so no route can tell on which
        context.nextHop = destination;
        return Verdict::next();
    }
    if (destination.isMulticast() || destination.isLimitedBroadcast()) {
        context.route = nullptr; // heard by the router itself and not forwarded
        context.out = link;      // and said by it on one link
        context.nextHop = destination;
        return Verdict::next();
    }
    const routing::PacketOrigin origin{context.packet.tuple.source, context.in,
                                       link != routing::kNoInterface ? link : context.in,
                                       context.routingMark};
    context.route = env.plan->routes.lookup(destination, origin);
    if (const Refusal* const refusal = refusalOf(context.route))
        return refuse(context, *refusal, env);
    if (context.route->kind != routing::RouteKind::Local) {
        context.out = context.route->out;
        context.nextHop = context.route->gateway.isUnspecified() ? destination : context.route->gateway;
    }
    return Verdict::next();
}

Verdict reroute(PacketContext& context, Environment& env)
{
    const bool mayGoElsewhere = context.routingMark != routing::kNoTable || context.tracked.isTranslated;
    return mayGoElsewhere ? route(context, env) : Verdict::next();
}

Verdict checkForwarding(PacketContext& context, Environment& env)
{
    wire::Packet& packet = context.packet;
    const wire::FlowTuple& tuple = packet.tuple;
    if (!isForwarding(packet, *env.plan))
        return Verdict::drop(DropReason::ForwardDisabled);
    if (tuple.source.isUnspecified() || tuple.source.isMulticast() || tuple.source.isLoopback() ||
        tuple.source.isLimitedBroadcast() || pretendsToBeUs(context, env))
        return Verdict::drop(
            DropReason::MartianSource); // also who pretends to be the router (RFC 1812 §5.3.7)
    // Link-local addresses mean nothing on another link (RFC 4291 §2.5.6, RFC 3927 §2.7).
    if (tuple.source.isLinkLocal() || tuple.destination.isLinkLocal() || tuple.destination.isLoopback())
        return Verdict::drop(DropReason::ForwardingOff);
    // Frames to a group carry broadcasts; forwarding them would multiply them (RFC 1812 §5.3.4).
    if ((packet.frame->data[0] & 1) != 0)
        return Verdict::drop(DropReason::ForwardingOff);
    if (packet.ttl() <= 1) {
        sendIcmpError(context, packet.isV4() ? kTimeExceeded4 : kTimeExceeded6, env);
        return Verdict::drop(DropReason::TtlExpired);
    }
    wire::decrementTtl(packet);
    const routing::Interface* const out = env.plan->interfaces.find(context.out);
    if (!out)
        return Verdict::drop(DropReason::InterfaceDown);
    if (wire::largestPacket(packet) > out->mtu && !mayBeFragmented(packet)) {
        sendIcmpError(context,
                      packet.isV4() ? wire::IcmpError{3, 4, out->mtu} : wire::IcmpError{2, 0, out->mtu}, env);
        return Verdict::drop(DropReason::TooBig);
    }
    return Verdict::next();
}

Verdict followMasquerade(PacketContext& context, Environment& env)
{
    const std::uint32_t interface = context.tracked.masqueradeInterface;
    if (interface == 0 || interface == context.out)
        return Verdict::next();
    // Its address means nothing there. The next packet begins anew, as what the new interface makes of it.
    (void)env.connections->remove(context.tracked.id, conntrack::EndReason::InterfaceGone, env.now);
    return Verdict::drop(DropReason::MasqueradeMoved);
}

Verdict redirect(PacketContext& context, Environment& env)
{
    const bool comesBack = context.in == context.out && context.packet.isV4() && env.plan->ip.sendRedirects;
    if (!comesBack || context.tracked.isTranslated)
        return Verdict::next();
    const routing::Interface* const link = env.plan->interfaces.find(context.in);
    if (link && deservesRedirect(context, *link) && env.redirects.allows(env.now)) {
        constexpr std::uint8_t kRedirect = 5, kForHost = 1; // RFC 792
        sendIcmpError(context, {kRedirect, kForHost, context.nextHop.toV4()}, env);
    }
    return Verdict::next();
}

Verdict help(PacketContext& context, Environment& env)
{
    if (!conntrack::hasHelper(context.tracked))
        return Verdict::next();
    const auto failure =
        conntrack::letHelperRead(*env.connections, {context.packet, context.tracked, context.pending, env.now,
                                                    env.plan->helpers, *env.random});
    if (const routing::Interface* const out = env.plan->interfaces.find(context.out); out && !failure)
        wire::fitGrown(context.packet, out->mtu, *env.random);
    return Verdict::dropIf(failure);
}

Verdict confirm(PacketContext& context, Environment& env)
{
    if (!context.pending)
        return Verdict::next();
    return Verdict::dropIf(env.binder->confirm(
        {context.packet, context.tracked, context.pending, context.source}, env.now, *env.random));
}

} // namespace tb::forward
