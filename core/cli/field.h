// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

namespace tb::cli {

/// How values compare in an expression.
enum class FieldKind : unsigned char { Text, Number, Time, Rate, Address, Prefix, Protocol, Bool };

struct Field {
    FieldKind kind = FieldKind::Text;
    std::string text; ///< as it is printed
    bool isSet = false;
    std::optional<double> number{}; ///< the value itself, where the text rounds it
};

/// Whether a field of this kind can have such a value.
bool canBe(FieldKind kind, const std::string& text);
/// -1, 0 or 1. What is printed equals itself, although it may be rounded; otherwise values compare as what
/// they are.
int compare(const Field& left, const std::string& right);
/// Whether an address or prefix lies in a prefix; no for what is none.
bool isInside(const Field& left, const std::string& right);

} // namespace tb::cli
