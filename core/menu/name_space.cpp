// SPDX-License-Identifier: GPL-3.0-or-later
#include "menu/name_space.h"

#include "menu/shared_types.h"

#include <algorithm>

namespace tb::menu {

namespace {

using config::Config;
using config::Item;

/// Whose names the text of a property has. A route's gateway names an interface as itself or behind a "%".
NameSpace namedBy(const Property& property)
{
    const bool isGateway = property.name == "gateway" && property.type == ValueType::String;
    return isGateway ? NameSpace::Interface : property.nameSpace;
}

/// What a property's text becomes when the item it names gets another name; nothing when it names another.
std::optional<std::string> renamed(const Property& property, const std::string& text,
                                   const std::string& before, const std::string& after)
{
    if (text == before)
        return after;
    if (text.starts_with('!') && std::string_view(text).substr(1) == before) // a matcher's "not"
        return "!" + after;
    const std::size_t percent = text.find('%');
    if (percent != std::string::npos && std::string_view(text).substr(percent + 1) == before)
        return text.substr(0, percent + 1) + after;
    if (!property.hasSeveralNames)
        return std::nullopt;
    std::vector<std::string> names = splitCommas(text);
    const auto place = std::ranges::find(names, before);
    if (place == names.end())
        return std::nullopt;
    *place = after;
    return ValueTraits<std::vector<std::string>>::print(names).text;
}

/// Calls for every property of every item that uses a name: menu, position, item, property, and what its text
/// becomes when the name is replaced by `after`.
template <typename F>
void forEachUse(Config& config, NameSpace nameSpace, const std::string& name, const std::string& after,
                F told)
{
    for (const Menu& menu : registry()) {
        for (std::size_t i = 0; hasItems(menu) && i < menu.count(config); ++i) {
            Item* const item = menu.at(config, i);
            for (const Property& property : menu.properties) {
                if (property.readOnly || namedBy(property) != nameSpace)
                    continue;
                if (const auto text = renamed(property, property.read(item).text, name, after))
                    told(menu, i, item, property, *text);
            }
        }
    }
}

/// Whether an item of this menu has the name.
bool hasName(const Menu& menu, Config& config, const Item* except, const std::string& name)
{
    const auto property = std::ranges::find(menu.properties, menu.nameProperty, &Property::name);
    for (std::size_t i = 0; i < menu.count(config); ++i) {
        Item* const other = menu.at(config, i);
        if (other != except && property->read(other).text == name)
            return true;
    }
    return false;
}

Text usedSentence(NameSpace nameSpace)
{
    return nameSpace == NameSpace::Interface ? TB_TEXT("failure: interface %1 is used by item %2 of %3")
                                             : TB_TEXT("failure: list %1 is used by item %2 of %3");
}

} // namespace

void renameUses(Config& config, NameSpace nameSpace, const std::string& before, const std::string& after)
{
    forEachUse(config, nameSpace, before, after,
               [](const Menu&, std::size_t, Item* item, const Property& property, const std::string& text) {
                   property.write(item, text);
               });
}

Message checkUnused(Config& config, NameSpace nameSpace, const std::string& name)
{
    Message fault;
    forEachUse(config, nameSpace, name, name,
               [&](const Menu& menu, std::size_t position, Item*, const Property&, const std::string&) {
                   if (fault.isEmpty())
                       fault = {
                           usedSentence(nameSpace), {name, std::to_string(position), std::string(menu.path)}
                       };
               });
    return fault;
}

Message checkName(const Menu& menu, Config& config, const Item* self, const std::string& name)
{
    if (name.empty())
        return {TB_TEXT("invalid value for argument %1"), {std::string(menu.nameProperty)}};
    for (const Menu& other : registry()) {
        const bool shares =
            hasItems(other) && menu.nameSpace != NameSpace::None && other.nameSpace == menu.nameSpace;
        if ((&other == &menu || shares) && hasName(other, config, self, name))
            return {TB_TEXT("failure: already have an item with the name %1"), {name}};
    }
    return {};
}

} // namespace tb::menu
