// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tb::service {

/// What the console printed last, and the lines of a scenario that say what must be in it:
///   | words   a line with these words in this order, behind the line found before
///   |= line   a line that is exactly this, behind the line found before; blanks count as one
///   |! words  no line at all has these words in this order
class ScenarioOutput {
public:
    void replace(std::string_view text);
    /// `line` begins with the bar. The error says what is there instead.
    std::optional<std::string> check(std::string_view line);
    /// Whether some line has these words in this order.
    bool has(std::string_view words) const;
    std::string text() const; ///< lines indented, for messages

private:
    std::vector<std::string> m_lines; ///< blanks made one
    std::size_t m_next = 0;           ///< the line behind the one found last
};

} // namespace tb::service
