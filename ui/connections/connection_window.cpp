// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/connection_window.h"

#include "ui/bridge/translate.h"
#include "ui/connections/connection_delegate.h"
#include "ui/connections/connection_details.h"
#include "ui/connections/connection_filter_bar.h"
#include "ui/connections/connection_table_model.h"
#include "ui/connections/connection_title.h"
#include "ui/forms/message_bar.h"
#include "ui/style/theme.h"
#include "ui/windows/child_window.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QScrollBar>
#include <QSettings>
#include <QTableView>
#include <QToolBar>
#include <QVBoxLayout>

#include <algorithm>

namespace tb::ui {

namespace {

/// IPv6 addresses are longer: each list keeps columns of its own. They are kept by their numbers, so those
/// of a version that had more or fewer are of no use.
QString columnsKey(std::optional<IpFamily> family)
{
    return (family == IpFamily::V6 ? QStringLiteral("connections/columns6-%1")
                                   : QStringLiteral("connections/columns-%1"))
        .arg(inspect::columns().size());
}
constexpr double kIpv6Factor = 1.7; ///< how much wider an address is
constexpr int kFlagsWidth = 88;     ///< pixels at 100 %

QLabel* statusCell(QWidget* parent, const QString& name)
{
    auto* const cell = new QLabel(parent);
    cell->setFrameStyle(QFrame::StyledPanel | QFrame::Sunken);
    cell->setObjectName(name);
    cell->setContentsMargins(4, 0, 4, 0);
    return cell;
}

} // namespace

ConnectionWindow::ConnectionWindow(RouterBridge& bridge, std::optional<IpFamily> family, QWidget* parent)
    : QWidget(parent),
      m_bridge(bridge),
      m_family(family),
      m_messages(new MessageBar(this)),
      m_filter(new ConnectionFilterBar(family, this)),
      m_model(new ConnectionTableModel(this)),
      m_table(new QTableView(this)),
      m_empty(new QLabel(m_table->viewport())),
      m_count(statusCell(this, QStringLiteral("count"))),
      m_limit(statusCell(this, QStringLiteral("limit")))
{
    setWindowTitle(family == IpFamily::V6 ? tr("IPv6 Connections") : tr("Connections"));
    setObjectName(QStringLiteral("connection-window"));
    setAccessibleName(windowTitle());
    auto* const tools = new QToolBar(this);
    tools->setAccessibleName(tr("Connections"));
    tools->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    tools->setIconSize({16, 16});
    m_remove = addAction(*tools, QStringLiteral("remove"), tr("Remove"),
                         tr("Forget the selected connections; the next packet of one makes a new one (Del)"),
                         &ConnectionWindow::removeSelected);
    m_graph = addAction(*tools, QStringLiteral("graph"), tr("Graph"),
                        tr("Draw the rate of the selected connection (G)"), &ConnectionWindow::graphSelected);
    m_remove->setShortcut(Qt::Key_Delete);
    m_graph->setShortcut(Qt::Key_G);
    addAction(*tools, QStringLiteral("settings"), tr("Tracking"),
              tr("Timeouts and the switch of connection tracking"), &ConnectionWindow::trackingWanted);
    buildTable();

    auto* const status = new QHBoxLayout;
    status->setContentsMargins(3, 2, 3, 3);
    status->addWidget(m_count, 1);
    status->addWidget(m_limit);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(tools);
    layout->addWidget(m_filter);
    layout->addWidget(m_messages);
    layout->addWidget(m_table, 1);
    layout->addLayout(status);

    watch();
    setFocusProxy(m_table);
    setIcons();
    showCount();
}

void ConnectionWindow::take(const std::shared_ptr<const inspect::SnapshotDiff>& diff)
{
    const QPersistentModelIndex current(m_table->currentIndex());
    const int row = current.row(), column = current.column();
    const int scrolled = m_table->verticalScrollBar()->value();
    m_model->apply(diff);
    // The row one stood on has ended: stay at its place instead of following the selection model to the end.
    if (row >= 0 && !current.isValid() && m_model->rowCount() > 0) {
        m_table->selectionModel()->setCurrentIndex(
            m_model->index(std::min(row, m_model->rowCount() - 1), column), QItemSelectionModel::NoUpdate);
        m_table->verticalScrollBar()->setValue(scrolled);
    }
}

void ConnectionWindow::watch()
{
    connect(m_filter, &ConnectionFilterBar::queryChanged, this, &ConnectionWindow::ask);
    connect(m_filter, &ConnectionFilterBar::pauseChanged, this,
            [this](bool paused) { m_watch->setPaused(paused); });
    inspect::ConnectionQuery query;
    m_filter->fill(query);
    m_watch = m_bridge.watchConnections(query, this, [this](const auto& diff) {
        take(diff);
        showCount();
    });
    m_summary = m_bridge.watchSummary(this, [this](const auto& summary) { showSummary(summary); });
}

ConnectionWindow::~ConnectionWindow()
{
    saveColumns();
}

QAction* ConnectionWindow::addAction(QToolBar& tools, const QString& icon, const QString& text,
                                     const QString& help, void (ConnectionWindow::*run)())
{
    QAction* const action = tools.addAction(text);
    action->setToolTip(help);
    action->setObjectName(icon);
    // Keys belong to this window alone, and to its table: a line edit takes letters first.
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    QWidget::addAction(action);
    connect(action, &QAction::triggered, this, run);
    m_icons.emplace_back(action, icon);
    return action;
}

void ConnectionWindow::setIcons()
{
    for (const auto& [action, name] : m_icons)
        action->setIcon(Theme::icon(name, palette()));
}

void ConnectionWindow::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        setIcons();
}

