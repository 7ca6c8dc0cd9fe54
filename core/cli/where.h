// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/problem.h"

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>

namespace tb::cli {

/// How values compare in an expression.
enum class FieldKind : unsigned char { Text, Number, Time, Rate, Address, Prefix, Bool };

struct Field {
    FieldKind kind = FieldKind::Text;
    std::string text;
    bool isSet = false;
};

/// Gives the field of a record by name; nothing for a name that the record does not know.
using FieldReader = std::function<std::optional<Field>(std::string_view name)>;

/// A condition after `where` or in `[find …]`: =, !=, <, >, <=, >=, ~ (POSIX extended), in (address in
/// prefix), and, or,
/// !, parentheses, and bare names ("assured": is set or yes).
class Condition {
public:
    /// An empty list of words is true for everything. `knows` tells which names exist.
    static Parsed<Condition> parse(std::span<const Word> words,
                                   const std::function<bool(std::string_view)>& knows);

    bool holds(const FieldReader& record) const;

private:
    class Node;
    std::shared_ptr<const Node> m_root; ///< null: always true
};

} // namespace tb::cli
