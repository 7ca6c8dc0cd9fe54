// SPDX-License-Identifier: GPL-3.0-or-later
#include "menu/property.h"

#include <charconv>

namespace tb::menu {

Message Property::check(std::string_view text) const
{
    if (readOnly)
        return {TB_TEXT("failure: %1 is read-only"), {std::string(name)}};
    // An export leaves out what is empty: a file without a required property could not be loaded again.
    const bool isMissing = required && text.empty();
    if (spelling && !isMissing) {
        if (Message fault = spelling(text); !fault.isEmpty())
            return fault;
    }
    if (isMissing || !parses(text)) {
        const bool isWord =
            type == ValueType::Bool || type == ValueType::Choice || type == ValueType::Protocol;
        return {isWord ? TB_TEXT("input does not match any value of %1")
                       : TB_TEXT("invalid value for argument %1"),
                {std::string(name)}};
    }
    if (type == ValueType::Integer) {
        std::int64_t number = 0;
        std::from_chars(text.data(), text.data() + text.size(), number);
        if (number < low || number > high)
            return {
                TB_TEXT("value of %1 out of range (%2..%3)"),
                {std::string(name), std::to_string(low), std::to_string(high)}
            };
    }
    return {};
}

} // namespace tb::menu
