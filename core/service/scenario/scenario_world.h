// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/virtual_clock.h"
#include "cli/console.h"
#include "service/router.h"
#include "service/scenario/scenario_network.h"
#include "service/scenario/scenario_output.h"

namespace tb::service {

/// What one scenario changes and looks at: a router with a console, the hosts at its cables, and a clock that
/// only `advance` moves. Each line is one call; what is wrong with it comes back as a text.
class ScenarioWorld {
public:
    using Fault = std::optional<std::string>;

    ScenarioWorld();
    ~ScenarioWorld();

    /// One line without blanks around it, neither empty nor a comment. An include is not for the world.
    Fault run(std::string_view line);
    /// What may not be so any more when packets move again and when the scenario ends: a packet that came and
    /// was not expected, a failure that nobody has asked for, a command without its end.
    Fault findUnsettled() const;
    /// Whether packets may move with this line, so that everything before it must be settled.
    static bool movesPackets(std::string_view line);
    /// Whether this line says that the command before it has to fail.
    static bool expectsFailure(std::string_view line) { return line.starts_with("|fails"); }
    bool hasUnexpectedFailure() const { return m_hasFailed; }
    std::string outputText() const { return m_output.text(); }

private:
    using Words = std::vector<std::string>;
    struct Directive {
        std::string_view name;
        Fault (ScenarioWorld::*run)(const Words& words);
    };
    static std::span<const Directive> directives();

    Fault host(const Words& words);
    Fault advance(const Words& words);
    Fault again(const Words& words);
    Fault drops(const Words& words);
    Fault routerOptions(const Words& words);
    Fault silent(const Words& words);
    Fault answering(const Words& words);
    Fault cut(const Words& words);
    Fault mend(const Words& words);

    Fault command(std::string_view text);
    Fault takeAnswer(const cli::Console::Answer& answer);
    Fault checkOutput(std::string_view line);
    Fault checkPrompt(std::string_view wanted) const;
    Fault send(ScenarioHost& host, const PacketText& packet);
    Fault expect(ScenarioHost& host, std::span<const std::string> words);
    Fault expectPacket(ScenarioHost& host, const PacketText& packet);
    Fault setSilent(const Words& words, bool isSilent);
    Fault setRunning(const Words& words, bool isRunning);
    std::string othersGot(const ScenarioHost& except) const;
    Router& router();

    VirtualClock m_clock;
    RouterOptions m_options;
    std::unique_ptr<Router> m_router; ///< made by the first line that needs it: options come before
    ScenarioNetwork m_network;
    std::unique_ptr<cli::Console> m_console;
    ScenarioOutput m_output;
    PacketText m_seen;        ///< the last packet that a line expected
    bool m_repeats = false;   ///< the last command repeats itself: a print, a tool
    bool m_hasFailed = false; ///< the last command, and no line has asked for it
};

} // namespace tb::service
