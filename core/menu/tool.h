// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "config/config.h"
#include "menu/command.h"
#include "menu/property.h"

#include <memory>

namespace tb::forward {
class Plan;
}
namespace tb::stack {
class Services;
}

namespace tb::menu {

struct ToolColumn {
    std::string_view title;
    std::size_t width = 0; ///< characters; 0: as wide as it must be
    bool alignsRight = false;
};

/// A tool at work; it ends with this object. Control thread.
class ToolRun {
public:
    virtual ~ToolRun() = default;
    using Rows = std::vector<std::vector<std::string>>; ///< a cell for each column
    /// What is to be shown now: see Tool::redraws.
    virtual Rows takeRows() = 0;
    /// It has done what it was asked for.
    virtual bool hasEnded() const = 0;
    /// Whether that will ever be so.
    virtual bool endsByItself() const = 0;
    /// What is said when it ends, or is ended; may be empty.
    virtual std::string summary() const { return ""; }
    /// How often there may be something new.
    virtual Duration interval() const = 0;
};

/// What a tool needs of the router.
struct ToolContext {
    const config::Config& config;
    const forward::Plan& plan;
    stack::Services& services;
};

/// A program that a person runs on the router: /ping, /tool traceroute.
struct Tool {
    std::string_view name;
    std::span<const std::string_view> paths; ///< where it may be typed: "/tool"; "" is the root
    Text doc;
    /// The first is required, and may be given without its name.
    std::span<const Property> arguments;
    std::span<const ToolColumn> columns;
    bool redraws = false; ///< its rows stand in the place of those before; else behind them
    /// The error names the argument at fault. Arguments have their full names.
    Result<std::unique_ptr<ToolRun>, ConfigError> (*start)(std::span<const Argument> arguments,
                                                           const ToolContext& context) = nullptr;
};

/// All tools.
std::span<const Tool> tools();
/// Null when none of that name may be typed there.
const Tool* findTool(std::string_view path, std::string_view name);

/// Writes arguments into the struct that the tool's properties are bound to.
Result<void, ConfigError> fill(const Tool& tool, std::span<const Argument> arguments, void* object);

} // namespace tb::menu
