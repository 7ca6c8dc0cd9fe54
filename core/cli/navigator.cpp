// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/navigator.h"

#include "menu/tool.h"

#include <algorithm>

namespace tb::cli {

namespace {

void goUp(std::string& path)
{
    const std::size_t slash = path.rfind('/');
    path.erase(slash == std::string::npos ? 0 : slash);
}

std::vector<std::string> split(const std::string& text)
{
    std::vector<std::string> parts;
    std::size_t from = 0;
    while (from <= text.size()) {
        const std::size_t slash = std::min(text.find('/', from), text.size());
        if (slash > from)
            parts.push_back(text.substr(from, slash - from));
        from = slash + 1;
    }
    return parts;
}

Problem leadsNowhere(const std::string& name, Position at)
{
    return {"bad command name " + name, at};
}

} // namespace

std::vector<std::string> childrenOf(const std::string& path)
{
    std::vector<std::string> names;
    for (const menu::Menu& menu : menu::registry()) {
        if (!menu.path.starts_with(path + "/"))
            continue;
        const std::string_view rest = menu.path.substr(path.size() + 1);
        const std::string name(rest.substr(0, rest.find('/')));
        if (std::ranges::find(names, name) == names.end())
            names.push_back(name);
    }
    for (const menu::Tool& tool : menu::tools()) { // "/tool" is a place, though no menu may lie below it
        for (const std::string_view place : tool.paths) {
            const std::string name(place.substr(std::min(path.size() + 1, place.size())));
            if (place.starts_with(path + "/") && std::ranges::find(names, name) == names.end())
                names.push_back(name);
        }
    }
    return names;
}

std::vector<std::string> commandsAt(const std::string& path, std::span<const std::string_view> common)
{
    std::vector<std::string> names(common.begin(), common.end());
    if (const menu::Menu* const menu = menu::findMenu(path)) {
        for (const menu::Action& action : menu->actions)
            names.emplace_back(action.name);
    }
    for (const menu::Tool& tool : menu::tools()) {
        if (std::ranges::find(tool.paths, path) != tool.paths.end())
            names.emplace_back(tool.name);
    }
    return names;
}

const std::string* matchName(const std::vector<std::string>& names, std::string_view text, bool& isAmbiguous)
{
    isAmbiguous = false;
    const std::string* match = nullptr;
    for (const std::string& name : names) {
        if (name == text)
            return &name;
        if (!text.empty() && name.starts_with(text)) {
            isAmbiguous = match != nullptr;
            match = &name;
        }
    }
    return isAmbiguous ? nullptr : match;
}

Parsed<Target> navigate(const std::string& current, std::span<const Word> words,
                        std::span<const std::string_view> commands)
{
    Target target{current, 0, ""};
    for (; target.nextWord < words.size(); ++target.nextWord) {
        const Word& word = words[target.nextWord];
        target.command = word.text;
        if (word.kind != Word::Kind::Text || word.isQuoted || word.equals != std::string::npos)
            return target;
        if (word.text.starts_with(':'))
            return target;
        std::string path = word.text.starts_with('/') ? "" : target.path;
        const std::vector<std::string> parts = split(word.text);
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (parts[i] == "..") {
                goUp(path);
                continue;
            }
            bool isAmbiguous = false, isCommandAmbiguous = false;
            const std::vector<std::string> children = childrenOf(path);
            const std::string* const child = matchName(children, parts[i], isAmbiguous);
            const std::vector<std::string> known = commandsAt(path, commands);
            const std::string* const command = matchName(known, parts[i], isCommandAmbiguous);
            // A command's full name wins over a menu that begins so; else a menu is tried first.
            if (child && !(command && *command == parts[i] && *child != parts[i])) {
                path += "/" + *child;
                continue;
            }
            if (isAmbiguous && !command)
                return Failure{
                    Problem{"ambiguous command name", word.at}
                };
            if (i + 1 < parts.size()) // "/ip/firewall/natt/remove" must not remove in the current menu
                return Failure{leadsNowhere(parts[i], word.at)};
            target.path = path; // "/ip/address/print": the command is the last part
            target.command = parts[i];
            return target;
        }
        target.path = path;
        target.command.clear();
    }
    return target;
}

} // namespace tb::cli
