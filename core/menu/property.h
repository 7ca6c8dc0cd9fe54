// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "menu/value.h"

#include <vector>

namespace tb::menu {

/// One property of a menu: a name bound to a C++ member. Made only by property<&Struct::member>() and its kin in
/// menu/bind.h, so type and default come from the member and cannot disagree with the engine.
struct Property {
    std::string_view name; ///< "tcp-syn-sent-timeout"
    ValueType type = ValueType::String;
    Text doc;
    Text label;            ///< what a form writes beside the field: "TCP Syn Sent Timeout"
    bool readOnly = false;
    bool required = false; ///< must be given with add
    bool canBeUnset = false;
    bool inTable = true;   ///< a column of plain print and of the window's list by default
    /// Words of a Choice; empty for other types.
    std::span<const std::string_view> choices;
    /// object: the struct the menu's item or settings live in.
    Cell (*read)(const void* object) = nullptr;
    /// Parses and stores. The Message is RouterOS's sentence ("invalid value for argument address"), empty on success.
    Message (*write)(void* object, std::string_view text) = nullptr;
    void (*unset)(void* object) = nullptr;
    /// Checks a value without an object, for editors.
    Message (*check)(std::string_view text) = nullptr;
};

} // namespace tb::menu
