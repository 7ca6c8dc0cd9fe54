// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/bridge/router_bridge.h"

#include <QWidget>

#include <set>
#include <vector>

class QAction;
class QLabel;
class QLineEdit;
class QTableView;
class QToolBar;

namespace tb::ui {

class MenuSortModel;
class MenuTableModel;
class MessageBar;
class ValueDelegate;

/// A menu that has rows, of whichever kind: its table, a tool bar for what can be done with items, and a
/// search. Nothing in it is written for one menu.
class MenuWindow : public QWidget {
    Q_OBJECT
public:
    MenuWindow(RouterBridge& bridge, const menu::Menu& menu, QWidget* parent = nullptr);

    QTableView& table() { return *m_table; }
    /// As wide as its columns, within reason.
    QSize sizeHint() const override;

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QAction* addAction(QToolBar& tools, const QString& icon, const QString& text, const QString& help,
                       void (MenuWindow::*run)());
    /// One that needs selected items.
    void addForSelection(QToolBar& tools, const QString& icon, const QString& text, const QString& help,
                         void (MenuWindow::*run)());
    /// What only this menu can do.
    void addMenuActions(QToolBar& tools);
    void buildTools(QToolBar& tools);
    void buildTable();
    void sortBy(int section);
    void fitColumns();
    void fitColumn(int column);
    void showProblems();
    void follow(const menu::MenuView& view);
    void whenTold(const menu::MenuView& view);
    void showState();
    void setIcons();
    void findNext();
    std::vector<int> selectedPositions() const;
    std::vector<std::uint32_t> selectedItems() const;
    void runVerb(menu::Verb verb);
    void execute(menu::Command command);
    void addItem();
    void removeItems() { runVerb(menu::Verb::Remove); }
    void enableItems() { runVerb(menu::Verb::Enable); }
    void disableItems() { runVerb(menu::Verb::Disable); }
    void resetItems() { runVerb(menu::Verb::Reset); }
    void commentItems();
    void copyItem();
    void openItems();
    void moveItems(const std::vector<std::uint32_t>& items, std::uint32_t before);

    RouterBridge& m_bridge;
    const menu::Menu& m_menu;
    MessageBar* m_messages;
    MenuTableModel* m_model;
    MenuSortModel* m_sorted;
    ValueDelegate* m_delegate;
    QTableView* m_table;
    QLineEdit* m_find;
    QLabel* m_count;
    std::vector<std::pair<QAction*, QString>> m_icons;
    std::vector<QAction*> m_forSelection;
    std::set<int> m_fitted;                ///< columns that have been fitted to what they show
    std::unique_ptr<Subscription> m_watch; ///< last: ends first
};

} // namespace tb::ui
