// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tb::cli {

/// A place in what was typed; both count from 1.
struct Position {
    int line = 1;
    int column = 1;
};

/// One word of a command. "comment="a b"" is one word with the value `a b` and the name `comment`.
struct Word {
    enum class Kind : unsigned char {
        Text,    ///< print, /ip, name=value
        Bracket, ///< [ … ]: `words` are what is inside
        End,     ///< ; or the end of a line
    };
    Kind kind = Kind::Text;
    std::string text;                       ///< quotes and escapes resolved
    std::size_t equals = std::string::npos; ///< where the first unquoted = stands in `text`
    bool isQuoted = false;                  ///< some part was in quotes: never an operator or a keyword
    std::vector<Word> words;                ///< of a Bracket; for "numbers=[find …]" the name is in `text`
    Position at;
};

enum class LexStatus : unsigned char {
    Complete,
    OpenQuote,   ///< a quote is open: more must follow
    OpenBracket, ///< a bracket is open
    OpenLine,    ///< the last line ends with a backslash
    Bad,         ///< `problem` at `at`
};

struct Lexed {
    LexStatus status = LexStatus::Complete;
    std::vector<Word> words;
    std::string problem;
    Position at; ///< of the open quote or bracket, or of the problem
};

/// Splits RouterOS commands into words: quotes with escapes, brackets, `;`, `#` comments at the start of a
/// statement, line joins by backslash. Any bytes may come in; nesting of brackets is bounded. firstLine: the
/// number of the text's first line.
Lexed lex(std::string_view text, int firstLine = 1);

} // namespace tb::cli
