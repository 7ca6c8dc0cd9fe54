// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/where.h"
#include "inspect/connection_query.h"
#include "menu/menu.h"

#include <span>

namespace tb::cli {

/// Reads a row of a menu by property name; flags by their words ("disabled", "dynamic"), and "comment".
FieldReader readerOf(const menu::Menu& menu, const menu::MenuRow& row);
/// Reads a connection by column name.
FieldReader readerOf(const inspect::ConnectionRow& row);
/// The condition behind `where` about rows of this menu: it may name its properties, flags or columns.
Parsed<Condition> parseCondition(const menu::Menu& menu, std::span<const Word> words);

} // namespace tb::cli
