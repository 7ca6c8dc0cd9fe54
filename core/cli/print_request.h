// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "cli/print.h"

namespace tb::cli {

/// What stands behind `print`.
struct PrintRequest {
    PrintStyle style;
    std::span<const Word> condition;  ///< behind `where`
    std::optional<Duration> interval; ///< the print comes again so often, until somebody stops it
};

/// Reads options in front of `where …`. Unique beginnings of their names will do. width: of the terminal.
Parsed<PrintRequest> readPrint(const menu::Menu& menu, std::span<const Word> words, int width);

} // namespace tb::cli
