// SPDX-License-Identifier: GPL-3.0-or-later
#include "nat/binder.h"

#include "nat/address_choice.h"
#include "nat/endpoint_mappings.h"
#include "nat/part_search.h"
#include "nat/remapped_sources.h"
#include "nat/translate.h"

namespace tb::nat {

namespace {

using conntrack::Connection;
using conntrack::PendingConnection;
using wire::Direction;
using wire::DropReason;
using wire::FlowTuple;

/// Times that a source is bound anew because another worker was faster.
constexpr int kClashRetries = 4;

void setFlag(Connection& connection, conntrack::ConnectionFlag flag, bool isSet)
{
    connection.flags = static_cast<std::uint16_t>(isSet ? connection.flags | flag : connection.flags & ~flag);
}

void bind(Connection& connection, Side side, const End& end)
{
    const FlowTuple original = connection.original();
    connection.setTuple(Direction::Reply, withEnd(connection.reply(), side, end));
    const End own = ownEnd(original, side);
    const bool isChanged = end.address != own.address || (hasPart(original, side) && end.part != own.part);
    setFlag(connection, side == Side::Source ? conntrack::kSourceNat : conntrack::kDestinationNat, isChanged);
}

bool isEndpointIndependent(const Target& target, const FlowTuple& tuple)
{
    return target.isEndpointIndependent && tuple.is(wire::Protocol::Udp) && tuple.source.isV4();
}

/// Whether the next connection of this source would not become the same by itself.
bool isRemapped(const Connection& connection, const Target& target)
{
    if (!connection.has(conntrack::kSourceNat) || connection.has(conntrack::kEndpointSourceNat))
        return false;
    const FlowTuple original = connection.original();
    const bool hasChoice = target.addresses && target.addresses->first != target.addresses->last &&
                           target.choice != AddressChoice::HostBits;
    return hasChoice || boundEnd(connection.reply(), Side::Source).part != original.sourcePart;
}

} // namespace

class Binder::Impl {
public:
    Impl(conntrack::ConnectionTable& table, HashKey key)
        : m_table(table), m_remapped(table, key), m_mappings(key)
    {
        table.onMappingEnd([this](const FlowTuple& original, const FlowTuple& reply, std::uint16_t flags) {
            release(original, reply, flags);
        });
    }
    ~Impl() { m_table.onMappingEnd(nullptr); }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    std::optional<End> chooseSource(const Connection& connection, const Target& target, Instant now,
                                    Random& random) const;
    End chooseDestination(const Connection& connection, const Target& target, Instant now,
                          Random& random) const;
    std::optional<End> mapSource(const Connection& connection, const Target& target, Instant now,
                                 Random& random);
    void release(const FlowTuple& original, const FlowTuple& reply, std::uint16_t flags);

