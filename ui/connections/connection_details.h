// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/bridge/router_bridge.h"

#include <QWidget>

#include <vector>

class QLabel;
class QLayout;

namespace tb::ui {

/// Every property of one connection, live, in two columns; says so when the connection has ended and keeps
/// its last values.
class ConnectionDetails : public QWidget {
    Q_OBJECT
public:
    ConnectionDetails(RouterBridge& bridge, const inspect::ConnectionRow& row, QWidget* parent = nullptr);

private:
    QLayout* makeValues();
    QLayout* makeFlags();
    void show(const inspect::ConnectionRow& row);

    std::vector<QLabel*> m_values; ///< one a column, null for flags, which stand in the strip below
    std::vector<QLabel*> m_flags;  ///< one a flag letter
    QLabel* m_ended;
    std::shared_ptr<service::ConnectionWatch> m_watch; ///< last: ends first
};

} // namespace tb::ui
