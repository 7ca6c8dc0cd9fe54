// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/errors.h"
#include "menu/value.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tb::menu {

/// What a person asked for, whoever typed or clicked it: terminal, window, file, API.
enum class Verb : std::uint8_t { Add, Set, Unset, Remove, Enable, Disable, Move, Reset, Action };

struct Argument {
    std::string name;
    std::string value;
    friend bool operator==(const Argument&, const Argument&) = default;
};

struct Command {
    Verb verb = Verb::Set;
    std::string path;                       ///< "/ip/firewall/nat"
    std::vector<std::uint32_t> items;       ///< ids of the items; empty for settings menus and for Add
    std::vector<std::uint64_t> connections; ///< ConnectionId::key() of connections to remove
    std::vector<Argument> arguments;
    std::vector<std::string> unset{}; ///< of Set: properties that lose their value in the same change
    std::string action{};             ///< of Action: its name
};

/// What became of a command.
struct Reply {
    std::optional<ConfigError> error;
    std::uint32_t addedId = 0; ///< of Add
    std::string warning;       ///< accepted, but: the change could not be saved
    Message note;              ///< accepted, and this follows from it
};

/// A menu as it is now, by value, for windows: one row an item (settings and status menus: exactly one).
struct MenuRow {
    std::uint32_t id = 0;
    std::string flags; ///< letters, e.g. "X" or "DA"
    std::string comment;
    std::vector<Cell> cells; ///< one per property of the menu
    friend bool operator==(const MenuRow&, const MenuRow&) = default;
};
struct MenuView {
    std::string path;
    std::vector<MenuRow> rows;
};

} // namespace tb::menu
