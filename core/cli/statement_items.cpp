// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/item_number.h"
#include "cli/print_request.h"
#include "cli/records.h"
#include "cli/statement.h"

#include <algorithm>

namespace tb::cli {

namespace {

using menu::Menu;
using menu::MenuKind;

/// `where` in front of a condition says nothing.
std::span<const Word> withoutWhere(std::span<const Word> words)
{
    const bool hasWhere = !words.empty() && words[0].text == "where" && !words[0].isQuoted;
    return words.subspan(hasWhere ? 1 : 0);
}

} // namespace

Problem noSuchItem(Position at)
{
    return {"no such item", at, false};
}

Word valueOf(Word word)
{
    if (word.equals != std::string::npos)
        word.text.erase(0, word.equals + 1);
    word.equals = std::string::npos;
    return word;
}

Parsed<std::span<const Word>> conditionOf(const Word& bracket)
{
    std::span<const Word> words = bracket.words;
    if (words.empty() || words[0].text != "find")
        return Failure{
            Problem{"expected find", bracket.at}
        };
    return withoutWhere(words.subspan(1));
}

/// Words that name items, and nothing else.
Parsed<std::vector<Word>> Statement::itemWords() const
{
    std::vector<Word> words;
    for (const Word& word : m_rest) {
        const std::string name = word.text.substr(0, word.equals);
        if (word.equals != std::string::npos && name != "numbers")
            return Failure{
                Problem{"unknown parameter " + name, word.at}
            };
        words.push_back(valueOf(word));
    }
    return words;
}

Parsed<std::vector<std::uint32_t>> Statement::findItems(const Menu& menu, std::span<const Word> condition)
{
    const auto parsed = parseCondition(menu, condition);
    if (!parsed)
        return Failure{parsed.error()};
    const menu::MenuView view = m_console.m_backend.view(menu);
    std::vector<std::uint32_t> ids;
    for (const menu::MenuRow& row : view.rows) {
        if (row.id != 0 && parsed->holds(readerOf(menu, row)))
            ids.push_back(row.id);
    }
    return ids;
}

Parsed<std::vector<std::uint32_t>> Statement::resolveItems(const Menu& menu, const std::vector<Word>& words)
{
    std::vector<std::uint32_t> ids;
    if (words.empty())
        return Failure{problemHere("missing value(s) of argument(s) numbers")};
    const menu::MenuView view = m_console.m_backend.view(menu);
    const std::vector<std::uint32_t>& numbers = m_console.m_numbers[std::string(menu.path)].items;
    for (const Word& word : words) {
        if (word.kind == Word::Kind::Bracket) {
            const auto condition = conditionOf(word);
            if (!condition)
                return Failure{condition.error()};
            auto found = findItems(menu, *condition);
            if (!found)
                return found;
            ids.insert(ids.end(), found->begin(), found->end());
            continue;
        }
        for (const std::string& part : splitCommas(word.text)) {
            const auto number = readNumber<std::uint32_t>(part);
            std::uint32_t id = readId<std::uint32_t>(part).value_or(0);
            if (number && numbers.empty()) // nothing printed yet: positions as they are now
                id = *number < view.rows.size() ? view.rows[*number].id : 0;
            else if (number)
                id = *number < numbers.size() ? numbers[*number] : 0;
            for (const menu::MenuRow& row : view.rows) {
                const auto name =
                    std::ranges::find(menu.properties, menu.nameProperty, &menu::Property::name);
                if (id == 0 && name != menu.properties.end() &&
                    row.cells[static_cast<std::size_t>(name - menu.properties.begin())].text == part)
                    id = row.id;
            }
            if (id == 0)
                return Failure{noSuchItem(word.at)};
            ids.push_back(id);
        }
    }
    return ids;
}

Parsed<std::string> Statement::print()
{
    if (!m_menu)
        return Failure{problemHere("bad command name print")};
    const auto request = readPrint(*m_menu, m_rest, m_console.m_width);
    if (!request)
        return Failure{request.error()};
    const auto& [style, condition, interval] = *request;
    m_interval = interval;
    if (m_menu->kind == MenuKind::Connections)
        return printConnectionList(*m_menu, style, condition);
    const menu::MenuView view = m_console.m_backend.view(*m_menu);
    if (isObject(*m_menu))
        return view.rows.empty() ? std::string() : printObject(*m_menu, view.rows.front(), style);
    const auto parsed = parseCondition(*m_menu, condition);
    if (!parsed)
        return Failure{parsed.error()};
    std::vector<NumberedRow> rows;
    std::vector<std::uint32_t>& numbers = m_console.m_numbers[std::string(m_menu->path)].items;
    numbers.clear();
    for (std::size_t i = 0; i < view.rows.size(); ++i) {
        numbers.push_back(view.rows[i].id);
        if (parsed->holds(readerOf(*m_menu, view.rows[i])))
            rows.push_back({i, &view.rows[i]});
    }
    return printRows(*m_menu, rows, style);
}

/// Ids, as `:put [find …]` shows them.
Parsed<std::string> Statement::find()
{
    const auto menu = menuOf(
        {MenuKind::List, MenuKind::FixedList, MenuKind::Overview, MenuKind::Records, MenuKind::Connections});
    if (!menu)
        return Failure{menu.error()};
    std::string text;
    const auto list = [&text](const auto& ids) {
        for (const auto id : ids)
            text += (text.empty() ? "" : ";") + idText(id);
        return text + "\n";
    };
    if ((*menu)->kind == MenuKind::Connections) {
        const auto keys = findConnections(**menu, withoutWhere(m_rest));
        return keys ? Parsed<std::string>(list(*keys)) : Failure{keys.error()};
    }
    const auto ids = findItems(**menu, withoutWhere(m_rest));
    return ids ? Parsed<std::string>(list(*ids)) : Failure{ids.error()};
}

/// The value that `get` asks for, of the item in front of it or of the menu's only object.
Parsed<Field> Statement::fieldOfItem(const Menu& menu, const Word& name)
{
    const menu::MenuView view = m_console.m_backend.view(menu);
    const bool isList = !isObject(menu);
    std::uint32_t id = 0;
    if (isList) {
        const auto ids = resolveItems(menu, {valueOf(m_rest.front())});
        if (!ids)
            return Failure{ids.error()};
        if (ids->size() != 1)
            return Failure{noSuchItem(name.at)};
        id = ids->front();
    }
    std::optional<Field> field;
    for (const menu::MenuRow& row : view.rows) {
        if (!isList || row.id == id)
            field = readerOf(menu, row)(name.text);
    }
    if (!field)
        return Failure{
            Problem{"unknown parameter " + name.text, name.at}
        };
    return *field;
}

Parsed<std::string> Statement::get()
{
    if (!m_menu || m_rest.empty())
        return Failure{problemHere("missing value(s) of argument(s) value-name")};
    const bool hasItem = !isObject(*m_menu);
    if (m_rest.size() > (hasItem ? 2 : 1))
        return Failure{
            Problem{"expected end of command", m_rest[hasItem ? 2 : 1].at}
        };
    const Word name = valueOf(m_rest.back());
    if (m_menu->kind == MenuKind::Connections)
        return getOfConnection(*m_menu, name);
    const auto field = fieldOfItem(*m_menu, name);
    if (!field)
        return Failure{field.error()};
    return field->text + "\n";
}

} // namespace tb::cli
