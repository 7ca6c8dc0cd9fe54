// SPDX-License-Identifier: GPL-3.0-or-later
// trackbox: the router in a window.

#include "desktop/desktop.h"
#include "desktop/signal_watch.h"

#include "service/version.h"

#include <CLI/CLI.hpp>
#include <QApplication>

namespace {

/// An option whose text goes into a QString.
CLI::Option* addText(CLI::App& program, const char* name, QString& into, const char* help)
{
    return program.add_option_function<std::string>(
        name, [&into](const std::string& text) { into = QString::fromStdString(text); }, help);
}

/// Flags that switch something off.
struct Wishes {
    bool noSave = false, noHistory = false;
};

void addRouterOptions(CLI::App& program, tb::desktop::DesktopOptions& options, Wishes& wishes)
{
    program.add_flag("--demo", options.isDemo,
                     "simulated hosts that make traffic; needs no rights, saves nothing");
    addText(program, "--config", options.configPath,
            "configuration to load, and to save after each change (default: your own)")
        ->type_name("FILE.rsc");
    program.add_flag("--no-save", wishes.noSave, "do not save changes");
    program
        .add_option("--workers", options.workers, "threads that carry packets (default: one per two cores)")
        ->check(CLI::Range(1, 64));
    addText(program, "--history", options.historyPath, "database for the rates of connections")
        ->type_name("FILE");
    program.add_flag("--no-history", wishes.noHistory, "keep no rates");
}

void addWindowOptions(CLI::App& program, tb::desktop::DesktopOptions& options)
{
    addText(program, "--theme", options.theme, "light, dark or system")
        ->check(CLI::IsMember({"light", "dark", "system"}));
    addText(program, "--language", options.language, "language of the window, e.g. es, lv, en")
        ->type_name("CODE");
    program
        .add_option_function<std::vector<std::string>>(
            "--open",
            [&options](const std::vector<std::string>& what) {
                for (const std::string& one : what)
                    options.open << QString::fromStdString(one);
            },
            "windows to open: menu paths, terminal, rates")
        ->type_name("WHAT");
    addText(program, "--graph", options.graph,
            "draw the rate of the first connection whose row holds the text")
        ->type_name("TEXT");
    addText(program, "--size", options.size, "size of the window")->type_name("WIDTHxHEIGHT");
    addText(program, "--screenshot", options.screenshot, "save a picture of the window and end")
        ->type_name("FILE.png");
    program
        .add_option("--screenshot-after", options.screenshotAfter, "seconds until the picture (default: 12)")
        ->check(CLI::Range(0, 3600));
}

} // namespace

int main(int argc, char** argv)
{
    tb::desktop::DesktopOptions options;
    Wishes wishes;
    CLI::App program("Trackbox: a RouterOS-like router in a window.", "trackbox");
    addRouterOptions(program, options, wishes);
    addWindowOptions(program, options);
    program.set_version_flag("--version", std::string("trackbox ") + tb::service::kVersion);
    // Before QApplication: --help and --version need no display.
    CLI11_PARSE(program, argc, argv);
    options.saves = !wishes.noSave;
    options.keepsHistory = !wishes.noHistory;

    tb::desktop::SignalWatch::blockSignals();
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("trackbox"));
    QApplication::setOrganizationName(QStringLiteral("trackbox"));
    QApplication::setApplicationVersion(QLatin1String(tb::service::kVersion));
    return tb::desktop::runDesktop(application, options);
}
