// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/windows/child_window.h"

#include <QMdiArea>
#include <QMdiSubWindow>
#include <QShortcut>

namespace tb::ui {

void openWindow(QWidget* window, QWidget* opener)
{
    window->setAttribute(Qt::WA_DeleteOnClose);
    for (QWidget* above = opener; above; above = above->parentWidget()) {
        if (auto* const area = qobject_cast<QMdiArea*>(above)) {
            QMdiSubWindow* const frame = area->addSubWindow(window);
            frame->setAttribute(Qt::WA_DeleteOnClose);
            frame->show();
            window->setFocus();
            return;
        }
    }
    window->setParent(opener, Qt::Window);
    window->show();
}

void closeOnEscape(QWidget* window)
{
    for (const Qt::Key key : {Qt::Key_Escape, Qt::Key_F4}) {
        auto* const shortcut = new QShortcut(key, window);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        QObject::connect(shortcut, &QShortcut::activated, window, [window] { closeWindow(window); });
    }
}

void closeWindow(QWidget* window)
{
    if (auto* const frame = qobject_cast<QMdiSubWindow*>(window->parentWidget()))
        frame->close();
    else
        window->close();
}

} // namespace tb::ui
