// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ip_prefix.h"
#include "routing/interface_id.h"

#include <memory>
#include <vector>

namespace tb::routing {

/// What becomes of a packet on a route.
enum class RouteKind : std::uint8_t {
    Local,       ///< to the router: one of its addresses, or the broadcast address of one of its subnets
    Connected,   ///< the destination itself is the next hop
    Unicast,     ///< via a gateway
    Blackhole,   ///< dropped in silence
    Unreachable, ///< refused: host unreachable
    Prohibit,    ///< refused: administratively prohibited
};

/// Who has made a route.
enum class RouteOrigin : std::uint8_t {
    Connect, ///< an address of an interface
    Static,  ///< a person
    Dhcp,    ///< a DHCP client
};

struct Route {
    IpPrefix destination; ///< masked
    RouteKind kind = RouteKind::Connected;
    InterfaceId out = kNoInterface;
    IpAddress gateway; ///< Unicast: the next hop; unspecified: the destination itself
    std::uint8_t distance = 0;
    RouteOrigin origin = RouteOrigin::Connect;
    std::uint32_t itemId = 0;    ///< Static: of /ip route or /ipv6 route
    IpAddress preferredSource{}; ///< of the router's own packets; unspecified: an address of `out`

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
