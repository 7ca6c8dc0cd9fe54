// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/menu_table_model.h"

#include "ui/bridge/translate.h"

#include <QIODevice>
#include <QMimeData>

#include <algorithm>

namespace tb::ui {

namespace {

using menu::MenuRow;
using menu::Property;

constexpr const char* kMimeType = "application/x-trackbox-items";

} // namespace

bool isNumber(menu::ValueType type)
{
    using menu::ValueType;
    return type == ValueType::Integer || type == ValueType::Duration || type == ValueType::Rate ||
           type == ValueType::Bytes || type == ValueType::Count;
}

bool isOrdered(const menu::Menu& menu)
{
    return menu.move && std::ranges::any_of(menu.properties, [](const Property& property) {
               return property.name == "chain";
           });
}

MenuTableModel::MenuTableModel(const menu::Menu& menu, QObject* parent)
    : QAbstractTableModel(parent), m_menu(menu)
{
    for (std::size_t i = 0; i < menu.properties.size(); ++i) {
        if (menu.properties[i].readOnly && menu.properties[i].name == "problem")
            m_problem = static_cast<int>(i);
        if (menu.properties[i].type == menu::ValueType::Sentence)
            m_sentence = static_cast<int>(i);
    }
    if (isOrdered(menu))
        m_columns.push_back({ColumnKind::Place});
    if (!menu.flags.empty())
        m_columns.push_back({ColumnKind::Flags});
    // Rules die together and their rows are wide: why stands beside their flag.
    const bool isProblemFirst = isOrdered(menu) && m_problem >= 0;
    if (isProblemFirst)
        m_columns.push_back({ColumnKind::Property, static_cast<std::size_t>(m_problem)});
    for (std::size_t i = 0; i < menu.properties.size(); ++i) {
        if (menu.properties[i].inTable && !(isProblemFirst && static_cast<int>(i) == m_problem))
            m_columns.push_back({ColumnKind::Property, i});
    }
    if (menu.kind != menu::MenuKind::Records)
        m_columns.push_back({ColumnKind::Comment});
}

std::string MenuTableModel::keyOf(const MenuRow& row) const
{
    if (row.id != 0)
        return std::to_string(row.id);
    // Dynamic rows have no id: what they are stands in the values that an item would be made of.
    std::string key = "dynamic";
    for (std::size_t i = 0; i < row.cells.size() && i < m_menu.properties.size(); ++i) {
        if (!m_menu.properties[i].readOnly)
            key += '\n' + row.cells[i].text;
    }
    return key;
}

void MenuTableModel::follow(const menu::MenuView& view)
{
    std::vector<KeyedRow> next;
    std::unordered_set<std::string> taken;
    next.reserve(view.rows.size());
    for (const MenuRow& row : view.rows) {
        KeyedRow keyed{keyOf(row), row};
        keyed.row.cells.resize(m_menu.properties.size());
        while (!taken.insert(keyed.key).second)
            keyed.key += '+';
        next.push_back(std::move(keyed));
    }
    replayRows(
        m_rows, next, RowSignals<MenuTableModel>{*this},
        [](const KeyedRow& row) -> const std::string& { return row.key; },
        [this](int first, int last) { emit dataChanged(index(first, 0), index(last, columnCount() - 1)); });
    // Places move with every row that comes or goes above them.
    if (isOrdered(m_menu) && !m_rows.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, 0));
}

int MenuTableModel::positionOf(std::uint32_t id) const
{
    const auto found = std::ranges::find_if(m_rows, [id](const KeyedRow& row) { return row.row.id == id; });
    return id == 0 || found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

QString MenuTableModel::problemOf(int position) const
{
    return m_problem < 0 ? QString() : cellText(position, static_cast<std::size_t>(m_problem));
}

int MenuTableModel::problemColumn() const
{
    const auto found = std::ranges::find_if(m_columns, [this](const Column& column) {
        return column.kind == ColumnKind::Property && static_cast<int>(column.property) == m_problem;
    });
    return found == m_columns.end() ? -1 : static_cast<int>(found - m_columns.begin());
}

bool MenuTableModel::hasText(int column) const
{
    for (int position = 0; position < rowCount(); ++position) {
        if (!textOf(position, m_columns[static_cast<std::size_t>(column)]).isEmpty())
            return true;
    }
    return false;
}

QString MenuTableModel::cellText(int position, std::size_t property) const
{
    const std::string& text = row(position).cells[property].text;
    return m_menu.properties[property].type == menu::ValueType::Sentence ? translateSentence(text)
                                                                         : toQString(text);
}

int MenuTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int MenuTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QString MenuTableModel::textOf(int position, const Column& column) const
{
    const MenuRow& shown = row(position);
    switch (column.kind) {
    case ColumnKind::Place:
        return shown.id == 0 ? QString() : QString::number(position);
    case ColumnKind::Flags:
        return toQString(shown.flags);
    case ColumnKind::Property:
        return cellText(position, column.property);
    case ColumnKind::Comment:
        break;
    }
    return toQString(shown.comment);
}

QVariant MenuTableModel::sortKeyOf(int position, const Column& column) const
{
    switch (column.kind) {
    case ColumnKind::Place:
        return static_cast<double>(position);
    case ColumnKind::Property:
        // What is unset stands before everything that is set.
        return row(position).cells[column.property].isSet ? row(position).cells[column.property].sortKey
                                                          : -1.0;
    case ColumnKind::Flags:
    case ColumnKind::Comment:
        break;
    }
    return 0.0;
}

RowState MenuTableModel::stateOf(int position) const
{
    const std::string& letters = row(position).flags;
    if (letters.find('X') != std::string::npos)
        return RowState::Disabled;
    const bool isWrong = letters.find('I') != std::string::npos || !problemOf(position).isEmpty();
    return isWrong ? RowState::Wrong : RowState::Normal;
}

/// What the row is about, beyond its values.
QString MenuTableModel::helpOf(int position) const
{
    if (const QString problem = problemOf(position); !problem.isEmpty())
        return problem;
    if (const QString comment = toQString(row(position).comment); !comment.isEmpty())
        return comment;
    return m_sentence < 0 ? QString() : cellText(position, static_cast<std::size_t>(m_sentence));
}

QVariant MenuTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Column& column = m_columns[static_cast<std::size_t>(index.column())];
    switch (role) {
    case Qt::DisplayRole:
        return textOf(index.row(), column);
    case Qt::ToolTipRole:
        return helpOf(index.row());
    case SortKeyRole:
        return sortKeyOf(index.row(), column);
    case StateRole:
        return static_cast<int>(stateOf(index.row()));
    case TypeRole:
        return static_cast<int>(typeOf(index.column()));
    case ItemIdRole:
        return row(index.row()).id;
    default:
        return {};
    }
}

