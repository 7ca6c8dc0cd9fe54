// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/console.h"
#include "cli/print.h"

namespace tb::cli {

/// Carries out one command of a console.
class Statement {
public:
    Statement(Console& console, std::span<const Word> words) : m_console(console), m_words(words) {}

    /// What it prints.
    Parsed<std::string> run();
    bool quits() const { return m_quits; }
    /// How often the print is wanted again; nothing when it is not.
    std::optional<Duration> interval() const { return m_interval; }
    /// Where its command word stands.
    Position commandAt() const { return m_commandAt; }

    /// One command word and what it does. THE TABLE is in statement.cpp.
    struct CommandRow {
        std::string_view name;
        Parsed<std::string> (Statement::*run)();
        std::string_view doc;
    };
    static std::span<const CommandRow> commands();

private:
    Parsed<std::string> print();
    Parsed<std::string> add();
    Parsed<std::string> set();
    Parsed<std::string> unset();
    Parsed<std::string> remove();
    Parsed<std::string> enable();
    Parsed<std::string> disable();
    Parsed<std::string> move();
    Parsed<std::string> reset();
    Parsed<std::string> comment();
    Parsed<std::string> exportText();
    Parsed<std::string> find();
    Parsed<std::string> get();
    Parsed<std::string> put();
    Parsed<std::string> quit();

    Parsed<const menu::Menu*> menuOf(std::initializer_list<menu::MenuKind> kinds);
    Problem problemHere(std::string text) const;
    Parsed<std::string> changeItems(menu::Verb verb);
    Parsed<std::string> execute(menu::Command command);

    static bool isFlag(const menu::Menu& menu, const std::string& name);
    /// name=value arguments and bare names of flags; other words without = are items when the command takes
    /// items, else an error.
    struct Arguments {
        std::vector<menu::Argument> named;
        std::vector<Word> items;
        std::vector<std::string> unset; ///< from !name
    };
    Parsed<Arguments> arguments(const menu::Menu& menu, bool takesItems) const;
    Parsed<std::string> fullName(const menu::Menu& menu, const std::string& name, Position at) const;
    Parsed<std::vector<Word>> itemWords() const;
    Parsed<std::vector<std::uint32_t>> resolveItems(const menu::Menu& menu, const std::vector<Word>& words);
    Parsed<std::vector<std::uint32_t>> findItems(const menu::Menu& menu, std::span<const Word> condition);
    Parsed<Field> fieldOfItem(const menu::Menu& menu, const Word& name);

    // Connections, by ConnectionId::key(). In statement_connections.cpp.
    Parsed<std::vector<std::uint64_t>> findConnections(const menu::Menu& menu,
                                                       std::span<const Word> condition);
    Parsed<std::vector<std::uint64_t>> resolveConnections(const menu::Menu& menu,
                                                          const std::vector<Word>& words);
    Parsed<std::string> removeConnections(const menu::Menu& menu);
    Parsed<std::string> printConnectionList(const menu::Menu& menu, const PrintStyle& style,
                                            std::span<const Word> condition);
    Parsed<std::string> getOfConnection(const menu::Menu& menu, const Word& name);
    std::vector<const inspect::ConnectionRow*> rowsOf(const menu::Menu& menu,
                                                      const inspect::ConnectionRows& all) const;

    Console& m_console;
    std::span<const Word> m_words;
    std::span<const Word> m_rest; ///< behind the command word
    Position m_commandAt;
    std::string m_name; ///< the command as typed, without the path in front of it
    const menu::Menu* m_menu = nullptr;
    std::string m_path;
    bool m_quits = false;
    std::optional<Duration> m_interval;
};

/// "numbers=0,1" as the word "0,1"; a word without a name as it is.
Word valueOf(Word word);
/// [find where …]: the words behind `find` and `where`.
Parsed<std::span<const Word>> conditionOf(const Word& bracket);
Problem noSuchItem(Position at);

/// Whether a connection belongs into this menu's list.
bool belongsTo(const menu::Menu& menu, const inspect::ConnectionRow& row);

} // namespace tb::cli
