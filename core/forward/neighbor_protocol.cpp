// SPDX-License-Identifier: GPL-3.0-or-later
#include "forward/neighbor_protocol.h"

#include "forward/egress.h"
#include "forward/pipeline.h"
#include "wire/craft.h"
#include "wire/frame_parser.h"

#include <algorithm>

namespace tb::forward {

namespace {

using routing::ArpMode;

/// Notes what a neighbour said of itself, and sends the frame that waited for it. Whoever asks for us gets an
/// entry only when it may be on this link: nothing else would ever be sent to it, and a flood of such senders
/// would only take the room of neighbours. Whom we asked has an entry wherever it is.
void learn(const routing::Interface& in, routing::Heard heard, Environment& env)
{
    if ((heard.mac && (heard.mac->isGroup() || heard.mac->isNull())) || heard.address.isUnspecified() ||
        heard.address.isMulticast() || in.hasAddress(heard.address))
        return; // nobody may claim a group's or everybody's address, or ours
    heard.mayCreate = heard.mayCreate && in.isOnLink(heard.address);
    if (auto freed = env.neighbors->learn(in.id, heard, env.now))
        Egress::sendWaiting(std::move(*freed), env);
    env.neighborMap = env.neighbors->current();
}

/// Whether the router reaches an address through another interface than the one on which it is asked for.
bool leadsElsewhere(const routing::Interface& in, const IpAddress& address, const Environment& env)
{
    const routing::Route* const route = env.plan->routes.lookup(address, {.link = in.id});
    return route && route->kind != routing::RouteKind::Local && route->out != in.id &&
           route->out != routing::kNoInterface;
}

bool isPublished(const routing::Interface& in, const IpAddress& address)
{
    return std::ranges::find(in.published, address) != in.published.end();
}

/// Whether the router lets itself be sent what is for this address. A question that looks whether an address
/// is taken is not for a proxy: it would take it.
bool isProxyFor(const routing::Interface& in, const wire::ArpFields& question, const Environment& env)
{
    const IpAddress& address = question.targetIp;
    if (question.senderIp.isUnspecified() || question.senderIp == address || address.isMulticast() ||
        address.isLimitedBroadcast())
        return false;
    return (in.arp == ArpMode::ProxyArp || isPublished(in, address)) && leadsElsewhere(in, address, env);
}

void advertise(const routing::Interface& own, const wire::NeighborMessage& question, const IpAddress& asker,
               const MacAddress& askerMac, Environment& env)
{
    const bool isOurs = own.hasAddress(question.target);
    wire::NeighborMessage answer;
    answer.isSolicitation = false;
    answer.target = question.target;
    answer.linkLayerAddress = own.mac;
    // Neither a proxy nor who is not sure takes an address from another (RFC 4861 §7.2.8, RFC 4429 §3.3).
    answer.override_ = isOurs && !env.addresses->isTentative(own.id, question.target);
    answer.isRouter = env.plan->ipv6.forward;
    // A question from the unspecified address is duplicate detection: the answer goes to all nodes (RFC 4861
    // §7.2.4).
    static const IpAddress allNodes = *IpAddress::parse("ff02::1");
    answer.solicited = !asker.isUnspecified();
    const IpAddress destination = answer.solicited ? asker : allNodes;
    const MacAddress mac = answer.solicited ? askerMac : wire::multicastMac(allNodes);
    const IpAddress source =
        isOurs ? question.target : own.addressTowards(destination).value_or(question.target);
    wire::OwnedFrame frame = wire::craftNeighborMessage(answer, own.mac, source, mac, destination);
    (void)Egress::send(frame.frame(), own.id, nullptr, env); // a lost answer is asked for again
}

constexpr std::uint8_t kNeighborSolicitation = 135;
constexpr std::uint8_t kNeighborAdvertisement = 136;

void takeSolicitation(const routing::Interface& own, const wire::Packet& packet,
                      const wire::NeighborMessage& message, Environment& env)
{
    const IpAddress& sender = packet.tuple.source;
    const MacAddress frameSender = MacAddress::fromBytes(packet.frame->data + 6);
    const bool isOurs = own.hasAddress(message.target);
    if (isOurs && sender.isUnspecified() && frameSender != own.mac &&
        env.addresses->isTentative(own.id, message.target)) {
        env.addresses->objection(own.id, message.target, frameSender); // it wants the address as we do
        return;
    }
    const bool isForUs = isOurs || (isPublished(own, message.target) && !sender.isUnspecified() &&
                                    leadsElsewhere(own, message.target, env));
    if (message.linkLayerAddress)
        learn(own, {sender, message.linkLayerAddress, false, isForUs, true}, env);
    if (isForUs)
        advertise(own, message, sender, message.linkLayerAddress.value_or(frameSender), env);
}

} // namespace

Verdict handleArp(PacketContext& context, Environment& env)
{
    const routing::Interface* const own = env.plan->interfaces.find(context.in);
    const auto arp = wire::readArp(context.packet);
    if (!own || !arp)
        return Verdict::drop(wire::DropReason::TruncatedFrame);
    if (own->arp == ArpMode::Disabled)
        return Verdict::consumed();
    if (own->hasAddress(arp->senderIp))
        env.addresses->objection(own->id, arp->senderIp, arp->senderMac);
    const bool isForUs = own->hasAddress(arp->targetIp) || isProxyFor(*own, *arp, env);
    // Only who asks for us is worth an entry; what others say only refreshes one that exists (RFC 826, "merge
    // flag"). Whom we ask has one, so an answer that finds none is one that nobody asked for.
    const bool isAnswer = !arp->isRequest && MacAddress::fromBytes(context.packet.frame->data) == own->mac;
    if (routing::learnsByArp(own->arp))
        learn(*own, {arp->senderIp, arp->senderMac, isAnswer, isForUs && arp->isRequest, true}, env);
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
    if (message->isSolicitation) {
        takeSolicitation(*own, packet, *message, env);
    } else if (own->hasAddress(message->target)) {
        env.addresses->objection(own->id, message->target, MacAddress::fromBytes(packet.frame->data + 6));
    } else {
        learn(*own,
              {message->target, message->linkLayerAddress, message->solicited, false, message->override_},
              env);
    }
    return Verdict::consumed();
}

void reportUnreachable(wire::Frame& frame, Environment& env)
{
    constexpr wire::IcmpError kHostUnreachable{3, 1, 0};
    constexpr wire::IcmpError kAddressUnreachable{1, 3, 0};
    PacketContext context;
    if (!wire::parseFrame(frame, context.packet))
        sendIcmpError(context, context.packet.isV4() ? kHostUnreachable : kAddressUnreachable, env);
}

void askForNeighbors(Environment& env)
{
    routing::NeighborTable::Due due = env.neighbors->tick(env.now);
    env.neighborMap = env.neighbors->current();
    for (const routing::Solicitation& wanted : due.solicitations)
        Egress::solicit(wanted, env);
    for (routing::FreedFrame& freed : due.freed)
        Egress::sendWaiting(std::move(freed), env);
    for (wire::OwnedFrame& frame : due.failed) {
        (*env.drops)[static_cast<std::size_t>(wire::DropReason::NeighborFailed)].add(1);
        reportUnreachable(frame.frame(), env);
    }
}

} // namespace tb::forward
