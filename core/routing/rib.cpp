// SPDX-License-Identifier: GPL-3.0-or-later
#include "routing/rib.h"

#include "base/assert.h"

#include <utility>

namespace tb::routing {

namespace {

const Route kDropped{{}, RouteKind::Blackhole, kNoInterface, {}, 0, RouteOrigin::Static};
const Route kRefused{{}, RouteKind::Unreachable, kNoInterface, {}, 0, RouteOrigin::Static};

bool matches(const RoutingRule& rule, const IpAddress& destination, const PacketOrigin& origin)
{
    if (rule.in != kNoInterface && rule.in != origin.in)
        return false;
    if (rule.routingMark != kNoTable && rule.routingMark != origin.routingMark)
        return false;
    if (rule.source && !rule.source->contains(origin.source))
        return false;
    return !rule.destination || rule.destination->contains(destination);
}

bool isHidden(const RoutingRule& rule, const Route& route)
{
    return rule.hiddenLength && route.destination.length() <= *rule.hiddenLength;
}

} // namespace

Rib::Rib(Parts parts) : m_rules(std::move(parts.rules))
{
    if (parts.tables.empty())
        parts.tables.emplace_back();
    m_tables.reserve(parts.tables.size());
    for (std::vector<Route>& routes : parts.tables)
        m_tables.emplace_back(std::move(routes));
    for (const VrfMember& member : parts.members) {
        if (m_tableByInterface.size() <= member.interface)
            m_tableByInterface.resize(member.interface + std::size_t{1}, kMainTable);
        m_tableByInterface[member.interface] = member.table;
    }
    for (const RoutingRule& rule : m_rules)
        TB_CHECK(isTable(rule.table));
    m_isPlain = m_rules.empty() && m_tables.size() == 1;
}

const Route* Rib::lookupByPolicy(const IpAddress& destination, const PacketOrigin& origin) const
{
    const TableId home = tableOf(origin.link);
    const Route* const known = table(home).lookup(destination);
    if (known && (home != kMainTable || known->kind == RouteKind::Local))
        return known;
    for (const RoutingRule& rule : m_rules) {
        if (!matches(rule, destination, origin))
            continue;
        if (rule.action == RuleAction::Drop)
            return &kDropped;
        if (rule.action == RuleAction::Unreachable)
            return &kRefused;
        const Route* const found = table(rule.table).lookup(destination);
        if (found && !isHidden(rule, *found))
            return found;
        if (rule.action == RuleAction::LookupOnlyInTable)
            return nullptr;
    }
    const Route* const marked =
        isTable(origin.routingMark) ? table(origin.routingMark).lookup(destination) : nullptr;
    return marked ? marked : known;
}

} // namespace tb::routing
