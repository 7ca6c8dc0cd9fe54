// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "menu/value.h"

#include <cstdint>
#include <limits>

namespace tb::menu {

/// What has names that are nobody else's, and that other menus use.
enum class NameSpace : std::uint8_t { None, Interface, InterfaceList };

/// One property of a menu: a name bound to a C++ member. Made only by property<&Struct::member>() and its kin
/// in menu/bind.h, so type and default come from the member and cannot disagree with the engine.
struct Property {
    std::string_view name; ///< "tcp-syn-sent-timeout"
    ValueType type = ValueType::String;
    Text doc;
    Text label; ///< what a form writes beside the field: "TCP Syn Sent Timeout"
    bool readOnly = false;
    bool isFixed = false;  ///< read-only, and yet the item's own: not a part of its status
    bool required = false; ///< must be given with add
    bool canBeUnset = false;
    bool inTable = true;                   ///< a column of plain print and, by default, of the window's list
    NameSpace nameSpace = NameSpace::None; ///< of what the text is a name; a rename changes it, too
    bool hasSeveralNames = false;          ///< with commas between them
    /// Words of a Choice; empty for other types.
    std::span<const std::string_view> choices;
    /// Bounds of an Integer, both included.
    std::int64_t low = 0;
    std::int64_t high = std::numeric_limits<std::int64_t>::max();
    /// Another check of the spelling, before the type's own; empty when it is right. May be null.
    Message (*spelling)(std::string_view text) = nullptr;

    /// object: the struct the menu's item or settings live in.
    Cell (*read)(const void* object) = nullptr;
    /// Parses and stores; false when the text is no value of the type.
    bool (*write)(void* object, std::string_view text) = nullptr;
    void (*unset)(void* object) = nullptr;
    /// Whether the text is a value of the type, without storing it.
    bool (*parses)(std::string_view text) = nullptr;

    /// Everything that can be said about a text without an object: empty when it may be written, else
    /// RouterOS's sentence ("invalid value for argument address").
    Message check(std::string_view text) const;
};

} // namespace tb::menu
