// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "menu/value_traits.h"

#include <vector>

namespace tb::menu {

/// Addresses or ranges with commas between them: "10.0.0.10-10.0.0.99,10.0.1.0/24".
template <typename T>
requires std::is_same_v<T, IpAddress> || std::is_same_v<T, IpRange>
struct ValueTraits<std::vector<T>> {
    static constexpr ValueType type = ValueType::String;
    static constexpr std::size_t kMost = 64;

    static Cell print(const std::vector<T>& value)
    {
        std::string text;
        for (const T& one : value)
            text += (text.empty() ? "" : ",") + one.toString();
        return {text, value.empty() ? 0 : orderOf(value.front()), !value.empty()};
    }
    /// Nothing for more than kMost; an empty text is an empty list.
    static std::optional<std::vector<T>> parse(std::string_view text)
    {
        std::vector<T> list;
        if (text.empty())
            return list;
        for (const std::string& part : splitCommas(text)) {
            const auto one = T::parse(part);
            if (!one || list.size() == kMost)
                return std::nullopt;
            list.push_back(*one);
        }
        return list;
    }

private:
    static double orderOf(const IpAddress& address) { return sortKeyOf(address); }
    static double orderOf(const IpRange& range) { return sortKeyOf(range.first); }
};

} // namespace tb::menu
