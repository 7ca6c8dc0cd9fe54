// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/records.h"
#include "cli/statement.h"

#include <algorithm>
#include <charconv>

namespace tb::cli {

namespace {

using menu::Menu;
using menu::MenuKind;

Problem noSuchItem(Position at)
{
    return {"no such item", at, false};
}

std::optional<std::uint32_t> readNumber(std::string_view text, int base)
{
    std::uint32_t number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number, base);
    return failure == std::errc() && end == text.data() + text.size() && !text.empty() ? std::optional(number)
                                                                                       : std::nullopt;
}

std::vector<std::string> splitCommas(const std::string& text)
{
    std::vector<std::string> parts;
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t comma = std::min(text.find(',', from), text.size());
        parts.push_back(text.substr(from, comma - from));
        from = comma + 1;
    }
    return parts;
}

/// [find where …]: the words behind `find` and `where`.
Parsed<std::span<const Word>> conditionOf(const Word& bracket)
{
    std::span<const Word> words = bracket.words;
    if (words.empty() || words[0].text != "find")
        return Failure{
            Problem{"expected find", bracket.at}
        };
    words = words.subspan(1);
    if (!words.empty() && words[0].text == "where" && !words[0].isQuoted)
        words = words.subspan(1);
    return words;
}

/// Options of print, in front of or behind `where …`.
struct PrintWord {
    std::string_view word;
    PrintStyle::Form form;
    bool setsForm;
};
constexpr PrintWord kPrintWords[] = {
    {"brief",          PrintStyle::Form::Table,     true },
    {"detail",         PrintStyle::Form::Detail,    true },
    {"terse",          PrintStyle::Form::Terse,     true },
    {"count-only",     PrintStyle::Form::CountOnly, true },
    {"stats",          PrintStyle::Form::Detail,    true },
    {"without-paging", PrintStyle::Form::Table,     false},
    {"show-ids",       PrintStyle::Form::Table,     false},
};

/// What stands behind print.
struct PrintRequest {
    PrintStyle style;
    std::span<const Word> condition;
};

Parsed<PrintRequest> readPrint(std::span<const Word> words, int width)
{
    PrintRequest request;
    request.style.width = width;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string& text = words[i].text;
        if (text == "where" && !words[i].isQuoted) {
            request.condition = words.subspan(i + 1);
            if (request.condition.empty())
                return Failure{
                    Problem{"missing value for where", words[i].at}
                };
            return request;
        }
        const auto row = std::ranges::find_if(
            kPrintWords, [&](const PrintWord& one) { return !text.empty() && one.word.starts_with(text); });
        if (row == std::end(kPrintWords))
            return Failure{
                Problem{"expected end of command", words[i].at}
            };
        if (row->setsForm)
            request.style.form = row->form;
        else if (row->word == "show-ids")
            request.style.showIds = true;
        else
            request.style.width = 0;
    }
    return request;
}

} // namespace

bool belongsTo(const Menu& menu, const inspect::ConnectionRow& row)
{
    return row.original.source.isV4() != menu.path.starts_with("/ipv6");
}