    conntrack::ConnectionTable& m_table;
    RemappedSources m_remapped;
    EndpointMappings m_mappings;

private:
    /// Whether no live connection has the reply tuple that this end would give.
    auto freeEnds(const FlowTuple& reply, Side side, Instant now) const
    {
        return [this, reply, side, now](const End& end) {
            return m_table.isFree(withEnd(reply, side, end), now);
        };
    }
};

std::optional<End> Binder::Impl::chooseSource(const Connection& connection, const Target& target, Instant now,
                                              Random& random) const
{
    const FlowTuple original = connection.original();
    const auto isFree = freeEnds(connection.reply(), Side::Source, now);
    // A helper may have given a call its id already.
    const End own{original.source, boundEnd(connection.reply(), Side::Source).part};
    const IpRange addresses = addressesFor(target, original, Side::Source);
    const PartRange parts = partsFor(target, original, Side::Source);
    const auto fits = [&](const End& end) {
        return addresses.contains(end.address) && (!target.ports || parts.contains(end.part)) && isFree(end);
    };
    End chosen{chooseAddress(addresses, target.choice, original), own.part};
    if (!hasPart(original, Side::Source)) // nothing to search: confirm will find the clash
        return fits(own) ? own : chosen;
    if (!target.randomisePorts) {
        if (fits(own))
            return own;
        if (const auto known = m_remapped.find(original, now, fits))
            return known;
        // Programs depend on their port (port preservation, RFC 4787 §4.2.1).
        if (fits(chosen))
            return chosen;
    }
    const auto start = static_cast<std::uint32_t>(random.below(parts.size()));
    const auto part = searchPart(parts, start, random, [&](std::uint16_t candidate) {
        return isFree({chosen.address, candidate});
    });
    if (!part)
        return std::nullopt;
    return End{chosen.address, *part};
}

/// The outside end of an endpoint-independent mapping: the one that the inside end has, or a new one.
std::optional<End> Binder::Impl::mapSource(const Connection& connection, const Target& target, Instant now,
                                           Random& random)
{
    const FlowTuple original = connection.original();
    const auto isFree = freeEnds(connection.reply(), Side::Source, now);
    const End inside = ownEnd(original, Side::Source);
    const IpAddress outside =
        chooseAddress(addressesFor(target, original, Side::Source), AddressChoice::BySource, original);
    const PartRange parts = partsFor(target, original, Side::Source);
    const auto takes = [&](std::uint16_t part) {
        return isFree({outside, part}) && m_mappings.add(inside, {outside, part});
    };
    std::optional<End> held = m_mappings.hold(inside, outside);
    if (!held) {
        const bool mayKeepPart = !target.randomisePorts && (!target.ports || parts.contains(inside.part));
        if (mayKeepPart && takes(inside.part))
            return End{outside, inside.part};
        const auto start = static_cast<std::uint32_t>(random.below(parts.size()));
        if (const auto part = searchPart(parts, start, random, takes))
            return End{outside, *part};
        held = m_mappings.hold(inside, outside); // perhaps another worker was faster
    }
    if (held && !isFree(*held)) {
        m_mappings.release(inside, outside);
        return std::nullopt;
    }
    return held;
}

End Binder::Impl::chooseDestination(const Connection& connection, const Target& target, Instant now,
                                    Random& random) const
{
    const FlowTuple original = connection.original();
    const IpRange addresses = addressesFor(target, original, Side::Destination);
    const IpAddress address = chooseAddress(addresses, target.choice, original);
    const std::uint16_t own = ownEnd(original, Side::Destination).part;
    if (!target.ports || !hasPart(original, Side::Destination))
        return {address, own}; // another port would be another service
    const PartRange parts = partsFor(target, original, Side::Destination);
    if (parts.size() == 1)
        return {address, parts.first};
    const auto isFree = freeEnds(connection.reply(), Side::Destination, now);
    const auto isFreePart = [&](std::uint16_t part) { return isFree({address, part}); };
    if (!target.randomisePorts && parts.contains(own) && isFreePart(own))
        return {address, own};
    const auto start = target.randomisePorts ? static_cast<std::uint32_t>(random.below(parts.size())) : 0;
    return {address, searchPart(parts, start, random, isFreePart).value_or(parts.first)};
}

/// A connection that held mappings has ended.
void Binder::Impl::release(const FlowTuple& original, const FlowTuple& reply, std::uint16_t flags)
{
    if ((flags & conntrack::kEndpointSourceNat) != 0)
        m_mappings.release(ownEnd(original, Side::Source), reply.destination);
    if ((flags & conntrack::kEndpointDestinationNat) != 0)
        m_mappings.release(boundEnd(reply, Side::Destination), original.destination);
}

Binder::Binder(conntrack::ConnectionTable& table, HashKey key) : m_impl(std::make_unique<Impl>(table, key)) {}
Binder::~Binder() = default;

void Binder::bindDestination(PendingConnection& pending, const Target& target, Instant now, Random& random)
{
    const FlowTuple original = pending->original();
    if (!isEndpointIndependent(target, original)) {
        bind(*pending, Side::Destination, m_impl->chooseDestination(*pending, target, now, random));
        return;
    }
    if (const auto inside = m_impl->m_mappings.holdBehind(ownEnd(original, Side::Destination))) {
        bind(*pending, Side::Destination, *inside);
        setFlag(*pending, conntrack::kEndpointDestinationNat, true);
    }
}

std::optional<DropReason> Binder::bindSource(PendingConnection& pending, const Target& target, Instant now,
                                             Random& random)
{
    const bool isMapped = isEndpointIndependent(target, pending->original());
    if (pending->has(conntrack::kEndpointSourceNat)) { // bound anew
        m_impl->release(pending->original(), pending->reply(), conntrack::kEndpointSourceNat);
        setFlag(*pending, conntrack::kEndpointSourceNat, false);
    }
    const auto chosen = isMapped ? m_impl->mapSource(*pending, target, now, random)
                                 : m_impl->chooseSource(*pending, target, now, random);
    if (!chosen)
        return DropReason::NoFreePort;
    bind(*pending, Side::Source, *chosen);
    setFlag(*pending, conntrack::kEndpointSourceNat, isMapped);
    if (target.masqueradeInterface != 0) {
        setFlag(*pending, conntrack::kMasqueraded, true);
        m_impl->m_table.masqueradeInterface(pending.id()) = target.masqueradeInterface;
    }
    return std::nullopt;
}

namespace {

/// Lets the packet be one of the connection that has won. False when it would have to go elsewhere: it has
/// been routed already.
bool join(const Binder::Leaving& leaving, const conntrack::Tracked& winner)
{
    if (winner.leaving.destination != leaving.packet.tuple.destination)
        return false;
    leaving.pending = {};
    leaving.tracked = winner;
    (void)translateDestination(leaving.packet, winner); // only of an ICMP error can it fail
    translateSource(leaving.packet, winner);
    return true;
}

} // namespace

std::optional<DropReason> Binder::confirm(const Leaving& leaving, Instant now, Random& random)
{
    conntrack::ConnectionTable& table = m_impl->m_table;
    const FlowTuple original = leaving.pending->original();
    const bool remapped = isRemapped(*leaving.pending, leaving.source);
    for (int retries = 0;; ++retries) {
        const auto id = table.confirm(leaving.pending, now);
        if (id) {
            leaving.tracked.id = *id;
            if (remapped || retries > 0)
                m_impl->m_remapped.add(*id, original, now);
            return std::nullopt;
        }
        // What a helper has announced names the port that it saw.
        const bool mayBindAnew = retries < kClashRetries && hasPart(original, Side::Source) &&
                                 !leaving.pending->has(conntrack::kUsesHelper) && table.isFree(original, now);
        if (!mayBindAnew || bindSource(leaving.pending, leaving.source, now, random))
            break;
        conntrack::refreshLeaving(leaving.tracked, leaving.pending);
        translateSource(leaving.packet, leaving.tracked);
    }
    const auto winner = conntrack::joinWinner(table, leaving.pending, leaving.packet, now);
    if (winner && join(leaving, *winner))
        return std::nullopt;
    return DropReason::TupleClash;
}

} // namespace tb::nat
