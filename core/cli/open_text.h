// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace tb::cli {

/// Follows quotes and brackets through a command that is too long to keep, only to know where it ends. Sees
/// them as lex() does.
class OpenText {
public:
    /// Whole lines, each with its line break.
    void take(std::string_view lines);
    bool isOpen() const { return m_isQuoted || m_depth > 0 || m_isJoined; }

private:
    void takeQuoted(char c);
    void takePlain(char c);

    int m_depth = 0;
    bool m_isQuoted = false;
    bool m_isEscaped = false;   ///< in quotes: the next character means nothing
    bool m_isComment = false;   ///< up to the end of the line
    bool m_isStart = true;      ///< of a statement, where a comment may stand
    bool m_isBackslash = false; ///< nothing but blanks since
    bool m_isJoined = false;    ///< the last line ended with a backslash
};

} // namespace tb::cli
