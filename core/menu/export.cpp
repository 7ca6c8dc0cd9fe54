// SPDX-License-Identifier: GPL-3.0-or-later
#include "menu/export.h"

#include "menu/menu.h"

#include <algorithm>

namespace tb::menu {

namespace {

using config::Config;
using config::Item;

constexpr std::size_t kLineWidth = 80;

/// "/ip/firewall/nat" as export writes it: "/ip firewall nat".
std::string pathLine(std::string_view path)
{
    std::string line(path);
    std::replace(line.begin() + 1, line.end(), '/', ' ');
    return line;
}

/// "/ip" leads to "/ip/address" but not to "/ipv6/address".
bool isAtOrBelow(std::string_view path, std::string_view top)
{
    return path.starts_with(top) && (path.size() == top.size() || path[top.size()] == '/');
}

std::vector<std::string> argumentsOf(const Menu& menu, const void* object, const void* fresh, bool verbose)
{
    std::vector<std::string> arguments;
    for (const Property& property : menu.properties) {
        if (property.readOnly)
            continue;
        const Cell value = property.read(object);
        const bool isDefault = value == property.read(fresh);
        if (value.isSet && (verbose || property.required || !isDefault))
            arguments.push_back(std::string(property.name) + "=" + quoteValue(value.text));
    }
    return arguments;
}

/// One command, wrapped with a backslash where it grows too long.
std::string commandLine(std::string_view verb, std::vector<std::string> arguments, bool wrap)
{
    std::ranges::sort(arguments);
    std::string text(verb);
    std::size_t width = text.size();
    for (const std::string& argument : arguments) {
        const bool tooLong = wrap && width + 1 + argument.size() > kLineWidth - 2;
        text += tooLong ? " \\\n    " : " ";
        width = tooLong ? 4 + argument.size() : width + 1 + argument.size();
        text += argument;
    }
    return text + "\n";
}

std::string exportList(const Menu& menu, Config& config, const ExportOptions& options,
                       const std::string& prefix)
{
    std::string text;
    Config scratch;
    const Item* const fresh = menu.append(scratch, 0);
    for (std::size_t i = 0; i < menu.count(config); ++i) {
        const Item* const item = menu.at(config, i);
        std::vector<std::string> arguments = argumentsOf(menu, item, fresh, options.verbose);
        if (!item->comment.empty())
            arguments.push_back("comment=" + quoteValue(item->comment));
        if (item->disabled)
            arguments.push_back("disabled=yes");
        text += commandLine(prefix + "add", std::move(arguments), !options.terse);
    }
    return text;
}

/// What differs from a fresh list, item by item; the items themselves are always there.
std::string exportFixedList(const Menu& menu, Config& config, const ExportOptions& options,
                            const std::string& prefix)
{
    std::string text;
    Config fresh;
    const auto name = std::ranges::find(menu.properties, menu.nameProperty, &Property::name);
    for (std::size_t i = 0; i < menu.count(config); ++i) {
        const Item* const item = menu.at(config, i);
        const Item* const original = menu.at(fresh, i);
        std::vector<std::string> arguments = argumentsOf(menu, item, original, options.verbose);
        if (item->comment != original->comment)
            arguments.push_back("comment=" + quoteValue(item->comment));
        if (item->disabled != original->disabled || options.verbose)
            arguments.push_back(std::string("disabled=") + (item->disabled ? "yes" : "no"));
        const std::string verb = prefix + "set " + quoteValue(name->read(item).text);
        if (!arguments.empty())
            text += commandLine(verb, std::move(arguments), !options.terse);
    }
    return text;
}

std::string exportSettings(const Menu& menu, Config& config, const ExportOptions& options,
                           const std::string& prefix)
{
    Config fresh;
    std::vector<std::string> arguments;
    for (const std::string& argument :
         argumentsOf(menu, menu.object(config), menu.object(fresh), options.verbose)) {
        const auto property =
            std::ranges::find(menu.properties, argument.substr(0, argument.find('=')), &Property::name);
        const bool isDefault = property->read(menu.object(config)) == property->read(menu.object(fresh));
        if (options.verbose || !isDefault)
            arguments.push_back(argument);
    }
    return arguments.empty() ? "" : commandLine(prefix + "set", std::move(arguments), !options.terse);
}

} // namespace

std::string quoteValue(std::string_view value)
{
    constexpr std::string_view kPlain =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.,:/!*+@%^~";
    if (!value.empty() && value.find_first_not_of(kPlain) == std::string_view::npos)
        return std::string(value);
    std::string quoted = "\"";
    for (const char c : value) {
        switch (c) {
        case '"':
        case '\\':
        case '$':
        case '?':
            quoted += '\\';
            quoted += c;
            break;
        case '\n':
            quoted += "\\n";
            break;
        case '\r':
            quoted += "\\r";
            break;
        case '\t':
            quoted += "\\t";
            break;
        default:
            quoted += c;
        }
    }
    return quoted + "\"";
}

std::string exportConfig(const Config& config, const ExportOptions& options)
{
    Config copy = config; // the menus reach into a Config that may be changed
    std::string text = options.header.empty() ? "" : "# " + options.header + "\n";
    for (const Menu& menu : registry()) {
        if (!isAtOrBelow(menu.path, options.path))
            continue;
        const std::string prefix = options.terse ? pathLine(menu.path) + " " : "";
        std::string body;
        if (menu.kind == MenuKind::List)
            body = exportList(menu, copy, options, prefix);
        else if (menu.kind == MenuKind::FixedList)
            body = exportFixedList(menu, copy, options, prefix);
        else if (menu.kind == MenuKind::Settings)
            body = exportSettings(menu, copy, options, prefix);
        if (!body.empty())
            text += options.terse ? body : pathLine(menu.path) + "\n" + body;
    }
    return text;
}

} // namespace tb::menu
