// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "menu/menu.h"

namespace tb::menu {

/// What a command makes of a Config, without touching the one given. Checks everything that one menu can know
/// (spelling, required and read-only properties, names that are taken); what lies between menus is checked
/// when the Plan is compiled. `nextId` is where ids of new items come from. The error names menu, item and
/// property.
Result<config::Config, ConfigError> applyCommand(const config::Config& config, const Command& command,
                                                 std::uint32_t& nextId, std::uint32_t* addedId = nullptr);

/// Ids that the items of a fresh Config must not take: one above the largest.
std::uint32_t firstFreeId(const config::Config& config);

} // namespace tb::menu
