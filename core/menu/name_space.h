// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "menu/menu.h"

namespace tb::menu {

// Names of items that other menus use: the interfaces of all kinds, the interface lists.

/// The name must be there and nobody else's: no other item's of the menu, nor of those that share its names.
/// Empty when it is so.
Message checkName(const Menu& menu, config::Config& config, const config::Item* self,
                  const std::string& name);

/// Gives every property that uses the name the new one, so that a rename breaks nothing.
void renameUses(config::Config& config, NameSpace nameSpace, const std::string& before,
                const std::string& after);

/// Who uses the name, for a person who wants to remove its item. Empty when nobody does.
Message checkUnused(config::Config& config, NameSpace nameSpace, const std::string& name);

} // namespace tb::menu
