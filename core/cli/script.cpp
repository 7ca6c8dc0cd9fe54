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
    ScratchBackend(config::Config base, std::uint32_t& nextId) : m_config(std::move(base)), m_nextId(nextId)
    {
    }

    menu::Reply execute(const menu::Command& command) override
    {
        menu::Reply reply;
        m_changed = command.items;
        auto next = menu::applyCommand(m_config, command, m_nextId, &reply.addedId);
        if (next)
            m_config = *std::move(next);
        if (reply.addedId != 0)
            m_changed = {reply.addedId};
        if (!next)
            reply.error = next.error();
        return reply;
    }
    Result<std::unique_ptr<menu::ToolRun>, ConfigError> startTool(const menu::Tool&,
                                                                  std::span<const menu::Argument>) override
    {
        return Failure{
            ConfigError{"", "", "", {TB_TEXT("failure: a configuration cannot run this")}}
        };
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
    /// Items of the last command, by id.
    std::vector<std::uint32_t> takeChanged() { return std::exchange(m_changed, {}); }

private:
    config::Config m_config;
    std::uint32_t& m_nextId;
    std::vector<std::uint32_t> m_changed;
};

} // namespace

std::string ScriptError::toString() const
{
    return "line " + std::to_string(at.line) + " column " + std::to_string(at.column) + ": " + text;
}

Result<config::Config, ScriptError> loadConfig(std::string_view text, const config::Config& base,
                                               std::uint32_t& nextId, ItemPlaces* places)
{
    const Lexed lexed = lex(text);
    if (lexed.status != LexStatus::Complete) {
        const bool isQuote = lexed.status == LexStatus::OpenQuote;
        return Failure{
            ScriptError{lexed.at, lexed.status == LexStatus::Bad ? lexed.problem
                                  : isQuote                      ? "missing closing quote"
                                                                 : "missing closing brace"}
        };
    }
    ScratchBackend backend(base, nextId);
    Console console(backend);
    std::span<const Word> words = lexed.words;
    while (!words.empty()) {
        const auto end = std::ranges::find(words, Word::Kind::End, &Word::kind);
        const auto length = static_cast<std::size_t>(end - words.begin());
        Statement statement(console, words.first(length));
        if (const auto done = statement.run(); !done)
            return Failure{
                ScriptError{done.error().at, done.error().text}
            };
        for (const std::uint32_t id : backend.takeChanged()) {
            if (places)
                (*places)[id] = statement.commandAt();
        }
        words = words.subspan(std::min(length + 1, words.size()));
    }
    return backend.config();
}

} // namespace tb::cli
