// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "firewall/address_type_table.h"
#include "routing/interface_lists.h"
#include "wire/packet.h"

#include <vector>

namespace tb::firewall {

/// A packet as rules see it, where it is on its way just now.
struct MatchContext {
    const wire::Packet& packet;
    const AddressTypeTable& addressTypes;
    routing::InterfaceId in = routing::kNoInterface;  ///< kNoInterface: made by the router itself
    routing::InterfaceId out = routing::kNoInterface; ///< kNoInterface: not routed yet, or for the router
    routing::TableId routingMark = routing::kNoTable;
};

/// What the names in a RuleMatch stand for.
struct MatchNames {
    routing::InterfaceId in = routing::kNoInterface;
    routing::InterfaceId out = routing::kNoInterface;
    const routing::InterfaceSet* inList =
        nullptr; ///< must outlive the match; null only where no list is named
    const routing::InterfaceSet* outList = nullptr;
    routing::TableId routingMark = routing::kNoTable;
};

/// The matchers of one rule, compiled: those that are set, cheap ones first. Asking allocates nothing and
/// looks at no name.
class Match {
public:
    /// Holds for every packet.
    Match() = default;
    Match(config::RuleMatch wanted, MatchNames names);

    bool holds(const MatchContext& context) const;

    /// A row of the table of matchers (match.cpp).
    struct Matcher;

private:
    struct Condition {
        const Matcher* matcher = nullptr;
        bool isNegated = false;
    };

    config::RuleMatch m_wanted;
    MatchNames m_names;
    std::vector<Condition> m_conditions;
};

} // namespace tb::firewall
