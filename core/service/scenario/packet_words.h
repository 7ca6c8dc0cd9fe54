// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tb::service {

/// Words of a line: blanks part them, brackets stand alone; both are ordinary between quotation marks.
std::vector<std::string> splitWords(std::string_view line);

/// What `"PORT 1,2\r\n"` stands for, quotation marks included. Known: \r \n \\ \" and \x1f. Nothing for
/// another escape, and when a mark is missing.
std::optional<std::string> readQuoted(std::string_view word);
/// The other way round.
std::string printQuoted(std::string_view text);

} // namespace tb::service
