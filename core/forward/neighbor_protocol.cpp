// SPDX-License-Identifier: GPL-3.0-or-later
#include "forward/neighbor_protocol.h"

#include "forward/egress.h"
#include "forward/pipeline.h"
#include "wire/craft.h"
#include "wire/frame_parser.h"

namespace tb::forward {

namespace {

/// Notes what a neighbour said of itself, and sends the frame that waited for it. Whoever asks for us gets an
/// entry only when it may be on this link: nothing else would ever be sent to it, and a flood of such senders
/// would only take the room of neighbours. Whom we asked has an entry wherever it is.
void learn(const routing::Interface& in, const IpAddress& address, const MacAddress& mac, bool asksForUs,
           Environment& env)
{
    if (mac.isGroup() || mac.isNull() || address.isUnspecified() || address.isMulticast() ||
        in.hasAddress(address))
        return; // nobody may claim a group's or everybody's address, or ours
    const bool create = asksForUs && in.isOnLink(address);
    if (auto waiting = env.neighbors->learn(in.id, address, mac, create, env.now))
        Egress::sendWaiting(std::move(*waiting), in.id, mac, env);
    env.neighborMap = env.neighbors->current();
}

void advertise(const routing::Interface& own, const wire::NeighborMessage& question, const IpAddress& asker,
               const MacAddress& askerMac, Environment& env)
{
    wire::NeighborMessage answer;
    answer.isSolicitation = false;
    answer.target = question.target;
    answer.linkLayerAddress = own.mac;
    answer.override_ = true;
    answer.isRouter = true;
    // A question from the unspecified address is duplicate detection: the answer goes to all nodes (RFC 4861
    // §7.2.4).
    static const IpAddress allNodes = *IpAddress::parse("ff02::1");
    answer.solicited = !asker.isUnspecified();
    const IpAddress destination = answer.solicited ? asker : allNodes;
    const MacAddress mac = answer.solicited ? askerMac : wire::multicastMac(allNodes);
    wire::OwnedFrame frame = wire::craftNeighborMessage(answer, own.mac, question.target, mac, destination);
    (void)Egress::send(frame.frame(), own.id, nullptr, env); // a lost answer is asked for again
}

constexpr std::uint8_t kNeighborSolicitation = 135;
constexpr std::uint8_t kNeighborAdvertisement = 136;

} // namespace

Verdict handleArp(PacketContext& context, Environment& env)
{
    const routing::Interface* const own = env.plan->interfaces.find(context.in);
    const auto arp = wire::readArp(context.packet);
    if (!own || !arp)
        return Verdict::drop(wire::DropReason::TruncatedFrame);
    const bool isForUs = own->hasAddress(arp->targetIp);
    // Only who asks for us is worth an entry; what others say only refreshes one that exists (RFC 826, "merge
    // flag"). Whom we ask has one, so an answer that finds none is one that nobody asked for.
    learn(*own, arp->senderIp, arp->senderMac, isForUs && arp->isRequest, env);
    if (isForUs && arp->isRequest) {
        const wire::ArpFields answer{false, own->mac, arp->targetIp, arp->senderMac, arp->senderIp};
        wire::OwnedFrame frame = wire::craftArp(answer, arp->senderMac);
        (void)Egress::send(frame.frame(), context.in, nullptr, env); // a lost answer is asked for again
    }
    return Verdict::consumed();
}

Verdict handleNeighborDiscovery(PacketContext& context, Environment& env)
{
    const wire::Packet& packet = context.packet;
    if (packet.isV4() || packet.protocol != static_cast<std::uint8_t>(wire::Protocol::Icmpv6) ||
        !packet.hasTuple)
        return Verdict::next();
    const std::uint8_t type = *packet.transport();
    if (type != kNeighborSolicitation && type != kNeighborAdvertisement)
        return Verdict::next();
    const routing::Interface* const own = env.plan->interfaces.find(context.in);
    const auto message = wire::readNeighborMessage(packet);
    if (!own || !message)
        return Verdict::drop(wire::DropReason::BadIpHeader);
    const IpAddress& sender = packet.tuple.source;
    if (message->isSolicitation) {
        const bool isForUs = own->hasAddress(message->target);
        const MacAddress senderMac =
            message->linkLayerAddress.value_or(MacAddress::fromBytes(packet.frame->data + 6));
        if (message->linkLayerAddress)
            learn(*own, sender, *message->linkLayerAddress, isForUs, env);
        if (isForUs)
            advertise(*own, *message, sender, senderMac, env);
    } else if (message->linkLayerAddress) {
        learn(*own, message->target, *message->linkLayerAddress, false, env);
    }
    return Verdict::consumed();
}

void askForNeighbors(Environment& env)
{
    routing::NeighborTable::Due due = env.neighbors->tick(env.now);
    env.neighborMap = env.neighbors->current();
    for (const routing::Solicitation& wanted : due.solicitations)
        Egress::solicit(wanted, env);
    constexpr wire::IcmpError kHostUnreachable{3, 1, 0};
    constexpr wire::IcmpError kAddressUnreachable{1, 3, 0};
    for (wire::OwnedFrame& frame : due.failed) {
        (*env.drops)[static_cast<std::size_t>(wire::DropReason::NeighborFailed)].add(1);
        PacketContext context;
        if (wire::parseFrame(frame.frame(), context.packet))
            continue;
        sendIcmpError(context, context.packet.isV4() ? kHostUnreachable : kAddressUnreachable, env);
    }
}

} // namespace tb::forward
