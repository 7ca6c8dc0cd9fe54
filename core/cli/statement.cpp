// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/statement.h"

#include "cli/navigator.h"
#include "menu/export.h"

#include <algorithm>

namespace tb::cli {

namespace {

using menu::Menu;
using menu::MenuKind;
using menu::Verb;

/// THE TABLE of commands.
constexpr Statement::CommandRow makeRow(std::string_view name, Parsed<std::string> (Statement::*run)(),
                                        std::string_view doc)
{
    return {name, run, doc};
}

} // namespace

std::span<const Statement::CommandRow> Statement::commands()
{
    static constexpr CommandRow kCommands[] = {
        makeRow("add", &Statement::add, "makes an item"),
        makeRow("comment", &Statement::comment, "sets the comment of items"),
        makeRow("disable", &Statement::disable, "switches items off"),
        makeRow("enable", &Statement::enable, "switches items on"),
        makeRow("export", &Statement::exportText, "prints the commands that make this configuration"),
        makeRow("find", &Statement::find, "prints the ids of items; inside brackets, names them"),
        makeRow("get", &Statement::get, "prints one value"),
        makeRow("move", &Statement::move, "changes the order"),
        makeRow("print", &Statement::print, "prints items or settings"),
        makeRow("quit", &Statement::quit, "ends the session"),
        makeRow("remove", &Statement::remove, "removes items"),
        makeRow("reset", &Statement::reset, "puts settings back to their defaults"),
        makeRow("set", &Statement::set, "changes values"),
        makeRow("unset", &Statement::unset, "takes values away"),
    };
    return kCommands;
}

Problem Statement::problemHere(std::string text) const
{
    return {std::move(text), m_commandAt, true};
}

Parsed<std::string> Statement::run()
{
    if (m_words.empty())
        return std::string();
    if (m_words.front().kind == Word::Kind::Text && m_words.front().text == ":put") {
        m_rest = m_words.subspan(1);
        return put();
    }
    const auto target = navigate(m_console.m_path, m_words, Console::commandNames());
    if (!target)
        return Failure{target.error()};
    m_path = target->path;
    m_menu = menu::findMenu(m_path);
    if (target->nextWord >= m_words.size()) { // only a path: go there
        m_console.m_path = m_path;
        return std::string();
    }
    const Word& word = m_words[target->nextWord];
    m_commandAt = word.at;
    m_rest = m_words.subspan(target->nextWord + 1);
    m_name = target->command;
    const std::vector<std::string> names(Console::commandNames().begin(), Console::commandNames().end());
    bool isAmbiguous = false;
    const std::string* const match = matchName(names, m_name, isAmbiguous);
    if (isAmbiguous)
        return Failure{problemHere("ambiguous command name")};
    if (!match || word.kind != Word::Kind::Text)
        return Failure{problemHere("bad command name " + m_name)};
    const auto row = std::ranges::find(commands(), *match, &CommandRow::name);
    return (this->*row->run)();
}

Parsed<const Menu*> Statement::menuOf(std::initializer_list<MenuKind> kinds)
{
    if (!m_menu || std::ranges::find(kinds, m_menu->kind) == kinds.end())
        return Failure{problemHere("bad command name " + m_name)};
    return m_menu;
}

/// The property that the name is or uniquely begins.
Parsed<std::string> Statement::fullName(const Menu& menu, const std::string& name, Position at) const
{
    std::vector<std::string> names = {"comment", "disabled"};
    for (const menu::Property& property : menu.properties)
        names.emplace_back(property.name);
    bool isAmbiguous = false;
    const std::string* const match = matchName(names, name, isAmbiguous);
    if (match)
        return *match;
    return Failure{
        Problem{isAmbiguous ? "ambiguous parameter " + name : "unknown parameter " + name, at}
    };
}

/// A yes-or-no property that is always set, so its bare name says yes and "!name" says no: blackhole, fib.
bool Statement::isFlag(const Menu& menu, const std::string& name)
{
    const auto found = std::ranges::find(menu.properties, name, &menu::Property::name);
    return found != menu.properties.end() && found->type == menu::ValueType::Bool && !found->readOnly &&
           !found->canBeUnset;
}

Parsed<Statement::Arguments> Statement::arguments(const Menu& menu, bool takesItems) const
{
    Arguments result;
    for (const Word& word : m_rest) {
        if (word.equals != std::string::npos) {
            const bool isItems = takesItems && word.text.starts_with("numbers=");
            if (word.kind == Word::Kind::Bracket && !isItems)
                return Failure{
                    Problem{"brackets cannot be a value", word.at}
                };
            const std::string name = word.text.substr(0, word.equals);
            if (isItems) {
                result.items.push_back(valueOf(word));
                continue;
            }
            const auto full = fullName(menu, name, word.at);
            if (!full)
                return Failure{full.error()};
            result.named.push_back({*full, word.text.substr(word.equals + 1)});
        } else if (word.text.starts_with('!') && word.text.size() > 1 && !word.isQuoted) {
            const auto full = fullName(menu, word.text.substr(1), word.at);
            if (!full)
                return Failure{full.error()};
            if (isFlag(menu, *full))
                result.named.push_back({*full, "no"});
            else
                result.unset.push_back(*full);
        } else if (isFlag(menu, word.text) && (!takesItems || !result.items.empty())) {
            result.named.push_back({word.text, "yes"});
        } else if (takesItems) {
            result.items.push_back(word);
        } else {
            return Failure{
                Problem{"expected end of command", word.at}
            };
        }
    }
    return result;
}

Parsed<std::string> Statement::execute(menu::Command command)
{
    command.path = m_path;
    const menu::Reply reply = m_console.m_backend.execute(command);
    if (reply.error)
        return Failure{
            Problem{reply.error->text(), m_commandAt, false}
        };
    // Carried out, but not on the disk: silence would cost the change at the next start.
    std::string told = reply.warning.empty() ? "" : "warning: not saved: " + reply.warning + "\n";
    if (!reply.note.isEmpty())
        told += "warning: " + reply.note.english() + "\n";
    return told;
}

Parsed<std::string> Statement::add()
{
    const auto menu = menuOf({MenuKind::List, MenuKind::FixedList});
    if (!menu)
        return Failure{menu.error()};
    auto given = arguments(**menu, false);
    if (!given)
        return Failure{given.error()};
    return execute({Verb::Add, "", {}, {}, std::move(given->named)});
}

Parsed<std::string> Statement::set()
{
    const auto menu = menuOf({MenuKind::List, MenuKind::FixedList, MenuKind::Settings, MenuKind::Connections,
                              MenuKind::Status, MenuKind::Overview, MenuKind::Records});
    if (!menu)
        return Failure{menu.error()};
    if ((*menu)->kind == MenuKind::Connections)
        return Failure{
            Problem{"failure: connections are read-only", m_commandAt, false}
        };
    const bool isList = !isObject(**menu);
    auto given = arguments(**menu, isList);
    if (!given)
        return Failure{given.error()};
    menu::Command command{Verb::Set, "", {}, {}, std::move(given->named)};
    if (isList) {
        auto items = resolveItems(**menu, given->items);
        if (!items)
            return Failure{items.error()};
        command.items = *std::move(items);
    }
    command.unset = std::move(given->unset);
    return execute(std::move(command));
}

Parsed<std::string> Statement::unset()
{
    const auto menu = menuOf({MenuKind::List, MenuKind::FixedList});
    if (!menu)
        return Failure{menu.error()};
    // unset <items> <names>: the last word names the properties.
    if (m_rest.size() < 2)
        return Failure{problemHere("missing value(s) of argument(s) value-name")};
    std::vector<Word> items(m_rest.begin(), m_rest.end() - 1);
    auto ids = resolveItems(**menu, items);
    if (!ids)
        return Failure{ids.error()};
    menu::Command command{Verb::Unset, "", *std::move(ids), {}, {}};
    for (const std::string& name : splitCommas(valueOf(m_rest.back()).text)) {
        const auto full = fullName(**menu, name, m_rest.back().at);
        if (!full)
            return Failure{full.error()};
        command.arguments.push_back({*full, ""});
    }
    return execute(std::move(command));
}

Parsed<std::string> Statement::changeItems(Verb verb)
{
    const auto menu = menuOf({MenuKind::List, MenuKind::FixedList, MenuKind::Overview, MenuKind::Records});
    if (!menu)
        return Failure{menu.error()};
    const auto words = itemWords();
    if (!words)
        return Failure{words.error()};
    auto items = resolveItems(**menu, *words);
    if (!items)
        return Failure{items.error()};
    return execute({verb, "", *std::move(items), {}, {}});
}

Parsed<std::string> Statement::remove()
{
    if (m_menu && m_menu->kind == MenuKind::Connections)
        return removeConnections(*m_menu);
    return changeItems(Verb::Remove);
}

Parsed<std::string> Statement::enable()
{
    return changeItems(Verb::Enable);
}

Parsed<std::string> Statement::disable()
{
    return changeItems(Verb::Disable);
}

Parsed<std::string> Statement::move()
{
    const auto menu = menuOf({MenuKind::List, MenuKind::FixedList});
    if (!menu)
        return Failure{menu.error()};
    if (m_rest.empty() || m_rest.size() > 2)
        return Failure{problemHere("missing value(s) of argument(s) numbers")};
    auto items = resolveItems(**menu, {m_rest[0]});
    if (!items)
        return Failure{items.error()};
    menu::Command command{Verb::Move, "", *std::move(items), {}, {}};
    if (m_rest.size() == 2) {
        const auto before = resolveItems(**menu, {valueOf(m_rest[1])});
        if (!before)
            return Failure{before.error()};
        if (!before->empty())
            command.arguments.push_back({"destination", std::to_string(before->front())});
    }
    return execute(std::move(command));
}

Parsed<std::string> Statement::comment()
{
    const auto menu = menuOf({MenuKind::List, MenuKind::FixedList});
    if (!menu)
        return Failure{menu.error()};
    return set();
}

Parsed<std::string> Statement::reset()
{
    if (m_menu && m_menu->kind == MenuKind::FixedList)
        return changeItems(Verb::Reset);
    const auto menu = menuOf({MenuKind::Settings});
    if (!menu)
        return Failure{menu.error()};
    menu::Command command{Verb::Reset, "", {}, {}, {}};
    for (const Word& word : m_rest) {
        const auto full = fullName(**menu, word.text, word.at);
        if (!full)
            return Failure{full.error()};
        command.arguments.push_back({*full, ""});
    }
    return execute(std::move(command));
}

Parsed<std::string> Statement::exportText()
{
    menu::ExportOptions options;
    options.path = m_path;
    options.header = "by Trackbox " + m_console.m_backend.version();
    for (const Word& word : m_rest) {
        if (word.text == "verbose")
            options.verbose = true;
        else if (word.text == "terse")
            options.terse = true;
        else if (word.text != "compact")
            return Failure{
                Problem{"expected end of command", word.at}
            };
    }
    return menu::exportConfig(m_console.m_backend.config(), options);
}

Parsed<std::string> Statement::put()
{
    if (m_rest.empty())
        return std::string("\n");
    if (m_rest.size() > 1)
        return Failure{
            Problem{"expected end of command", m_rest[1].at}
        };
    if (m_rest[0].kind != Word::Kind::Bracket)
        return m_rest[0].text + "\n";
    // :put [get 0 name], :put [/system/identity get name]
    Statement inner(m_console, m_rest[0].words);
    const std::string before = m_console.m_path;
    auto output = inner.run();
    m_console.m_path = before;
    return output;
}

Parsed<std::string> Statement::quit()
{
    m_quits = true;
    return std::string();
}

} // namespace tb::cli
