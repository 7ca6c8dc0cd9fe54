// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace tb::forward {

/// The menus of rules.
enum class RuleMenuId : std::uint8_t { Nat, Nat6, Mangle, Mangle6 };
inline constexpr std::size_t kRuleMenus = 4;

/// What one rule has matched.
struct RuleTraffic {
    std::uint32_t item = 0;
    std::uint64_t packets = 0, bytes = 0; ///< on the wire, IP headers included

    friend bool operator==(const RuleTraffic&, const RuleTraffic&) = default;
};

/// By RuleMenuId; of each menu in the order of its rules.
using TrafficOfRules = std::array<std::vector<RuleTraffic>, kRuleMenus>;

} // namespace tb::forward