Parsed<std::vector<std::uint32_t>> Statement::findItems(const Menu& menu, std::span<const Word> condition)
{
    const auto parsed =
        Condition::parse(condition, [&](std::string_view name) { return kindOfField(menu, name); });
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
            const auto byId =
                part.starts_with('*') ? readNumber(std::string_view(part).substr(1), 16) : std::nullopt;
            const auto number = readNumber(part, 10);
            std::uint32_t id = byId.value_or(0);
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

Parsed<std::vector<conntrack::ConnectionId>> Statement::findConnections(const Menu& menu,
                                                                        std::span<const Word> condition)
{
    const auto parsed =
        Condition::parse(condition, [&](std::string_view name) { return kindOfField(menu, name); });
    if (!parsed)
        return Failure{parsed.error()};
    const auto all = m_console.m_backend.connections();
    std::vector<conntrack::ConnectionId> ids;
    for (const inspect::ConnectionRow* row : rowsOf(menu, *all)) {
        if (parsed->holds(readerOf(*row)))
            ids.push_back(row->id);
    }
    return ids;
}

Parsed<std::string> Statement::removeConnections(const Menu& menu)
{
    if (m_rest.empty())
        return Failure{problemHere("missing value(s) of argument(s) numbers")};
    menu::Command command{menu::Verb::Remove, "", {}, {}, {}};
    const std::vector<conntrack::ConnectionId>& numbers =
        m_console.m_numbers[std::string(menu.path)].connections;
    for (const Word& word : m_rest) {
        if (word.kind == Word::Kind::Bracket) {
            const auto condition = conditionOf(word);
            if (!condition)
                return Failure{condition.error()};
            const auto found = findConnections(menu, *condition);
            if (!found)
                return Failure{found.error()};
            for (const conntrack::ConnectionId id : *found)
                command.connections.push_back(id.key());
            continue;
        }
        const std::string text =
            word.equals == std::string::npos ? word.text : word.text.substr(word.equals + 1);
        for (const std::string& part : splitCommas(text)) {
            const auto number = readNumber(part, 10);
            if (!number || *number >= numbers.size())
                return Failure{noSuchItem(word.at)};
            command.connections.push_back(numbers[*number].key());
        }
    }
    return execute(std::move(command));
}

Parsed<std::string> Statement::print()
{
    if (!m_menu)
        return Failure{problemHere("bad command name print")};
    const auto request = readPrint(m_rest, m_console.m_width);
    if (!request)
        return Failure{request.error()};
    const auto& [style, condition] = *request;
    if (m_menu->kind == MenuKind::Connections)
        return printConnectionList(*m_menu, style, condition);
    const menu::MenuView view = m_console.m_backend.view(*m_menu);
    if (m_menu->kind == MenuKind::Settings || m_menu->kind == MenuKind::Status)
        return view.rows.empty() ? std::string() : printObject(*m_menu, view.rows.front());
    const auto parsed =
        Condition::parse(condition, [&](std::string_view name) { return kindOfField(*m_menu, name); });
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

Parsed<std::string> Statement::printConnectionList(const Menu& menu, const PrintStyle& style,
                                                   std::span<const Word> condition)
{
    const auto parsed =
        Condition::parse(condition, [&](std::string_view name) { return kindOfField(menu, name); });
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

Parsed<std::string> Statement::find()
{
    if (!m_menu)
        return Failure{problemHere("bad command name find")};
    return Failure{problemHere("find is used inside brackets, as in: remove [find …]")};
}

Parsed<std::string> Statement::get()
{
    if (!m_menu || m_rest.empty())
        return Failure{problemHere("missing value(s) of argument(s) value-name")};
    const std::string wanted =
        m_rest.back().text.substr(m_rest.back().equals == std::string::npos ? 0 : m_rest.back().equals + 1);
    const Position at = m_rest.back().at;
    std::optional<Field> field;
    if (m_menu->kind == MenuKind::Connections) {
        const auto number = readNumber(m_rest.front().text, 10);
        const auto& numbers = m_console.m_numbers[std::string(m_menu->path)].connections;
        if (!number || *number >= numbers.size())
            return Failure{noSuchItem(at)};
        const auto all = m_console.m_backend.connections();
        const auto row = std::ranges::find(*all->rows, numbers[*number], &inspect::ConnectionRow::id);
        if (row == all->rows->end())
            return Failure{noSuchItem(at)};
        field = readerOf(*row)(wanted);
    } else {
        const menu::MenuView view = m_console.m_backend.view(*m_menu);
        const bool isList = m_menu->kind == MenuKind::List || m_menu->kind == MenuKind::Overview;
        std::uint32_t id = 0;
        if (isList) {
            const auto ids = resolveItems(*m_menu, {m_rest.front()});
            if (!ids)
                return Failure{ids.error()};
            if (ids->size() != 1)
                return Failure{noSuchItem(at)};
            id = ids->front();
        }
        for (const menu::MenuRow& row : view.rows) {
            if (!isList || row.id == id)
                field = readerOf(*m_menu, row)(wanted);
        }
    }
    if (!field)
        return Failure{
            Problem{"unknown parameter " + wanted, at}
        };
    return field->text + "\n";
}

} // namespace tb::cli
