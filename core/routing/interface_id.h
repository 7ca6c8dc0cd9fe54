// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace tb::routing {

/// Names an interface of the router: the id of its configuration item, so it stays the same from Plan to Plan
/// and is never given to another interface while the program runs.
using InterfaceId = std::uint32_t;
/// No interface: packets that the router makes itself have no in-interface.
inline constexpr InterfaceId kNoInterface = 0;

/// Names a routing table within one Plan; what mangle's mark-routing gives to a packet.
using TableId = std::uint16_t;
inline constexpr TableId kNoTable = 0;
inline constexpr TableId kMainTable = 1;

} // namespace tb::routing
