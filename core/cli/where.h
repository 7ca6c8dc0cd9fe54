// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/field.h"
#include "cli/problem.h"

#include <functional>
#include <memory>
#include <span>

namespace tb::cli {

/// Gives the field of a record by name; nothing for a name that the record does not know.
using FieldReader = std::function<std::optional<Field>(std::string_view name)>;

/// Kind of a field by its name; nothing for a name that no record knows.
using FieldKinds = std::function<std::optional<FieldKind>(std::string_view name)>;

/// A condition after `where` or in `[find …]`: =, !=, <, >, <=, >=, ~ (POSIX extended), in (address in
/// prefix), and, or, !, parentheses, and bare names ("assured": is set or yes).
class Condition {
public:
    /// An empty list of words is true for everything. A value that is none of its field's kind is an error.
    static Parsed<Condition> parse(std::span<const Word> words, const FieldKinds& kindOf);

    bool holds(const FieldReader& record) const;

private:
    class Node;
    std::shared_ptr<const Node> m_root; ///< null: always true
};

} // namespace tb::cli
