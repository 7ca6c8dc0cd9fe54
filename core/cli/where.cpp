// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/where.h"

#include "base/ip_prefix.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>

namespace tb::cli {

namespace {

/// Longest pattern that is compiled, and the memory that it may take, compiled and at work.
constexpr std::size_t kLongestPattern = 128;
constexpr std::int64_t kPatternMemory = 1024 * 1024;
constexpr int kDeepest = 32;
/// Words and operators of one condition; joined tests make a tree as deep as they are many.
constexpr std::size_t kMostTokens = 1000;

/// A compiled pattern of POSIX extended syntax.
/// RE2 takes time in proportion to the text, whatever the pattern; regcomp() can take minutes and all memory.
class Pattern {
public:
    explicit Pattern(const std::string& text)
        : m_pattern(text.size() <= kLongestPattern ? text : "(", options()) // too long is as bad as wrong
    {
    }
    bool isCompiled() const { return m_pattern.ok(); }
    bool matches(const std::string& text) const { return re2::RE2::PartialMatch(text, m_pattern); }

private:
    static re2::RE2::Options options()
    {
        re2::RE2::Options options;
        options.set_posix_syntax(true);
        options.set_max_mem(kPatternMemory);
        options.set_log_errors(false);
        return options;
    }

    re2::RE2 m_pattern;
};

enum class Operator : unsigned char { Equal, NotEqual, Less, Greater, AtMost, AtLeast, Matches, In, IsSet };

struct OperatorText {
    std::string_view text;
    Operator meaning;
};
/// Two characters before one, so that the longer is taken.
constexpr OperatorText kOperators[] = {
    {"!=", Operator::NotEqual},
    {"<=", Operator::AtMost  },
    {">=", Operator::AtLeast },
    {"=",  Operator::Equal   },
    {"<",  Operator::Less    },
    {">",  Operator::Greater },
    {"~",  Operator::Matches },
};

struct Token {
    enum class Kind : unsigned char { Word, Operator, And, Or, Not, Open, Close };
    Kind kind = Kind::Word;
    std::string text;
    Operator meaning = Operator::IsSet;
    Position at;
};

/// Takes the words apart again: "(a=b" is three tokens and a name.
class Tokens {
public:
    explicit Tokens(std::span<const Word> words)
    {
        for (const Word& word : words)
            addWord(word);
    }
    std::vector<Token> take() { return std::move(m_tokens); }

private:
    void add(Token::Kind kind, std::string text, Position at, Operator meaning = Operator::IsSet)
    {
        m_tokens.push_back({kind, std::move(text), meaning, at});
    }
    void addWord(const Word& word);
    void addPlain(std::string_view text, Position at);

    std::vector<Token> m_tokens;
};

void Tokens::addWord(const Word& word)
{
    if (!word.isQuoted)
        return addPlain(word.text, word.at);
    // A quoted value may hold anything: only what stands before it is looked at.
    const std::size_t sign = word.text.find_first_of("=~<>");
    if (sign == std::string::npos)
        return add(Token::Kind::Word, word.text, word.at);
    std::size_t value = sign;
    if (sign > 0 && word.text[sign - 1] == '!')
        --value;
    const std::size_t after = sign + (sign + 1 < word.text.size() && word.text[sign + 1] == '=' ? 2 : 1);
    addPlain(std::string_view(word.text).substr(0, after), word.at);
    add(Token::Kind::Word, word.text.substr(after), word.at);
}

void Tokens::addPlain(std::string_view text, Position at)
{
    while (!text.empty()) {
        const auto op =
            std::ranges::find_if(kOperators, [&](const auto& row) { return text.starts_with(row.text); });
        if (op != std::end(kOperators)) {
            add(Token::Kind::Operator, std::string(op->text), at, op->meaning);
            text.remove_prefix(op->text.size());
        } else if (text.front() == '(' || text.front() == ')' || text.front() == '!') {
            add(text.front() == '('   ? Token::Kind::Open
                : text.front() == ')' ? Token::Kind::Close
                                      : Token::Kind::Not,
                "", at);
            text.remove_prefix(1);
        } else if (text.starts_with("&&") || text.starts_with("||")) {
            add(text.front() == '&' ? Token::Kind::And : Token::Kind::Or, "", at);
            text.remove_prefix(2);
        } else {
            const std::size_t end = std::min(text.find_first_of("=!<>~()&|", 1), text.size());
            const std::string name(text.substr(0, end));
            const Token::Kind kind = name == "and"  ? Token::Kind::And
                                     : name == "or" ? Token::Kind::Or
                                     : name == "in" ? Token::Kind::Operator
                                                    : Token::Kind::Word;
            add(kind, name, at, kind == Token::Kind::Operator ? Operator::In : Operator::IsSet);
            text.remove_prefix(end);
        }
    }
}

} // namespace

class Condition::Node {
public:
    enum class Kind : unsigned char { Test, And, Or, Not };
    Kind kind = Kind::Test;
    std::shared_ptr<const Node> left, right;
    std::string name;
    Operator op = Operator::IsSet;
    std::string value;
    std::shared_ptr<const Pattern> pattern;

