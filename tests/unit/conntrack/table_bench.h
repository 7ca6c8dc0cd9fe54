// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/assert.h"
#include "conntrack/connection_table.h"

#include <chrono>

namespace tb::test {

/// The i-th of many UDP tuples: 192.168.x.y:port to one server.
inline wire::FlowTuple numbered(std::uint32_t i)
{
    return {IpAddress::v4(0xc0a80000U + (i >> 8)), IpAddress::v4(0xcb00710aU),
            static_cast<std::uint16_t>(1024 + (i & 0xff)), 53, 17};
}
inline wire::FlowTuple numbered6(std::uint32_t i)
{
    const std::uint8_t bytes[16] = {0x20, 0x01, 0x0d, 0xb8};
    return {IpAddress::v6(bytes).plus(i + 1), IpAddress::v6(bytes).plus(0xffff0000), 40000, 53, 17};
}

inline constexpr Instant kNow{std::chrono::seconds(1000)};
inline constexpr Duration kLife = std::chrono::seconds(30);

/// Opens and confirms; expires after kLife.
inline Result<conntrack::ConnectionId, wire::DropReason> add(conntrack::ConnectionTable& table,
                                                             const wire::FlowTuple& original,
                                                             std::uint16_t flags = 0, Instant now = kNow)
{
    auto pending = table.open(original, now);
    if (!pending)
        return Failure{pending.error()};
    (*pending)->flags = flags;
    (*pending)->setExpires(now + kLife);
    return table.confirm(*pending, now);
}

inline bool has(conntrack::ConnectionTable& table, const wire::FlowTuple& tuple, Instant now = kNow)
{
    wire::Direction direction{};
    return static_cast<bool>(table.find(tuple, now, direction));
}

} // namespace tb::test
