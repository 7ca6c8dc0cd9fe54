// SPDX-License-Identifier: GPL-3.0-or-later
#include "routing/route_table.h"

#include "wire/bytes.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

namespace tb::routing {

namespace {

constexpr std::uint32_t kNoRoute = 0xffffffff;

__extension__ using Address128 = unsigned __int128;

std::uint32_t keyOf(const IpAddress& address, std::uint32_t)
{
    return address.toV4();
}

Address128 keyOf(const IpAddress& address, Address128)
{
    Address128 key = 0;
    for (std::size_t i = 0; i < 16; i += 4)
        key = (key << 32) | wire::load32(&address.bytes()[i]);
    return key;
}

} // namespace

/// The address space of one family, cut where the answer changes.
///
/// Theory of operation
///   Prefixes nest or are disjoint, never overlap by half. So the longest match is a function that is
///   constant between neighbouring starts and ends of prefixes, and n prefixes make at most 2 n + 1 pieces.
///   Construction walks the prefixes in order of address with a stack of those that are open. A look-up is
///   one binary search: a desktop's table fits two cache lines, and where there are many pieces a first step
///   by the top bits leaves few of them.
template <typename Key>
class PieceMap {
public:
    /// `routes` in the order of RouteTable::routes(), of which [first, last) are of this family.
    void build(const std::vector<Route>& routes, std::uint32_t first, std::uint32_t last);
    std::uint32_t find(Key key) const
    {
        std::size_t low = 0;
        std::size_t count = m_starts.size();
        if (!m_firstByTop.empty()) {
            const auto top = static_cast<std::size_t>(key >> kTopShift);
            low = m_firstByTop[top];
            count = m_firstByTop[top + 1] - low + 1;
        }
        // The last start that is not above the key; the first piece starts at zero.
        const Key* at = m_starts.data() + low;
        while (count > 1) {
            const std::size_t half = count / 2;
            at += at[half] <= key ? half : 0; // a conditional move: the outcome cannot be predicted
            count -= half;
        }
        return m_answers[static_cast<std::size_t>(at - m_starts.data())];
    }

private:
    /// The step by the top bits is worth its 256 KB from here on; below, the search is as short.
    static constexpr std::size_t kManyPieces = 1024;
    static constexpr int kTopBits = 16;
    static constexpr int kTopShift = static_cast<int>(sizeof(Key) * 8) - kTopBits;

    void cut(Key start, std::uint32_t answer);
    void indexTop();

    std::vector<Key> m_starts{Key{0}};
    std::vector<std::uint32_t> m_answers{kNoRoute};
    std::vector<std::uint32_t> m_firstByTop; ///< piece in which each block of addresses begins; may be empty
};

template <typename Key>
void PieceMap<Key>::cut(Key start, std::uint32_t answer)
{
    if (m_starts.back() == start)
        m_answers.back() = answer;
    else if (m_answers.back() != answer) {
        m_starts.push_back(start);
        m_answers.push_back(answer);
    }
}

template <typename Key>
void PieceMap<Key>::build(const std::vector<Route>& routes, std::uint32_t first, std::uint32_t last)
{
    struct Open {
        Key end; ///< last address of the prefix
        std::uint32_t answer;
    };
    std::vector<Open> open;
    const auto closeTop = [&] {
        const Key end = open.back().end;
        open.pop_back();
        if (end != static_cast<Key>(~Key{0})) // nothing lies behind the last address
            cut(static_cast<Key>(end + 1), open.empty() ? kNoRoute : open.back().answer);
    };
    for (std::uint32_t i = first; i < last; ++i) {
        const IpPrefix& prefix = routes[i].destination;
        if (i > first && routes[i - 1].destination == prefix)
            continue; // farther away than the one before: inactive
        const Key start = keyOf(prefix.network(), Key{});
        while (!open.empty() && open.back().end < start)
            closeTop();
        cut(start, i);
        open.push_back({keyOf(prefix.last(), Key{}), i});
    }
    while (!open.empty())
        closeTop();
    indexTop();
}

template <typename Key>
void PieceMap<Key>::indexTop()
{
    if (m_starts.size() < kManyPieces)
        return;
    constexpr std::size_t kBlocks = std::size_t{1} << kTopBits;
    m_firstByTop.reserve(kBlocks + 1);
    std::size_t piece = 0;
    for (std::size_t block = 0; block < kBlocks; ++block) {
        const Key start = static_cast<Key>(block) << kTopShift;
        while (piece + 1 < m_starts.size() && m_starts[piece + 1] <= start)
            ++piece;
        m_firstByTop.push_back(static_cast<std::uint32_t>(piece));
    }
    m_firstByTop.push_back(static_cast<std::uint32_t>(m_starts.size() - 1));
}

class RouteTable::Pieces {
public:
    PieceMap<std::uint32_t> v4;
    PieceMap<Address128> v6;
};

RouteTable::RouteTable() : RouteTable(std::vector<Route>{}) {}

RouteTable::RouteTable(std::vector<Route> routes)
    : m_routes(std::move(routes)), m_pieces(std::make_unique<Pieces>())
{
    for (Route& route : m_routes)
        route.destination = route.destination.masked();
    // Outer before inner prefixes, the active route of a prefix first. Stable: earlier items win ties.
    std::ranges::stable_sort(m_routes, std::ranges::less(), [](const Route& route) {
        const IpPrefix& prefix = route.destination;
        return std::tuple(prefix.family(), prefix.address(), prefix.length(), route.distance);
    });
    const auto firstV6 = std::ranges::partition_point(
        m_routes, [](const Route& route) { return route.destination.family() == IpFamily::V4; });
    const auto v4Count = static_cast<std::uint32_t>(firstV6 - m_routes.begin());
    m_pieces->v4.build(m_routes, 0, v4Count);
    m_pieces->v6.build(m_routes, v4Count, static_cast<std::uint32_t>(m_routes.size()));
}

RouteTable::RouteTable(RouteTable&&) noexcept = default;
RouteTable& RouteTable::operator=(RouteTable&&) noexcept = default;
RouteTable::~RouteTable() = default;

const Route* RouteTable::lookup(const IpAddress& destination) const
{
    const std::uint32_t answer = destination.isV4() ? m_pieces->v4.find(keyOf(destination, std::uint32_t{}))
                                                    : m_pieces->v6.find(keyOf(destination, Address128{}));
    return answer == kNoRoute ? nullptr : &m_routes[answer];
}

} // namespace tb::routing