void ConnectionWindow::buildTable()
{
    m_table->setModel(m_model);
    m_table->setItemDelegate(new ConnectionDelegate(*m_model, m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerItem);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->setAccessibleName(tr("Connections"));
    m_table->setObjectName(QStringLiteral("connections"));
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(m_table->fontMetrics().height() + 5);

    QHeaderView& header = *m_table->horizontalHeader();
    header.setSectionsMovable(true);
    header.setSectionsClickable(true);
    header.setSortIndicatorShown(true);
    header.setSortIndicatorClearable(true);
    header.setSortIndicator(-1, Qt::AscendingOrder);
    header.setHighlightSections(false);
    header.setContextMenuPolicy(Qt::CustomContextMenu);
    header.setAccessibleName(tr("Columns"));
    restoreColumns();

    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setObjectName(QStringLiteral("empty"));
    m_empty->setAttribute(Qt::WA_TransparentForMouseEvents);
    auto* const overlay = new QVBoxLayout(m_table->viewport());
    overlay->addWidget(m_empty);

    connect(&header, &QHeaderView::sortIndicatorChanged, this, &ConnectionWindow::sortBy);
    connect(&header, &QHeaderView::customContextMenuRequested, this, &ConnectionWindow::showColumnMenu);
    connect(m_table, &QTableView::customContextMenuRequested, this, &ConnectionWindow::showRowMenu);
    connect(m_table, &QTableView::doubleClicked, this, &ConnectionWindow::openSelected);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &ConnectionWindow::showCount);
}

void ConnectionWindow::restoreColumns()
{
    QHeaderView& header = *m_table->horizontalHeader();
    if (header.restoreState(QSettings().value(columnsKey(m_family)).toByteArray())) {
        header.setSortIndicator(-1, Qt::AscendingOrder);
        return;
    }
    const double scale = m_table->fontMetrics().horizontalAdvance(QStringLiteral("0000000000")) / 70.0;
    // The widths were chosen for English: a longer label in another language must not be cut.
    const auto setWidth = [&](int section, double width) {
        m_table->setColumnWidth(section, std::max(static_cast<int>(width), header.sectionSizeHint(section)));
    };
    setWidth(0, kFlagsWidth * scale);
    for (std::size_t i = 0; i < inspect::columns().size(); ++i) {
        const int section = static_cast<int>(i) + 1;
        const bool isLong =
            m_family == IpFamily::V6 && inspect::columns()[i].type == inspect::ColumnType::Address;
        setWidth(section, inspect::columns()[i].width * scale * (isLong ? kIpv6Factor : 1));
        m_table->setColumnHidden(section, !inspect::columns()[i].shownByDefault);
    }
}

void ConnectionWindow::saveColumns() const
{
    QSettings().setValue(columnsKey(m_family), m_table->horizontalHeader()->saveState());
}

void ConnectionWindow::sortBy(int section)
{
    if (section == 0) { // flags have no order
        m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
        return;
    }
    const int column = section - 1;
    m_descending = m_table->horizontalHeader()->sortIndicatorOrder() == Qt::DescendingOrder;
    m_sortColumn = column;
    ask();
}

void ConnectionWindow::ask()
{
    inspect::ConnectionQuery query;
    m_filter->fill(query);
    query.sortColumn = m_sortColumn;
    query.descending = m_descending;
    m_model->queryChanged();
    m_watch->setQuery(std::move(query));
}

void ConnectionWindow::showCount()
{
    const int shown = m_model->rowCount();
    const auto* const snapshot = m_model->snapshot();
    const int all = snapshot ? static_cast<int>(snapshot->sizeBeforeFilter()) : 0;
    int selected = 0; // by ranges: a million selected rows are one of them
    for (const QItemSelectionRange& range : m_table->selectionModel()->selection())
        selected += range.height();
    QString text =
        shown == all ? tr("%n item(s)", nullptr, all) : tr("%n item(s) out of %1", nullptr, shown).arg(all);
    if (selected > 0)
        text += QLatin1Char(' ') + tr("(%n selected)", nullptr, selected);
    m_count->setText(text);
    m_remove->setEnabled(selected > 0);
    m_graph->setEnabled(selected == 1);
    m_empty->setVisible(shown == 0);
    m_empty->setText(all > 0        ? tr("No connection matches the filter.")
                     : m_isTracking ? tr("No connections yet. Each appears when its first packet has left.")
                                    : tr("Connection tracking is off, so there is nothing to list.\n"
                                         "With enabled=auto it starts with the first firewall or NAT rule; "
                                         "Tracking switches it on."));
}

