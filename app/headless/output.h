// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/unique_fd.h"

#include <string_view>

namespace tb::headless {

/// Standard output. A reader that does not read makes us wait, but never longer than until a signal.
class Output {
public:
    /// signals: readable when the program is told to end.
    explicit Output(int signals);

    /// Writes it all, unless nobody reads any more or the program is told to end.
    void print(std::string_view text);
    bool isTerminal() const { return m_terminal.isOpen(); }

private:
    bool waitForRoom() const;

    const int m_signals;
    UniqueFd m_terminal; ///< the terminal, opened once more so that writing to it never blocks
    const int m_file;
};

} // namespace tb::headless
