// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tb::cli {

/// Columns of text, sized to what is in them.
class TextTable {
public:
    /// gap: blanks between two columns; the first two, number and flags, have one.
    explicit TextTable(std::size_t gap = 2) : m_gap(gap) {}

    /// minWidth: room that it takes even when its texts are shorter.
    void addColumn(std::string title, bool alignRight = false, std::size_t minWidth = 0);
    void addRow(std::vector<std::string> cells);
    /// A line between rows that belongs to no column.
    void addLine(std::string text);
    std::string toString() const;

private:
    struct Column {
        std::string title;
        bool alignRight;
        std::size_t minWidth;
    };
    std::size_t m_gap;
    std::vector<Column> m_columns;
    /// A row with a single cell in a table of several columns is a line.
    std::vector<std::vector<std::string>> m_rows;
};

/// How many places a text takes in a terminal: characters of UTF-8, not bytes.
std::size_t displayWidth(const std::string& text);
/// Words of an item behind its head, wrapped to the width (0: not) behind an indentation of six.
std::string wrapWords(std::string head, const std::vector<std::string>& words, int width);
/// Letters a to z in capitals: titles of columns.
std::string upperCase(std::string_view text);

} // namespace tb::cli
