// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "menu/menu.h"

namespace tb::menu {

/// What the items of the menu are to others that name them; None: nobody names them.
NameKind namedAs(const Menu& menu);

/// Gives every property that names the thing its new name, so that a rename breaks nothing.
void renameUses(config::Config& config, NameKind kind, const std::string& before, const std::string& after);

/// Empty when nothing names the thing, else the sentence that says what does: whoever wants to remove it must
/// know.
Message checkUnused(config::Config& config, NameKind kind, const std::string& name);

} // namespace tb::menu
