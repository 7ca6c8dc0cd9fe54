// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"

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

} // namespace tb
