// SPDX-License-Identifier: GPL-3.0-or-later
#include "routing/route_table.h"

#include "base/hash.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace tb::routing {

namespace {

struct AddressHash {
    std::size_t operator()(const IpAddress& address) const
    {
        const HashKey key; // routes are the administrator's, not an attacker's
        const auto& bytes = address.bytes();
        return hashWords(key, loadWord(bytes.data()), loadWord(bytes.data() + 8), 0, 0, 0);
    }
};

} // namespace

/// One map of networks per prefix length that occurs, longest first: a router has a handful of lengths, so a
/// look-up is a handful of probes in small maps.
class RouteTable::Levels {
public:
    struct Level {
        int length;
        std::unordered_map<IpAddress, const Route*, AddressHash> networks;
    };
    /// By family; within one from the longest prefix to the shortest.
    std::array<std::vector<Level>, 2> byFamily;
};

RouteTable::RouteTable() : RouteTable(std::vector<Route>{}) {}

RouteTable::RouteTable(std::vector<Route> routes)
    : m_routes(std::move(routes)), m_levels(std::make_unique<Levels>())
{
    // Longest first, then nearest: the first route of a network is the active one. Stable: earlier items win
    // ties.
    std::ranges::stable_sort(m_routes, [](const Route& a, const Route& b) {
        return std::pair(-a.destination.length(), a.distance) <
               std::pair(-b.destination.length(), b.distance);
    });
    for (const Route& route : m_routes) {
        auto& levels = m_levels->byFamily[static_cast<std::size_t>(route.destination.family())];
        if (levels.empty() || levels.back().length != route.destination.length())
            levels.push_back({route.destination.length(), {}});
        levels.back().networks.emplace(route.destination.network(), &route);
    }
}

RouteTable::RouteTable(RouteTable&&) noexcept = default;
RouteTable& RouteTable::operator=(RouteTable&&) noexcept = default;
RouteTable::~RouteTable() = default;

const Route* RouteTable::lookup(const IpAddress& destination) const
{
    for (const Levels::Level& level : m_levels->byFamily[static_cast<std::size_t>(destination.family())]) {
        const auto found = level.networks.find(IpPrefix(destination, level.length).network());
        if (found != level.networks.end())
            return found->second;
    }
    return nullptr;
}

} // namespace tb::routing
