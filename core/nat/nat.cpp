// SPDX-License-Identifier: GPL-3.0-or-later
#include "nat/nat.h"

#include "wire/rewrite.h"

#include <algorithm>

namespace tb::nat {

namespace {

using conntrack::Connection;
using conntrack::ConnectionTable;
using wire::Direction;
using wire::DropReason;
using wire::FlowTuple;

/// Ports tried in a row from a random place. Each further round begins at another place and tries half as
/// many, down to kLeastProbes: with 96 % of a range in use a free one is found with probability above 0.99;
/// looking further would only delay the drop.
constexpr std::uint32_t kMostProbes = 128, kLeastProbes = 16;

constexpr std::uint8_t kRedirect4 = 5, kRedirect6 = 137; // RFC 792, RFC 4861 §4.5

/// A range of ports or ICMP identifiers, both ends included.
struct PartRange {
    std::uint16_t first = 0;
    std::uint16_t last = 0;
    std::uint32_t size() const { return static_cast<std::uint32_t>(last) - first + 1; }
    bool contains(std::uint16_t part) const { return first <= part && part <= last; }
};

struct PortClass {
    std::uint16_t below;
    PartRange range;
};

/// Without to-ports a port is replaced by one of its own class (conntrack-semantics of Linux, which RouterOS
/// follows).
constexpr PortClass kPortClasses[] = {
    {512,  {1, 511}     },
    {1024, {600, 1023}  },
    {0,    {1024, 65535}},
};

PartRange rangeFor(const FlowTuple& original, const SourceTarget& target)
{
    if (target.ports) {
        // The list: of two temporaries std::minmax would give references.
        const auto [first, last] = std::minmax({target.ports->first.value(), target.ports->last.value()});
        return {first, last};
    }
    if (original.isIcmpQuery())
        return {0, 65535};
    for (const PortClass& row : kPortClasses) {
        if (original.sourcePart < row.below)
            return row.range;
    }
    return std::end(kPortClasses)[-1].range;
}

/// The reply tuple that a source address and port would give. For ICMP the identifier is on both sides the
/// same part.
FlowTuple replyWith(const FlowTuple& reply, const IpAddress& address, std::uint16_t part)
{
    FlowTuple changed = reply;
    changed.destination = address;
    if (changed.isIcmpQuery())
        changed.sourcePart = part;
    else if (changed.hasPorts())
        changed.destinationPart = part;
    return changed;
}

/// From the first address of a range to its last, at most 2^63.
std::uint64_t distance(const IpRange& range)
{
    const auto half = [](const IpAddress& address, std::size_t from) {
        std::uint64_t value = 0;
        for (std::size_t i = from; i < from + 8; ++i)
            value = (value << 8) | address.bytes()[i];
        return value;
    };
    const std::uint64_t low = half(range.last, 8) - half(range.first, 8);
    const std::uint64_t borrow = half(range.last, 8) < half(range.first, 8) ? 1 : 0;
    const std::uint64_t high = half(range.last, 0) - half(range.first, 0) - borrow;
    constexpr std::uint64_t kMost = std::uint64_t{1} << 63;
    return high != 0 ? kMost : std::min(low, kMost);
}

/// One address of the range, the same for the same pair of ends.
IpAddress chooseAddress(const SourceTarget& target, const FlowTuple& original)
{
    if (!target.addresses)
        return original.source;
    if (target.addresses->first == target.addresses->last)
        return target.addresses->first;
    const HashKey fixed;
    const std::uint64_t hash = hashWords(
        fixed, loadWord(original.source.bytes().data()), loadWord(original.source.bytes().data() + 8),
        loadWord(original.destination.bytes().data()), loadWord(original.destination.bytes().data() + 8), 0);
    return target.addresses->first.plus(hash % (distance(*target.addresses) + 1));
}

void bind(Connection& connection, const FlowTuple& original, const FlowTuple& reply)
{
    connection.setTuple(Direction::Reply, reply);
    // Only ports and identifiers are translated: a GRE key reads the same in both directions.
    const std::uint16_t part = reply.isIcmpQuery() ? reply.sourcePart
                               : reply.hasPorts()  ? reply.destinationPart
                                                   : original.sourcePart;
    if (reply.destination != original.source || part != original.sourcePart)
        connection.flags |= conntrack::kSourceNat;
}

} // namespace

std::optional<DropReason> bindSource(conntrack::PendingConnection& pending, const SourceTarget& target,
                                     ConnectionTable& table, Instant now, Random& random)
{
    const FlowTuple original = pending->original(), reply = pending->reply();
    const IpAddress address = chooseAddress(target, original);
    const PartRange range = rangeFor(original, target);
    // The connection's own port first, because programs depend on it (port preservation, RFC 4787 §4.2.1).
    const FlowTuple kept = replyWith(reply, address, original.sourcePart);
    if ((!target.ports || range.contains(original.sourcePart)) && table.isFree(kept, now)) {
        bind(*pending, original, kept);
        return std::nullopt;
    }
    if (!original.hasPorts() && !original.isIcmpQuery()) {
        bind(*pending, original, kept); // nothing to search: confirm will find the clash
        return std::nullopt;
    }
    for (std::uint32_t probes = kMostProbes; probes >= kLeastProbes; probes /= 2) {
        const auto start = static_cast<std::uint32_t>(random.below(range.size()));
        for (std::uint32_t i = 0; i < std::min(probes, range.size()); ++i) {
            const auto part = static_cast<std::uint16_t>(range.first + (start + i) % range.size());
            const FlowTuple tried = replyWith(reply, address, part);
            if (table.isFree(tried, now)) {
                bind(*pending, original, tried);
                return std::nullopt;
            }
        }
        if (range.size() <= probes)
            break; // all of them were tried
    }
    return DropReason::NoFreePort;
}

std::optional<DropReason> translateDestination(wire::Packet& packet, const conntrack::Tracked& tracked)
{
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

std::optional<DropReason> translateSource(wire::Packet& packet, const conntrack::Tracked& tracked)
{
    const FlowTuple& leaving = tracked.leaving;
    if (tracked.isRelatedError) {
        // An error of a host behind the translation gets the outside address, whoever on the way sent it.
        const bool sourceIsTranslated =
            (tracked.flags & (tracked.direction == Direction::Original ? conntrack::kSourceNat
                                                                       : conntrack::kDestinationNat)) != 0;
        if (sourceIsTranslated)
            wire::rewriteOuterSource(packet, leaving.source);
        return std::nullopt;
    }
    const bool hasPart = leaving.hasPorts() || leaving.isIcmpQuery();
    if (packet.tuple.source != leaving.source || (hasPart && packet.tuple.sourcePart != leaving.sourcePart))
        wire::rewriteSource(packet, leaving.source, leaving.sourcePart);
    return std::nullopt;
}

} // namespace tb::nat
