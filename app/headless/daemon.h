// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace tb::headless {

struct DaemonOptions {
    std::string configPath;
    std::string runPath;
    std::string historyPath;
    int workers = 0;
    bool saves = true;
    bool isDaemon = false;
};

/// Runs the router until standard input ends (unless it is a daemon), `quit`, SIGTERM or SIGINT. Returns the
/// exit code: 0 after an orderly end, 1 when a command of the --run file failed, 2 when the configuration or
/// that file could not be loaded.
int runDaemon(const DaemonOptions& options);

} // namespace tb::headless
