// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/where.h"
#include "inspect/connection_snapshot.h"
#include "menu/menu.h"

#include <string>
#include <vector>

namespace tb::cli {

/// How a list is printed.
struct PrintStyle {
    /// Stats: counters and rates of connections; other lists have none apart and print in detail.
    enum class Form : unsigned char { Table, Detail, Terse, Stats, CountOnly };
    Form form = Form::Table;
    int width = 0;                       ///< columns of the terminal; 0: lines are not wrapped or cut
    bool showIds = false;                ///< *1A in place of the number
    std::vector<std::string> properties; ///< only these, in this order; empty: what the form shows
};

/// A row and the number that `print` gives it.
struct NumberedRow {
    std::size_t number = 0;
    const menu::MenuRow* row = nullptr;
};
struct NumberedConnection {
    std::size_t number = 0;
    const inspect::ConnectionRow* row = nullptr;
};

/// A list menu in RouterOS 7's forms: legend, columns, comments on a line of their own.
std::string printRows(const menu::Menu& menu, const std::vector<NumberedRow>& rows, const PrintStyle& style);
/// Settings and status: "name: value" lines, names flush right.
std::string printObject(const menu::Menu& menu, const menu::MenuRow& row, const PrintStyle& style);
/// The connection list in the mission page's form; IPv6 has its own legend and columns (N6, N9).
std::string printConnections(const std::vector<NumberedConnection>& rows, bool isV6, const PrintStyle& style);

/// A value as programs read it: digits that are grouped for people stand together.
std::string plainText(const inspect::Column& column, const inspect::ConnectionRow& row);
/// "*1A", as RouterOS writes ids.
std::string idText(std::uint64_t id);

} // namespace tb::cli
