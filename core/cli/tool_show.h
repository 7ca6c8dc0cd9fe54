// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "menu/tool.h"

#include <memory>
#include <string>

namespace tb::cli {

/// A tool at work in a console, as text.
class ToolShow {
public:
    ToolShow(const menu::Tool& tool, std::unique_ptr<menu::ToolRun> run) : m_tool(tool), m_run(std::move(run))
    {
    }
    /// What is to be printed now: of a tool that redraws everything, else what is new.
    std::string next();
    /// What is left to say when it ends, or is ended.
    std::string lastWords();
    bool redraws() const { return m_tool.redraws; }
    const menu::ToolRun& run() const { return *m_run; }

private:
    const menu::Tool& m_tool;
    std::unique_ptr<menu::ToolRun> m_run;
    bool m_hasTitles = false; ///< they are printed
};

} // namespace tb::cli
