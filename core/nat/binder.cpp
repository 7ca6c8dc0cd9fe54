// SPDX-License-Identifier: GPL-3.0-or-later
#include "nat/binder.h"

#include "nat/address_choice.h"
#include "nat/part_search.h"

namespace tb::nat {

namespace {

using conntrack::Connection;
using wire::Direction;
using wire::DropReason;
using wire::FlowTuple;

void bind(Connection& connection, Side side, const End& end)
{
    const FlowTuple original = connection.original();
    connection.setTuple(Direction::Reply, withEnd(connection.reply(), side, end));
    const auto flag = side == Side::Source ? conntrack::kSourceNat : conntrack::kDestinationNat;
    const End own = ownEnd(original, side);
    const bool isChanged = end.address != own.address || (hasPart(original, side) && end.part != own.part);
    connection.flags =
        static_cast<std::uint16_t>(isChanged ? connection.flags | flag : connection.flags & ~flag);
}

} // namespace

class Binder::Impl {
public:
    explicit Impl(conntrack::ConnectionTable& table) : m_table(table) {}

    bool isFree(const FlowTuple& reply, Side side, const End& end, Instant now) const
    {
        return m_table.isFree(withEnd(reply, side, end), now);
    }
    std::optional<End> chooseSource(const Connection& connection, const Target& target, Instant now,
                                    Random& random) const;
    End chooseDestination(const Connection& connection, const Target& target, Instant now,
                          Random& random) const;

    void noteMasquerade(conntrack::PendingConnection& pending, const Target& target) const
    {
        if (target.masqueradeInterface == 0)
            return;
        pending->flags |= conntrack::kMasqueraded;
        m_table.masqueradeInterface(pending.id()) = target.masqueradeInterface;
    }

private:
    conntrack::ConnectionTable& m_table;
};

std::optional<End> Binder::Impl::chooseSource(const Connection& connection, const Target& target, Instant now,
                                              Random& random) const
{
    const FlowTuple original = connection.original(), reply = connection.reply();
    const auto isFreeEnd = [&](const End& end) { return isFree(reply, Side::Source, end, now); };
    const End own = ownEnd(original, Side::Source);
    const IpRange addresses = addressesFor(target, original, Side::Source);
    const PartRange parts = partsFor(target, original, Side::Source);
    const bool mayKeepPart = !target.ports || parts.contains(own.part);
    if (!target.randomisePorts && mayKeepPart && addresses.contains(own.address) && isFreeEnd(own))
        return own;
    End chosen{chooseAddress(addresses, target.choice, original), own.part};
    if (!hasPart(original, Side::Source))
        return chosen; // nothing to search: confirm will find the clash
    // Programs depend on their port (port preservation, RFC 4787 §4.2.1).
    if (!target.randomisePorts && mayKeepPart && isFreeEnd(chosen))
        return chosen;
    const auto start = static_cast<std::uint32_t>(random.below(parts.size()));
    const auto part = searchPart(parts, start, random, [&](std::uint16_t candidate) {
        return isFreeEnd({chosen.address, candidate});
    });
    if (!part)
        return std::nullopt;
    chosen.part = *part;
    return chosen;
}

End Binder::Impl::chooseDestination(const Connection& connection, const Target& target, Instant now,
                                    Random& random) const
{
    const FlowTuple original = connection.original(), reply = connection.reply();
    const IpRange addresses = addressesFor(target, original, Side::Destination);
    const IpAddress address = chooseAddress(addresses, target.choice, original);
    const std::uint16_t own = ownEnd(original, Side::Destination).part;
    if (!target.ports || !hasPart(original, Side::Destination))
        return {address, own}; // a service has its port: another one would be another service
    const PartRange parts = partsFor(target, original, Side::Destination);
    if (parts.size() == 1)
        return {address, parts.first};
    const auto isFreePart = [&](std::uint16_t part) {
        return isFree(reply, Side::Destination, {address, part}, now);
    };
    if (!target.randomisePorts && parts.contains(own) && isFreePart(own))
        return {address, own};
    const auto start = target.randomisePorts ? static_cast<std::uint32_t>(random.below(parts.size())) : 0;
    return {address, searchPart(parts, start, random, isFreePart).value_or(parts.first)};
}

Binder::Binder(conntrack::ConnectionTable& table) : m_impl(std::make_unique<Impl>(table)) {}
Binder::~Binder() = default;

void Binder::bindDestination(conntrack::PendingConnection& pending, const Target& target, Instant now,
                             Random& random)
{
    bind(*pending, Side::Destination, m_impl->chooseDestination(*pending, target, now, random));
}

std::optional<DropReason> Binder::bindSource(conntrack::PendingConnection& pending, const Target& target,
                                             Instant now, Random& random)
{
    const auto chosen = m_impl->chooseSource(*pending, target, now, random);
    if (!chosen)
        return DropReason::NoFreePort;
    bind(*pending, Side::Source, *chosen);
    m_impl->noteMasquerade(pending, target);
    return std::nullopt;
}

} // namespace tb::nat
