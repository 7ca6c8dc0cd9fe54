// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "menu/menu.h"

#include <algorithm>
#include <initializer_list>

namespace tb::test {

/// A row of the menu in which only the named properties have a value.
inline menu::MenuRow menuRow(const char* path, std::uint32_t id,
                             std::initializer_list<menu::Argument> values = {})
{
    menu::MenuRow row{id, "", "", {}};
    for (const menu::Property& property : menu::findMenu(path)->properties) {
        const auto value = std::ranges::find(values, property.name, &menu::Argument::name);
        row.cells.push_back(value == values.end() ? menu::Cell{} : menu::Cell{value->value, 0, true});
    }
    return row;
}

} // namespace tb::test
