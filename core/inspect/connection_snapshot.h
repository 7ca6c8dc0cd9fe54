// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "conntrack/connection_table.h"
#include "inspect/connection_query.h"

#include <memory>
#include <vector>

namespace tb::inspect {

/// Rows of all connections at one sweep, unsorted: made once and shared by every viewer. Immutable.
struct ConnectionRows {
    Instant at;
    WallTime wallTime;
    conntrack::TableTotals totals;
    std::shared_ptr<const std::vector<ConnectionRow>> rows; ///< never null; the sweep's own rows, not a copy

    explicit ConnectionRows(std::shared_ptr<const std::vector<ConnectionRow>> all = nullptr)
        : rows(all ? std::move(all) : std::make_shared<const std::vector<ConnectionRow>>())
    {
    }
};

/// What one viewer sees: rows of one sweep that passed its filter, in its order. Immutable.
class ConnectionSnapshot {
public:
    /// Filters and sorts; not on the GUI thread.
    static std::shared_ptr<const ConnectionSnapshot> make(std::shared_ptr<const ConnectionRows> rows,
                                                          const ConnectionQuery& query);

    std::size_t size() const { return m_order.size(); }
    const ConnectionRow& row(std::size_t position) const { return (*m_rows->rows)[m_order[position]]; }
    const ConnectionRows& all() const { return *m_rows; }
    /// How many rows of the viewer's family there are before the filter.
    std::size_t sizeBeforeFilter() const { return m_order.size() + m_filteredOut; }
    /// Of the rows that are shown, in either direction, bits per second.
    std::uint64_t highestRate() const { return m_highestRate; }

private:
    std::shared_ptr<const ConnectionRows> m_rows;
    std::vector<std::uint32_t> m_order;
    std::size_t m_filteredOut = 0;
    std::uint64_t m_highestRate = 0;
};

/// What changed from one snapshot to the next, in the form that a table model replays: grow, permute, shrink.
struct SnapshotDiff {
    std::shared_ptr<const ConnectionSnapshot> next;
    /// Positions in `next` of rows that were not there before, in ascending order.
    std::vector<std::uint32_t> added;
    /// Positions in the old snapshot of rows that are gone, in ascending order.
    std::vector<std::uint32_t> vanished;
    /// For each old position its position in `next`, or kGone.
    std::vector<std::uint32_t> movedTo;
    bool sameOrder = false; ///< nothing to permute: the old rows stand first, in the order they had
    static constexpr std::uint32_t kGone = 0xffffffff;
};
/// `old` may be null: everything is new.
std::shared_ptr<const SnapshotDiff> diffSnapshots(const std::shared_ptr<const ConnectionSnapshot>& old,
                                                  std::shared_ptr<const ConnectionSnapshot> next);

} // namespace tb::inspect
