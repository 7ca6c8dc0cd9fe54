// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPalette>

class QTreeWidget;

namespace tb::ui {

/// Fills the tree at the left from the menus of the router and adds what is the window's own: terminal and
/// recorded rates. An item's Qt::UserRole is what MainWindow::open() takes; folders have none.
void fillMenuTree(QTreeWidget& tree);
void setMenuTreeIcons(QTreeWidget& tree, const QPalette& palette);

} // namespace tb::ui
