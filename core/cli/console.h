// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "cli/console_backend.h"
#include "cli/open_text.h"
#include "cli/problem.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace tb::cli {

/// A RouterOS console session: keeps the current menu, the numbers of the last print of each menu, and text
/// that waits for its closing quote, bracket or next line. One thread.
class Console {
public:
    /// width: of the terminal; 0 where lines are not wrapped.
    explicit Console(ConsoleBackend& backend, int width = 0);

    struct Answer {
        std::string output; ///< ends with a line break, or is empty
        bool hasFailed = false;
        bool quit = false;
        std::optional<Duration> again{}; ///< print interval=: repeat() when this time has passed
    };
    /// One line as typed, or several. Commands run in order; the first that fails ends them.
    /// It ends a print that repeats itself; a line that is only "q" does nothing else then.
    Answer submit(std::string_view line);
    /// The print that repeats itself, as things are now. Nothing when there is none any more.
    Answer repeat();
    /// Ctrl-C: what waits for more is forgotten, and what repeats itself ends.
    void cancel();
    /// No more will come: what waits for more is an error, and forgotten.
    Answer endInput();
    bool isWaiting() const { return !m_waiting.empty() || m_tooLong; }

    /// "[admin@NAME] /ip firewall connection> ", or what a waiting text needs ("\"... ").
    std::string prompt() const;
    /// Words that may stand at the cursor: menus, commands, properties, values.
    std::vector<std::string> complete(std::string_view line, std::size_t cursor) const;

    /// Commands, for help and completion.
    static std::span<const std::string_view> commandNames();

private:
    friend class Statement;
    Answer run(std::span<const Word> words);
    Answer waitForMore(const std::string& text, const Lexed& lexed);
    Answer dropRest(std::string_view lines);

    /// Items by the numbers of the last print, by menu path.
    struct Numbers {
        std::vector<std::uint32_t> items;
        std::vector<conntrack::ConnectionId> connections;
    };

    ConsoleBackend& m_backend;
    const int m_width;
    std::string m_path;    ///< of the current menu; "" is the root
    std::string m_waiting; ///< lines that are not complete yet
    char m_waitsFor = 0;   ///< what the prompt shows of them: " [ or backslash
    Position m_waitsAt;    ///< where that was opened
    /// Where the rest of a command that was too long ends: it is thrown away whole, or its rest would be run.
    std::optional<OpenText> m_tooLong;
    std::map<std::string, Numbers> m_numbers;
    std::vector<Word> m_repeated; ///< the print that repeats itself
};

} // namespace tb::cli
