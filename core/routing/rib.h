// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "routing/route_table.h"

#include <optional>
#include <span>
#include <vector>

namespace tb::routing {

enum class RuleAction : std::uint8_t {
    Lookup,            ///< in its table; when that knows no way, the next rule is asked
    LookupOnlyInTable, ///< in its table and nowhere else
    Drop,
    Unreachable,
};

/// A rule of /routing rule, compiled. What is not set matches every packet.
struct RoutingRule {
    std::optional<IpPrefix> source, destination;
    TableId routingMark = kNoTable;
    InterfaceId in = kNoInterface;
    RuleAction action = RuleAction::Lookup;
    TableId table = kMainTable;
    std::optional<std::uint8_t> hiddenLength; ///< routes of this prefix length or shorter are passed over
};

/// What beside its destination decides where a packet goes.
struct PacketOrigin {
    IpAddress source{};
    InterfaceId in = kNoInterface;   ///< kNoInterface: made by the router itself
    InterfaceId link = kNoInterface; ///< whose VRF the packet is in: `in`, or where the answered packet came
    TableId routingMark = kNoTable;
};

/// An interface that uses a table of its own.
struct VrfMember {
    InterfaceId interface = kNoInterface;
    TableId table = kMainTable;
};

/// The routing information base: all tables, and how a packet comes to one of them. Immutable, part of a
/// Plan; look-up does not allocate.
///
/// Theory of operation
///   1. The router's own addresses come first, whatever rules and marks say.
///   2. A packet in a VRF is looked up in the VRF's table. Only what that does not know goes on, and never to
///      main: addresses of two VRFs may be the same.
///   3. The rules, in their order, until one answers.
///   4. The table that mangle has marked the packet with.
///   5. main, where 1 has looked already.
///   Without rules, further tables and VRFs this is one search of main.
class Rib {
public:
    struct Parts {
        std::vector<std::vector<Route>> tables; ///< main first: table n is at n - kMainTable
        std::vector<RoutingRule> rules;
        std::vector<VrfMember> members;
    };

    Rib() : Rib(Parts()) {}
    explicit Rib(Parts parts);

    /// Null when nothing leads there. What a rule refuses is a route of kind Blackhole or Unreachable.
    const Route* lookup(const IpAddress& destination, const PacketOrigin& origin = {}) const
    {
        return m_isPlain ? m_tables.front().lookup(destination) : lookupByPolicy(destination, origin);
    }
    /// The table of the interface's VRF; kMainTable for one that is in none.
    TableId tableOf(InterfaceId interface) const
    {
        return interface < m_tableByInterface.size() ? m_tableByInterface[interface] : kMainTable;
    }
    /// In the order of their ids, main first.
    std::span<const RouteTable> tables() const { return m_tables; }

private:
    const RouteTable& table(TableId id) const { return m_tables[id - kMainTable]; }
    bool isTable(TableId id) const { return id != kNoTable && id <= m_tables.size(); }
    const Route* lookupByPolicy(const IpAddress& destination, const PacketOrigin& origin) const;

    std::vector<RouteTable> m_tables;
    std::vector<RoutingRule> m_rules;
    std::vector<TableId> m_tableByInterface;
    bool m_isPlain = true;
};

} // namespace tb::routing
