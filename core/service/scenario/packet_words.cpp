// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/scenario/packet_words.h"

#include <algorithm>
#include <charconv>

namespace tb::service {

namespace {

struct Escape {
    char letter; ///< behind the backslash
    char meaning;
};
constexpr Escape kEscapes[] = {
    {'r',  '\r'},
    {'n',  '\n'},
    {'\\', '\\'},
    {'"',  '"' }
};

/// "1f" at the front, as a byte.
std::optional<char> readHex(std::string_view text)
{
    unsigned value = 0;
    const std::string_view digits = text.substr(0, 2);
    const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    const bool isWhole = failure == std::errc() && end == digits.data() + 2;
    return isWhole ? std::optional(static_cast<char>(value)) : std::nullopt;
}

} // namespace

std::vector<std::string> splitWords(std::string_view line)
{
    std::vector<std::string> words;
    bool isOpen = false;   // the last word may still grow
    bool isQuoted = false; // and whatever comes belongs to it
    char last = 0;
    for (const char c : line) {
        const bool isMark = c == '"' && last != '\\';
        last = last == '\\' && c == '\\' ? '\0' : c; // a backslash that is escaped itself escapes nothing
        if (!isQuoted && (c == ' ' || c == '\t')) {
            isOpen = false;
        } else if (!isQuoted && (c == '(' || c == ')')) {
            words.emplace_back(1, c);
            isOpen = false;
        } else {
            if (!isOpen)
                words.emplace_back();
            words.back() += c;
            isOpen = true;
            isQuoted = isQuoted != isMark;
        }
    }
    return words;
}

std::optional<std::string> readQuoted(std::string_view word)
{
    if (word.size() < 2 || !word.starts_with('"') || !word.ends_with('"'))
        return std::nullopt;
    word = word.substr(1, word.size() - 2);
    std::string text;
    for (std::size_t i = 0; i < word.size(); ++i) {
        if (word[i] != '\\') {
            text += word[i];
            continue;
        }
        const char letter = ++i < word.size() ? word[i] : '\0';
        const auto row = std::ranges::find(kEscapes, letter, &Escape::letter);
        const auto hex = letter == 'x' ? readHex(word.substr(i + 1)) : std::nullopt;
        if (row == std::end(kEscapes) && !hex)
            return std::nullopt;
        text += hex ? *hex : row->meaning;
        i += hex ? 2 : 0;
    }
    return text;
}

std::string printQuoted(std::string_view text)
{
    constexpr char kDigits[] = "0123456789abcdef";
    std::string result = "\"";
    for (const char c : text) {
        const auto row = std::ranges::find(kEscapes, c, &Escape::meaning);
        const auto byte = static_cast<unsigned char>(c);
        if (row != std::end(kEscapes))
            result += {'\\', row->letter};
        else if (byte < 32 || byte > 126)
            result += {'\\', 'x', kDigits[byte >> 4], kDigits[byte & 15]};
        else
            result += c;
    }
    return result + "\"";
}

} // namespace tb::service
