// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"

#include <algorithm>

namespace tb {

std::string Message::english() const
{
    std::string sentence;
    const std::string_view source = m_text.view();
    for (std::size_t i = 0; i < source.size(); ++i) {
        const bool isMark =
            source[i] == '%' && i + 1 < source.size() && source[i + 1] >= '1' && source[i + 1] <= '9';
        const auto argument = isMark ? static_cast<std::size_t>(source[i + 1] - '1') : 0;
        if (isMark && argument < m_arguments.size()) {
            sentence += m_arguments[argument];
            ++i;
        } else {
            sentence += source[i];
        }
    }
    return sentence;
}

std::vector<std::string> splitCommas(std::string_view text)
{
    std::vector<std::string> parts;
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t comma = std::min(text.find(',', from), text.size());
        parts.emplace_back(text.substr(from, comma - from));
        from = comma + 1;
    }
    return parts;
}

} // namespace tb
