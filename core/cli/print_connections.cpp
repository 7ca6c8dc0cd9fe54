// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/print.h"
#include "cli/text_table.h"
#include "menu/export.h"

#include <algorithm>

namespace tb::cli {

namespace {

using inspect::Column;
using inspect::ColumnType;
using inspect::ConnectionRow;
using Rows = std::vector<NumberedConnection>;
using Form = PrintStyle::Form;

/// How a family's table begins on the mission page: IPv6 has no ports there and no timeout (N9).
struct FamilyForm {
    const char* protocol;     ///< heading, cut as on the page
    std::size_t addressWidth; ///< at least; a wider address is not cut
    std::vector<std::string_view> columns;
};

const FamilyForm& formOf(bool isV6)
{
    static const FamilyForm v4{
        "PR..", 21, {"tcp-state", "timeout"}
    },
        v6{"PRO..", 27, {"tcp-state"}};
    return isV6 ? v6 : v4;
}

/// What `print stats` shows behind the addresses; the second row only when something is FastTracked.
constexpr std::string_view kStats[] = {"orig-packets", "orig-bytes", "repl-packets",
                                       "repl-bytes",   "orig-rate",  "repl-rate"};
constexpr std::string_view kFastTrackStats[] = {"orig-fasttrack-packets", "orig-fasttrack-bytes",
                                                "repl-fasttrack-packets", "repl-fasttrack-bytes"};

/// The page's legend and table always have these two.
constexpr std::uint16_t kPageFlags = conntrack::kSeenReply | conntrack::kAssured;
/// RouterOS keeps a place for these in detail, whether they occur or not.
constexpr std::uint16_t kDetailFlags = kPageFlags | conntrack::kExpected | conntrack::kConfirmed |
                                       conntrack::kDying | conntrack::kFastTrack | conntrack::kSourceNat |
                                       conntrack::kDestinationNat;

std::uint16_t occurringFlags(const Rows& rows)
{
    std::uint16_t flags = 0;
    for (const NumberedConnection& item : rows)
        flags = static_cast<std::uint16_t>(flags | item.row->flags);
    return flags;
}

/// Letters that occur in the rows join those of the page (N16).
std::string legendOf(const Rows& rows, bool isV6)
{
    const std::uint16_t listed = kPageFlags | occurringFlags(rows);
    std::string legend;
    for (const inspect::FlagLetter& flag : inspect::flagLetters()) {
        if ((listed & flag.bit) == 0)
            continue;
        const std::string name =
            isV6 && flag.bit == conntrack::kSeenReply ? "seen reply" : std::string(flag.name);
        legend += (legend.empty() ? "Flags: " : ", ") + std::string(1, flag.letter) + " - " + name;
    }
    return legend + "\n";
}

/// One column per letter of `places`, blank where the row has it not.
std::string positionedFlags(const ConnectionRow& row, std::uint16_t places)
{
    std::string text;
    for (const inspect::FlagLetter& flag : inspect::flagLetters()) {
        if ((places & flag.bit) != 0)
            text += row.has(flag.bit) ? flag.letter : ' ';
    }
    return text;
}

/// Letters closed up: "SAC s" is "SACs".
std::string closedFlags(const ConnectionRow& row)
{
    return positionedFlags(row, row.flags);
}

std::string numberOf(const NumberedConnection& item, const PrintStyle& style)
{
    return style.showIds ? idText(item.row->id.key()) : std::to_string(item.number);
}

/// "a.b.c.d:port"; IPv6 addresses alone, as on the page.
std::string endText(const wire::FlowTuple& tuple, bool source)
{
    const std::string address = (source ? tuple.source : tuple.destination).toString();
    if (!tuple.source.isV4() || !tuple.hasPorts())
        return address;
    return address + ":" + std::to_string(source ? tuple.sourcePart : tuple.destinationPart);
}

bool isNumeric(ColumnType type)
{
    using enum ColumnType;
    return type == Port || type == Rate || type == Count || type == Bytes || type == Number;
}

/// Columns of the table, without those that every table of a family begins with.
std::vector<std::string_view> columnsOf(const Rows& rows, bool isV6, const PrintStyle& style)
{
    if (!style.properties.empty())
        return {style.properties.begin(), style.properties.end()};
    if (style.form != Form::Stats)
        return formOf(isV6).columns;
    std::vector<std::string_view> names(std::begin(kStats), std::end(kStats));
    const bool isFastTracked = std::ranges::any_of(rows, [](const NumberedConnection& item) {
        return item.row->origFastTrack.packets + item.row->replFastTrack.packets > 0;
    });
    if (isFastTracked)
        names.insert(names.end(), std::begin(kFastTrackStats), std::end(kFastTrackStats));
    return names;
}

std::string printTable(const Rows& rows, bool isV6, const PrintStyle& style)
{
    const bool hasEnds = style.properties.empty();
    const std::vector<std::string_view> names = columnsOf(rows, isV6, style);
    // One blank as on the page, but for numbers: their digits stand in groups with one blank between.
    TextTable table(hasEnds && style.form == Form::Table ? 1 : 2);
    table.addColumn("#");
    table.addColumn("", false, 2);
    if (hasEnds) {
        table.addColumn(formOf(isV6).protocol);
        table.addColumn("SRC-ADDRESS", false, formOf(isV6).addressWidth);
        table.addColumn("DST-ADDRESS", false, formOf(isV6).addressWidth);
    }
    for (const std::string_view name : names)
        table.addColumn(upperCase(name), isNumeric(inspect::findColumn(name)->type));
    const std::uint16_t places = kPageFlags | occurringFlags(rows);
    for (const NumberedConnection& item : rows) {
        const wire::FlowTuple& original = item.row->original;
        std::vector<std::string> cells = {numberOf(item, style), positionedFlags(*item.row, places)};
        if (hasEnds)
            cells.insert(cells.end(), {wire::protocolName(original.protocol), endText(original, true),
                                       endText(original, false)});
        for (const std::string_view name : names)
            cells.push_back(inspect::findColumn(name)->print(*item.row));
        table.addRow(std::move(cells));
    }
    return legendOf(rows, isV6) + table.toString();
}

/// "name=value" of all that a row has.
std::vector<std::string> wordsOf(const ConnectionRow& row, const std::vector<std::string_view>& names,
                                 bool isPlain)
{
    std::vector<std::string> words;
    for (const std::string_view name : names) {
        const Column& column = *inspect::findColumn(name);
        std::string value = isPlain ? plainText(column, row) : column.print(row);
        if (value.empty())
            continue;
        if (column.type == ColumnType::Text)
            value = menu::quoteValue(value);
        words.push_back(std::string(name) + "=" + value);
    }
    return words;
}

std::string printDetail(const Rows& rows, bool isV6, const PrintStyle& style)
{
    const bool terse = style.form == Form::Terse;
    std::vector<std::string_view> names(style.properties.begin(), style.properties.end());
    for (const Column& column : inspect::columns()) {
        if (style.properties.empty())
            names.push_back(column.name);
    }
    const std::uint16_t places = kDetailFlags | occurringFlags(rows);
    std::string text = terse ? "" : legendOf(rows, isV6);
    for (const NumberedConnection& item : rows) {
        const std::vector<std::string> words = wordsOf(*item.row, names, terse);
        const std::string number = numberOf(item, style);
        if (terse)
            text += wrapWords(number + " " + closedFlags(*item.row) + " ", words, 0);
        else
            text += wrapWords((number.size() < 2 ? " " : "") + number + " " +
                                  positionedFlags(*item.row, places) + " ",
                              words, style.width) +
                    "\n";
    }
    return text;
}

} // namespace

std::string plainText(const Column& column, const ConnectionRow& row)
{
    const bool isGrouped = column.type == ColumnType::Count || column.type == ColumnType::Bytes;
    return isGrouped ? std::to_string(column.key(row)) : column.print(row);
}

std::string printConnections(const Rows& rows, bool isV6, const PrintStyle& style)
{
    switch (style.form) {
    case Form::CountOnly:
        return std::to_string(rows.size()) + "\n";
    case Form::Table:
    case Form::Stats:
        return printTable(rows, isV6, style);
    case Form::Detail:
    case Form::Terse:
        return printDetail(rows, isV6, style);
    }
    TB_UNREACHABLE();
}

} // namespace tb::cli
