// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inspect/connection_snapshot.h"

#include <QAbstractTableModel>

#include <memory>
#include <unordered_map>

namespace tb::ui {

/// The connection list as a table. It holds the snapshot that the router's views thread made and replays each
/// diff in three signals, whatever the churn: rows grow at the end, change places once, shrink at the end. So
/// selection and the current row stay with their connections. Text is made for the rows that are painted
/// only. Column 0 holds the flags, column i + 1 is inspect::columns()[i].
class ConnectionTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Role {
        KeyRole = Qt::UserRole, ///< quint64: a number that orders the column, for bars; invalid without one
        LifeRole,               ///< int of Life
    };
    /// What a row is just doing, for its colour.
    enum class Life { Steady, New, Closing };

    using QAbstractTableModel::QAbstractTableModel;

    /// The diff must be against what the last call brought.
    void apply(const std::shared_ptr<const inspect::SnapshotDiff>& diff);

    /// Row of the list at a position from 0 to rowCount() - 1.
    const inspect::ConnectionRow& at(int position) const;
    /// Null before the first diff.
    const inspect::ConnectionSnapshot* snapshot() const { return m_next.get(); }
    /// The largest rate in the list, bits per second, for the length of bars.
    std::uint64_t highestRate() const { return m_next ? m_next->highestRate() : 0; }
    /// The next diff answers another question: rows that it adds are not new connections.
    void queryChanged() { m_isQueryNew = true; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    /// What rowCount() and at() mean while a diff is replayed.
    enum class Stage { Settled, Grown, Permuted };

    void permute();
    int placeAfterPermute(int position) const;
    void noteNewRows();
    Life lifeOf(const inspect::ConnectionRow& row) const;

    std::shared_ptr<const inspect::ConnectionSnapshot> m_old, m_next;
    std::shared_ptr<const inspect::SnapshotDiff> m_diff; ///< while it is replayed
    Stage m_stage = Stage::Settled;
    int m_rowCount = 0;
    bool m_isQueryNew = false;
    /// Connections that are shown as new, and the pictures they still are; only of small changes.
    std::unordered_map<std::uint64_t, int> m_newcomers;
};

/// The flags of a row, one place a letter that occurs anywhere, so that rows line up: "SAC  s".
QString flagsText(const inspect::ConnectionRow& row);

} // namespace tb::ui
