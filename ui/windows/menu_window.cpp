// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/windows/menu_window.h"

#include "ui/bridge/translate.h"
#include "ui/forms/message_bar.h"
#include "ui/style/theme.h"
#include "ui/tables/menu_table_model.h"
#include "ui/tables/value_delegate.h"
#include "ui/windows/child_window.h"
#include "ui/windows/item_dialog.h"

#include <QAction>
#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QTableView>
#include <QToolBar>
#include <QVBoxLayout>

#include <algorithm>

namespace tb::ui {

namespace {

using menu::Command;
using menu::Verb;

constexpr int kWidestColumn = 320; ///< pixels that a column takes by itself

/// Pixels for values that grow while one looks, or that are read.
struct RoomRow {
    menu::ValueType type;
    int pixels;
};
constexpr RoomRow kRooms[] = {
    {menu::ValueType::Rate,     90 },
    {menu::ValueType::Bytes,    125},
    {menu::ValueType::Count,    125},
    {menu::ValueType::Sentence, 300},
};

int roomFor(menu::ValueType type)
{
    const auto row = std::ranges::find(kRooms, type, &RoomRow::type);
    return row == std::end(kRooms) ? 0 : row->pixels;
}

} // namespace

MenuWindow::MenuWindow(RouterBridge& bridge, const menu::Menu& menu, QWidget* parent)
    : QWidget(parent),
      m_bridge(bridge),
      m_menu(menu),
      m_messages(new MessageBar(this)),
      m_model(new MenuTableModel(menu, this)),
      m_sorted(new MenuSortModel(this)),
      m_delegate(new ValueDelegate(this)),
      m_table(new QTableView(this)),
      m_find(new QLineEdit(this)),
      m_count(new QLabel(this))
{
    setWindowTitle(translate(menu.title));
    setAccessibleName(translate(menu.title));
    setWhatsThis(translate(menu.doc));
    setObjectName(QStringLiteral("menu-window"));
    auto* const tools = new QToolBar(this);
    tools->setAccessibleName(translate(menu.title));
    tools->setIconSize({16, 16});
    buildTools(*tools);
    buildTable();
    m_count->setFrameStyle(QFrame::StyledPanel | QFrame::Sunken);
    m_count->setObjectName(QStringLiteral("count"));
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(tools);
    layout->addWidget(m_messages);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_count);
    m_watch = bridge.watchMenu(std::string(menu.path), this, [this](const auto& view) { whenTold(*view); });
    setFocusProxy(m_table);
    setIcons();
    showState();
}

void MenuWindow::buildTable()
{
    m_sorted->setSourceModel(m_model);
    m_sorted->setDynamicSortFilter(true);
    m_table->setModel(m_sorted);
    m_table->setItemDelegate(m_delegate);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerItem);
    m_table->setTabKeyNavigation(false);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_table->setAccessibleName(translate(m_menu.title));
    m_table->setObjectName(QStringLiteral("items"));
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(m_table->fontMetrics().height() + 6);
    QHeaderView& header = *m_table->horizontalHeader();
    header.setSectionsMovable(true);
    header.setHighlightSections(false);
    header.setSortIndicatorShown(true);
    header.setSortIndicatorClearable(true);
    header.setSortIndicator(-1, Qt::AscendingOrder);
    header.setAccessibleName(tr("Columns"));
    if (isOrdered(m_menu)) {
        m_table->setDragDropMode(QAbstractItemView::InternalMove);
        m_table->setDragDropOverwriteMode(false);
        m_table->setDropIndicatorShown(true);
    }
    connect(&header, &QHeaderView::sortIndicatorChanged, this, &MenuWindow::sortBy);
    connect(m_table, &QTableView::doubleClicked, this, &MenuWindow::openItems);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &MenuWindow::showState);
    connect(m_model, &MenuTableModel::moveWanted, this, &MenuWindow::moveItems);
    for (int column = 0; column < m_model->columnCount(); ++column)
        fitColumn(column); // to the titles, until there are rows
    showProblems();
    sortBy(-1);
}

QSize MenuWindow::sizeHint() const
{
    // Asked before there are rows: they need more than their titles.
    constexpr int kNarrowest = 520, kWidest = 1060, kHeight = 260, kFrame = 40, kForRows = 100;
    return {std::clamp(m_table->horizontalHeader()->length() + kFrame + kForRows, kNarrowest, kWidest),
            kHeight};
}

void MenuWindow::sortBy(int section)
{
    m_sorted->sort(section, m_table->horizontalHeader()->sortIndicatorOrder());
    // Dragging means something only while the rows stand in the order in which they are asked.
    m_model->setDragEnabled(isOrdered(m_menu) && section <= 0);
}

void MenuWindow::fitColumns()
{
    // Once for each column, when it has something to show: later its width is the person's, and columns must
    // not jump under the mouse.
    for (int column = 0; column < m_model->columnCount(); ++column) {
        if (m_fitted.contains(column) || !m_model->hasText(column))
            continue;
        m_fitted.insert(column);
        fitColumn(column);
    }
}

