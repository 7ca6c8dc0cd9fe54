// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/scenario_runner.h"

#include "service/scenario/scenario_world.h"

#include <cerrno>
#include <fstream>
#include <sstream>

namespace tb::service {

namespace {

using Outcome = Result<void, ScenarioError>;

/// Files that include files: more than this is a circle.
constexpr int kDeepestInclude = 4;

constexpr std::string_view kBlanks = " \t\r";

std::string_view trimmed(std::string_view line)
{
    const std::size_t first = line.find_first_not_of(kBlanks);
    if (first == std::string_view::npos)
        return {};
    return line.substr(first, line.find_last_not_of(kBlanks) - first + 1);
}

std::string directoryOf(const std::string& path)
{
    const std::size_t slash = path.rfind('/');
    return slash == std::string::npos ? "" : path.substr(0, slash + 1);
}

Result<std::string, std::string> readFile(const std::string& path)
{
    errno = 0;
    std::ifstream file(path);
    std::ostringstream text;
    if (!file || !(text << file.rdbuf()))
        return Failure{SystemError::last("read the file", path).text()};
    return text.str();
}

/// Takes the lines to the world and the world's faults to their lines.
class Runner {
public:
    Outcome run(std::string_view text, const std::string& file, int depth)
    {
        std::istringstream lines{std::string(text)};
        int number = 0;
        for (std::string raw; std::getline(lines, raw);) {
            const Place here{file, ++number};
            const std::string_view line = trimmed(raw);
            if (line.empty() || line.starts_with('#'))
                continue;
            if (Outcome done = runLine(line, here, depth); !done)
                return done;
        }
        return {};
    }

    /// Behind the last line.
    Outcome finish() const
    {
        if (m_world.hasUnexpectedFailure())
            return fail(m_command, commandFailed());
        if (const auto fault = m_world.findUnsettled())
            return fail(m_mover, *fault);
        return {};
    }

private:
    struct Place {
        std::string file;
        int line = 0;
    };

    static Outcome fail(const Place& place, const std::string& text)
    {
        return Failure{
            ScenarioError{place.file, place.line, text}
        };
    }
    std::string commandFailed() const { return "the command failed:\n" + m_world.outputText(); }

    Outcome include(std::string_view name, const Place& here, int depth)
    {
        if (depth >= kDeepestInclude)
            return fail(here,
                        "files include each other more than " + std::to_string(kDeepestInclude) + " deep");
        const std::string path = directoryOf(here.file) + std::string(trimmed(name));
        const auto text = readFile(path);
        return text ? run(*text, path, depth + 1) : fail(here, text.error());
    }

    Outcome runLine(std::string_view line, const Place& here, int depth)
    {
        if (m_world.hasUnexpectedFailure() && !ScenarioWorld::expectsFailure(line))
            return fail(m_command, commandFailed());
        constexpr std::string_view kInclude = "include ";
        if (line.starts_with(kInclude))
            return include(line.substr(kInclude.size()), here, depth);
        if (ScenarioWorld::movesPackets(line)) {
            if (const auto fault = m_world.findUnsettled())
                return fail(m_mover, *fault);
            m_mover = here;
        }
        if (!line.starts_with('|'))
            m_command = here;
        const auto fault = m_world.run(line);
        return fault ? fail(here, *fault) : Outcome();
    }

    ScenarioWorld m_world;
    Place m_mover;   ///< the last line that moved packets: what came, came of it
    Place m_command; ///< the last line that may have been a command
};

} // namespace

std::string ScenarioError::toString() const
{
    return file + ":" + std::to_string(line) + ": " + text;
}

Result<void, ScenarioError> runScenario(std::string_view text, const std::string& name)
{
    Runner runner;
    if (Outcome done = runner.run(text, name, 0); !done)
        return done;
    return runner.finish();
}

Result<void, ScenarioError> runScenarioFile(const std::string& path)
{
    const auto text = readFile(path);
    if (!text)
        return Failure{
            ScenarioError{path, 0, text.error()}
        };
    return runScenario(*text, path);
}

} // namespace tb::service
