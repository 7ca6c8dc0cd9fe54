// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "menu/menu.h"

#include <algorithm>

namespace tb::menu {

/// Reaches the items of one list of Config; what Menu's functions point at.
template <auto List>
struct ListBinding {
    using Vector = typename std::remove_reference_t<decltype(std::declval<config::Config&>().*List)>;

    static std::size_t count(const config::Config& config) { return (config.*List).size(); }
    static config::Item* at(config::Config& config, std::size_t position)
    {
        return &(config.*List)[position];
    }
    static config::Item* append(config::Config& config, std::uint32_t id)
    {
        (config.*List).emplace_back().id = id;
        return &(config.*List).back();
    }
    static void erase(config::Config& config, std::size_t position)
    {
        (config.*List).erase((config.*List).begin() + static_cast<std::ptrdiff_t>(position));
    }
    static void move(config::Config& config, std::size_t from, std::size_t to)
    {
        const auto first = (config.*List).begin();
        const auto source = first + static_cast<std::ptrdiff_t>(from),
                   target = first + static_cast<std::ptrdiff_t>(to);
        if (from < to)
            std::rotate(source, source + 1, target + 1);
        else
            std::rotate(target, source, source + 1);
    }
    static const auto& items(const config::Config& config) { return config.*List; }
};

/// What a list menu says of itself; the rest comes from the list it is bound to.
struct MenuText {
    std::string_view path;
    Text title;
    Text doc;
    std::span<const Property> properties;
    std::span<const Flag> flags;
    std::string_view nameProperty;
    NameSpace nameSpace = NameSpace::None;
};

template <auto List>
constexpr Menu listMenu(const MenuText& text, MenuView (*view)(const Menu&, const ReadContext&))
{
    using Binding = ListBinding<List>;
    Menu menu;
    menu.path = text.path;
    menu.kind = MenuKind::List;
    menu.title = text.title;
    menu.doc = text.doc;
    menu.properties = text.properties;
    menu.flags = text.flags;
    menu.nameProperty = text.nameProperty;
    menu.nameSpace = text.nameSpace;
    menu.count = Binding::count;
    menu.at = Binding::at;
    menu.append = Binding::append;
    menu.erase = Binding::erase;
    menu.move = Binding::move;
    menu.view = view;
    return menu;
}

/// A menu of rows that are only looked at.
constexpr Menu recordsMenu(std::string_view path, Text title, Text doc, std::span<const Property> properties,
                           MenuView (*view)(const Menu&, const ReadContext&),
                           std::string_view nameProperty = "")
{
    Menu menu;
    menu.path = path;
    menu.kind = MenuKind::Records;
    menu.title = title;
    menu.doc = doc;
    menu.properties = properties;
    menu.nameProperty = nameProperty;
    menu.view = view;
    return menu;
}

/// One row: configured properties from `item`, read-only ones from `status` (may be null: they are unset
/// then).
MenuRow makeRow(const Menu& menu, const void* item, const void* status);

/// Rows of a list that has nothing but its configured items.
template <auto List>
MenuView plainView(const Menu& menu, const ReadContext& context)
{
    MenuView view{std::string(menu.path), {}};
    for (const auto& item : ListBinding<List>::items(context.config)) {
        MenuRow row = makeRow(menu, &item, nullptr);
        row.id = item.id;
        row.comment = item.comment;
        row.flags = item.disabled ? "X" : "";
        view.rows.push_back(std::move(row));
    }
    return view;
}

inline constexpr Flag kDisabledFlag[] = {
    {'X', "disabled"},
};

} // namespace tb::menu
