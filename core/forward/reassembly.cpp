// SPDX-License-Identifier: GPL-3.0-or-later
#include "forward/reassembly.h"

#include "forward/pipeline.h"
#include "wire/frame_parser.h"
#include "wire/segmentation.h"

namespace tb::forward {

namespace {

using wire::DropReason;

constexpr wire::IcmpError kReassemblyTimeExceeded4{11, 1, 0}; // RFC 792
constexpr wire::IcmpError kReassemblyTimeExceeded6{3, 1, 0};  // RFC 4443 §3.3

void count(DropReason reason, std::size_t fragments, Environment& env)
{
    (*env.drops)[static_cast<std::size_t>(reason)].add(fragments);
}

} // namespace

Verdict reassemble(PacketContext& context, Environment& env)
{
    wire::Packet& packet = context.packet;
    if (!packet.isFragment ||
        (!env.isTracking(packet) && !env.plan->interfaces.isOwnAddress(packet.tuple.destination)))
        return Verdict::next();
    wire::finishChecksum(*packet.frame); // what it covers ends with this frame
    auto outcome = env.fragments->add(packet, context.in, env.now);
    if (outcome.reason) {
        count(*outcome.reason, outcome.alsoLost, env);
        return Verdict::drop(*outcome.reason);
    }
    if (outcome.whole.isEmpty())
        return Verdict::consumed();
    context.whole = std::move(outcome.whole);
    if (const auto broken = wire::parseFrame(context.whole.frame(), packet))
        return Verdict::drop(*broken);
    // A fragment header inside of what was cut: nobody makes such packets (RFC 8200 §4.1).
    return packet.isFragment ? Verdict::drop(DropReason::BadIpHeader) : Verdict::next();
}

void expireFragments(Environment& env)
{
    auto expired = env.fragments->expire(env.now);
    count(DropReason::FragmentTimeout, expired.fragments, env);
    for (auto& [first, link] : expired.incomplete) {
        PacketContext context;
        context.in = link;
        if (wire::parseFrame(first.frame(), context.packet) ||
            !env.plan->interfaces.isOwnAddress(context.packet.tuple.destination))
            continue;
        sendIcmpError(context, context.packet.isV4() ? kReassemblyTimeExceeded4 : kReassemblyTimeExceeded6,
                      env);
    }
}

} // namespace tb::forward
