// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/scenario/scenario_output.h"

#include <algorithm>
#include <sstream>

namespace tb::service {

namespace {

std::vector<std::string> wordsOf(std::string_view text)
{
    std::istringstream stream{std::string(text)};
    std::vector<std::string> words;
    for (std::string word; stream >> word;)
        words.push_back(word);
    return words;
}

std::string withSingleBlanks(std::string_view text)
{
    std::string joined;
    for (const std::string& word : wordsOf(text))
        joined += (joined.empty() ? "" : " ") + word;
    return joined;
}

/// The words stand in the line, in their order, with others between them or not.
bool hasWords(const std::string& line, const std::vector<std::string>& wanted)
{
    const std::vector<std::string> words = wordsOf(line);
    auto from = words.begin();
    for (const std::string& word : wanted) {
        from = std::find(from, words.end(), word);
        if (from == words.end())
            return false;
        ++from;
    }
    return true;
}

} // namespace

void ScenarioOutput::replace(std::string_view text)
{
    m_lines.clear();
    m_next = 0;
    std::istringstream stream{std::string(text)};
    for (std::string line; std::getline(stream, line);)
        m_lines.push_back(withSingleBlanks(line));
}

bool ScenarioOutput::has(std::string_view words) const
{
    const std::vector<std::string> wanted = wordsOf(words);
    return std::ranges::any_of(m_lines, [&](const std::string& line) { return hasWords(line, wanted); });
}

std::optional<std::string> ScenarioOutput::check(std::string_view line)
{
    line.remove_prefix(1);
    if (line.starts_with('!')) {
        line.remove_prefix(1);
        return has(line) ? std::optional("expected no line with:" + std::string(line) + "\nin:\n" + text())
                         : std::nullopt;
    }
    const bool isWhole = line.starts_with('=');
    if (isWhole)
        line.remove_prefix(1);
    const std::vector<std::string> wanted = wordsOf(line);
    const std::string whole = withSingleBlanks(line);
    const auto from = m_lines.begin() + static_cast<std::ptrdiff_t>(m_next);
    const auto found = std::find_if(from, m_lines.end(), [&](const std::string& one) {
        return isWhole ? one == whole : hasWords(one, wanted);
    });
    if (found == m_lines.end())
        return "expected a line " + std::string(isWhole ? "that is: " : "with: ") + whole + "\nin" +
               (m_next > 0 ? " what follows line " + std::to_string(m_next) + " of:\n" : ":\n") + text();
    m_next = static_cast<std::size_t>(found - m_lines.begin()) + 1;
    return std::nullopt;
}

std::string ScenarioOutput::text() const
{
    std::string text;
    for (const std::string& line : m_lines)
        text += "    " + line + "\n";
    return text.empty() ? "    (nothing)\n" : text;
}

} // namespace tb::service
