// SPDX-License-Identifier: GPL-3.0-or-later
#include "nat/translate.h"

#include "wire/rewrite.h"

namespace tb::nat {

namespace {

using wire::Direction;
using wire::DropReason;
using wire::FlowTuple;

constexpr std::uint8_t kRedirect4 = 5, kRedirect6 = 137; // RFC 792, RFC 4861 §4.5

} // namespace

std::optional<DropReason> translateDestination(wire::Packet& packet, const conntrack::Tracked& tracked)
{
    if (tracked.state == conntrack::ConnectionState::Invalid)
        return DropReason::NotTranslatable; // written anew, it would seem to be right
    const FlowTuple& leaving = tracked.leaving;
    if (tracked.isRelatedError) {
        const std::uint8_t redirect = leaving.source.isV4() ? kRedirect4 : kRedirect6;
        if (tracked.isTranslated && packet.tuple.icmpType() == redirect)
            return DropReason::NotTranslatable;
        // The quote stands for the packet as its sender sent it: the inverse of what leaves.
        const auto quoted = leaving.inverted();
        if (!quoted || !wire::rewriteQuote(packet, *quoted))
            return DropReason::NotTranslatable;
        wire::rewriteOuterDestination(packet, leaving.destination);
        return std::nullopt;
    }
    const bool isIcmp = leaving.isIcmpQuery();
    if (packet.tuple.destination != leaving.destination ||
        (!isIcmp && packet.tuple.destinationPart != leaving.destinationPart))
        wire::rewriteDestination(packet, leaving.destination, leaving.destinationPart);
    // The identifier of an ICMP reply is turned back together with its destination.
    if (isIcmp && tracked.direction == Direction::Reply && packet.tuple.sourcePart != leaving.sourcePart)
        wire::rewriteSource(packet, packet.tuple.source, leaving.sourcePart);
    return std::nullopt;
}

void translateSource(wire::Packet& packet, const conntrack::Tracked& tracked)
{
    const FlowTuple& leaving = tracked.leaving;
    if (tracked.isRelatedError) {
        // An error of a host behind the translation gets the outside address, whoever on the way sent it.
        const bool sourceIsTranslated =
            (tracked.flags & (tracked.direction == Direction::Original ? conntrack::kSourceNat
                                                                       : conntrack::kDestinationNat)) != 0;
        if (sourceIsTranslated)
            wire::rewriteOuterSource(packet, leaving.source);
        return;
    }
    const bool hasPart = leaving.hasPorts() || leaving.isIcmpQuery();
    if (packet.tuple.source != leaving.source || (hasPart && packet.tuple.sourcePart != leaving.sourcePart))
        wire::rewriteSource(packet, leaving.source, leaving.sourcePart);
}

} // namespace tb::nat
