// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inspect/connection_snapshot.h"

namespace tb::test {

/// A UDP connection of 10.0.0.x (or 2001:db8::x) with everything a column may show.
inline inspect::ConnectionRow row(std::uint32_t slot, std::uint32_t generation = 1, bool v4 = true)
{
    inspect::ConnectionRow one;
    one.id = {slot, generation};
    const IpAddress base = IpAddress::parse(v4 ? "10.0.0.0" : "2001:db8::").value();
    one.original = {base.plus(slot), base.plus(100'000), static_cast<std::uint16_t>(40000 + slot % 1000), 53,
                    17};
    one.reply = *one.original.inverted();
    one.timeout = std::chrono::seconds(10 + slot % 20);
    one.orig = {slot, slot * 100};
    return one;
}

inline std::shared_ptr<const inspect::ConnectionRows> rowsOf(std::vector<inspect::ConnectionRow> rows)
{
    return std::make_shared<inspect::ConnectionRows>(
        std::make_shared<const std::vector<inspect::ConnectionRow>>(std::move(rows)));
}

/// Index of a column by name, as a query wants it.
inline int columnIndex(std::string_view name)
{
    return static_cast<int>(inspect::findColumn(name) - inspect::columns().data());
}

} // namespace tb::test
