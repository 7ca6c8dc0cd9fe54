// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/records.h"

#include <algorithm>

namespace tb::cli {

namespace {

using inspect::ColumnType;
using menu::ValueType;

FieldKind kindOf(ValueType type)
{
    switch (type) {
    case ValueType::Bool:
        return FieldKind::Bool;
    case ValueType::Integer:
    case ValueType::Bytes:
    case ValueType::Count:
        return FieldKind::Number;
    case ValueType::Duration:
        return FieldKind::Time;
    case ValueType::Rate:
        return FieldKind::Rate;
    case ValueType::IpAddress:
        return FieldKind::Address;
    case ValueType::IpPrefix:
        return FieldKind::Prefix;
    case ValueType::Protocol:
        return FieldKind::Protocol;
    case ValueType::Choice:
    case ValueType::IpRange:
    case ValueType::PortRange:
    case ValueType::Mac:
    case ValueType::Ports:
    case ValueType::String:
    case ValueType::Sentence:
    case ValueType::Interface:
    case ValueType::Flags:
        return FieldKind::Text;
    }
    TB_UNREACHABLE();
}

FieldKind kindOf(ColumnType type)
{
    switch (type) {
    case ColumnType::Address:
        return FieldKind::Address;
    case ColumnType::Time:
        return FieldKind::Time;
    case ColumnType::Rate:
        return FieldKind::Rate;
    case ColumnType::Port:
    case ColumnType::Count:
    case ColumnType::Bytes:
    case ColumnType::Number:
        return FieldKind::Number;
    case ColumnType::Bool:
        return FieldKind::Bool;
    case ColumnType::Protocol:
        return FieldKind::Protocol;
    case ColumnType::Flags:
    case ColumnType::TcpState:
    case ColumnType::Text:
        return FieldKind::Text;
    }
    TB_UNREACHABLE();
}

/// What a condition may name, and how it compares; nothing for any other name.
std::optional<FieldKind> kindOfField(const menu::Menu& menu, std::string_view name)
{
    if (menu.kind == menu::MenuKind::Connections) {
        const inspect::Column* const column = inspect::findColumn(name);
        return column ? std::optional(kindOf(column->type)) : std::nullopt;
    }
    const auto property = std::ranges::find(menu.properties, name, &menu::Property::name);
    if (property != menu.properties.end())
        return kindOf(property->type);
    if (std::ranges::find(menu.flags, name, &menu::Flag::name) != menu.flags.end())
        return FieldKind::Bool;
    return name == "comment" ? std::optional(FieldKind::Text) : std::nullopt;
}

} // namespace

FieldReader readerOf(const menu::Menu& menu, const menu::MenuRow& row)
{
    return [&menu, &row](std::string_view name) -> std::optional<Field> {
        for (std::size_t i = 0; i < menu.properties.size() && i < row.cells.size(); ++i) {
            if (menu.properties[i].name == name)
                return Field{kindOf(menu.properties[i].type), row.cells[i].text, row.cells[i].isSet};
        }
        for (const menu::Flag& flag : menu.flags) {
            if (flag.name == name)
                return Field{FieldKind::Bool, row.flags.find(flag.letter) != std::string::npos ? "yes" : "no",
                             true};
        }
        if (name == "comment")
            return Field{FieldKind::Text, row.comment, !row.comment.empty()};
        return std::nullopt;
    };
}

FieldReader readerOf(const inspect::ConnectionRow& row)
{
    return [&row](std::string_view name) -> std::optional<Field> {
        const inspect::Column* const column = inspect::findColumn(name);
        if (!column)
            return std::nullopt;
        std::string text = column->print(row);
        const bool isSet = !text.empty();
        Field field{kindOf(column->type), std::move(text), isSet};
        if (field.kind == FieldKind::Rate)
            field.number = static_cast<double>(column->key(row));
        return field;
    };
}

Parsed<Condition> parseCondition(const menu::Menu& menu, std::span<const Word> words)
{
    return Condition::parse(words, [&menu](std::string_view name) { return kindOfField(menu, name); });
}

} // namespace tb::cli
