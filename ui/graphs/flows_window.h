// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/bridge/router_bridge.h"

#include <QTimer>
#include <QWidget>

class QLineEdit;
class QTreeWidget;

namespace tb::ui {

/// What the database has recorded, the latest first: connections that are gone since long, too, and those of
/// earlier runs of the program.
class FlowsWindow : public QWidget {
    Q_OBJECT
public:
    explicit FlowsWindow(RouterBridge& bridge, QWidget* parent = nullptr);

    QSize sizeHint() const override { return {760, 360}; }

signals:
    void graphWanted(std::int64_t flow, const QString& title);

private:
    void read();
    void show(const std::vector<inspect::RecordedFlow>& flows);
    void graphCurrent();

    RouterBridge& m_bridge;
    QLineEdit* m_filter;
    QTreeWidget* m_list;
    QTimer m_settle;
};

} // namespace tb::ui
