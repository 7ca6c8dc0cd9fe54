// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/print.h"

#include "cli/text_table.h"
#include "menu/export.h"

#include <algorithm>
#include <array>
#include <cinttypes>
#include <cstdio>

namespace tb::cli {

namespace {

using menu::MenuRow;
using menu::Property;

std::string numberOf(const NumberedRow& item, const PrintStyle& style)
{
    return style.showIds ? idText(item.row->id) : std::to_string(item.number);
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

/// Positions of the properties that are printed: the wished ones, else those that `isShown` takes.
template <typename Predicate>
std::vector<std::size_t> shownProperties(const menu::Menu& menu, const PrintStyle& style, Predicate isShown)
{
    std::vector<std::size_t> shown;
    for (const std::string& name : style.properties) {
        const auto found = std::ranges::find(menu.properties, name, &Property::name);
        if (found != menu.properties.end())
            shown.push_back(static_cast<std::size_t>(found - menu.properties.begin()));
    }
    for (std::size_t i = 0; style.properties.empty() && i < menu.properties.size(); ++i) {
        if (isShown(i))
            shown.push_back(i);
    }
    return shown;
}

constexpr auto kAllProperties = [](std::size_t) { return true; };

std::string printTable(const menu::Menu& menu, const std::vector<NumberedRow>& rows, const PrintStyle& style)
{
    TextTable table;
    table.addColumn("#", true);
    table.addColumn("");
    const std::vector<std::size_t> shown = shownProperties(menu, style, [&](std::size_t i) {
        // A column that nobody fills only takes room.
        return menu.properties[i].inTable &&
               std::ranges::any_of(rows, [i](const NumberedRow& item) { return item.row->cells[i].isSet; });
    });
    for (const std::size_t i : shown)
        table.addColumn(upperCase(menu.properties[i].name), isNumeric(menu.properties[i].type));
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

std::string printDetail(const menu::Menu& menu, const std::vector<NumberedRow>& rows, const PrintStyle& style)
{
    const bool terse = style.form == PrintStyle::Form::Terse;
    const std::vector<std::size_t> shown = shownProperties(menu, style, kAllProperties);
    std::string text = terse ? "" : legendOf(menu);
    for (const NumberedRow& item : rows) {
        std::vector<std::string> words;
        for (const std::size_t i : shown) {
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

} // namespace

std::string idText(std::uint64_t id)
{
    std::array<char, 20> text{};
    std::snprintf(text.data(), text.size(), "*%" PRIX64, id);
    return text.data();
}

std::string printRows(const menu::Menu& menu, const std::vector<NumberedRow>& rows, const PrintStyle& style)
{
    switch (style.form) {
    case PrintStyle::Form::CountOnly:
        return std::to_string(rows.size()) + "\n";
    case PrintStyle::Form::Table:
        return rows.empty() ? "" : printTable(menu, rows, style);
    case PrintStyle::Form::Detail:
    case PrintStyle::Form::Stats:
    case PrintStyle::Form::Terse:
        return rows.empty() ? "" : printDetail(menu, rows, style);
    }
    TB_UNREACHABLE();
}

std::string printObject(const menu::Menu& menu, const MenuRow& row, const PrintStyle& style)
{
    const std::vector<std::size_t> shown = shownProperties(menu, style, kAllProperties);
    std::size_t longest = 0;
    for (const std::size_t i : shown)
        longest = std::max(longest, menu.properties[i].name.size());
    std::string text;
    for (const std::size_t i : shown) {
        const std::string_view name = menu.properties[i].name;
        text +=
            std::string(longest + 2 - name.size(), ' ') + std::string(name) + ": " + row.cells[i].text + "\n";
    }
    return text;
}

} // namespace tb::cli
