// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/translate.h"
#include "ui/tables/value_delegate.h"
#include "ui/windows/menu_window.h"

#include <QAction>
#include <QLineEdit>
#include <QTableView>
#include <QToolBar>

namespace tb::ui {

namespace {

using menu::MenuKind;
using menu::Verb;

struct KeyRow {
    const char* action;
    QKeyCombination key;
};
constexpr KeyRow kKeys[] = {
    {"add",     Qt::Key_Insert      },
    {"remove",  Qt::Key_Delete      },
    {"enable",  Qt::CTRL | Qt::Key_E},
    {"disable", Qt::CTRL | Qt::Key_D},
    {"comment", Qt::CTRL | Qt::Key_M},
};

} // namespace

QAction* MenuWindow::addAction(QToolBar& tools, const QString& icon, const QString& text, const QString& help,
                               void (MenuWindow::*run)())
{
    QAction* const action = tools.addAction(text);
    action->setToolTip(QStringLiteral("%1: %2").arg(text, help));
    action->setObjectName(icon);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    QWidget::addAction(action);
    m_table->addAction(action);
    connect(action, &QAction::triggered, this, run);
    m_icons.emplace_back(action, icon);
    return action;
}

void MenuWindow::addForSelection(QToolBar& tools, const QString& icon, const QString& text,
                                 const QString& help, void (MenuWindow::*run)())
{
    m_forSelection.push_back(addAction(tools, icon, text, help, run));
}

void MenuWindow::addMenuActions(QToolBar& tools)
{
    for (const menu::Action& action : m_menu.actions) {
        if (action.title.isEmpty())
            continue;
        QAction* const button = tools.addAction(translate(action.title));
        button->setToolTip(translate(action.doc));
        button->setObjectName(toQString(action.name));
        m_table->addAction(button);
        if (action.takesItems)
            m_forSelection.push_back(button);
        connect(button, &QAction::triggered, this, [this, &action] {
            auto items = action.takesItems ? selectedItems() : std::vector<std::uint32_t>();
            execute({Verb::Action,
                     std::string(m_menu.path),
                     std::move(items),
                     {},
                     {},
                     {},
                     std::string(action.name)});
        });
    }
}

void MenuWindow::buildTools(QToolBar& tools)
{
    const bool isList = m_menu.kind == MenuKind::List;
    if (isList) {
        addAction(tools, QStringLiteral("add"), tr("Add"), tr("a new item (Ins)"), &MenuWindow::addItem);
        addForSelection(tools, QStringLiteral("remove"), tr("Remove"), tr("the selected items (Del)"),
                        &MenuWindow::removeItems);
    }
    if (m_menu.kind != MenuKind::Records) {
        addForSelection(tools, QStringLiteral("enable"), tr("Enable"), tr("the selected items"),
                        &MenuWindow::enableItems);
        addForSelection(tools, QStringLiteral("disable"), tr("Disable"), tr("the selected items"),
                        &MenuWindow::disableItems);
    }
    if (hasItems(m_menu))
        addForSelection(tools, QStringLiteral("comment"), tr("Comment"), tr("a note on the selected items"),
                        &MenuWindow::commentItems);
    if (isList)
        addForSelection(tools, QStringLiteral("copy"), tr("Copy"), tr("a new item like the selected one"),
                        &MenuWindow::copyItem);
    if (m_menu.kind == MenuKind::FixedList)
        addForSelection(tools, QStringLiteral("reset"), tr("Reset"),
                        tr("the selected items, to what they were at first"), &MenuWindow::resetItems);
    addMenuActions(tools);
    for (const auto& [name, key] : kKeys) {
        if (auto* const action = tools.findChild<QAction*>(QLatin1String(name)))
            action->setShortcut(key);
    }
    auto* const gap = new QWidget(&tools);
    gap->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    tools.addWidget(gap);
    m_find->setPlaceholderText(tr("Find"));
    m_find->setAccessibleName(tr("Find"));
    m_find->setClearButtonEnabled(true);
    m_find->setMaximumWidth(200);
    m_find->setMaxLength(200);
    tools.addWidget(m_find);
    connect(m_find, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_delegate->setFindText(text);
        m_table->viewport()->update();
    });
    connect(m_find, &QLineEdit::returnPressed, this, &MenuWindow::findNext);
}

} // namespace tb::ui
