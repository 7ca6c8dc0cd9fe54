// SPDX-License-Identifier: GPL-3.0-or-later
#include "menu/references.h"

#include "base/assert.h"

#include <algorithm>
#include <iterator>

namespace tb::menu {

namespace {

using config::Config;
using config::Item;

struct NamedMenu {
    std::string_view path;
    NameKind kind;
};

/// THE TABLE of menus whose items others name.
constexpr NamedMenu kNamedMenus[] = {
    {"/interface/ethernet", NameKind::Interface   },
    {"/routing/table",      NameKind::RoutingTable},
    {"/ip/vrf",             NameKind::RoutingTable},
};

/// "before" in a list of names becomes "after". Nothing when it is not there.
std::optional<std::string> renamedInList(const std::string& text, const std::string& before,
                                         const std::string& after)
{
    std::string result;
    bool isThere = false;
    for (const std::string& name : splitCommas(text)) {
        isThere |= name == before;
        result += (result.empty() ? "" : ",") + (name == before ? after : name);
    }
    return isThere ? std::optional(result) : std::nullopt;
}

/// A gateway names an interface as itself or behind %, a table behind @.
std::optional<std::string> renamedInGateway(const std::string& text, NameKind kind, const std::string& before,
                                            const std::string& after)
{
    if (kind == NameKind::Interface && text == before)
        return after;
    const std::size_t sign = text.find(kind == NameKind::Interface ? '%' : '@');
    if (sign == std::string::npos || std::string_view(text).substr(sign + 1) != before)
        return std::nullopt;
    return text.substr(0, sign + 1) + after;
}

/// The property's text with the new name. Nothing when it does not name the thing.
std::optional<std::string> renamed(const Property& property, const std::string& text, NameKind kind,
                                   const std::string& before, const std::string& after)
{
    if (property.names == NameKind::Gateway)
        return renamedInGateway(text, kind, before, after);
    if (property.names != kind)
        return std::nullopt;
    if (text == before)
        return after;
    return property.isNameList ? renamedInList(text, before, after) : std::nullopt;
}

/// Calls for every property of every item that names the thing: menu, position, item, property, its text with
/// the new name.
template <typename F>
void forEachUse(Config& config, NameKind kind, const std::string& before, const std::string& after, F told)
{
    for (const Menu& menu : registry()) {
        for (std::size_t i = 0; hasItems(menu) && i < menu.count(config); ++i) {
            Item* const item = menu.at(config, i);
            for (const Property& property : menu.properties) {
                if (property.readOnly || property.names == NameKind::None)
                    continue;
                if (const auto text = renamed(property, property.read(item).text, kind, before, after))
                    told(menu, i, item, property, *text);
            }
        }
    }
}

Text usedBy(NameKind kind)
{
    return kind == NameKind::Interface ? TB_TEXT("failure: interface %1 is used by item %2 of %3")
                                       : TB_TEXT("failure: routing table %1 is used by item %2 of %3");
}

} // namespace

NameKind namedAs(const Menu& menu)
{
    const auto found = std::ranges::find(kNamedMenus, menu.path, &NamedMenu::path);
    return found == std::end(kNamedMenus) ? NameKind::None : found->kind;
}

void renameUses(Config& config, NameKind kind, const std::string& before, const std::string& after)
{
    forEachUse(config, kind, before, after,
               [](const Menu&, std::size_t, Item* item, const Property& property, const std::string& text) {
                   property.write(item, text);
               });
}

Message checkUnused(Config& config, NameKind kind, const std::string& name)
{
    Message fault;
    forEachUse(config, kind, name, "",
               [&](const Menu& menu, std::size_t position, Item*, const Property&, const std::string&) {
                   if (fault.isEmpty())
                       fault = {
                           usedBy(kind), {name, std::to_string(position), std::string(menu.path)}
                       };
               });
    return fault;
}

} // namespace tb::menu
