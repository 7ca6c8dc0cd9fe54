// SPDX-License-Identifier: GPL-3.0-or-later
#include "forward/address_guard.h"

#include "forward/egress.h"
#include "wire/craft.h"

namespace tb::forward {

namespace {

using Message = routing::AddressWatch::Message;

wire::OwnedFrame craftArpMessage(const Message& message, const MacAddress& mac)
{
    // A question says nobody's address, so that it changes nobody's table (RFC 5227 §2.1.1).
    const IpAddress sender = message.isQuestion ? IpAddress::anyV4() : message.address;
    return wire::craftArp({true, mac, sender, MacAddress(), message.address}, MacAddress::broadcast());
}

wire::OwnedFrame craftNdMessage(const Message& message, const MacAddress& mac)
{
    wire::NeighborMessage fields;
    fields.target = message.address;
    if (message.isQuestion) {
        const IpAddress group = wire::solicitedNodeGroup(message.address);
        return wire::craftNeighborMessage(fields, mac, IpAddress(), wire::multicastMac(group), group);
    }
    static const IpAddress allNodes = *IpAddress::parse("ff02::1");
    fields.isSolicitation = false;
    fields.linkLayerAddress = mac;
    fields.override_ = true;
    fields.isRouter = true;
    return wire::craftNeighborMessage(fields, mac, message.address, wire::multicastMac(allNodes), allNodes);
}

} // namespace

void guardAddresses(Environment& env)
{
    const auto runs = [&env](routing::InterfaceId id) {
        return isRunning(id, env.plan->interfaces, *env.ports);
    };
    for (const routing::Interface& one : env.plan->interfaces.all()) {
        if (!runs(one.id))
            env.neighbors->forget(one.id);
    }
    for (const Message& message : env.addresses->tick(env.plan->interfaces, runs, env.now)) {
        const routing::Interface* const own = env.plan->interfaces.find(message.interface);
        // Where ARP is off it does not say who we are either.
        if (message.address.isV4() && own->arp == routing::ArpMode::Disabled)
            continue;
        wire::OwnedFrame frame =
            message.address.isV4() ? craftArpMessage(message, own->mac) : craftNdMessage(message, own->mac);
        (void)Egress::send(frame.frame(), own->id, nullptr, env); // the next one says it again
    }
}

} // namespace tb::forward
