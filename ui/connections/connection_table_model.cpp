// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/connection_table_model.h"

#include "ui/bridge/translate.h"

#include <algorithm>
#include <utility>

namespace tb::ui {

namespace {

using inspect::Column;
using inspect::ColumnType;
using inspect::ConnectionRow;
using inspect::SnapshotDiff;

/// Sweeps, about a second each, that a connection is painted as new.
constexpr int kNewFor = 3;
/// With more newcomers at once than a person can look at, none is marked.
constexpr std::size_t kMostNewcomers = 2000;

const Column& columnAt(int section)
{
    return inspect::columns()[static_cast<std::size_t>(section - 1)];
}

bool isRightAligned(ColumnType type)
{
    switch (type) {
    case ColumnType::Port:
    case ColumnType::Time:
    case ColumnType::Rate:
    case ColumnType::Count:
    case ColumnType::Bytes:
    case ColumnType::Number:
        return true;
    default:
        return false;
    }
}

Qt::Alignment alignmentOf(int section)
{
    const bool isRight = section > 0 && isRightAligned(columnAt(section).type);
    return (isRight ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter;
}

QString flagHelp(const ConnectionRow& row)
{
    QStringList words;
    for (const inspect::FlagLetter& flag : inspect::flagLetters()) {
        if (row.has(flag.bit))
            words << QStringLiteral("%1 – %2: %3")
                         .arg(QLatin1Char(flag.letter))
                         .arg(toQString(flag.name), translate(flag.doc));
    }
    return words.join(QLatin1Char('\n'));
}

} // namespace

QString flagsText(const ConnectionRow& row)
{
    QString text;
    for (const inspect::FlagLetter& flag : inspect::flagLetters())
        text += QLatin1Char(row.has(flag.bit) ? flag.letter : ' ');
    return text;
}

void ConnectionTableModel::apply(const std::shared_ptr<const SnapshotDiff>& diff)
{
    m_old = std::move(m_next);
    m_next = diff->next;
    m_diff = diff;
    const int live = static_cast<int>(m_next->size());
    if (!diff->added.empty()) {
        beginInsertRows({}, m_rowCount, m_rowCount + static_cast<int>(diff->added.size()) - 1);
        m_stage = Stage::Grown;
        m_rowCount += static_cast<int>(diff->added.size());
        endInsertRows();
    }
    m_stage = Stage::Grown;
    if (diff->sameOrder)
        m_stage = Stage::Permuted;
    else
        permute();
    if (m_rowCount > live) {
        beginRemoveRows({}, live, m_rowCount - 1);
        m_rowCount = live;
        endRemoveRows();
    }
    m_stage = Stage::Settled;
    noteNewRows();
    m_old.reset();
    m_diff.reset();
    // One signal for all: the view repaints the forty rows that it shows.
    if (m_rowCount > 0)
        emit dataChanged(index(0, 0), index(m_rowCount - 1, columnCount() - 1));
}

void ConnectionTableModel::permute()
{
    emit layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    QModelIndexList after;
    after.reserve(before.size());
    for (const QModelIndex& kept : before)
        after << index(placeAfterPermute(kept.row()), kept.column());
    m_stage = Stage::Permuted;
    changePersistentIndexList(before, after);
    emit layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

/// Where a row of the grown list stands when the live rows are in the new order and the vanished ones last.
int ConnectionTableModel::placeAfterPermute(int position) const
{
    const auto place = static_cast<std::size_t>(position);
    const std::size_t oldSize = m_diff->movedTo.size();
    if (place >= oldSize)
        return static_cast<int>(m_diff->added[place - oldSize]);
    if (m_diff->movedTo[place] != SnapshotDiff::kGone)
        return static_cast<int>(m_diff->movedTo[place]);
    const auto found = std::ranges::lower_bound(m_diff->vanished, static_cast<std::uint32_t>(place));
    return static_cast<int>(m_next->size()) + static_cast<int>(found - m_diff->vanished.begin());
}

const ConnectionRow& ConnectionTableModel::at(int position) const
{
    const auto place = static_cast<std::size_t>(position);
    switch (m_stage) {
    case Stage::Grown: {
        const std::size_t oldSize = m_diff->movedTo.size();
        return place < oldSize ? m_old->row(place) : m_next->row(m_diff->added[place - oldSize]);
    }
    case Stage::Permuted:
        if (place >= m_next->size())
            return m_old->row(m_diff->vanished[place - m_next->size()]);
        break;
    case Stage::Settled:
        break;
    }
    return m_next->row(place);
}

void ConnectionTableModel::noteNewRows()
{
    for (auto entry = m_newcomers.begin(); entry != m_newcomers.end();)
        entry = --entry->second <= 0 ? m_newcomers.erase(entry) : std::next(entry);
    const bool isOtherQuestion = !m_old || std::exchange(m_isQueryNew, false);
    if (!isOtherQuestion && m_diff->added.size() <= kMostNewcomers) {
        for (const std::uint32_t position : m_diff->added)
            m_newcomers[m_next->row(position).id.key()] = kNewFor;
    }
}

ConnectionTableModel::Life ConnectionTableModel::lifeOf(const ConnectionRow& row) const
{
    using conntrack::TcpState;
    switch (row.tcpState) {
    case TcpState::FinWait:
    case TcpState::CloseWait:
    case TcpState::LastAck:
    case TcpState::TimeWait:
    case TcpState::Close:
        return Life::Closing;
    default:
        break;
    }
    if (row.has(conntrack::kDying))
        return Life::Closing;
    return m_newcomers.contains(row.id.key()) ? Life::New : Life::Steady;
}

int ConnectionTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_rowCount;
}

int ConnectionTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(inspect::columns().size()) + 1;
}

QVariant ConnectionTableModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= m_rowCount)
        return {};
    const ConnectionRow& row = at(index.row());
    const int section = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return section == 0 ? flagsText(row) : toQString(columnAt(section).print(row));
    case Qt::TextAlignmentRole:
        return static_cast<int>(alignmentOf(section));
    case Qt::ToolTipRole:
        return section == 0 ? flagHelp(row) : QVariant();
    case KeyRole:
        return section > 0 && columnAt(section).key ? QVariant(quint64{columnAt(section).key(row)})
                                                    : QVariant();
    case LifeRole:
        return static_cast<int>(lifeOf(row));
    default:
        return {};
    }
}

QVariant ConnectionTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(alignmentOf(section));
    if (section == 0) {
        if (role == Qt::DisplayRole)
            return tr("Flags");
        if (role != Qt::ToolTipRole)
            return {};
        QStringList legend;
        for (const inspect::FlagLetter& flag : inspect::flagLetters())
            legend << tr("%1 – %2").arg(QLatin1Char(flag.letter)).arg(translate(flag.doc));
        return legend.join(QLatin1Char('\n'));
    }
    if (role == Qt::DisplayRole)
        return translate(columnAt(section).label);
    return role == Qt::ToolTipRole ? translate(columnAt(section).doc) : QVariant();
}

} // namespace tb::ui
