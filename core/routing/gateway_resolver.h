// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "routing/route_table.h"

#include <vector>

namespace tb::routing {

/// A route as it is wanted: a gateway that is an address has still to be found.
struct WantedRoute {
    /// Unicast: `gateway` as people gave it; `out` when they named the interface, else kNoInterface.
    Route route;
    TableId table = kMainTable;
    TableId gatewayTable = kMainTable; ///< where the gateway is looked for
    std::uint8_t scope = 10;           ///< of this route, when others look for their gateway
    std::uint8_t targetScope = 10;     ///< the largest scope of the routes that may lead to its gateway
};

/// Fills in `out` and the next hop of every route whose gateway can be reached: in a connected subnet, or
/// through other routes (recursive next hop). Returns which routes lead somewhere, in the order given.
///
/// Theory of operation
///   A gateway is looked for as a packet would be: by the longest prefix among the routes of its table, but
///   only those of a scope up to the route's target scope, and of these only such as lead somewhere
///   themselves. So each route is resolved after those that it needs; one that needs itself passes on to the
///   next shorter prefix. Chains longer than kDeepest count as leading nowhere.
class GatewayResolver {
public:
    static constexpr int kDeepest = 16;
    static std::vector<bool> resolve(std::vector<WantedRoute>& wanted);
};

} // namespace tb::routing
