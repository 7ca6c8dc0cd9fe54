// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/open_text.h"

#include <algorithm>
#include <utility>

namespace tb::cli {

void OpenText::take(std::string_view lines)
{
    for (const char c : lines) {
        if (m_isQuoted)
            takeQuoted(c);
        else
            takePlain(c);
    }
}

void OpenText::takeQuoted(char c)
{
    if (m_isEscaped)
        m_isEscaped = false;
    else if (c == '\\')
        m_isEscaped = true;
    else if (c == '"')
        m_isQuoted = false;
}

void OpenText::takePlain(char c)
{
    if (c == '\n') {
        m_isJoined = std::exchange(m_isBackslash, false);
        m_isStart = m_isStart || !m_isJoined;
        m_isComment = false;
        return;
    }
    if (m_isComment || c == ' ' || c == '\t' || c == '\r')
        return;
    m_isBackslash = c == '\\';
    m_isQuoted = c == '"';
    m_isComment = c == '#' && m_isStart;
    if (c == '[')
        ++m_depth;
    else if (c == ']')
        m_depth = std::max(m_depth - 1, 0);
    m_isStart = c == ';' || c == '[';
}

} // namespace tb::cli
