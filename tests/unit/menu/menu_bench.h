// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/assert.h"
#include "menu/apply.h"

#include <string>

namespace tb::test {

/// A Config that commands are tried on, as the control thread does it: accepted or left alone.
struct MenuBench {
    config::Config config;
    std::uint32_t nextId = 1;
    menu::Reply last;

    /// The error's sentence; empty when the command was accepted.
    std::string apply(const menu::Command& command)
    {
        last = {};
        auto next = menu::applyCommand(config, command, nextId, &last.addedId);
        if (!next) {
            last.error = next.error();
            return next.error().text();
        }
        config = *std::move(next);
        return "";
    }
    std::string add(const char* path, std::vector<menu::Argument> arguments)
    {
        return apply({menu::Verb::Add, path, {}, {}, std::move(arguments)});
    }
    std::string on(menu::Verb verb, const char* path, std::vector<std::uint32_t> items,
                   std::vector<menu::Argument> arguments = {})
    {
        return apply({verb, path, std::move(items), {}, std::move(arguments)});
    }
};

} // namespace tb::test