menu::ValueType MenuTableModel::typeOf(int column) const
{
    const Column& shown = m_columns[static_cast<std::size_t>(column)];
    switch (shown.kind) {
    case ColumnKind::Place:
        return menu::ValueType::Integer;
    case ColumnKind::Property:
        return m_menu.properties[shown.property].type;
    case ColumnKind::Flags:
    case ColumnKind::Comment:
        break;
    }
    return menu::ValueType::String;
}

QString MenuTableModel::flagLegend() const
{
    QStringList legend;
    for (const menu::Flag& flag : m_menu.flags)
        legend << tr("%1 – %2").arg(QLatin1Char(flag.letter)).arg(toQString(flag.name));
    return legend.join(QLatin1Char('\n'));
}

QVariant MenuTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const Column& column = m_columns[static_cast<std::size_t>(section)];
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((isNumber(typeOf(section)) ? Qt::AlignRight : Qt::AlignLeft) |
                                Qt::AlignVCenter);
    const bool isText = role == Qt::DisplayRole;
    if (!isText && role != Qt::ToolTipRole)
        return {};
    switch (column.kind) {
    case ColumnKind::Place:
        return isText ? QStringLiteral("#") : tr("Place: rules are asked in this order");
    case ColumnKind::Flags:
        return isText ? QString() : flagLegend();
    case ColumnKind::Property:
        return translate(isText ? m_menu.properties[column.property].label
                                : m_menu.properties[column.property].doc);
    case ColumnKind::Comment:
        break;
    }
    return isText ? tr("Comment") : tr("A note of yours");
}

Qt::ItemFlags MenuTableModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags dropHere = m_dragEnabled ? Qt::ItemIsDropEnabled : Qt::NoItemFlags;
    if (!index.isValid())
        return dropHere; // between rows, not onto them
    const bool isItem = row(index.row()).id != 0;
    return QAbstractTableModel::flags(index) |
           (m_dragEnabled && isItem ? Qt::ItemIsDragEnabled : Qt::NoItemFlags);
}

QStringList MenuTableModel::mimeTypes() const
{
    return {QLatin1String(kMimeType)};
}

QMimeData* MenuTableModel::mimeData(const QModelIndexList& indexes) const
{
    std::vector<int> positions;
    for (const QModelIndex& index : indexes)
        positions.push_back(index.row());
    std::ranges::sort(positions);
    positions.erase(std::unique(positions.begin(), positions.end()), positions.end());
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream << toQString(m_menu.path);
    for (const int position : positions)
        stream << static_cast<quint32>(row(position).id);
    auto* const data = new QMimeData;
    data->setData(QLatin1String(kMimeType), bytes);
    return data;
}

bool MenuTableModel::dropMimeData(const QMimeData* data, Qt::DropAction, int row, int,
                                  const QModelIndex& parent)
{
    QByteArray bytes = data->data(QLatin1String(kMimeType));
    QDataStream stream(&bytes, QIODevice::ReadOnly);
    QString path;
    stream >> path;
    if (!m_dragEnabled || path != toQString(m_menu.path))
        return false;
    std::vector<std::uint32_t> items;
    while (!stream.atEnd() && stream.status() == QDataStream::Ok) {
        quint32 id = 0;
        stream >> id;
        items.push_back(id);
    }
    const int place = row >= 0 ? row : parent.isValid() ? parent.row() : rowCount();
    emit moveWanted(items, place < rowCount() ? this->row(place).id : 0);
    return false; // the view must not remove the rows: they move when the router says so
}

MenuSortModel::MenuSortModel(QObject* parent) : QSortFilterProxyModel(parent)
{
    m_collator.setNumericMode(true);
    m_collator.setCaseSensitivity(Qt::CaseInsensitive);
}

bool MenuSortModel::lessThan(const QModelIndex& left, const QModelIndex& right) const
{
    const double leftKey = left.data(MenuTableModel::SortKeyRole).toDouble();
    const double rightKey = right.data(MenuTableModel::SortKeyRole).toDouble();
    if (leftKey != rightKey)
        return leftKey < rightKey;
    return m_collator.compare(left.data().toString(), right.data().toString()) < 0;
}

} // namespace tb::ui
