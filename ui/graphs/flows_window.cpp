// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graphs/flows_window.h"

#include "base/units.h"
#include "ui/bridge/translate.h"

#include <QDateTime>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace tb::ui {

namespace {

/// More than a person reads; the filter finds the rest.
constexpr int kMostFlows = 500;
constexpr int kSettle = 150; ///< milliseconds without a key before the database is asked

QString timeText(WallTime time)
{
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(time.time_since_epoch()).count();
    return QDateTime::fromSecsSinceEpoch(seconds).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

} // namespace

FlowsWindow::FlowsWindow(RouterBridge& bridge, QWidget* parent)
    : QWidget(parent), m_bridge(bridge), m_filter(new QLineEdit(this)), m_list(new QTreeWidget(this))
{
    setWindowTitle(tr("Recorded Rates"));
    setAccessibleName(windowTitle());
    setObjectName(QStringLiteral("flows-window"));
    m_filter->setPlaceholderText(tr("Filter: 192.168.88.10"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setAccessibleName(tr("Filter"));
    m_filter->setMaxLength(100);
    m_list->setHeaderLabels({tr("Connection"), tr("First seen"), tr("Last seen"), tr("Bytes")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAlternatingRowColors(true);
    m_list->setAccessibleName(tr("Recorded connections"));
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setStretchLastSection(false);

    auto* const refresh = new QPushButton(tr("Refresh"), this);
    auto* const graph = new QPushButton(tr("Graph"), this);
    auto* const top = new QHBoxLayout;
    top->setContentsMargins(4, 4, 4, 4);
    top->addWidget(m_filter, 1);
    top->addWidget(refresh);
    top->addWidget(graph);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addWidget(m_list, 1);

    m_settle.setSingleShot(true);
    m_settle.setInterval(kSettle);
    connect(m_filter, &QLineEdit::textChanged, &m_settle, qOverload<>(&QTimer::start));
    connect(&m_settle, &QTimer::timeout, this, &FlowsWindow::read);
    connect(refresh, &QPushButton::clicked, this, &FlowsWindow::read);
    connect(graph, &QPushButton::clicked, this, &FlowsWindow::graphCurrent);
    connect(m_list, &QTreeWidget::itemActivated, this, &FlowsWindow::graphCurrent);
    read();
}

void FlowsWindow::read()
{
    m_bridge.readFlows(m_filter->text().toStdString(), kMostFlows, this,
                       [this](const auto& flows) { show(flows); });
}

void FlowsWindow::show(const std::vector<inspect::RecordedFlow>& flows)
{
    m_list->clear();
    for (const inspect::RecordedFlow& flow : flows) {
        auto* const item =
            new QTreeWidgetItem(m_list, {toQString(flow.title), timeText(flow.firstSeen),
                                         timeText(flow.lastSeen), toQString(formatBytes(flow.bytes))});
        item->setData(0, Qt::UserRole, static_cast<qlonglong>(flow.flow));
        item->setTextAlignment(3, Qt::AlignRight | Qt::AlignVCenter);
    }
    for (int column = 1; column < m_list->columnCount(); ++column)
        m_list->resizeColumnToContents(column);
}

void FlowsWindow::graphCurrent()
{
    if (const QTreeWidgetItem* const item = m_list->currentItem())
        emit graphWanted(item->data(0, Qt::UserRole).toLongLong(), item->text(0));
}

} // namespace tb::ui
