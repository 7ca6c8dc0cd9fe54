// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/item_number.h"
#include "cli/records.h"
#include "cli/statement.h"

#include <algorithm>

namespace tb::cli {

namespace {

using menu::Menu;

} // namespace

bool belongsTo(const Menu& menu, const inspect::ConnectionRow& row)
{
    return row.original.source.isV4() != menu.path.starts_with("/ipv6");
}

std::vector<const inspect::ConnectionRow*> Statement::rowsOf(const Menu& menu,
                                                             const inspect::ConnectionRows& all) const
{
    std::vector<const inspect::ConnectionRow*> rows;
    for (const inspect::ConnectionRow& row : *all.rows) {
        if (belongsTo(menu, row))
            rows.push_back(&row);
    }
    return rows;
}

Parsed<std::vector<std::uint64_t>> Statement::findConnections(const Menu& menu,
                                                              std::span<const Word> condition)
{
    const auto parsed = parseCondition(menu, condition);
    if (!parsed)
        return Failure{parsed.error()};
    const auto all = m_console.m_backend.connections();
    std::vector<std::uint64_t> keys;
    for (const inspect::ConnectionRow* row : rowsOf(menu, *all)) {
        if (parsed->holds(readerOf(*row)))
            keys.push_back(row->id.key());
    }
    return keys;
}

/// Numbers of the last print, ids and [find …]. A number that no print has shown is an error; a connection
/// that has gone since is not: whoever asks for it finds out.
Parsed<std::vector<std::uint64_t>> Statement::resolveConnections(const Menu& menu,
                                                                 const std::vector<Word>& words)
{
    if (words.empty())
        return Failure{problemHere("missing value(s) of argument(s) numbers")};
    const auto& shown = m_console.m_numbers[std::string(menu.path)].connections;
    std::vector<std::uint64_t> keys;
    for (const Word& word : words) {
        if (word.kind == Word::Kind::Bracket) {
            const auto condition = conditionOf(word);
            if (!condition)
                return Failure{condition.error()};
            const auto found = findConnections(menu, *condition);
            if (!found)
                return found;
            keys.insert(keys.end(), found->begin(), found->end());
            continue;
        }
        for (const std::string& part : splitCommas(word.text)) {
            auto key = readId<std::uint64_t>(part);
            if (const auto number = readNumber<std::uint64_t>(part); number && *number < shown.size())
                key = shown[*number].key();
            if (!key)
                return Failure{noSuchItem(word.at)};
            keys.push_back(*key);
        }
    }
    return keys;
}

Parsed<std::string> Statement::removeConnections(const Menu& menu)
{
    const auto words = itemWords();
    if (!words)
        return Failure{words.error()};
    auto keys = resolveConnections(menu, *words);
    if (!keys)
        return Failure{keys.error()};
    return execute({menu::Verb::Remove, "", {}, *std::move(keys), {}});
}

Parsed<std::string> Statement::printConnectionList(const Menu& menu, const PrintStyle& style,
                                                   std::span<const Word> condition)
{
    const auto parsed = parseCondition(menu, condition);
    if (!parsed)
        return Failure{parsed.error()};
    const auto all = m_console.m_backend.connections();
    std::vector<NumberedConnection> rows;
    std::vector<conntrack::ConnectionId>& numbers = m_console.m_numbers[std::string(menu.path)].connections;
    numbers.clear();
    for (const inspect::ConnectionRow* row : rowsOf(menu, *all)) {
        if (parsed->holds(readerOf(*row)))
            rows.push_back({numbers.size(), row});
        numbers.push_back(row->id);
    }
    return printConnections(rows, menu.path.starts_with("/ipv6"), style);
}

Parsed<std::string> Statement::getOfConnection(const Menu& menu, const Word& name)
{
    const auto keys = resolveConnections(menu, {valueOf(m_rest.front())});
    if (!keys)
        return Failure{keys.error()};
    const inspect::Column* const column = inspect::findColumn(name.text);
    if (!column)
        return Failure{
            Problem{"unknown parameter " + name.text, name.at}
        };
    const auto all = m_console.m_backend.connections();
    const auto rows = rowsOf(menu, *all);
    const auto row = std::ranges::find_if(rows, [&](const inspect::ConnectionRow* one) {
        return keys->size() == 1 && one->id.key() == keys->front();
    });
    if (row == rows.end())
        return Failure{noSuchItem(name.at)};
    return plainText(*column, **row) + "\n";
}

} // namespace tb::cli
