// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/statement.h"

#include <algorithm>

namespace tb::cli {

/// name=value; the first argument also without its name, and one that is yes or no alone for yes.
Parsed<std::vector<menu::Argument>> Statement::toolArguments(const menu::Tool& tool) const
{
    std::vector<std::string> names;
    for (const menu::Property& property : tool.arguments)
        names.emplace_back(property.name);
    std::vector<menu::Argument> given;
    for (const Word& word : m_rest) {
        if (word.kind == Word::Kind::Bracket)
            return Failure{
                Problem{"brackets cannot be a value", word.at}
            };
        const bool hasName = word.equals != std::string::npos;
        const auto flag = std::ranges::find(tool.arguments, word.text, &menu::Property::name);
        if (!hasName && flag != tool.arguments.end() && flag->type == menu::ValueType::Bool) {
            given.push_back({word.text, "yes"});
        } else if (!hasName && given.empty()) {
            given.push_back({names.front(), word.text});
        } else if (!hasName) {
            return Failure{
                Problem{"expected end of command", word.at}
            };
        } else {
            const auto full = fullNameAmong(names, word.text.substr(0, word.equals), word.at);
            if (!full)
                return Failure{full.error()};
            given.push_back({*full, word.text.substr(word.equals + 1)});
        }
    }
    return given;
}

/// Begins it; what it says comes from Console::repeat().
Parsed<std::string> Statement::runTool(const menu::Tool& tool)
{
    const auto given = toolArguments(tool);
    if (!given)
        return Failure{given.error()};
    auto run = m_console.m_backend.startTool(tool, *given);
    if (!run)
        return Failure{
            Problem{run.error().text(), m_commandAt, false}
        };
    m_console.m_tool = std::make_unique<ToolShow>(tool, *std::move(run));
    m_runsTool = true;
    return std::string();
}

} // namespace tb::cli
