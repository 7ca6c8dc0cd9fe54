// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ip_prefix.h"
#include "routing/interface_id.h"

#include <memory>
#include <vector>

namespace tb::routing {

enum class RouteKind : std::uint8_t {
    Local,     ///< an address of the router, or the broadcast address of one of its subnets
    Connected, ///< the destination itself is the next hop
    Static,    ///< via a gateway
};

struct Route {
    IpPrefix destination; ///< masked
    RouteKind kind = RouteKind::Connected;
    InterfaceId out = kNoInterface;
    IpAddress gateway; ///< Static with a gateway address; else unspecified
    std::uint8_t distance = 0;

    friend bool operator==(const Route&, const Route&) = default;
};

/// Longest prefix first, then the smallest distance; of equals the one given first. Immutable, made once per
/// Plan; look-up does not allocate.
class RouteTable {
public:
    RouteTable();
    explicit RouteTable(std::vector<Route> routes);
    RouteTable(RouteTable&&) noexcept;
    RouteTable& operator=(RouteTable&&) noexcept;
    ~RouteTable();

    /// Null when nothing leads there.
    const Route* lookup(const IpAddress& destination) const;
    /// All of them in the order of print: by family, prefix and distance, the active one of a prefix first.
    const std::vector<Route>& routes() const { return m_routes; }

private:
    class Pieces;
    std::vector<Route> m_routes;
    std::unique_ptr<Pieces> m_pieces;
};

} // namespace tb::routing
