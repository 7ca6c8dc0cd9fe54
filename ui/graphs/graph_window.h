// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/bridge/router_bridge.h"

#include <QWidget>

class QLabel;

namespace tb::ui {

class RatePlot;

/// The rate of one connection: what the database has of it and, while it lives, each second's sample, in one
/// curve.
class GraphWindow : public QWidget {
    Q_OBJECT
public:
    /// A connection that is in the list.
    GraphWindow(RouterBridge& bridge, conntrack::ConnectionId connection, const QString& title,
                QWidget* parent = nullptr);
    /// A recorded flow, which may be gone since long.
    GraphWindow(RouterBridge& bridge, std::int64_t flow, const QString& title, QWidget* parent = nullptr);

    RatePlot& plot() { return *m_plot; }
    QSize sizeHint() const override { return {640, 320}; }

private:
    GraphWindow(const QString& title, int span, QWidget* parent);
    void take(const inspect::RateSeries& series);

    RatePlot* m_plot;
    QLabel* m_empty;
    std::unique_ptr<Subscription> m_watch; ///< last: ends first
};

} // namespace tb::ui
