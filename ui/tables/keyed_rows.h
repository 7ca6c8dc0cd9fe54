// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemModel>

#include <unordered_set>
#include <vector>

namespace tb::ui {

/// The signals of a model that only QAbstractItemModel itself may give, lent to replayRows().
template <typename Model>
struct RowSignals {
    Model& model;
    void beginRemove(int row) { model.beginRemoveRows({}, row, row); }
    void endRemove() { model.endRemoveRows(); }
    void beginInsert(int row) { model.beginInsertRows({}, row, row); }
    void endInsert() { model.endInsertRows(); }
    void beginMove(int from, int to) { model.beginMoveRows({}, from, from, {}, to); }
    void endMove() { model.endMoveRows(); }
};

/// Turns `rows` into `next` row by row, so that selection and scrolling stay with their items: what is gone
/// is removed, what is new inserted, what stands elsewhere moved, what differs told by changed(row).
/// `keyOf(row)` names an item; no two rows of one list may have the same. For lists of some thousand rows.
template <typename Row, typename Signals, typename KeyOf, typename Changed>
void replayRows(std::vector<Row>& rows, const std::vector<Row>& next, Signals model, KeyOf keyOf,
                Changed changed)
{
    using Key = decltype(keyOf(next.front()));
    std::unordered_set<Key> wanted, known;
    for (const Row& row : next)
        wanted.insert(keyOf(row));
    for (int i = static_cast<int>(rows.size()) - 1; i >= 0; --i) {
        if (wanted.contains(keyOf(rows[static_cast<std::size_t>(i)])))
            continue;
        model.beginRemove(i);
        rows.erase(rows.begin() + i);
        model.endRemove();
    }
    for (const Row& row : rows)
        known.insert(keyOf(row));
    for (std::size_t i = 0; i < next.size(); ++i) {
        const auto place = rows.begin() + static_cast<std::ptrdiff_t>(i);
        if (!known.contains(keyOf(next[i]))) {
            model.beginInsert(static_cast<int>(i));
            rows.insert(place, next[i]);
            model.endInsert();
            continue;
        }
        auto from = i;
        while (keyOf(rows[from]) != keyOf(next[i]))
            ++from;
        if (from != i) {
            model.beginMove(static_cast<int>(from), static_cast<int>(i));
            std::rotate(place, rows.begin() + static_cast<std::ptrdiff_t>(from),
                        rows.begin() + static_cast<std::ptrdiff_t>(from) + 1);
            model.endMove();
        }
        if (!(rows[i] == next[i])) {
            rows[i] = next[i];
            changed(static_cast<int>(i));
        }
    }
}

} // namespace tb::ui
