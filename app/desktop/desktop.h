// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

class QApplication;

namespace tb::desktop {

/// What the command line asks for.
struct DesktopOptions {
    bool isDemo = false;
    QString configPath; ///< empty: the person's own configuration
    bool saves = true;
    int workers = 0;     ///< 0: one per two cores
    QString historyPath; ///< empty: the person's own database
    bool keepsHistory = true;
    QString theme;            ///< empty: as chosen before
    QString language;         ///< empty: the system's
    QStringList open;         ///< windows to open; empty: those of the last time
    QString graph;            ///< draw the rate of the first connection that holds this text
    QString screenshot;       ///< save a picture of the window there and end
    int screenshotAfter = 12; ///< seconds
    QString size;             ///< of the window, "1280x800"
};

/// Starts router and window and runs until the window is closed or a signal comes. Returns the exit code.
int runDesktop(QApplication& application, const DesktopOptions& options);

} // namespace tb::desktop
