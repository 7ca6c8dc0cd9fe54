// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/bridge/router_bridge.h"

#include <QWidget>

#include <vector>

class QAction;
class QLabel;
class QTableView;
class QToolBar;

namespace tb::ui {

class ConnectionFilterBar;
class ConnectionTableModel;
class MessageBar;

/// The live connection list: sorted and filtered by the router, replayed here in place.
class ConnectionWindow : public QWidget {
    Q_OBJECT
public:
    /// family: which list it begins with; none: both.
    ConnectionWindow(RouterBridge& bridge, std::optional<IpFamily> family, QWidget* parent = nullptr);
    ~ConnectionWindow() override;

    QTableView& table() { return *m_table; }
    QSize sizeHint() const override { return {1010, 440}; }

signals:
    /// The person wants the rate of a connection drawn.
    void graphWanted(conntrack::ConnectionId connection, const QString& title);
    void trackingWanted();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QAction* addAction(QToolBar& tools, const QString& icon, const QString& text, const QString& help,
                       void (ConnectionWindow::*run)());
    void buildTable();
    void watch();
    void take(const std::shared_ptr<const inspect::SnapshotDiff>& diff);
    void restoreColumns();
    void saveColumns() const;
    void sortBy(int section);
    void ask();
    void showCount();
    void showSummary(const service::RouterService::Summary& summary);
    void showRowMenu(const QPoint& position);
    void showColumnMenu(const QPoint& position);
    std::vector<int> selectedRows() const;
    void removeSelected();
    void openSelected();
    void graphSelected();
    void copySelected();
    void setIcons();

    RouterBridge& m_bridge;
    const std::optional<IpFamily> m_family; ///< what it was opened for
    MessageBar* m_messages;
    ConnectionFilterBar* m_filter;
    ConnectionTableModel* m_model;
    QTableView* m_table;
    QLabel* m_empty; ///< says why there is nothing to see
    QLabel* m_count;
    QLabel* m_limit;
    QAction* m_remove = nullptr;
    QAction* m_graph = nullptr;
    std::vector<std::pair<QAction*, QString>> m_icons;
    bool m_isTracking = true;
    int m_sortColumn = -1;
    bool m_descending = false;
    std::unique_ptr<Subscription> m_summary;
    std::shared_ptr<service::ConnectionWatch> m_watch; ///< last: ends first
};

} // namespace tb::ui
