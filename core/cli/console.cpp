// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/console.h"

#include "cli/navigator.h"
#include "cli/statement.h"

#include <algorithm>
#include <utility>

namespace tb::cli {

namespace {

/// Text that waits for its end is no longer kept beyond this: a lost quote must not take all memory.
constexpr std::size_t kLongestWaiting = 64 * 1024;

std::string withBlanks(std::string path)
{
    std::replace(path.begin() + (path.empty() ? 0 : 1), path.end(), '/', ' ');
    return path;
}

char waitsFor(LexStatus status)
{
    switch (status) {
    case LexStatus::OpenQuote:
        return '"';
    case LexStatus::OpenBracket:
        return '[';
    case LexStatus::OpenLine:
        return '\\';
    case LexStatus::Complete:
    case LexStatus::Bad:
        return 0;
    }
    TB_UNREACHABLE();
}

/// "name=" of each property, or behind that its words.
std::vector<std::string> argumentsOf(std::span<const menu::Property> properties, const std::string& beginning)
{
    std::vector<std::string> arguments;
    const std::size_t equals = beginning.find('=');
    for (const menu::Property& property : properties) {
        const std::string name = std::string(property.name) + "=";
        if (equals == std::string::npos && !property.readOnly)
            arguments.push_back(name);
        else if (equals != std::string::npos && name == beginning.substr(0, equals + 1))
            std::ranges::transform(property.choices, std::back_inserter(arguments),
                                   [&](std::string_view choice) { return name + std::string(choice); });
    }
    return arguments;
}

} // namespace

Console::Console(ConsoleBackend& backend, int width) : m_backend(backend), m_width(width) {}

std::span<const std::string_view> Console::commandNames()
{
    static const std::vector<std::string_view> names = [] {
        std::vector<std::string_view> all;
        for (const Statement::CommandRow& row : Statement::commands())
            all.push_back(row.name);
        return all;
    }();
    return names;
}

std::string Console::prompt() const
{
    if (m_waitsFor != 0 && isWaiting())
        return std::string(1, m_waitsFor) + "... ";
    return "[admin@" + m_backend.config().identity + "] " + withBlanks(m_path) + "> ";
}

Console::Answer Console::submit(std::string_view line, int lineNumber)
{
    const bool onlyEnds = (!m_repeated.empty() || m_tool) && (line == "q" || line == "Q");
    m_repeated.clear();
    endTool();
    const std::string said = std::exchange(m_lastWords, {});
    Answer answer = onlyEnds ? Answer() : submitLine(line, lineNumber);
    answer.output = said + answer.output;
    return answer;
}

Console::Answer Console::submitLine(std::string_view line, int lineNumber)
{
    if (m_tooLong)
        return dropRest(line, lineNumber);
    if (m_waiting.empty())
        m_firstLine = lineNumber;
    const std::string text = m_waiting + std::string(line);
    m_waiting.clear();
    const Lexed lexed = lex(text, m_firstLine);
    if (lexed.status == LexStatus::Bad)
        return {
            Problem{lexed.problem, lexed.at}
            .toString() + "\n", true, false
        };
    return lexed.status == LexStatus::Complete ? run(lexed.words) : waitForMore(text, lexed);
}

Console::Answer Console::waitForMore(const std::string& text, const Lexed& lexed)
{
    m_waitsFor = waitsFor(lexed.status);
    m_waitsAt = lexed.at;
    if (text.size() <= kLongestWaiting) {
        m_waiting = text + "\n";
        return {};
    }
    m_tooLong.emplace().take(text + "\n");
    return {
        Problem{"command is too long", lexed.at}
        .toString() + "\n", true, false
    };
}

/// Runs commands one after the other.
Console::Answer Console::run(std::span<const Word> words)
{
    Answer answer;
    while (!words.empty() && !answer.quit && !answer.hasFailed) {
        const auto end = std::ranges::find(words, Word::Kind::End, &Word::kind);
        const auto length = static_cast<std::size_t>(end - words.begin());
        const std::span<const Word> command = words.first(length);
        words = words.subspan(std::min(length + 1, words.size()));
        Statement statement(*this, command);
        auto output = statement.run();
        const auto next =
            std::ranges::find_if(words, [](const Word& w) { return w.kind != Word::Kind::End; });
        const bool repeats = statement.interval() || statement.runsTool();
        if (output && repeats && next != words.end()) { // it would never come to what follows
            m_tool.reset();
            output = Failure{
                Problem{"expected end of command", next->at}
            };
        }
        answer.quit = statement.quits();
        answer.output += output ? *output : output.error().toString() + "\n";
        answer.hasFailed = !output;
        if (output && statement.interval()) {
            answer.again = statement.interval();
            m_repeated.assign(command.begin(), command.end());
        }
    }
    if (m_tool) {
        Answer shown = showTool();
        shown.output = answer.output + shown.output;
        return shown;
    }
    return answer;
}

Console::Answer Console::showTool()
{
    Answer answer;
    answer.appends = !m_tool->redraws();
    if (m_tool->run().hasEnded()) {
        endTool();
        answer.output = std::exchange(m_lastWords, {});
        return answer;
    }
    answer.output = m_tool->next();
    answer.again = m_tool->run().interval();
    answer.endsByItself = m_tool->run().endsByItself();
    return answer;
}

void Console::endTool()
{
    if (m_tool)
        m_lastWords = m_tool->lastWords();
    m_tool.reset();
}

Console::Answer Console::repeat()
{
    if (m_tool)
        return showTool();
    const std::vector<Word> words = std::exchange(m_repeated, {});
    return run(words);
}

Console::Answer Console::dropRest(std::string_view lines, int lineNumber)
{
    while (!lines.empty() && m_tooLong->isOpen()) {
        const std::size_t length = std::min(lines.find('\n'), lines.size());
        m_tooLong->take(lines.substr(0, length));
        m_tooLong->take("\n");
        lines.remove_prefix(std::min(length + 1, lines.size()));
        ++lineNumber;
    }
    if (m_tooLong->isOpen())
        return {};
    m_tooLong.reset();
    return lines.empty() ? Answer() : submitLine(lines, lineNumber);
}

void Console::cancel()
{
    m_waiting.clear();
    m_tooLong.reset();
    m_repeated.clear();
    endTool();
}

Console::Answer Console::endInput()
{
    if (!isWaiting())
        return {};
    cancel();
    const char* const missing = m_waitsFor == '"'   ? "missing closing quote"
                                : m_waitsFor == '[' ? "missing closing brace"
                                                    : "missing line behind the backslash";
    return {
        Problem{missing, m_waitsAt}
        .toString() + "\n", true, false
    };
}

std::vector<std::string> Console::complete(std::string_view line, std::size_t cursor) const
{
    const std::string before(line.substr(0, std::min(cursor, line.size())));
    Lexed lexed = lex(before);
    const bool atNewWord = before.empty() || before.back() == ' ' || before.back() == '/';
    std::vector<Word> words = std::move(lexed.words);
    std::string beginning;
    if (!atNewWord && !words.empty() && words.back().kind == Word::Kind::Text) {
        beginning = words.back().text;
        words.pop_back();
        const std::size_t slash = beginning.rfind('/');
        if (slash != std::string::npos) { // the path before the last slash still leads somewhere
            Word path;
            path.text = beginning.substr(0, slash + 1);
            words.push_back(path);
            beginning.erase(0, slash + 1);
        }
    }
    const auto target = navigate(m_path, words, commandNames());
    if (!target)
        return {};
    std::vector<std::string> candidates;
    const menu::Menu* const menu = menu::findMenu(target->path);
    if (target->nextWord >= words.size()) {
        candidates = childrenOf(target->path);
        const std::span<const std::string_view> common =
            menu ? commandNames() : std::span<const std::string_view>();
        std::ranges::move(commandsAt(target->path, common), std::back_inserter(candidates));
    } else {
        const menu::Tool* const tool = menu::findTool(target->path, target->command);
        if (tool || menu)
            candidates = argumentsOf(tool ? tool->arguments : menu->properties, beginning);
    }
    std::erase_if(candidates, [&](const std::string& one) { return !one.starts_with(beginning); });
    std::ranges::sort(candidates);
    candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
    return candidates;
}

} // namespace tb::cli
