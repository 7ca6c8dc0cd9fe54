// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "cli/lexer.h"

#include <string>

namespace tb::cli {

/// Why a command was not carried out, and where it went wrong.
struct Problem {
    std::string text; ///< RouterOS's sentence, without the place
    Position at;
    bool hasPlace = true; ///< the place helps (spelling); not for what the router refused

    /// "bad command name foo (line 1 column 1)"
    std::string toString() const
    {
        if (!hasPlace)
            return text;
        return text + " (line " + std::to_string(at.line) + " column " + std::to_string(at.column) + ")";
    }
};

template <typename T>
using Parsed = Result<T, Problem>;

} // namespace tb::cli
