// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "headless/output.h"
#include "service/local_router_service.h"

#include <chrono>
#include <optional>
#include <string>

namespace tb::headless {

/// Standard input as lines, and one console session on the router. Every call returns soon after the program
/// was told to end.
class Session {
public:
    /// signals: readable when the program is told to end.
    Session(service::LocalRouterService& router, int signals);

    /// Runs one line and prints what it says. False when the session is over. A tool that ends by itself
    /// keeps lines that nobody types waiting.
    bool submit(std::string line);
    /// Runs a file line by line, as if it were typed: a line that fails does not keep the others from
    /// running. False when the session is over.
    bool run(std::string_view text);
    /// A line so far has failed.
    bool hasFailed() const { return m_hasFailed; }
    void showPrompt();
    /// Takes what can be read now and runs the whole lines of it. False at the end of input or after `quit`.
    bool readInput();

    // A print with interval=, or a tool, comes again and again until the next line, be it of a file or typed.
    /// Milliseconds until it is due, as poll() takes them: -1 while nothing repeats itself.
    int untilRepeat() const;
    /// Prints it if it is due.
    void repeatIfDue();
    /// Ctrl-C: ends what repeats itself on a terminal. False when there is none to end.
    bool interrupt();

private:
    using Answer = service::ConsoleSession::Answer;
    using Timer = std::chrono::steady_clock;

    bool isTold() const;
    /// Asks the router and waits for its answer.
    template <typename Question>
    static Answer ask(Question question);
    bool show(const Answer& answer, bool isRepetition);
    void schedule(const Answer& answer);
    void waitForEnd();
    bool takeLines();
    bool takeLine(std::string_view line);
    void giveUpLine();
    bool endInput();

    const int m_signals;
    Output m_output;
    std::unique_ptr<service::ConsoleSession> m_console;
    const bool m_isInteractive;
    std::string m_prompt;
    std::optional<Timer::time_point> m_again; ///< when what repeats itself is due
    bool m_endsByItself = false;              ///< a tool is at work that will end
    bool m_isDraft = false;                   ///< what would be shown now is not finished, and nobody looks
    bool m_hasFailed = false;
    int m_lineNumber = 0;       ///< of the line that was taken last; of typed ones always 1
    std::string m_pending;      ///< the beginning of a line
    std::size_t m_searched = 0; ///< so much of it has no line break
    bool m_isGivingUp = false;  ///< the line is too long: the rest of it is thrown away
};

} // namespace tb::headless
