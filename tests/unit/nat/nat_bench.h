// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "nat/binder.h"
#include "nat/translate.h"
#include "unit/conntrack/table_bench.h"
#include "unit/conntrack/test_packets.h"

#include <QString>

namespace tb::test {

inline IpAddress address(const char* text)
{
    return IpAddress::parse(text).value();
}

inline PortRange ports(std::uint16_t first, std::uint16_t last)
{
    return {Port(first), Port(last)};
}

/// "198.51.100.2", "198.51.100.2-198.51.100.5" or a prefix.
inline nat::Target becoming(const char* addresses, std::optional<PortRange> ports = {})
{
    nat::Target target;
    target.addresses = IpRange::parse(addresses).value();
    target.ports = ports;
    return target;
}

inline wire::FlowTuple tupleOf(std::uint8_t protocol, const char* source, const char* destination)
{
    const End from(source), to(destination);
    return {from.address, to.address, from.port, to.port, protocol};
}
inline wire::FlowTuple tcpTuple(const char* source, const char* destination)
{
    return tupleOf(6, source, destination);
}
inline wire::FlowTuple udpTuple(const char* source, const char* destination)
{
    return tupleOf(17, source, destination);
}

/// What the rules say of a connection; nothing: no rule matches.
struct Wanted {
    Wanted() = default;
    Wanted(const nat::Target& onlySource) : source(onlySource) {}
    Wanted(const std::optional<nat::Target>& first, const nat::Target& second)
        : destination(first), source(second)
    {
    }
    std::optional<nat::Target> destination;
    nat::Target source;
};

/// A table and what the stages of a router do with a packet, in their order.
struct NatBench {
    conntrack::ConnectionTable table{4096, HashKey{}};
    nat::Binder binder{table};
    conntrack::TrackingSettings settings;
    conntrack::HelperSettings helpers;
    SeededRandom random{1};

    conntrack::PendingConnection begin(const wire::FlowTuple& original)
    {
        auto pending = table.open(original, kNow);
        TB_CHECK(static_cast<bool>(pending));
        (*pending)->setExpires(kNow + kLife);
        return *std::move(pending);
    }
    std::optional<wire::DropReason> bind(conntrack::PendingConnection& pending, const Wanted& wanted)
    {
        if (wanted.destination)
            binder.bindDestination(pending, *wanted.destination, kNow, random);
        return binder.bindSource(pending, wanted.source, kNow, random);
    }
    /// Binds and confirms a connection; its reply tuple, or why there is none.
    Result<wire::FlowTuple, wire::DropReason> open(const wire::FlowTuple& original, const Wanted& wanted)
    {
        conntrack::PendingConnection pending = begin(original);
        if (const auto failure = bind(pending, wanted))
            return Failure{*failure};
        m_flags = pending->flags;
        const auto failure = confirm(pending, wanted.source);
        if (failure)
            return Failure{*failure};
        return table.lock(m_lastId)->reply();
    }
    /// A packet is needed only when it must be written anew.
    std::optional<wire::DropReason> confirm(conntrack::PendingConnection& pending, const nat::Target& source)
    {
        const wire::FlowTuple original = pending->original();
        TestPacket packet =
            udp({original.source, original.sourcePart}, {original.destination, original.destinationPart});
        conntrack::Tracked tracked;
        conntrack::refreshLeaving(tracked, pending);
        (void)nat::translateDestination(packet.packet, tracked);
        nat::translateSource(packet.packet, tracked);
        const auto failure = binder.confirm({packet.packet, tracked, pending, source}, kNow, random);
        m_lastId = tracked.id;
        return failure;
    }
    /// Of the connection that was bound last.
    bool has(conntrack::ConnectionFlag flag) const { return (m_flags & flag) != 0; }
    bool wasTranslated() const { return has(conntrack::kSourceNat); }
    conntrack::ConnectionId lastId() const { return m_lastId; }

    /// The packet as it leaves.
    TestPacket pass(TestPacket packet, const Wanted& wanted = {})
    {
        conntrack::PendingConnection pending;
        auto tracked = conntrack::track(table, {packet.packet, {}, kNow, settings, helpers}, pending);
        TB_CHECK(static_cast<bool>(tracked));
        if (pending) {
            TB_CHECK(!bind(pending, wanted));
            conntrack::refreshLeaving(*tracked, pending);
        }
        m_failure.reset();
        if (tracked->isTranslated) {
            m_failure = nat::translateDestination(packet.packet, *tracked);
            if (!m_failure)
                nat::translateSource(packet.packet, *tracked);
        }
        if (pending)
            m_failure = binder.confirm({packet.packet, *tracked, pending, wanted.source}, kNow, random);
        return packet;
    }
    std::optional<wire::DropReason> failure() const { return m_failure; }

private:
    std::uint16_t m_flags = 0;
    conntrack::ConnectionId m_lastId;
    std::optional<wire::DropReason> m_failure;
};

/// "192.168.88.10:40000 > 203.0.113.10:80", of a packet that any receiver would take.
inline QString look(TestPacket& packet)
{
    if (!packet.isSound())
        return QStringLiteral("bad checksum");
    const wire::FlowTuple& tuple = packet.packet.tuple;
    return QStringLiteral("%1:%2 > %3:%4")
        .arg(QString::fromStdString(tuple.source.toString()))
        .arg(tuple.sourcePart)
        .arg(QString::fromStdString(tuple.destination.toString()))
        .arg(tuple.destinationPart);
}

} // namespace tb::test
