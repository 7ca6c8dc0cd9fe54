// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace tb::cli {

/// Columns of text, sized to what is in them, two blanks apart.
class TextTable {
public:
    void addColumn(std::string title, bool alignRight = false);
    void addRow(std::vector<std::string> cells);
    /// A line between rows that belongs to no column.
    void addLine(std::string text);
    std::string toString() const;

private:
    struct Column {
        std::string title;
        bool alignRight;
    };
    std::vector<Column> m_columns;
    /// A row with a single cell in a table of several columns is a line.
    std::vector<std::vector<std::string>> m_rows;
};

/// How many places a text takes in a terminal: characters of UTF-8, not bytes.
std::size_t displayWidth(const std::string& text);

} // namespace tb::cli
