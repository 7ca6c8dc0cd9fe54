// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/text.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace tb::menu {

/// What kind of value a property holds: chooses the editor of a form, the painter of a table and the help.
enum class ValueType : std::uint8_t {
    Bool,   ///< yes, no
    Choice, ///< one word of choices()
    Integer,
    Duration,
    IpAddress,
    IpPrefix,
    IpRange,
    PortRange,
    Mac,
    Protocol,
    Rate, ///< bits per second
    Bytes,
    Count,
    Ports, ///< several, with commas between them
    String,
    Sentence,  ///< a TB_TEXT, which the window translates
    Interface, ///< name of an interface
    Flags,
};

/// One value as people see it, with a number that orders it.
struct Cell {
    std::string text;   ///< RouterOS's form; empty when unset
    double sortKey = 0; ///< orders Integer, Duration, Rate, Bytes, Count, addresses; 0 for words
    bool isSet = false;

    friend bool operator==(const Cell&, const Cell&) = default;
};

} // namespace tb::menu
