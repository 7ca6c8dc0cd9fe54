// SPDX-License-Identifier: GPL-3.0-or-later
#include "menu/apply.h"

#include "menu/name_space.h"
#include "menu/value_traits.h"

#include <algorithm>

namespace tb::menu {

namespace {

using config::Config;
using config::Item;
using Outcome = Result<void, ConfigError>;

ConfigError errorAt(const Menu& menu, std::string item, std::string_view property, Message message)
{
    return {std::string(menu.path), std::move(item), std::string(property), std::move(message)};
}

const Property* findProperty(const Menu& menu, std::string_view name)
{
    const auto found = std::ranges::find(menu.properties, name, &Property::name);
    return found == menu.properties.end() ? nullptr : &*found;
}

std::optional<std::size_t> positionOf(const Menu& menu, Config& config, std::uint32_t id)
{
    for (std::size_t i = 0; i < menu.count(config); ++i) {
        if (menu.at(config, i)->id == id)
            return i;
    }
    return std::nullopt;
}

/// comment and disabled belong to every item of a list.
bool writeCommon(Item& item, const Argument& argument, bool& isValid)
{
    if (argument.name == "comment") {
        item.comment = argument.value.substr(0, 4096);
        return true;
    }
    if (argument.name != "disabled")
        return false;
    const auto disabled = ValueTraits<bool>::parse(argument.value);
    isValid = disabled.has_value();
    item.disabled = disabled.value_or(false);
    return true;
}

Outcome writeArgument(const Menu& menu, Config& config, Item* item, void* object, const Argument& argument,
                      const std::string& itemName)
{
    bool isValid = true;
    if (item && writeCommon(*item, argument, isValid)) {
        if (isValid)
            return {};
        return Failure{errorAt(menu, itemName, argument.name,
                               {TB_TEXT("input does not match any value of %1"), {argument.name}})};
    }
    const Property* const property = findProperty(menu, argument.name);
    if (!property)
        return Failure{
            errorAt(menu, itemName, argument.name, {TB_TEXT("unknown parameter %1"), {argument.name}})};
    if (Message fault = property->check(argument.value); !fault.isEmpty())
        return Failure{errorAt(menu, itemName, argument.name, std::move(fault))};
    if (item && property->name == menu.nameProperty) {
        if (Message fault = checkName(menu, config, item, argument.value); !fault.isEmpty())
            return Failure{errorAt(menu, itemName, argument.name, std::move(fault))};
        const std::string before = property->read(object).text;
        property->write(object, argument.value);
        if (menu.nameSpace != NameSpace::None && !before.empty() && before != argument.value)
            renameUses(config, menu.nameSpace, before, argument.value);
        return {};
    }
    property->write(object, argument.value);
    return {};
}

Outcome writeArguments(const Menu& menu, Config& config, Item* item, void* object,
                       const std::vector<Argument>& arguments, const std::string& itemName)
{
    for (const Argument& argument : arguments) {
        if (Outcome written = writeArgument(menu, config, item, object, argument, itemName); !written)
            return written;
    }
    return {};
}

Outcome add(const Menu& menu, Config& config, const Command& command, std::uint32_t& nextId,
            std::uint32_t* addedId)
{
    std::string missing;
    for (const Property& property : menu.properties) {
        const bool given =
            std::ranges::find(command.arguments, property.name, &Argument::name) != command.arguments.end();
        if (property.required && !given)
            missing += (missing.empty() ? "" : ",") + std::string(property.name);
    }
    if (!missing.empty())
        return Failure{errorAt(menu, "", missing.substr(0, missing.find(',')),
                               {TB_TEXT("missing value(s) of argument(s) %1"), {missing}})};
    Item* const item = menu.append(config, nextId);
    if (Outcome written = writeArguments(menu, config, item, item, command.arguments, ""); !written)
        return written;
    if (addedId)
        *addedId = nextId;
    ++nextId;
    return {};
}

Outcome unset(const Menu& menu, Item* item, void* object, const std::string& name,
              const std::string& itemName)
{
    if (item && name == "comment") {
        item->comment.clear();
        return {};
    }
    const Property* const property = findProperty(menu, name);
    if (!property || !property->canBeUnset)
        return Failure{errorAt(menu, itemName, name, {TB_TEXT("failure: %1 cannot be unset"), {name}})};
    property->unset(object);
    return {};
}

Outcome unsetArguments(const Menu& menu, Item* item, void* object, const Command& command,
                       const std::string& itemName)
{
    for (const Argument& argument : command.arguments) {
        if (Outcome done = unset(menu, item, object, argument.name, itemName); !done)
            return done;
    }
    return {};
}

/// Values given and values taken away are one change: all of it or nothing.
Outcome setArguments(const Menu& menu, Config& config, Item* item, void* object, const Command& command,
                     const std::string& itemName)
{
    if (Outcome written = writeArguments(menu, config, item, object, command.arguments, itemName); !written)
        return written;
    for (const std::string& name : command.unset) {
        if (Outcome done = unset(menu, item, object, name, itemName); !done)
            return done;
    }
    return {};
}

/// Puts the named properties, or all of them, back to what a fresh object holds.
Outcome resetArguments(const Menu& menu, void* object, const void* fresh,
                       const std::vector<Argument>& arguments)
{
    for (const Property& property : menu.properties) {
        const bool named = arguments.empty() ||
                           std::ranges::find(arguments, property.name, &Argument::name) != arguments.end();
        if (!named || property.readOnly)
            continue;
        const Cell original = property.read(fresh);
        if (!original.isSet && property.canBeUnset)
            property.unset(object);
        else
            property.write(object, original.text);
    }
    return {};
}

/// An item of a fixed list is again what it is in a fresh Config, where it stands at the same place.
Outcome resetItem(const Menu& menu, Config& config, std::size_t position,
                  const std::vector<Argument>& arguments)
{
    Config fresh;
    Item* const item = menu.at(config, position);
    const Item* const original = menu.at(fresh, position);
    if (arguments.empty()) {
        item->disabled = original->disabled;
        item->comment = original->comment;
    }
    return resetArguments(menu, item, original, arguments);
}

Outcome changeItem(const Menu& menu, Config& config, const Command& command, std::size_t position)
{
    Item* const item = menu.at(config, position);
    const std::string itemName = std::to_string(position);
    switch (command.verb) {
    case Verb::Set:
        return setArguments(menu, config, item, item, command, itemName);
    case Verb::Unset:
        return unsetArguments(menu, item, item, command, itemName);
    case Verb::Enable:
    case Verb::Disable:
        item->disabled = command.verb == Verb::Disable;
        return {};
    case Verb::Remove:
        if (menu.nameSpace != NameSpace::None) {
            const std::string name = findProperty(menu, menu.nameProperty)->read(item).text;
            if (Message fault = checkUnused(config, menu.nameSpace, name); !fault.isEmpty())
                return Failure{errorAt(menu, itemName, "", std::move(fault))};
        }
        menu.erase(config, position);
        return {};
    case Verb::Move: {
        // The destination is the id before which the item goes; none: the end.
        std::size_t to = menu.count(config) - 1;
        if (!command.arguments.empty()) {
            const auto destination = ValueTraits<std::uint32_t>::parse(command.arguments[0].value);
            const auto before = destination ? positionOf(menu, config, *destination) : std::nullopt;
            if (before)
                to = *before > position ? *before - 1 : *before;
        }
        menu.move(config, position, to);
        return {};
    }
    case Verb::Reset:
        return resetItem(menu, config, position, command.arguments);
    case Verb::Add:
    case Verb::Action:
        break;
    }
    return Failure{errorAt(menu, itemName, "", {TB_TEXT("failure: this menu has no such command")})};
}

Outcome changeItems(const Menu& menu, Config& config, const Command& command)
{
    for (const std::uint32_t id : command.items) {
        const auto position = positionOf(menu, config, id);
        if (!position)
            return Failure{errorAt(menu, "", "", {TB_TEXT("no such item")})};
        if (Outcome changed = changeItem(menu, config, command, *position); !changed)
            return changed;
    }
    return {};
}

Outcome changeSettings(const Menu& menu, Config& config, const Command& command)
{
    Config fresh;
    switch (command.verb) {
    case Verb::Set:
        return setArguments(menu, config, nullptr, menu.object(config), command, "");
    case Verb::Unset:
        return unsetArguments(menu, nullptr, menu.object(config), command, "");
    case Verb::Reset:
        return resetArguments(menu, menu.object(config), menu.object(fresh), command.arguments);
    default:
        return Failure{errorAt(menu, "", "", {TB_TEXT("failure: this menu has no such command")})};
    }
}

bool isAllowed(MenuKind kind, Verb verb)
{
    switch (kind) {
    case MenuKind::List:
        return verb != Verb::Reset && verb != Verb::Action;
    case MenuKind::FixedList:
        return verb == Verb::Set || verb == Verb::Unset || verb == Verb::Enable || verb == Verb::Disable ||
               verb == Verb::Reset;
    case MenuKind::Overview:
        return verb == Verb::Enable || verb == Verb::Disable;
    case MenuKind::Settings:
        return verb == Verb::Set || verb == Verb::Unset || verb == Verb::Reset;
    case MenuKind::Records:
    case MenuKind::Status:
    case MenuKind::Connections:
        return false;
    }
    TB_UNREACHABLE();
}

/// Of what isAllowed() forbids a fixed list has only what changes which items there are.
Text refusalOf(MenuKind kind)
{
    return kind == MenuKind::FixedList ? TB_TEXT("failure: items of this menu cannot be added or removed")
                                       : TB_TEXT("failure: this menu is read-only");
}

} // namespace

Result<Config, ConfigError> applyCommand(const Config& config, const Command& command, std::uint32_t& nextId,
                                         std::uint32_t* addedId)
{
    const Menu* const menu = findMenu(command.path);
    if (!menu)
        return Failure{
            ConfigError{command.path, "", "", {TB_TEXT("no such menu")}}
        };
    if (!isAllowed(menu->kind, command.verb))
        return Failure{errorAt(*menu, "", "", refusalOf(menu->kind))};
    Config next = config;
    Outcome changed = menu->kind == MenuKind::Settings ? changeSettings(*menu, next, command)
                      : command.verb == Verb::Add      ? add(*menu, next, command, nextId, addedId)
                                                       : changeItems(*menu, next, command);
    if (!changed)
        return Failure{changed.error()};
    return next;
}

std::uint32_t firstFreeId(const Config& config)
{
    std::uint32_t largest = 0;
    Config copy = config;
    for (const Menu& menu : registry()) {
        for (std::size_t i = 0; menu.kind == MenuKind::List && i < menu.count(copy); ++i)
            largest = std::max(largest, menu.at(copy, i)->id);
    }
    return largest + 1;
}

} // namespace tb::menu
