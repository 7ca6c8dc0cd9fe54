// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/script.h"

#include "cli/console.h"
#include "cli/statement.h"
#include "menu/apply.h"

#include <algorithm>

namespace tb::cli {

namespace {

/// Commands change a Config in memory; there are no connections and no status.
class ScratchBackend final : public ConsoleBackend {
public:
    ScratchBackend(config::Config base, std::uint32_t& nextId) : m_config(std::move(base)), m_nextId(nextId) {}

    menu::Reply execute(const menu::Command& command) override
    {
        menu::Reply reply;
        auto next = menu::applyCommand(m_config, command, m_nextId, &reply.addedId);
        if (next)
            m_config = *std::move(next);
        else
            reply.error = next.error();
        return reply;
    }
    menu::MenuView view(const menu::Menu& menu) override
    {
        const forward::EngineStatus nothing;
        return menu.view ? menu.view(menu, {m_config, nothing, nullptr, ""}) : menu::MenuView{};
    }
    std::shared_ptr<const inspect::ConnectionRows> connections() override
    {
        return std::make_shared<inspect::ConnectionRows>();
    }
    const config::Config& config() const override { return m_config; }
    std::string version() const override { return ""; }

private:
    config::Config m_config;
    std::uint32_t& m_nextId;
};

} // namespace

std::string ScriptError::toString() const
{
    return "line " + std::to_string(at.line) + " column " + std::to_string(at.column) + ": " + text;
}

Result<config::Config, ScriptError> loadConfig(std::string_view text, const config::Config& base,
                                               std::uint32_t& nextId)
{
    const Lexed lexed = lex(text);
    if (lexed.status != LexStatus::Complete) {
        const bool isQuote = lexed.status == LexStatus::OpenQuote;
        return Failure{ScriptError{lexed.at, lexed.status == LexStatus::Bad ? lexed.problem
                                             : isQuote                      ? "missing closing quote"
                                                                            : "missing closing brace"}};
    }
    ScratchBackend backend(base, nextId);
    Console console(backend);
    std::span<const Word> words = lexed.words;
    while (!words.empty()) {
        const auto end = std::ranges::find(words, Word::Kind::End, &Word::kind);
        const auto length = static_cast<std::size_t>(end - words.begin());
        Statement statement(console, words.first(length));
        if (const auto done = statement.run(); !done)
            return Failure{ScriptError{done.error().at, done.error().text}};
        words = words.subspan(std::min(length + 1, words.size()));
    }
    return backend.config();
}

} // namespace tb::cli
