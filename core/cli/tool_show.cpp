// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/tool_show.h"

#include "cli/text_table.h"

namespace tb::cli {

namespace {

/// Rows that come one by one have columns whose widths are known before.
std::string lineOf(std::span<const menu::ToolColumn> columns, const std::vector<std::string>& cells)
{
    std::string line;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const std::size_t used = displayWidth(cells[i]);
        const std::string pad(used < columns[i].width ? columns[i].width - used : 0, ' ');
        line += (i > 0 ? " " : "") + (columns[i].alignsRight ? pad + cells[i] : cells[i] + pad);
    }
    while (line.ends_with(' '))
        line.pop_back();
    return line + "\n";
}

std::vector<std::string> titlesOf(std::span<const menu::ToolColumn> columns)
{
    std::vector<std::string> titles;
    for (const menu::ToolColumn& column : columns)
        titles.emplace_back(column.title);
    return titles;
}

std::string tableOf(std::span<const menu::ToolColumn> columns, menu::ToolRun::Rows rows)
{
    TextTable table;
    for (const menu::ToolColumn& column : columns)
        table.addColumn(std::string(column.title), column.alignsRight, column.width);
    for (std::vector<std::string>& row : rows)
        table.addRow(std::move(row));
    return table.toString();
}

} // namespace

std::string ToolShow::next()
{
    menu::ToolRun::Rows rows = m_run->takeRows();
    if (m_tool.redraws)
        return tableOf(m_tool.columns, std::move(rows));
    std::string text;
    if (!std::exchange(m_hasTitles, true))
        text = lineOf(m_tool.columns, titlesOf(m_tool.columns));
    for (const std::vector<std::string>& row : rows)
        text += lineOf(m_tool.columns, row);
    return text;
}

std::string ToolShow::lastWords()
{
    const std::string summary = m_run->summary();
    const std::string rows =
        m_tool.redraws && !m_run->hasEnded() ? "" : next(); // else they stand there already
    return rows + (summary.empty() ? "" : "    " + summary + "\n");
}

} // namespace tb::cli
