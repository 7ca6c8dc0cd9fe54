// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/text_table.h"

#include <algorithm>

namespace tb::cli {

std::size_t displayWidth(const std::string& text)
{
    // Every byte but the continuation bytes begins a character.
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

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

std::string upperCase(std::string_view text)
{
    std::string result(text);
    std::ranges::transform(result, result.begin(),
                           [](char c) { return c >= 'a' && c <= 'z' ? char(c - 32) : c; });
    return result;
}

void TextTable::addColumn(std::string title, bool alignRight, std::size_t minWidth)
{
    m_columns.push_back({std::move(title), alignRight, minWidth});
}

void TextTable::addRow(std::vector<std::string> cells)
{
    cells.resize(m_columns.size());
    m_rows.push_back(std::move(cells));
}

void TextTable::addLine(std::string text)
{
    m_rows.push_back({std::move(text)});
}

std::string TextTable::toString() const
{
    std::vector<std::size_t> widths;
    for (const Column& column : m_columns)
        widths.push_back(std::max(column.minWidth, displayWidth(column.title)));
    for (const auto& row : m_rows) {
        for (std::size_t i = 0; row.size() == m_columns.size() && i < row.size(); ++i)
            widths[i] = std::max(widths[i], displayWidth(row[i]));
    }
    const auto lineOf = [&](const auto& textAt) {
        std::string line;
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            const std::string& text = textAt(i);
            const std::string pad(widths[i] - displayWidth(text), ' ');
            line += m_columns[i].alignRight ? pad + text : text + pad;
            // Number and flags stand close together; an empty flag column takes no room.
            if (widths[i] > 0)
                line.append(i == 0 ? 1 : m_gap, ' ');
        }
        while (line.ends_with(' '))
            line.pop_back();
        return line + "\n";
    };
    std::string text = lineOf([this](std::size_t i) -> const std::string& { return m_columns[i].title; });
    for (const auto& row : m_rows) {
        if (row.size() != m_columns.size())
            text += row.front() + "\n";
        else
            text += lineOf([&row](std::size_t i) -> const std::string& { return row[i]; });
    }
    return text;
}

} // namespace tb::cli
