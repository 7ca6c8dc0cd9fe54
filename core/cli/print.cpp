// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/print.h"

#include "cli/text_table.h"
#include "menu/export.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace tb::cli {

namespace {

using inspect::ConnectionRow;
using menu::MenuRow;
using menu::Property;

std::string upper(std::string_view text)
{
    std::string result(text);
    std::ranges::transform(result, result.begin(),
                           [](char c) { return c >= 'a' && c <= 'z' ? char(c - 32) : c; });
    return result;
}

std::string numberOf(const NumberedRow& item, const PrintStyle& style)
{
    if (!style.showIds)
        return std::to_string(item.number);
    std::array<char, 12> text{};
    std::snprintf(text.data(), text.size(), "*%X", item.row->id);
    return text.data();
}

/// "Flags: X - disabled, R - running": RouterOS lists those of the menu.
std::string legendOf(const menu::Menu& menu)
{
    std::string legend;
    for (const menu::Flag& flag : menu.flags)
        legend += (legend.empty() ? "Flags: " : ", ") + std::string(1, flag.letter) + " - " +
                  std::string(flag.name);
    return legend.empty() ? "" : legend + "\n";
}

/// The letters of a row, each in the place that the menu's order gives it.
std::string positioned(const menu::Menu& menu, const MenuRow& row)
{
    std::string text;
    for (const menu::Flag& flag : menu.flags)
        text += row.flags.find(flag.letter) != std::string::npos ? flag.letter : ' ';
    while (!text.empty() && text.back() == ' ')
        text.pop_back();
    return text;
}

bool isNumeric(menu::ValueType type)
{
    using enum menu::ValueType;
    return type == Integer || type == Rate || type == Bytes || type == Count;
}

std::string printTable(const menu::Menu& menu, const std::vector<NumberedRow>& rows, const PrintStyle& style)
{
    TextTable table;
    table.addColumn("#", true);
    table.addColumn("");
    std::vector<std::size_t> shown;
    for (std::size_t i = 0; i < menu.properties.size(); ++i) {
        // A column that nobody fills only takes room.
        const bool used =
            std::ranges::any_of(rows, [i](const NumberedRow& item) { return item.row->cells[i].isSet; });
        if (!menu.properties[i].inTable || !used)
            continue;
        shown.push_back(i);
        table.addColumn(upper(menu.properties[i].name), isNumeric(menu.properties[i].type));
    }
    for (const NumberedRow& item : rows) {
        if (!item.row->comment.empty())
            table.addLine(";;; " + item.row->comment);
        std::vector<std::string> cells = {numberOf(item, style), positioned(menu, *item.row)};
        for (const std::size_t i : shown)
            cells.push_back(item.row->cells[i].text);
        table.addRow(std::move(cells));
    }
    return legendOf(menu) + table.toString();
}

/// Words of an item, wrapped to the width behind an indentation of six.
std::string wrapWords(std::string head, const std::vector<std::string>& words, int width)
{
    std::string text = std::move(head);
    std::size_t column = text.size();
    for (const std::string& word : words) {
        if (width > 0 && column + word.size() + 1 > static_cast<std::size_t>(width) && column > 6) {
            text += "\n      ";
            column = 6;
        }
        text += word + " ";
        column += word.size() + 1;
    }
    while (text.ends_with(' '))
        text.pop_back();
    return text + "\n";
}

std::string printDetail(const menu::Menu& menu, const std::vector<NumberedRow>& rows, const PrintStyle& style)
{
    const bool terse = style.form == PrintStyle::Form::Terse;
    std::string text = terse ? "" : legendOf(menu);
    for (const NumberedRow& item : rows) {
        std::vector<std::string> words;
        for (std::size_t i = 0; i < menu.properties.size(); ++i) {
            const menu::Cell& cell = item.row->cells[i];
            if (cell.isSet)
                words.push_back(std::string(menu.properties[i].name) + "=" + menu::quoteValue(cell.text));
        }
        std::string head = (terse ? "" : " ") + numberOf(item, style) + " ";
        const std::string flags = terse ? item.row->flags : positioned(menu, *item.row);
        head += flags.empty() ? (terse ? "" : "   ") : flags + (terse ? " " : "  ");
        if (!item.row->comment.empty() && terse)
            head += "comment=" + menu::quoteValue(item.row->comment) + " ";
        if (!item.row->comment.empty() && !terse)
            head += ";;; " + item.row->comment + "\n      ";
        text += wrapWords(std::move(head), words, terse ? 0 : style.width) + (terse ? "" : "\n");
    }
    return text;
}

// The connection list.

/// "a.b.c.d:port"; IPv6 addresses alone, as on the page.
std::string endText(const wire::FlowTuple& tuple, bool source)
{
    const std::string address = (source ? tuple.source : tuple.destination).toString();
    if (!tuple.source.isV4() || !tuple.hasPorts())
        return address;
    return address + ":" + std::to_string(source ? tuple.sourcePart : tuple.destinationPart);
}

/// The page's legend has S and A; letters that occur in the rows join it (N16).
std::string connectionLegend(const std::vector<NumberedConnection>& rows, bool isV6)
{
    std::string legend;
    for (const inspect::FlagLetter& flag : inspect::flagLetters()) {
        const bool always = flag.bit == conntrack::kSeenReply || flag.bit == conntrack::kAssured;
        const bool occurs = std::ranges::any_of(
            rows, [&](const NumberedConnection& item) { return item.row->has(flag.bit); });
        if (!always && !occurs)
            continue;
        const std::string name =
            isV6 && flag.bit == conntrack::kSeenReply ? "seen reply" : std::string(flag.name);
        legend += (legend.empty() ? "Flags: " : ", ") + std::string(1, flag.letter) + " - " + name;
    }
    return legend + "\n";
}

/// One place per letter that occurs in the listing, so that columns line up.
std::string positionedFlags(const ConnectionRow& row, std::uint16_t occurring)
{
    std::string text;
    for (const inspect::FlagLetter& flag : inspect::flagLetters()) {
        if ((occurring & flag.bit) != 0)
            text += row.has(flag.bit) ? flag.letter : ' ';
    }
    while (!text.empty() && text.back() == ' ')
        text.pop_back();
    return text;
}

std::string connectionTable(const std::vector<NumberedConnection>& rows, bool isV6)
{
    TextTable table;
    table.addColumn("#");
    table.addColumn("");
    table.addColumn(isV6 ? "PRO.." : "PR..");
    table.addColumn("SRC-ADDRESS");
    table.addColumn("DST-ADDRESS");
    table.addColumn("TCP-STATE");
    if (!isV6)
        table.addColumn("TIMEOUT");
    std::uint16_t occurring = 0;
    for (const NumberedConnection& item : rows)
        occurring = static_cast<std::uint16_t>(occurring | item.row->flags);
    for (const NumberedConnection& item : rows) {
        const ConnectionRow& row = *item.row;
        std::vector<std::string> cells = {std::to_string(item.number),
                                          positionedFlags(row, occurring),
                                          wire::protocolName(row.original.protocol),
                                          endText(row.original, true),
                                          endText(row.original, false),
                                          conntrack::tcpStateName(row.tcpState)};
        if (!isV6)
            cells.push_back(inspect::findColumn("timeout")->print(row));
        table.addRow(std::move(cells));
    }
    return connectionLegend(rows, isV6) + table.toString();
}

std::string connectionDetail(const std::vector<NumberedConnection>& rows, bool isV6, const PrintStyle& style)
{
    const bool terse = style.form == PrintStyle::Form::Terse;
    std::string text = terse ? "" : connectionLegend(rows, isV6);
    std::uint16_t occurring = 0;
    for (const NumberedConnection& item : rows)
        occurring = static_cast<std::uint16_t>(occurring | item.row->flags);
    for (const NumberedConnection& item : rows) {
        std::vector<std::string> words;
        for (const inspect::Column& column : inspect::columns()) {
            std::string value = column.print(*item.row);
            if (terse) // groups of digits belong to people
                std::erase(value, ' ');
            if (column.type == inspect::ColumnType::Text && !value.empty())
                value = menu::quoteValue(value); // a mark may have blanks
            if (!value.empty())
                words.push_back(std::string(column.name) + "=" + value);
        }
        std::string head = (terse ? "" : " ") + std::to_string(item.number) + " ";
        head += terse ? flagText(*item.row) : positionedFlags(*item.row, occurring);
        text += wrapWords(head + (terse ? " " : "  "), words, terse ? 0 : style.width) + (terse ? "" : "\n");
    }
    return text;
}

} // namespace

