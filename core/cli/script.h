// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "cli/lexer.h"
#include "config/config.h"

#include <map>
#include <string>
#include <string_view>

namespace tb::cli {

/// Where and why a configuration cannot be loaded.
struct ScriptError {
    Position at;
    std::string text;

    /// "line 3 column 12: invalid value for argument address"
    std::string toString() const;
};

/// Where an item was made or last changed, by its id.
using ItemPlaces = std::map<std::uint32_t, Position>;

/// Runs the commands of a configuration file against a Config of its own. An error names line and column, and
/// nothing is loaded. `nextId` is where ids come from. `places` is for errors that only show when all is put
/// together.
Result<config::Config, ScriptError> loadConfig(std::string_view text, const config::Config& base,
                                               std::uint32_t& nextId, ItemPlaces* places = nullptr);

} // namespace tb::cli
