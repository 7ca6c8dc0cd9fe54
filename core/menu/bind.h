// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "menu/property.h"
#include "menu/shared_types.h"

namespace tb::menu {

template <typename M>
struct MemberOf;
template <typename C, typename V>
struct MemberOf<V C::*> {
    using Class = C;
    using Value = V;
};
template <typename T>
inline constexpr bool kIsOptional = false;
template <typename T>
inline constexpr bool kIsOptional<std::optional<T>> = true;

/// What a row may say beside name and texts.
struct PropertyOptions {
    bool required = false;
    bool inTable = true;
    std::int64_t low = 0;
    std::int64_t high = std::numeric_limits<std::int64_t>::max();
    Message (*spelling)(std::string_view) = nullptr;
    NameSpace nameSpace = NameSpace::None;
};

/// Binds a name to a member. The member's C++ type chooses how it is written and read, unless another traits
/// is given; the default that people see is what a freshly made struct holds.
template <auto Member, typename Traits = ValueTraits<typename MemberOf<decltype(Member)>::Value>>
constexpr Property property(std::string_view name, Text label, Text doc, PropertyOptions options = {})
{
    using Class = typename MemberOf<decltype(Member)>::Class;
    using Value = typename MemberOf<decltype(Member)>::Value;
    Property row;
    row.name = name;
    row.type = Traits::type;
    row.label = label;
    row.doc = doc;
    row.required = options.required;
    row.inTable = options.inTable;
    row.low = options.low;
    row.high = options.high;
    row.spelling = options.spelling;
    row.nameSpace = Traits::type == ValueType::Interface ? NameSpace::Interface : options.nameSpace;
    row.hasSeveralNames = std::is_same_v<Value, std::vector<std::string>>;
    if constexpr (requires { Traits::choices; }) // some of the words only
        row.choices = Traits::choices;
    else if constexpr (Traits::type == ValueType::Choice || Traits::type == ValueType::Bool)
        row.choices = kChoices<Value>;
    row.read = [](const void* object) { return Traits::print(static_cast<const Class*>(object)->*Member); };
    row.write = [](void* object, std::string_view text) {
        auto value = Traits::parse(text);
        if (value)
            static_cast<Class*>(object)->*Member = *std::move(value);
        return value.has_value();
    };
    row.parses = [](std::string_view text) { return Traits::parse(text).has_value(); };
    row.canBeUnset = kIsOptional<Value> ||
                     ((std::is_same_v<Value, std::string> || row.hasSeveralNames) && !options.required);
    row.unset = [](void* object) { static_cast<Class*>(object)->*Member = Value{}; };
    return row;
}

/// A value that people only look at: read() is given the menu's status row.
template <auto Member, typename Traits = ValueTraits<typename MemberOf<decltype(Member)>::Value>>
constexpr Property readOnly(std::string_view name, Text label, Text doc, bool inTable = true)
{
    Property row = property<Member, Traits>(name, label, doc);
    row.readOnly = true;
    row.canBeUnset = false;
    row.inTable = inTable;
    row.write = nullptr;
    row.unset = nullptr;
    return row;
}

/// A value of the item that nobody may change: the name of one that is always there.
template <auto Member, typename Traits = ValueTraits<typename MemberOf<decltype(Member)>::Value>>
constexpr Property fixed(std::string_view name, Text label, Text doc)
{
    Property row = readOnly<Member, Traits>(name, label, doc);
    row.isFixed = true;
    return row;
}

} // namespace tb::menu