void ConnectionWindow::showSummary(const service::RouterService::Summary& summary)
{
    m_limit->setText(tr("Max Entries: %1").arg(summary.maxEntries));
    const bool isTracking = m_family == IpFamily::V4   ? summary.trackingActiveV4
                            : m_family == IpFamily::V6 ? summary.trackingActiveV6
                                                       : summary.trackingActiveV4 || summary.trackingActiveV6;
    if (std::exchange(m_isTracking, isTracking) != isTracking)
        showCount();
}

std::vector<int> ConnectionWindow::selectedRows() const
{
    std::vector<int> rows;
    for (const QModelIndex& index : m_table->selectionModel()->selectedRows())
        rows.push_back(index.row());
    std::ranges::sort(rows);
    return rows;
}

void ConnectionWindow::removeSelected()
{
    menu::Command v4{menu::Verb::Remove, "/ip/firewall/connection", {}, {}, {}};
    menu::Command v6{menu::Verb::Remove, "/ipv6/firewall/connection", {}, {}, {}};
    for (const int position : selectedRows()) {
        const inspect::ConnectionRow& row = m_model->at(position);
        (menuPathOf(row) == v4.path ? v4 : v6).connections.push_back(row.id.key());
    }
    for (menu::Command* const command : {&v4, &v6}) {
        if (command->connections.empty())
            continue;
        m_bridge.execute(std::move(*command), this, [this](const menu::Reply& reply) {
            // One that has ended meanwhile is gone, which is what was wanted.
            if (reply.error && reply.error->message.text().view() != "no such item")
                m_messages->showError(*reply.error);
            else
                m_messages->hide();
        });
    }
}

void ConnectionWindow::openSelected()
{
    if (const QModelIndex current = m_table->currentIndex(); current.isValid())
        openWindow(new ConnectionDetails(m_bridge, m_model->at(current.row())), this);
}

void ConnectionWindow::graphSelected()
{
    const std::vector<int> rows = selectedRows();
    if (rows.size() != 1)
        return;
    const inspect::ConnectionRow& row = m_model->at(rows.front());
    emit graphWanted(row.id, titleOf(row));
}

void ConnectionWindow::copySelected()
{
    QStringList lines;
    for (const int position : selectedRows()) {
        QStringList cells;
        for (int column = 0; column < m_model->columnCount(); ++column) {
            if (!m_table->isColumnHidden(column))
                cells << m_model->index(position, column).data().toString().trimmed();
        }
        lines << cells.join(QLatin1Char('\t'));
    }
    if (!lines.isEmpty())
        QApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

void ConnectionWindow::showRowMenu(const QPoint& position)
{
    const QModelIndex index = m_table->indexAt(position);
    QMenu rowMenu;
    if (index.isValid()) {
        const inspect::ConnectionRow row = m_model->at(index.row());
        rowMenu.addAction(tr("Details"), this, &ConnectionWindow::openSelected);
        rowMenu.addAction(m_graph);
        rowMenu.addAction(tr("Copy"), this, &ConnectionWindow::copySelected);
        rowMenu.addAction(m_remove);
        rowMenu.addSeparator();
        for (const IpAddress& address : {row.original.source, row.original.destination}) {
            const QString word = toQString(address.toString());
            rowMenu.addAction(tr("Only with %1").arg(word), this, [this, word] { m_filter->addWord(word); });
            rowMenu.addAction(tr("Without %1").arg(word), this,
                              [this, word] { m_filter->addWord(QLatin1Char('!') + word); });
        }
        rowMenu.addSeparator();
    }
    rowMenu.addAction(tr("Select all"), m_table, &QTableView::selectAll);
    rowMenu.exec(m_table->viewport()->mapToGlobal(position));
}

void ConnectionWindow::showColumnMenu(const QPoint& position)
{
    QMenu columnMenu;
    for (int section = 1; section < m_model->columnCount(); ++section) {
        QAction* const action =
            columnMenu.addAction(m_model->headerData(section, Qt::Horizontal, Qt::DisplayRole).toString());
        action->setCheckable(true);
        action->setChecked(!m_table->isColumnHidden(section));
        connect(action, &QAction::toggled, this,
                [this, section](bool shown) { m_table->setColumnHidden(section, !shown); });
    }
    columnMenu.exec(m_table->horizontalHeader()->mapToGlobal(position));
}

void ConnectionWindow::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Find))
        m_filter->focusFilter();
    else if (event->matches(QKeySequence::Copy))
        copySelected();
    else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && m_table->hasFocus())
        openSelected();
    else
        QWidget::keyPressEvent(event);
}

} // namespace tb::ui