    bool holds(const FieldReader& record) const
    {
        switch (kind) {
        case Kind::And:
            return left->holds(record) && right->holds(record);
        case Kind::Or:
            return left->holds(record) || right->holds(record);
        case Kind::Not:
            return !left->holds(record);
        case Kind::Test:
            return holdsTest(record(name));
        }
        TB_UNREACHABLE();
    }

private:
    bool holdsTest(const std::optional<Field>& field) const
    {
        if (!field)
            return false;
        if (op == Operator::IsSet)
            return field->kind == FieldKind::Bool ? field->text == "yes" : field->isSet;
        if (op == Operator::Matches)
            return pattern->matches(field->text);
        if (op == Operator::In)
            return isInside(*field, value);
        if (op == Operator::NotEqual)
            return compare(*field, value) != 0;
        if (!field->isSet && !value.empty())
            return false;
        const int order = compare(*field, value);
        return (op == Operator::Equal && order == 0) || (op == Operator::Less && order < 0) ||
               (op == Operator::Greater && order > 0) || (op == Operator::AtMost && order <= 0) ||
               (op == Operator::AtLeast && order >= 0);
    }

public:
    using Pointer = std::shared_ptr<const Node>;

    /// Recursive descent: or, and, not, test; `and` binds tighter than `or`.
    class Parser {
    public:
        Parser(std::vector<Token> tokens, const FieldKinds& kindOf)
            : m_tokens(std::move(tokens)), m_kindOf(kindOf)
        {
        }
        Parsed<Pointer> run()
        {
            if (m_tokens.size() > kMostTokens)
                return Failure{
                    Problem{"expression is too long", m_tokens[kMostTokens].at}
                };
            Pointer root = readOr(0);
            if (!m_problem && m_next < m_tokens.size())
                fail("expected end of command");
            if (m_problem)
                return Failure{*m_problem};
            return root;
        }

    private:
        const Token* peek() const { return m_next < m_tokens.size() ? &m_tokens[m_next] : nullptr; }
        bool takeIf(Token::Kind wanted)
        {
            if (!peek() || peek()->kind != wanted)
                return false;
            ++m_next;
            return true;
        }
        Pointer fail(const std::string& text)
        {
            const Position at = peek() ? peek()->at : m_tokens.empty() ? Position{} : m_tokens.back().at;
            if (!m_problem)
                m_problem = Problem{text, at};
            return std::make_shared<Node>();
        }
        static Pointer join(Kind how, Pointer first, Pointer second)
        {
            auto node = std::make_shared<Node>();
            node->kind = how;
            node->left = std::move(first);
            node->right = std::move(second);
            return node;
        }
        Pointer readOr(int depth)
        {
            Pointer tree = readAnd(depth);
            while (!m_problem && takeIf(Token::Kind::Or))
                tree = join(Kind::Or, std::move(tree), readAnd(depth));
            return tree;
        }
        Pointer readAnd(int depth)
        {
            Pointer tree = readNot(depth);
            // Conditions side by side all have to hold, as in `find chain=input action=drop`.
            while (!m_problem && peek() && peek()->kind != Token::Kind::Or &&
                   peek()->kind != Token::Kind::Close) {
                takeIf(Token::Kind::And);
                tree = join(Kind::And, std::move(tree), readNot(depth));
            }
            return tree;
        }
        Pointer readNot(int depth)
        {
            if (depth > kDeepest)
                return fail("expression is nested too deeply");
            if (takeIf(Token::Kind::Not))
                return join(Kind::Not, readNot(depth + 1), nullptr);
            if (takeIf(Token::Kind::Open)) {
                Pointer inside = readOr(depth + 1);
                return takeIf(Token::Kind::Close) ? inside : fail("missing closing brace");
            }
            return readTest();
        }
        Pointer readTest()
        {
            if (!peek() || peek()->kind != Token::Kind::Word)
                return fail("missing value for where");
            auto node = std::make_shared<Node>();
            node->name = peek()->text;
            const auto fieldKind = m_kindOf(node->name);
            if (!fieldKind)
                return fail("unknown parameter " + node->name);
            ++m_next;
            if (!peek() || peek()->kind != Token::Kind::Operator)
                return node;
            node->op = peek()->meaning;
            ++m_next;
            if (!peek() || peek()->kind != Token::Kind::Word) {
                // "comment=": has none.
                if (node->op == Operator::Equal || node->op == Operator::NotEqual)
                    return node;
                return fail("missing value for " + node->name);
            }
            node->value = peek()->text;
            if (const std::string problem = takeValue(*node, *fieldKind); !problem.empty())
                return fail(problem);
            ++m_next;
            return node;
        }
        /// What is wrong with the value, if anything is.
        static std::string takeValue(Node& node, FieldKind kind)
        {
            if (node.op == Operator::Matches) {
                node.pattern = std::make_shared<Pattern>(node.value);
                return node.pattern->isCompiled() ? "" : "invalid regular expression";
            }
            const bool isEmptied = node.value.empty() && node.op != Operator::In;
            const bool isValid =
                node.op == Operator::In ? IpPrefix::parse(node.value).has_value() : canBe(kind, node.value);
            return isValid || isEmptied ? "" : "invalid value for argument " + node.name;
        }

        std::vector<Token> m_tokens;
        const FieldKinds& m_kindOf;
        std::size_t m_next = 0;
        std::optional<Problem> m_problem;
    };
};

Parsed<Condition> Condition::parse(std::span<const Word> words, const FieldKinds& kindOf)
{
    Condition condition;
    if (words.empty())
        return condition;
    const auto bracket = std::ranges::find(words, Word::Kind::Bracket, &Word::kind);
    if (bracket != words.end())
        return Failure{
            Problem{"brackets cannot be a value", bracket->at}
        };
    auto root = Node::Parser(Tokens(words).take(), kindOf).run();
    if (!root)
        return Failure{root.error()};
    condition.m_root = *std::move(root);
    return condition;
}

bool Condition::holds(const FieldReader& record) const
{
    return !m_root || m_root->holds(record);
}

} // namespace tb::cli
