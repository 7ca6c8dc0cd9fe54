// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace tb::routing {

/// How an interface uses ARP.
///
///   Enabled    asks, answers and learns.
///   Disabled   nothing of that: only permanent neighbours are known.
///   ProxyArp   also answers for addresses that the router reaches through another interface.
///   ReplyOnly  answers; only permanent neighbours are known.
enum class ArpMode : std::uint8_t { Enabled, Disabled, ProxyArp, ReplyOnly };

/// Whether neighbours are asked for and learnt in this mode.
constexpr bool learnsByArp(ArpMode mode)
{
    return mode == ArpMode::Enabled || mode == ArpMode::ProxyArp;
}

} // namespace tb::routing