std::string flagText(const ConnectionRow& row)
{
    std::string text;
    for (const inspect::FlagLetter& flag : inspect::flagLetters()) {
        if (row.has(flag.bit))
            text += flag.letter;
    }
    return text;
}

std::string printRows(const menu::Menu& menu, const std::vector<NumberedRow>& rows, const PrintStyle& style)
{
    switch (style.form) {
    case PrintStyle::Form::CountOnly:
        return std::to_string(rows.size()) + "\n";
    case PrintStyle::Form::Table:
        return rows.empty() ? "" : printTable(menu, rows, style);
    case PrintStyle::Form::Detail:
    case PrintStyle::Form::Terse:
        return rows.empty() ? "" : printDetail(menu, rows, style);
    }
    TB_UNREACHABLE();
}

std::string printObject(const menu::Menu& menu, const MenuRow& row)
{
    std::size_t longest = 0;
    for (const Property& property : menu.properties)
        longest = std::max(longest, property.name.size());
    std::string text;
    for (std::size_t i = 0; i < menu.properties.size(); ++i) {
        const std::string_view name = menu.properties[i].name;
        text +=
            std::string(longest + 2 - name.size(), ' ') + std::string(name) + ": " + row.cells[i].text + "\n";
    }
    return text;
}

std::string printConnections(const std::vector<NumberedConnection>& rows, bool isV6, const PrintStyle& style)
{
    switch (style.form) {
    case PrintStyle::Form::CountOnly:
        return std::to_string(rows.size()) + "\n";
    case PrintStyle::Form::Table:
        return connectionTable(rows, isV6);
    case PrintStyle::Form::Detail:
    case PrintStyle::Form::Terse:
        return connectionDetail(rows, isV6, style);
    }
    TB_UNREACHABLE();
}

} // namespace tb::cli
