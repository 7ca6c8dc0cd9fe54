// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/errors.h"

#include <cctype>
#include <cerrno>
#include <system_error>

namespace tb {

SystemError SystemError::last(std::string_view operation, std::string_view object, std::string_view advice)
{
    return {std::string(operation), std::string(object), errno, std::string(advice)};
}

std::string SystemError::text() const
{
    std::string reason = std::generic_category().message(code);
    if (!reason.empty())
        reason[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(reason[0])));
    std::string sentence = "cannot " + operation;
    if (!object.empty())
        sentence += " " + object;
    sentence += ": " + reason;
    if (!advice.empty())
        sentence += " (" + advice + ")";
    return sentence;
}

} // namespace tb
