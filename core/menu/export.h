// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/config.h"

#include <string>
#include <string_view>

namespace tb::menu {

struct ExportOptions {
    std::string path;     ///< only this menu and those below it; empty: all
    bool verbose = false; ///< also what is at its default
    bool terse = false;   ///< one whole command a line, not wrapped
    std::string header;   ///< first lines, without "# "; empty: none
};

/// The commands that make this Config out of an empty one, in RouterOS's form: a path line, then add or set
/// lines with their arguments in alphabetical order, wrapped at 80 columns. It is the save format, too:
/// loading what was exported gives an equal Config but for the ids.
std::string exportConfig(const config::Config& config, const ExportOptions& options);

/// A value as it must be written in a command: in quotes when it holds blanks or characters that mean
/// something.
std::string quoteValue(std::string_view value);

} // namespace tb::menu
