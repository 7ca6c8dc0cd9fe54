// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/lexer.h"

#include <algorithm>
#include <cctype>

namespace tb::cli {

namespace {

/// Brackets within brackets that are followed: find inside get inside find is plenty.
constexpr int kDeepest = 8;

class Lexer {
public:
    Lexer(std::string_view text, int firstLine) : m_text(text), m_at{firstLine, 1} {}

    Lexed run()
    {
        Lexed result;
        readWords(result.words, 0);
        result.status = m_status;
        result.problem = m_problem;
        result.at = m_problemAt;
        return result;
    }

private:
    bool atEnd() const { return m_next >= m_text.size(); }
    char peek() const { return m_text[m_next]; }
    char take()
    {
        const char c = m_text[m_next++];
        if (c == '\n') {
            ++m_at.line;
            m_at.column = 1;
        } else {
            ++m_at.column;
        }
        return c;
    }
    void stop(LexStatus status, Position at, std::string problem = {})
    {
        if (m_status != LexStatus::Complete)
            return;
        m_status = status;
        m_problemAt = at;
        m_problem = std::move(problem);
    }
    bool isStopped() const { return m_status != LexStatus::Complete; }

    /// Words up to the closing bracket, or to the end of the text at depth 0.
    void readWords(std::vector<Word>& words, int depth);
    void readWord(std::vector<Word>& words, int depth);
    void readQuoted(Word& word);
    void readEscape(Word& word);
    void readBracket(Word& word, int depth);
    void skipComment();
    bool joinsLine();

    std::string_view m_text;
    std::size_t m_next = 0;
    Position m_at;
    LexStatus m_status = LexStatus::Complete;
    std::string m_problem;
    Position m_problemAt;
};

bool isStatementStart(const std::vector<Word>& words)
{
    return words.empty() || words.back().kind == Word::Kind::End;
}

void Lexer::skipComment()
{
    while (!atEnd() && peek() != '\n')
        take();
}

/// A backslash at the end of a line joins it with the next.
bool Lexer::joinsLine()
{
    std::size_t i = m_next + 1;
    while (i < m_text.size() && (m_text[i] == ' ' || m_text[i] == '\t' || m_text[i] == '\r'))
        ++i;
    if (i < m_text.size() && m_text[i] != '\n')
        return false;
    const Position at = m_at;
    while (!atEnd() && peek() != '\n')
        take();
    if (atEnd())
        stop(LexStatus::OpenLine, at);
    else
        take();
    return true;
}

void Lexer::readEscape(Word& word)
{
    take();
    if (atEnd())
        return stop(LexStatus::OpenQuote, m_at);
    const char c = take();
    switch (c) {
    case 'n':
        word.text += '\n';
        return;
    case 'r':
        word.text += '\r';
        return;
    case 't':
        word.text += '\t';
        return;
    case '_':
        word.text += ' ';
        return;
    case '\n': // a quoted text that goes on in the next line, indented
        while (!atEnd() && (peek() == ' ' || peek() == '\t'))
            take();
        return;
    default:
        break;
    }
    const bool isHex = std::isxdigit(static_cast<unsigned char>(c)) != 0 && !atEnd() &&
                       std::isxdigit(static_cast<unsigned char>(peek())) != 0;
    if (isHex)
        word.text += static_cast<char>(std::stoi(std::string{c, take()}, nullptr, 16));
    else
        word.text += c;
}

void Lexer::readQuoted(Word& word)
{
    const Position opened = m_at;
    take();
    word.isQuoted = true;
    while (!atEnd()) {
        if (peek() == '"') {
            take();
            return;
        }
        if (peek() == '\\')
            readEscape(word);
        else
            word.text += take();
    }
    stop(LexStatus::OpenQuote, opened);
}

void Lexer::readBracket(Word& word, int depth)
{
    const Position opened = m_at;
    take();
    word.kind = Word::Kind::Bracket;
    if (depth >= kDeepest)
        return stop(LexStatus::Bad, opened, "too many brackets inside each other");
    readWords(word.words, depth + 1);
    if (isStopped())
        return;
    if (atEnd())
        return stop(LexStatus::OpenBracket, opened);
    take(); // the closing one
}

void Lexer::readWord(std::vector<Word>& words, int depth)
{
    Word word;
    word.at = m_at;
    while (!atEnd() && !isStopped()) {
        const char c = peek();
        if (c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == ';' || c == ']')
            break;
        if (c == '"') {
            readQuoted(word);
        } else if (c == '[') {
            readBracket(word, depth);
            break;
        } else if (c == '\\') {
            if (!joinsLine()) {
                word.text += take();
                continue;
            }
            // RouterOS's exports break long lines behind the equals sign, too: the value follows, indented.
            if (word.equals == std::string::npos || word.equals + 1 != word.text.size())
                break;
            while (!atEnd() && (peek() == ' ' || peek() == '\t'))
                take();
        } else {
            if (c == '=' && word.equals == std::string::npos)
                word.equals = word.text.size();
            word.text += take();
        }
    }
    if (!word.text.empty() || word.isQuoted || word.kind == Word::Kind::Bracket)
        words.push_back(std::move(word));
}

void Lexer::readWords(std::vector<Word>& words, int depth)
{
    while (!atEnd() && !isStopped()) {
        const char c = peek();
        if (c == ']') {
            if (depth > 0)
                return;
            return stop(LexStatus::Bad, m_at, "expected end of command");
        }
        if (c == ' ' || c == '\t' || c == '\r') {
            take();
        } else if (c == ';' || c == '\n') {
            Word end;
            end.kind = Word::Kind::End;
            end.at = m_at;
            take();
            if (!isStatementStart(words))
                words.push_back(std::move(end));
        } else if (c == '#' && isStatementStart(words)) {
            skipComment();
        } else {
            readWord(words, depth);
        }
    }
    if (depth > 0 && !isStopped() && atEnd())
        stop(LexStatus::OpenBracket, m_at);
}

} // namespace

Lexed lex(std::string_view text, int firstLine)
{
    return Lexer(text, firstLine).run();
}

} // namespace tb::cli
