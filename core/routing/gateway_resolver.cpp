// SPDX-License-Identifier: GPL-3.0-or-later
#include "routing/gateway_resolver.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <set>
#include <tuple>

namespace tb::routing {

namespace {

enum class State : std::uint8_t { Unknown, InProgress, LeadsSomewhere, LeadsNowhere };

class Search {
public:
    explicit Search(std::vector<WantedRoute>& wanted) : m_wanted(wanted), m_states(wanted.size())
    {
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            const IpPrefix& prefix = wanted[i].route.destination;
            m_byPrefix[{wanted[i].table, prefix.network(), prefix.length()}].push_back(i);
            lengths(prefix.family()).insert(prefix.length());
        }
        for (auto& [prefix, routes] : m_byPrefix)
            std::ranges::stable_sort(routes, {}, [&](std::size_t i) { return wanted[i].route.distance; });
    }

    bool leadsSomewhere(std::size_t i, int depth)
    {
        State& state = m_states[i];
        if (state == State::Unknown && depth <= GatewayResolver::kDeepest) {
            state = State::InProgress;
            state = findNextHop(m_wanted[i], depth) ? State::LeadsSomewhere : State::LeadsNowhere;
        }
        return state == State::LeadsSomewhere;
    }

private:
    bool findNextHop(WantedRoute& wanted, int depth)
    {
        Route& route = wanted.route;
        if (route.kind != RouteKind::Unicast || route.out != kNoInterface)
            return true;
        const Route* const through = routeTo(route.gateway, wanted, depth);
        if (!through || (through->kind != RouteKind::Connected && through->kind != RouteKind::Unicast))
            return false;
        route.out = through->out;
        if (!through->gateway.isUnspecified())
            route.gateway = through->gateway;
        return true;
    }

    const Route* routeTo(const IpAddress& gateway, const WantedRoute& asker, int depth)
    {
        for (const int length : lengths(gateway.family())) {
            const auto found =
                m_byPrefix.find({asker.gatewayTable, IpPrefix(gateway, length).network(), length});
            if (found == m_byPrefix.end())
                continue;
            for (const std::size_t i : found->second) {
                if (m_wanted[i].scope <= asker.targetScope && leadsSomewhere(i, depth + 1))
                    return &m_wanted[i].route;
            }
        }
        return nullptr;
    }

    using Lengths = std::set<int, std::greater<>>; ///< the longest first
    Lengths& lengths(IpFamily family) { return m_lengths[family == IpFamily::V6]; }

    std::array<Lengths, 2> m_lengths; ///< of the prefixes of each family that there are
    std::vector<WantedRoute>& m_wanted;
    std::vector<State> m_states;
    std::map<std::tuple<TableId, IpAddress, int>, std::vector<std::size_t>> m_byPrefix;
};

} // namespace

std::vector<bool> GatewayResolver::resolve(std::vector<WantedRoute>& wanted)
{
    Search search(wanted);
    std::vector<bool> result(wanted.size());
    for (std::size_t i = 0; i < wanted.size(); ++i)
        result[i] = search.leadsSomewhere(i, 0);
    return result;
}

} // namespace tb::routing
