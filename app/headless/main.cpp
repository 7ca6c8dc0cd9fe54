// SPDX-License-Identifier: GPL-3.0-or-later
// trackboxd: the router without a window. Reads RouterOS commands from standard input and prints the answers.

#include "headless/daemon.h"

#include "service/version.h"

#include <CLI/CLI.hpp>

#include <fcntl.h>
#include <unistd.h>

namespace {

/// `trackboxd <&-`: the first file or device that is opened would become standard input or output.
void openMissingStreams()
{
    int file = 0;
    while (file >= 0 && file <= STDERR_FILENO)
        file = ::open("/dev/null", O_RDWR);
    if (file >= 0)
        ::close(file);
}

} // namespace

int main(int argc, char** argv)
{
    openMissingStreams();
    tb::headless::DaemonOptions options;
    bool noSave = false;
    CLI::App program(
        "Trackbox without a window: a RouterOS-like router that reads commands from standard input.",
        "trackboxd");
    program
        .add_option("--config", options.configPath, "configuration to load, and to save after each change")
        ->type_name("FILE.rsc");
    program
        .add_option("--workers", options.workers, "threads that carry packets (default: one per two cores)")
        ->check(CLI::Range(1, 64));
    program.add_option("--run", options.runPath, "commands to run first")->type_name("FILE.rsc");
    program
        .add_option("--history", options.historyPath, "database for the rates of connections (default: none)")
        ->type_name("FILE");
    program.add_flag("--no-save", noSave, "do not save changes");
    program.add_flag("--daemon", options.isDaemon, "go on when standard input ends");
    program.set_version_flag("--version", std::string("trackboxd ") + tb::service::kVersion);
    CLI11_PARSE(program, argc, argv);
    options.saves = !noSave;
    return tb::headless::runDaemon(options);
}
