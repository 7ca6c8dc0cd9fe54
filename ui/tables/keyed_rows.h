// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemModel>

#include <algorithm>
#include <type_traits>
#include <unordered_set>
#include <vector>

namespace tb::ui {

/// The signals of a model that only QAbstractItemModel itself may give, lent to replayRows().
template <typename Model>
struct RowSignals {
    Model& model;
    void beginRemove(int first, int last) { model.beginRemoveRows({}, first, last); }
    void endRemove() { model.endRemoveRows(); }
    void beginInsert(int first, int last) { model.beginInsertRows({}, first, last); }
    void endInsert() { model.endInsertRows(); }
    void beginMove(int from, int to) { model.beginMoveRows({}, from, from, {}, to); }
    void endMove() { model.endMoveRows(); }
};

/// Takes the rows out whose key is not in `wanted`, those that stand together at once.
template <typename Row, typename Signals, typename KeyOf, typename Keys>
void removeOthers(std::vector<Row>& rows, const Keys& wanted, Signals model, KeyOf keyOf)
{
    const auto isGone = [&](int row) { return !wanted.contains(keyOf(rows[static_cast<std::size_t>(row)])); };
    for (int last = static_cast<int>(rows.size()) - 1; last >= 0; --last) {
        int first = last + 1;
        while (first > 0 && isGone(first - 1))
            --first;
        if (first > last)
            continue;
        model.beginRemove(first, last);
        rows.erase(rows.begin() + first, rows.begin() + last + 1);
        model.endRemove();
        last = first;
    }
}

/// Inserts what is new, all that stands together at once, and moves what stands elsewhere.
template <typename Row, typename Signals, typename KeyOf, typename Keys>
void placeRows(std::vector<Row>& rows, const std::vector<Row>& next, const Keys& known, Signals model,
               KeyOf keyOf)
{
    for (std::size_t i = 0; i < next.size(); ++i) {
        const auto place = rows.begin() + static_cast<std::ptrdiff_t>(i);
        const auto from = next.begin() + static_cast<std::ptrdiff_t>(i);
        const auto to =
            std::find_if(from, next.end(), [&](const Row& row) { return known.contains(keyOf(row)); });
        if (from != to) {
            const auto count = static_cast<std::size_t>(to - from);
            model.beginInsert(static_cast<int>(i), static_cast<int>(i + count) - 1);
            rows.insert(place, from, to);
            model.endInsert();
            i += count - 1;
            continue;
        }
        auto old = place;
        while (keyOf(*old) != keyOf(next[i]))
            ++old;
        if (old != place) {
            model.beginMove(static_cast<int>(old - rows.begin()), static_cast<int>(i));
            std::rotate(place, old, old + 1);
            model.endMove();
        }
    }
}

/// Turns `rows` into `next`, so that selection and scrolling stay with their items: what is gone is removed,
/// what is new inserted, what stands elsewhere moved, what differs told by changed(first, last). Rows that
/// stand together share a signal: each costs the views behind it as much as all rows together do.
/// `keyOf(row)` names an item; no two rows of one list may have the same. For lists of some thousand rows.
template <typename Row, typename Signals, typename KeyOf, typename Changed>
void replayRows(std::vector<Row>& rows, const std::vector<Row>& next, Signals model, KeyOf keyOf,
                Changed changed)
{
    std::unordered_set<std::decay_t<decltype(keyOf(next.front()))>> wanted, known;
    for (const Row& row : next)
        wanted.insert(keyOf(row));
    removeOthers(rows, wanted, model, keyOf);
    for (const Row& row : rows)
        known.insert(keyOf(row));
    placeRows(rows, next, known, model, keyOf);
    for (std::size_t i = 0; i < next.size(); ++i) {
        const std::size_t first = i;
        for (; i < next.size() && !(rows[i] == next[i]); ++i)
            rows[i] = next[i];
        if (first < i)
            changed(static_cast<int>(first), static_cast<int>(i) - 1);
    }
}

} // namespace tb::ui
