// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace tb::ui {

/// Shows a window where its opener lives: as a sub-window of the same work area, else as a window of its own.
/// It is deleted when it is closed.
void openWindow(QWidget* window, QWidget* opener);

/// Esc and F4 close the window.
void closeOnEscape(QWidget* window);

/// Closes a window together with the sub-window that holds it.
void closeWindow(QWidget* window);

} // namespace tb::ui
