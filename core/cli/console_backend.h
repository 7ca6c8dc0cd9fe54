// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/config.h"
#include "inspect/connection_snapshot.h"
#include "menu/menu.h"
#include "menu/tool.h"

#include <memory>
#include <string>

namespace tb::cli {

/// What a console needs of the router. All calls are made on one thread, the console's.
class ConsoleBackend {
public:
    virtual ~ConsoleBackend() = default;
    virtual menu::Reply execute(const menu::Command& command) = 0;
    /// Begins what a person runs; it must not outlive this object.
    virtual Result<std::unique_ptr<menu::ToolRun>, ConfigError>
    startTool(const menu::Tool& tool, std::span<const menu::Argument> arguments) = 0;
    virtual menu::MenuView view(const menu::Menu& menu) = 0;
    /// All connections as they are now.
    virtual std::shared_ptr<const inspect::ConnectionRows> connections() = 0;
    virtual const config::Config& config() const = 0;
    virtual std::string version() const = 0;
};

} // namespace tb::cli