void MenuWindow::fitColumn(int column)
{
    m_table->resizeColumnToContents(column);
    const int room = column == m_model->problemColumn() ? 0 : roomFor(m_model->typeOf(column));
    m_table->setColumnWidth(column,
                            std::max(std::min(m_table->columnWidth(column) + 12, kWidestColumn), room));
}

/// Why rows do not work takes room only while one does not.
void MenuWindow::showProblems()
{
    const int column = m_model->problemColumn();
    if (column >= 0)
        m_table->setColumnHidden(column, !m_model->hasText(column));
}

void MenuWindow::follow(const menu::MenuView& view)
{
    QScrollBar& bar = *m_table->verticalScrollBar();
    const QPersistentModelIndex top(m_table->indexAt({0, 0}));
    // Whoever looks at the first row wants to see what comes before it; sorted rows come and go anywhere.
    const bool staysAtRow = bar.value() > 0 && m_sorted->sortColumn() < 0;
    m_model->follow(view);
    if (!staysAtRow || !top.isValid())
        return;
    m_table->doItemsLayout(); // so that the bar knows how many rows there are
    bar.setValue(top.row());
}

void MenuWindow::whenTold(const menu::MenuView& view)
{
    follow(view);
    showProblems();
    fitColumns();
    m_table->horizontalHeader()->setStretchLastSection(true); // not before sizeHint() was asked
    showState();
}

void MenuWindow::showState()
{
    const auto selected = selectedPositions();
    QString text = tr("%n item(s)", nullptr, m_model->rowCount());
    if (!selected.empty())
        text += QLatin1Char(' ') + tr("(%n selected)", nullptr, static_cast<int>(selected.size()));
    m_count->setText(text);
    for (QAction* const action : m_forSelection)
        action->setEnabled(!selectedItems().empty());
}

void MenuWindow::setIcons()
{
    for (const auto& [action, name] : m_icons)
        action->setIcon(Theme::icon(name, palette()));
}

void MenuWindow::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        setIcons();
}

void MenuWindow::findNext()
{
    const int rows = m_sorted->rowCount();
    const int start = m_table->currentIndex().isValid() ? m_table->currentIndex().row() : -1;
    for (int step = 1; step <= rows && !m_find->text().isEmpty(); ++step) {
        const int row = (start + step) % rows;
        for (int column = 0; column < m_sorted->columnCount(); ++column) {
            const QModelIndex cell = m_sorted->index(row, column);
            if (cell.data().toString().contains(m_find->text(), Qt::CaseInsensitive)) {
                m_table->setCurrentIndex(cell);
                return;
            }
        }
    }
}

std::vector<int> MenuWindow::selectedPositions() const
{
    std::vector<int> positions;
    for (const QModelIndex& index : m_table->selectionModel()->selectedRows())
        positions.push_back(m_sorted->mapToSource(index).row());
    std::ranges::sort(positions);
    return positions;
}

std::vector<std::uint32_t> MenuWindow::selectedItems() const
{
    std::vector<std::uint32_t> items;
    for (const int position : selectedPositions()) {
        if (m_model->row(position).id != 0) // dynamic rows are nobody's items
            items.push_back(m_model->row(position).id);
    }
    return items;
}

void MenuWindow::execute(Command command)
{
    m_bridge.execute(std::move(command), this,
                     [this](const menu::Reply& reply) { m_messages->showReply(reply); });
}

void MenuWindow::runVerb(Verb verb)
{
    if (auto items = selectedItems(); !items.empty())
        execute({verb, std::string(m_menu.path), std::move(items), {}, {}});
}

void MenuWindow::addItem()
{
    openWindow(new ItemDialog(m_bridge, m_menu), this);
}

void MenuWindow::copyItem()
{
    if (const auto positions = selectedPositions(); !positions.empty())
        openWindow(new ItemDialog(m_bridge, m_menu, m_model->row(positions.front())), this);
}

void MenuWindow::commentItems()
{
    const auto items = selectedItems();
    if (items.empty())
        return;
    const QString before = toQString(m_model->row(m_model->positionOf(items.front())).comment);
    askForComment(this, before, [this, items](const QString& comment) {
        execute({Verb::Set, std::string(m_menu.path), items, {}, {{"comment", comment.toStdString()}}});
    });
}

void MenuWindow::openItems()
{
    if (const QModelIndex current = m_sorted->mapToSource(m_table->currentIndex()); current.isValid())
        openWindow(ItemDialog::forRow(m_bridge, m_menu, m_model->row(current.row())), this);
}

void MenuWindow::moveItems(const std::vector<std::uint32_t>& items, std::uint32_t before)
{
    Command command{Verb::Move, std::string(m_menu.path), items, {}, {}};
    if (before != 0)
        command.arguments.push_back({"destination", std::to_string(before)});
    execute(std::move(command));
}

void MenuWindow::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Find))
        m_find->setFocus(Qt::ShortcutFocusReason);
    else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && m_table->hasFocus())
        openItems();
    else if (event->key() == Qt::Key_F3 ||
             (event->key() == Qt::Key_G && event->modifiers().testFlag(Qt::ControlModifier)))
        findNext();
    else
        QWidget::keyPressEvent(event);
}

} // namespace tb::ui
