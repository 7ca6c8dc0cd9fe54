// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <charconv>
#include <optional>
#include <string_view>

namespace tb::cli {

/// The whole text as a number; nothing for anything else, and for one that the type cannot hold.
template <typename Number>
std::optional<Number> readNumber(std::string_view text, int base = 10)
{
    Number number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number, base);
    return failure == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

/// "*1F", as idText() writes it.
template <typename Number>
std::optional<Number> readId(std::string_view text)
{
    return text.starts_with('*') ? readNumber<Number>(text.substr(1), 16) : std::nullopt;
}

} // namespace tb::cli
