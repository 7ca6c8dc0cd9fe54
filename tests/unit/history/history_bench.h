// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/assert.h"
#include "history/rate_store.h"

#include <QTemporaryDir>

namespace tb::test {

/// A database file of its own, and rows to put into it.
struct HistoryBench {
    QTemporaryDir folder;
    std::string path = folder.filePath("history.sqlite").toStdString();

    history::RateStore open(std::string* setAside = nullptr) const
    {
        auto store = history::RateStore::open(path, setAside);
        TB_CHECK(static_cast<bool>(store));
        return *std::move(store);
    }
};

/// A full minute somewhere; any would do.
inline constexpr std::int64_t kMoment = 1'767'225'600;

inline WallTime wallTime(std::int64_t seconds)
{
    return WallTime(std::chrono::seconds(seconds));
}

/// A UDP connection of 10.0.0.x.
inline conntrack::ConnectionRow flowRow(std::uint32_t number, std::uint64_t origRate = 0,
                                        std::uint64_t replRate = 0)
{
    conntrack::ConnectionRow row;
    row.id = {number, 1};
    row.original = {IpAddress::v4(0x0a000000U + number), IpAddress::v4(0xcb00710aU), 40000, 53, 17};
    row.reply = *row.original.inverted();
    row.origRate = origRate;
    row.replRate = replRate;
    row.orig = {1, 100};
    row.repl = {2, 200};
    return row;
}

} // namespace tb::test
