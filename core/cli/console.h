// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "cli/console_backend.h"
#include "cli/open_text.h"
#include "cli/problem.h"
#include "cli/tool_show.h"

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
        std::optional<Duration> again{}; ///< print interval=, a tool: repeat() when this time has passed
        bool appends = false;      ///< what comes again stands behind what came before, else in its place
        bool endsByItself = false; ///< a tool that will end: lines that are not typed by hand wait for that
    };
    /// One line as typed, or several. Commands run in order; the first that fails ends them.
    /// It ends what repeats itself; a line that is only "q" does nothing else then. lineNumber: where
    /// problems say that they are.
    Answer submit(std::string_view line, int lineNumber = 1);
    /// What repeats itself, as things are now: a print or a tool. Nothing when there is none any more.
    Answer repeat();
    /// Ctrl-C: what waits for more is forgotten, and what repeats itself ends. What an ended tool has to say
    /// comes with the next line.
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
    Answer submitLine(std::string_view line, int lineNumber);
    Answer run(std::span<const Word> words);
    Answer showTool();
    void endTool();
    Answer waitForMore(const std::string& text, const Lexed& lexed);
    Answer dropRest(std::string_view lines, int lineNumber);

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
    int m_firstLine = 1;              ///< the number of the first line of m_waiting
    std::vector<Word> m_repeated;     ///< the print that repeats itself
    std::unique_ptr<ToolShow> m_tool; ///< the tool at work
    std::string m_lastWords;          ///< of a tool that was ended
};

} // namespace tb::cli
