// SPDX-License-Identifier: GPL-3.0-or-later
#include "headless/session.h"

#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <future>
#include <utility>

namespace tb::headless {

namespace {

/// No command is so long; it bounds what a stream without line breaks can do to our memory.
constexpr std::size_t kLongestLine = 64 * 1024;

/// Cursor to the top left corner, and nothing behind it: how a terminal is drawn anew.
constexpr std::string_view kClear = "\x1b[H\x1b[2J";
constexpr std::string_view kFooter = "-- [q Enter, Ctrl-C quit]\n";

int terminalWidth()
{
    winsize size{};
    return ::isatty(STDOUT_FILENO) != 0 && ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

} // namespace

Session::Session(service::LocalRouterService& router, int signals)
    : m_signals(signals),
      m_output(signals),
      m_console(router.openConsole(terminalWidth())),
      m_isInteractive(::isatty(STDIN_FILENO) != 0)
{
}

bool Session::isTold() const
{
    pollfd waiting{m_signals, POLLIN, 0};
    return ::poll(&waiting, 1, 0) > 0;
}

template <typename Question>
Session::Answer Session::ask(Question question)
{
    std::promise<Answer> promise;
    question([&promise](Answer answer) { promise.set_value(std::move(answer)); });
    return promise.get_future().get();
}

/// A terminal is drawn anew by each repetition; in a pipe an empty line stands between them, and of a table
/// that will be finished only the last one is shown.
bool Session::show(const Answer& answer, bool isRepetition)
{
    m_prompt = answer.prompt;
    const bool wasDraft = std::exchange(m_isDraft, answer.again && answer.endsByItself && !answer.appends &&
                                                       !m_output.isTerminal());
    if (m_isDraft)
        return true;
    const bool redraws = answer.again && !answer.appends && m_output.isTerminal();
    if (redraws)
        m_output.print(kClear);
    else if (isRepetition && !answer.appends && !wasDraft)
        m_output.print("\n");
    m_output.print(answer.output);
    if (redraws)
        m_output.print(kFooter);
    return !answer.quit;
}

bool Session::submit(std::string line)
{
    const int number = m_isInteractive ? 1 : std::max(m_lineNumber, 1);
    const Answer answer =
        ask([&](auto done) { m_console->submit(std::move(line), std::move(done), number); });
    const bool goesOn = show(answer, false);
    m_hasFailed |= answer.hasFailed;
    schedule(answer);
    if (!m_isInteractive)
        waitForEnd();
    return goesOn;
}

/// Signals end the waiting; the caller will see them.
void Session::waitForEnd()
{
    while (m_endsByItself && !isTold()) {
        pollfd signal{m_signals, POLLIN, 0};
        if (::poll(&signal, 1, untilRepeat()) == 0)
            repeatIfDue();
    }
}

bool Session::endInput()
{
    return show(ask([&](auto done) { m_console->endInput(std::move(done)); }), false);
}

int Session::untilRepeat() const
{
    if (!m_again)
        return -1;
    const auto rest = std::chrono::ceil<std::chrono::milliseconds>(*m_again - Timer::now());
    return static_cast<int>(std::max(rest, std::chrono::milliseconds::zero()).count());
}

void Session::repeatIfDue()
{
    if (untilRepeat() != 0)
        return;
    const Answer answer = ask([&](auto done) { m_console->repeat(std::move(done)); });
    show(answer, true);
    schedule(answer);
}

void Session::schedule(const Answer& answer)
{
    m_again = answer.again ? std::optional(Timer::now() + *answer.again) : std::nullopt;
    m_endsByItself = answer.again && answer.endsByItself;
}

bool Session::interrupt()
{
    if (!m_again || !m_isInteractive)
        return false;
    m_console->cancel();
    m_output.print("\n");
    submit(""); // what an ended tool has to say
    showPrompt();
    return true;
}

bool Session::run(std::string_view text)
{
    while (!text.empty() && !isTold()) {
        const std::size_t length = std::min(text.find('\n'), text.size());
        if (!takeLine(text.substr(0, length)))
            return false;
        text.remove_prefix(std::min(length + 1, text.size()));
    }
    m_lineNumber = 0; // what follows is another input
    return endInput();
}

void Session::showPrompt()
{
    if (m_isInteractive && !m_again)
        m_output.print(m_prompt);
}

bool Session::readInput()
{
    std::array<char, 16 * 1024> block;
    const ssize_t length = ::read(STDIN_FILENO, block.data(), block.size());
    if (length < 0 && (errno == EINTR || errno == EAGAIN))
        return true;
    if (length <= 0) {
        if (!m_pending.empty() && !m_isGivingUp && !takeLine(std::exchange(m_pending, {})))
            return false;
        endInput();
        return false;
    }
    m_pending.append(block.data(), static_cast<std::size_t>(length));
    if (!takeLines())
        return false;
    showPrompt();
    return true;
}

/// Runs the whole lines of what was read; the rest waits for more.
bool Session::takeLines()
{
    std::size_t from = 0;
    for (std::size_t end = m_pending.find('\n', m_searched); end != std::string::npos && !isTold();
         end = m_pending.find('\n', from)) {
        const std::string line = m_pending.substr(from, end - from);
        from = end + 1;
        if (std::exchange(m_isGivingUp, false))
            ++m_lineNumber;
        else if (!takeLine(line))
            return false;
    }
    m_pending.erase(0, from);
    if (m_pending.size() > kLongestLine || m_isGivingUp) {
        if (!std::exchange(m_isGivingUp, true))
            giveUpLine();
        m_pending.clear();
    }
    m_searched = m_pending.size();
    return true;
}

bool Session::takeLine(std::string_view line)
{
    ++m_lineNumber;
    if (line.size() <= kLongestLine)
        return submit(std::string(line));
    giveUpLine();
    return true;
}

/// A command that waits for more would go on behind a gap: it is given up, too.
void Session::giveUpLine()
{
    m_console->cancel();
    m_output.print("line is too long\n");
}

} // namespace tb::headless
