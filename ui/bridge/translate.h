// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/text.h"

#include <QString>

namespace tb::ui {

/// Context under which texts of core stand in the translation files.
inline constexpr const char* kCoreContext = "core";

/// A text of core in the user's language; English when there is no translation.
QString translate(Text text);
/// The same by its English: sentences in the cells of a menu (menu::ValueType::Sentence).
QString translateSentence(const std::string& english);
/// The same with its values put in.
QString translate(const Message& message);

inline QString toQString(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace tb::ui
