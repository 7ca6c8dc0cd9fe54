// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/bridge/router_bridge.h"

#include <QMainWindow>

class QLabel;
class QMdiArea;
class QMdiSubWindow;
class QTreeWidget;
class QTreeWidgetItem;

namespace tb::ui {

/// The program's window: menus at the left, sub-windows in the middle, what the router is doing in the status
/// bar. A window that is open already is raised instead of opened again.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(RouterBridge& bridge, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Opens the window of a menu path ("/ip/firewall/connection"), or "terminal", "rates". False when there
    /// is none.
    bool open(const QString& what);
    /// Opens what was open when the program ended; else the windows that a new user wants to see.
    void restoreLayout();
    /// Places the open windows side by side.
    void tile();
    /// Opens the rate of a connection that is in the list.
    void openGraph(conntrack::ConnectionId connection, const QString& title);
    QMdiArea& area() { return *m_area; }

protected:
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void buildTree();
    void buildMenuBar();
    void buildStatus();
    QTreeWidgetItem* folderFor(const QStringList& words);
    void setIcons();
    QMdiSubWindow* add(QWidget* window, const QString& what);
    void raise(QMdiSubWindow& window);
    static void keepGeometry(const QMdiSubWindow& window);
    QWidget* make(const QString& what);
    QWidget* makeConnections(const QString& what);
    QWidget* makeFlows();
    QWidget* makeTerminal();
    void showSummary(const service::RouterService::Summary& summary);
    void saveLayout() const;
    void showWindowMenu();

    RouterBridge& m_bridge;
    QTreeWidget* m_tree;
    QMdiArea* m_area;
    QMenu* m_windowMenu = nullptr;
    QLabel* m_tracking = nullptr;
    QLabel* m_entries = nullptr;
    QLabel* m_traffic = nullptr;
    QLabel* m_drops = nullptr;
    QLabel* m_history = nullptr;
    std::unique_ptr<Subscription> m_summary; ///< last: ends first
};

} // namespace tb::ui
