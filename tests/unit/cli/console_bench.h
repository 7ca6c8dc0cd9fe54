// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/virtual_clock.h"
#include "cli/console.h"
#include "menu/apply.h"

#include <memory>
#include <string>
#include <vector>

namespace tb::test {

/// What a console needs of a router, and a console on it: a Config in memory and connections put in by hand.
class ConsoleBench final : public cli::ConsoleBackend {
public:
    explicit ConsoleBench(int width = 0) : console(*this, width) {}

    menu::Reply execute(const menu::Command& command) override
    {
        menu::Reply reply;
        if (command.verb == menu::Verb::Action) {
            actions.push_back(command);
            return reply;
        }
        if (command.path.ends_with("/connection")) {
            removed.insert(removed.end(), command.connections.begin(), command.connections.end());
            return reply;
        }
        auto next = menu::applyCommand(m_config, command, m_nextId, &reply.addedId);
        if (next)
            m_config = *std::move(next), reply.warning = warning;
        else
            reply.error = next.error();
        return reply;
    }
    Result<std::unique_ptr<menu::ToolRun>, ConfigError>
    startTool(const menu::Tool& tool, std::span<const menu::Argument> arguments) override
    {
        started = std::string(tool.name);
        for (const menu::Argument& argument : arguments)
            started += " " + argument.name + "=" + argument.value;
        if (!toolRun)
            return Failure{
                ConfigError{"", "", "", {TB_TEXT("failure: refused")}}
            };
        return std::move(toolRun);
    }
    menu::MenuView view(const menu::Menu& menu) override
    {
        forward::EngineStatus status;
        status.trackingActiveV4 = status.trackingActiveV6 = true; // no rule is dead
        return menu.view ? menu.view(menu, {m_config, status, nullptr, "1.0"}) : menu::MenuView{};
    }
    std::shared_ptr<const inspect::ConnectionRows> connections() override
    {
        return std::make_shared<inspect::ConnectionRows>(
            std::make_shared<const std::vector<inspect::ConnectionRow>>(rows));
    }
    const config::Config& config() const override { return m_config; }
    std::string version() const override { return "1.0"; }

    /// What is printed.
    std::string type(const std::string& line) { return console.submit(line).output; }

    std::vector<inspect::ConnectionRow> rows;
    std::vector<std::uint64_t> removed;     ///< keys of connections that remove was asked for
    std::vector<menu::Command> actions;     ///< that were asked for
    std::string started;                    ///< the last tool with its arguments
    std::unique_ptr<menu::ToolRun> toolRun; ///< what the next tool is; null: it is refused
    std::string warning;                    ///< what every change is answered with
    cli::Console console;

private:
    config::Config m_config;
    std::uint32_t m_nextId = 1;
};

/// A TCP or UDP connection through a masquerading router.
inline inspect::ConnectionRow connection(std::uint32_t slot, const char* host, std::uint8_t protocol,
                                         std::uint16_t port, std::uint16_t flags)
{
    inspect::ConnectionRow row;
    row.id = {slot, 1};
    const IpAddress source = IpAddress::parse(host).value();
    const IpAddress server = IpAddress::parse(source.isV4() ? "203.0.113.10" : "2001:db8:1::1").value();
    row.original = {source, server, port, 80, protocol};
    row.reply = *row.original.inverted();
    row.flags = flags;
    row.tcpState = protocol == 6 ? conntrack::TcpState::Established : conntrack::TcpState::None;
    row.timeout = std::chrono::seconds(299);
    row.orig = {10, 28'505'528};
    row.repl = {20, 2000};
    row.origRate = 1760;
    return row;
}

} // namespace tb::test
