// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tb {

/// A text that a person will read, in English. The window translates it by its source string
/// (ui/bridge/translate); terminal and log print it as it is.
struct Text {
    const char* source = "";

    constexpr std::string_view view() const { return source; }
    constexpr bool isEmpty() const { return view().empty(); }
    friend constexpr bool operator==(Text a, Text b) { return a.view() == b.view(); }
};

/// Marks a string literal for translation: translations/update.sh collects it in the context "core". A plain
/// literal and nothing else, because the source is read and not the program.
#define TB_TEXT(text)                                                                                        \
    ::tb::Text                                                                                               \
    {                                                                                                        \
        text                                                                                                 \
    }

/// A sentence with values in it: "%1" and "%2" in the text stand for the arguments.
/// Kept apart so that the sentence can be translated and the values cannot be mistaken for words.
class Message {
public:
    Message() = default;
    Message(Text text, std::vector<std::string> arguments = {})
        : m_text(text), m_arguments(std::move(arguments))
    {
    }

    Text text() const { return m_text; }
    const std::vector<std::string>& arguments() const { return m_arguments; }
    bool isEmpty() const { return m_text.isEmpty(); }
    /// The sentence in English with its values.
    std::string english() const;

    friend bool operator==(const Message&, const Message&) = default;

private:
    Text m_text;
    std::vector<std::string> m_arguments;
};

/// "0,2,5" has three parts; an empty text has one, which is empty.
std::vector<std::string> splitCommas(std::string_view text);

} // namespace tb
