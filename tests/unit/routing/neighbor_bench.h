// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "routing/neighbor_table.h"

#include <chrono>
#include <vector>

namespace tb::test {

using namespace tb::routing;
using namespace std::chrono_literals;

inline constexpr Instant kStart{1000s};
inline const IpAddress kHost = IpAddress::v4(0xc0a8580aU);
inline const MacAddress kMac = MacAddress::local(1);

inline wire::OwnedFrame frameOf(std::size_t size, wire::Byte first = 0)
{
    std::vector<wire::Byte> bytes(size, first);
    return wire::OwnedFrame::copyOf(wire::ConstBytes(bytes));
}

inline const MacAddress* find(const NeighborTable& table, InterfaceId interface, const IpAddress& address)
{
    static std::shared_ptr<const NeighborMap> map; // keeps the answer alive
    map = table.current();
    return NeighborTable::find(*map, interface, address);
}

/// It asks for the router.
inline Heard asks(const IpAddress& address, const MacAddress& mac)
{
    return {address, mac, false, true, true};
}
/// It answers the router's question.
inline Heard answers(const IpAddress& address, const MacAddress& mac)
{
    return {address, mac, true, false, true};
}
/// It says so to all, asked by nobody.
inline Heard announces(const IpAddress& address, const MacAddress& mac)
{
    return {address, mac, false, false, true};
}

inline NeighborState stateOf(const NeighborTable& table)
{
    const auto rows = table.snapshot();
    return rows.size() == 1 ? rows[0].state : NeighborState::Failed;
}

/// The only entry of a table, used and then left alone until it is stale.
inline void makeStale(NeighborTable& table)
{
    table.learn(1, asks(kHost, kMac), kStart);
    table.learn(1, answers(kHost, kMac), kStart);
    table.tick(kStart + 30s);
}

inline NeighborSettings permanentHost()
{
    NeighborSettings settings;
    settings.permanent = {
        {1, kHost, kMac}
    };
    return settings;
}

} // namespace tb::test
