// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QPalette>

class QApplication;

namespace tb::ui {

/// The program's two looks. Everything is painted by the palette and by the colours of roles that no palette
/// has; every writing has a contrast of at least 4.5:1 on its ground in both.
class Theme {
public:
    enum class Look { System, Light, Dark };
    enum class Role {
        Good,     ///< running, new
        Wrong,    ///< refused, invalid
        Quiet,    ///< closing, disabled
        Found,    ///< ground of found text
        Rate,     ///< bar of a rate
        Original, ///< curve of what the source sends
        Reply,    ///< curve of what comes back
        Grid,     ///< lines of a graph
    };

    /// Sets style and palette of the whole program; windows that are open follow.
    static void apply(QApplication& application, Look look);
    static Look current();
    static QColor color(const QPalette& palette, Role role);
    /// A picture of resources/icons in the palette's colour of writing; null for an unknown name.
    static QIcon icon(const QString& name, const QPalette& palette);
};

/// "dark", "light", "system"; System for anything else.
Theme::Look lookFromName(const QString& name);
QString lookName(Theme::Look look);

} // namespace tb::ui
