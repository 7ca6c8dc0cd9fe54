// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/console_backend.h"
#include "cli/script.h"
#include "service/port_keeper.h"
#include "stack/services.h"

namespace tb::lab {
class Lab;
}

namespace tb::service {

struct RouterOptions {
    std::string configPath; ///< saved after each change; empty: nowhere
    int workers = 0;        ///< 0: one per two cores
    std::uint32_t maxEntries = 0;
    std::uint64_t seed = 0;
    /// Opens links in place of link/open_link; for tests and scenarios.
    LinkOpener openLink;
    /// Told on a worker's thread when the router's services have something to do: call serve() soon.
    std::function<void()> packetsWait = [] {};
};

/// The router as one object on one thread: configuration, engine, ports and lab. Commands from wherever end
/// here. The service gives it a thread of its own; scenarios step it in virtual time.
class Router final : public cli::ConsoleBackend {
public:
    Router(RouterOptions options, const Clock& clock);
    ~Router() override;

    /// Starts the engine's threads (and the lab's). Without it, step() does the work.
    void start();
    /// Stops threads and closes every link.
    void stop();
    /// Handles what waits, in the time of the clock given; see Engine::step.
    void step();

    /// Lets the router's services handle what has arrived for them and whatever is due. False when there was
    /// nothing to do. Packets hear, too, when things are not as they believe (a link went down). Called by
    /// step(), and by whoever has called start(), once a second at least.
    bool serve();
    /// When serve() has something to do though nothing arrives; nothing: never.
    std::optional<Instant> nextTick() const { return m_services.nextTick(); }

    /// Replaces the whole configuration by what the text makes of an empty one; nothing changes on an error.
    Result<void, cli::ScriptError> load(std::string_view text);
    /// Tries links that could not be opened again.
    void retryPorts();

    menu::Reply execute(const menu::Command& command) override;
    Result<std::unique_ptr<menu::ToolRun>, ConfigError>
    startTool(const menu::Tool& tool, std::span<const menu::Argument> arguments) override;
    menu::MenuView view(const menu::Menu& menu) override;
    std::shared_ptr<const inspect::ConnectionRows> connections() override;
    const config::Config& config() const override { return m_config; }
    std::string version() const override;

    forward::Engine& engine() { return m_engine; }
    forward::EngineStatus status() const;
    /// Told after every accepted change, on the caller's thread.
    void onCommitted(std::function<void()> told) { m_committed = std::move(told); }

private:
    Result<void, ConfigError> commit(config::Config next);
    forward::RouterFacts facts() const;
    void publish();
    void publishNews();
    menu::Reply removeConnections(const menu::Command& command);
    std::optional<menu::Reply> removeLeases(const menu::Command& command);
    menu::Reply makeLeasesStatic(const menu::Command& command);
    menu::Reply driveClients(const menu::Command& command);
    menu::Reply flushDns(const menu::Command& command);
    std::optional<menu::Reply> removeNeighbors(const menu::Command& command);
    menu::Reply makeNeighborsStatic(const menu::Command& command);
    struct ActionRow {
        std::string_view path, name;
        menu::Reply (Router::*run)(const menu::Command&);
    };
    static std::span<const ActionRow> actions();
    menu::Reply resetRuleCounters(const menu::Command& command);
    menu::Reply resetMacAddress(const menu::Command& command);
    menu::Reply runAction(const menu::Command& command);
    Result<std::shared_ptr<link::Link>, SystemError> openLink(const config::EthernetInterface& port,
                                                              int workers);
    std::string save() const;

    const RouterOptions m_options;
    const Clock& m_clock;
    config::Config m_config;
    std::uint32_t m_nextId = 1;
    forward::Engine m_engine;
    stack::Services m_services;
    std::unique_ptr<lab::Lab> m_lab;
    PortKeeper m_ports;
    forward::RouterFacts m_publishedFacts; ///< that the Plan in use was compiled with
    std::function<void()> m_committed;
    bool m_isStarted = false;
    bool m_isUnsaved = false; ///< the configuration file is older than m_config
};

} // namespace tb::service
