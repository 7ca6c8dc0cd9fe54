// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/problem.h"
#include "menu/menu.h"

#include <span>
#include <string>
#include <vector>

namespace tb::cli {

/// Names directly below a path: "/ip" → address, route, firewall.
std::vector<std::string> childrenOf(const std::string& path);

/// Commands that may be typed at a path: the common ones, what its menu can do beside them, and tools.
std::vector<std::string> commandsAt(const std::string& path, std::span<const std::string_view> common);

/// Where the words of a statement lead: menus first, then the command.
struct Target {
    std::string path;         ///< "" is the root
    std::size_t nextWord = 0; ///< the first word that is no part of the path
    std::string command;      ///< what that word names, without the path in front of it
};

/// Follows paths with slashes or blanks, `..`, and unique beginnings of names, from `current` on. The error
/// is an ambiguous beginning, or a path that leads nowhere.
Parsed<Target> navigate(const std::string& current, std::span<const Word> words,
                        std::span<const std::string_view> commands);

/// The name in `names` that `text` is or uniquely begins. Null and `isAmbiguous` when several would do.
const std::string* matchName(const std::vector<std::string>& names, std::string_view text, bool& isAmbiguous);

} // namespace tb::cli
