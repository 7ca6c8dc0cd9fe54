// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/text.h"
#include "conntrack/connection_row.h"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace tb::inspect {

using conntrack::ConnectionRow;

/// Kind of a column's value: how it prints, sorts and which operators suit it.
enum class ColumnType : std::uint8_t {
    Flags,
    Address,
    Port,
    Protocol,
    TcpState,
    Time,
    Rate,
    Count,
    Bytes,
    Bool,
    Number,
    Text
};

/// One property of a connection, as print, the list, filters and the API name it. THE TABLE is columns().
struct Column {
    std::string_view name; ///< "src-address"
    ColumnType type;
    Text label; ///< "Src. Address"
    Text doc;
    int width; ///< default width in the window, in pixels at 100 %
    bool shownByDefault;
    /// "" when the property is absent (a port of an ICMP connection).
    std::string (*print)(const ConnectionRow&);
    /// Orders as the value means: times as times, addresses as numbers. Absent values come first.
    bool (*less)(const ConnectionRow&, const ConnectionRow&);
    /// A number that orders the same way, for radix sorting and for delegates; null where 64 bits are too
    /// few.
    std::uint64_t (*key)(const ConnectionRow&);
};
std::span<const Column> columns();
/// Null for an unknown name.
const Column* findColumn(std::string_view name);

/// One flag letter: E S A C D F H s d h, in this order.
struct FlagLetter {
    char letter;
    conntrack::ConnectionFlag bit;
    std::string_view name; ///< "seen-reply"
    Text doc;
};
std::span<const FlagLetter> flagLetters();

/// What somebody wants to see: which rows, in which order. A plain value.
struct ConnectionQuery {
    std::optional<IpFamily> family;
    /// Words between blanks, each of which must be an address (or its first parts), a port, the beginning of
    /// a protocol or TCP state, or a flag's name; one behind "!" must not ("tcp 443 !192.168.88.10 assured").
    /// Empty: all rows. Bounded to 200 characters by the window.
    std::string contains;
    /// A finer test (print where …); may be null.
    std::function<bool(const ConnectionRow&)> where;
    int sortColumn = -1; ///< index into columns(); -1: order of the table
    bool descending = false;
};

} // namespace tb::inspect
