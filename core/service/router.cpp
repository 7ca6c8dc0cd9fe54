// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/router.h"

#include "lab/lab.h"
#include "link/open_link.h"
#include "menu/apply.h"
#include "menu/dead_rules.h"
#include "menu/export.h"
#include "service/config_file.h"
#include "service/version.h"

#include <algorithm>
#include <charconv>

namespace tb::service {

Router::Router(RouterOptions options, const Clock& clock)
    : m_options(std::move(options)),
      m_clock(clock),
      m_engine({m_options.workers, m_options.maxEntries, m_options.seed, m_options.packetsWait}, clock),
      m_services(m_engine, clock, m_options.seed != 0 ? m_options.seed : systemSeed()),
      m_lab(std::make_unique<lab::Lab>(clock, m_options.seed)),
      m_ports(m_engine,
              [this](const config::EthernetInterface& port, int workers) { return openLink(port, workers); })
{
    // An empty router is a router, too: packets find a Plan from the first moment.
    const auto empty = forward::Plan::compile(m_config, {});
    TB_CHECK(bool(empty));
    m_engine.publish(*empty);
}

Router::~Router()
{
    stop();
}

void Router::start()
{
    m_isStarted = true;
    m_engine.start();
    m_lab->start();
}

void Router::stop()
{
    if (m_isUnsaved) // perhaps there is room by now
        (void)save();
    m_lab->stop();
    m_engine.stop();
    m_ports.closeAll();
    m_isStarted = false;
}

void Router::step()
{
    do {
        m_lab->step(m_clock.now());
        m_engine.step();
    } while (serve());
}

bool Router::serve()
{
    const bool hasServed = m_services.serve();
    publishNews();
    return hasServed;
}

Result<std::shared_ptr<link::Link>, SystemError> Router::openLink(const config::EthernetInterface& port,
                                                                  int workers)
{
    if (m_options.openLink)
        return m_options.openLink(port, workers);
    if (link::splitLink(port.link).scheme == "lab")
        return m_lab->linkFor(port);
    return link::openLink(port.link, workers);
}

std::string Router::save() const
{
    if (m_options.configPath.empty())
        return "";
    menu::ExportOptions options;
    options.header = "by Trackbox " + version();
    const auto saved = replaceFile(m_options.configPath, menu::exportConfig(m_config, options));
    return saved ? "" : saved.error().text();
}

forward::RouterFacts Router::facts() const
{
    forward::RouterFacts facts;
    facts.ports = m_ports.facts();
    facts.conflicts = m_engine.addressConflicts();
    m_services.addFacts(facts);
    return facts;
}

/// Compiles the configuration as it is now with the facts as they are now, and publishes what comes of it.
/// What a service learns from a Plan may be news for the next one; after a few rounds the rest waits for
/// serve(), so that two services that disagree do not stop everything else.
void Router::publish()
{
    int roundsLeft = 4;
    do {
        m_publishedFacts = facts();
        const auto plan = forward::Plan::compile(m_config, m_publishedFacts);
        TB_CHECK(bool(plan));
        m_engine.publish(*plan);
        m_services.apply(m_config, *plan);
    } while (--roundsLeft > 0 && facts() != m_publishedFacts);
    if (m_committed)
        m_committed();
}

void Router::publishNews()
{
    if (facts() != m_publishedFacts)
        publish();
}

/// Checks, then opens links, then publishes: a Config that cannot work never touches a running port.
Result<void, ConfigError> Router::commit(config::Config next)
{
    if (const auto checked = forward::Plan::compile(next, facts()); !checked)
        return Failure{checked.error()};
    m_lab->apply(next);
    m_ports.follow(next);
    m_config = std::move(next);
    publish();
    return {};
}

namespace {

/// The item that an error names by menu and position; 0: none.
std::uint32_t itemOf(const ConfigError& error, config::Config& config)
{
    const menu::Menu* const menu = menu::findMenu(error.menu);
    std::size_t position = 0;
    const char* const end = error.item.data() + error.item.size();
    const bool isNumber = std::from_chars(error.item.data(), end, position).ptr == end && !error.item.empty();
    if (!menu || !menu::hasItems(*menu) || !isNumber || position >= menu->count(config))
        return 0;
    return menu->at(config, position)->id;
}

} // namespace

Result<void, cli::ScriptError> Router::load(std::string_view text)
{
    cli::ItemPlaces places;
    auto loaded = cli::loadConfig(text, config::Config(), m_nextId, &places);
    if (!loaded)
        return Failure{loaded.error()};
    if (const auto done = commit(*loaded); !done) {
        const ConfigError& error = done.error();
        const cli::Position at = places[itemOf(error, *loaded)];
        return Failure{
            cli::ScriptError{at, error.menu + " item " + error.item + ": " + error.text()}
        };
    }
    return {};
}

void Router::retryPorts()
{
    if (!m_ports.retry(m_config))
        return;
    publish();
}

menu::Reply Router::removeConnections(const menu::Command& command)
{
    menu::Reply reply;
    for (const std::uint64_t key : command.connections) {
        const conntrack::ConnectionId id{static_cast<std::uint32_t>(key),
                                         static_cast<std::uint32_t>(key >> 32)};
        if (!m_engine.connections().remove(id, conntrack::EndReason::Removed, m_clock.now()))
            reply.error = ConfigError{command.path, "", "", {TB_TEXT("no such item")}};
    }
    return reply;
}

/// Learnt neighbours are no items of the configuration: whoever removes one makes the router ask anew.
/// Nothing when the command is about something else.
std::optional<menu::Reply> Router::removeNeighbors(const menu::Command& command)
{
    if (command.verb != menu::Verb::Remove || (command.path != "/ip/arp" && command.path != "/ipv6/neighbor"))
        return std::nullopt;
    menu::Command rest = command;
    menu::Reply reply;
    for (const std::uint32_t id : command.items) {
        if (menu::isDynamicId(id) && !m_engine.neighbors().remove(menu::dynamicNumber(id)))
            reply.error = ConfigError{command.path, "", "", {TB_TEXT("no such item")}};
    }
    const auto removed = std::erase_if(rest.items, menu::isDynamicId);
    if (removed == 0)
        return std::nullopt;
    return rest.items.empty() || reply.error ? reply : execute(rest);
}

menu::Reply Router::makeNeighborsStatic(const menu::Command& command)
{
    menu::Reply reply;
    const std::vector<routing::NeighborRow> rows = m_engine.neighbors().snapshot();
    const auto plan = m_engine.plan();
    for (const std::uint32_t id : command.items) {
        const auto row = std::ranges::find_if(
            rows, [id](const routing::NeighborRow& one) { return menu::dynamicId(one.serial) == id; });
        const routing::Interface* const interface =
            row == rows.end() ? nullptr : plan->interfaces.find(row->interface);
        if (!interface || !row->mac) {
            reply.error = ConfigError{command.path, "", "", {TB_TEXT("no such item")}};
            return reply;
        }
        menu::Command add{menu::Verb::Add, command.path, {}, {}, {}};
        add.arguments.push_back({"address", row->address.toString()});
        add.arguments.push_back({"mac-address", row->mac->toString()});
        add.arguments.push_back({"interface", interface->name});
        reply = execute(add);
        if (reply.error)
            return reply;
    }
    return reply;
}

/// What a menu can do beside changing the configuration (menu::Action).
menu::Reply Router::runAction(const menu::Command& command)
{
    menu::Reply reply;
    for (const ActionRow& row : actions()) {
        if (row.path == command.path && row.name == command.action)
            return (this->*row.run)(command);
    }
    reply.error = ConfigError{command.path, "", "", {TB_TEXT("failure: this menu has no such command")}};
    return reply;
}

/// THE TABLE of them.
std::span<const Router::ActionRow> Router::actions()
{
    static constexpr ActionRow kRows[] = {
        {"/ip/firewall/nat",      "reset-counters",     &Router::resetRuleCounters  },
        {"/ip/firewall/nat",      "reset-counters-all", &Router::resetRuleCounters  },
        {"/ipv6/firewall/nat",    "reset-counters",     &Router::resetRuleCounters  },
        {"/ipv6/firewall/nat",    "reset-counters-all", &Router::resetRuleCounters  },
        {"/ip/firewall/mangle",   "reset-counters",     &Router::resetRuleCounters  },
        {"/ip/firewall/mangle",   "reset-counters-all", &Router::resetRuleCounters  },
        {"/ipv6/firewall/mangle", "reset-counters",     &Router::resetRuleCounters  },
        {"/ipv6/firewall/mangle", "reset-counters-all", &Router::resetRuleCounters  },
        {"/interface/ethernet",   "reset-mac-address",  &Router::resetMacAddress    },
        {"/ip/dhcp-server/lease", "make-static",        &Router::makeLeasesStatic   },
        {"/ip/dhcp-client",       "release",            &Router::driveClients       },
        {"/ip/dhcp-client",       "renew",              &Router::driveClients       },
        {"/ip/dns/cache",         "flush",              &Router::flushDns           },
        {"/ip/arp",               "make-static",        &Router::makeNeighborsStatic},
        {"/ipv6/neighbor",        "make-static",        &Router::makeNeighborsStatic},
    };
    return kRows;
}

menu::Reply Router::resetRuleCounters(const menu::Command& command)
{
    static constexpr std::pair<std::string_view, forward::RuleMenuId> kIds[] = {
        {"/ip/firewall/nat",      forward::RuleMenuId::Nat    },
        {"/ipv6/firewall/nat",    forward::RuleMenuId::Nat6   },
        {"/ip/firewall/mangle",   forward::RuleMenuId::Mangle },
        {"/ipv6/firewall/mangle", forward::RuleMenuId::Mangle6},
    };
    const auto plan = m_engine.plan();
    for (const auto& [path, id] : kIds) {
        if (path == command.path)
            m_engine.resetRuleCounters(id, command.action == "reset-counters-all"
                                               ? plan->ruleMenus[static_cast<std::size_t>(id)].items
                                               : command.items);
    }
    return {};
}

menu::Reply Router::resetMacAddress(const menu::Command& command)
{
    return execute({menu::Verb::Unset, command.path, command.items, {}, {{"mac-address", ""}}});
}

menu::Reply Router::execute(const menu::Command& command)
{
    if (command.verb == menu::Verb::Action) {
        menu::Reply reply = runAction(command);
        publishNews();
        return reply;
    }
    if (const auto done = removeLeases(command))
        return *done;
    if (const auto done = removeNeighbors(command))
        return *done;
    const menu::Menu* const menu = menu::findMenu(command.path);
    if (menu && menu->kind == menu::MenuKind::Connections && command.verb == menu::Verb::Remove)
        return removeConnections(command);
    menu::Reply reply;
    auto next = menu::applyCommand(m_config, command, m_nextId, &reply.addedId);
    if (!next) {
        reply.error = next.error();
        return reply;
    }
    if (*next == m_config) {
        if (m_isUnsaved) // the last change could not be saved: said again, it is tried again
            reply.warning = save();
        m_isUnsaved = !reply.warning.empty();
        return reply;
    }
    if (const auto done = commit(*std::move(next)); !done) {
        reply.error = done.error();
        return reply;
    }
    reply.warning = save();
    m_isUnsaved = !reply.warning.empty();
    if (command.path == "/ip/firewall/connection/tracking" || command.path.ends_with("/firewall/nat"))
        reply.note = menu::nameDeadRules(m_config);
    return reply;
}

forward::EngineStatus Router::status() const
{
    forward::EngineStatus status = m_engine.status();
    m_ports.complete(status.interfaces);
    return status;
}

Result<std::unique_ptr<menu::ToolRun>, ConfigError>
Router::startTool(const menu::Tool& tool, std::span<const menu::Argument> arguments)
{
    const auto plan = m_engine.plan();
    return tool.start(arguments, {m_config, *plan, m_services});
}

menu::MenuView Router::view(const menu::Menu& menu)
{
    if (!menu.view)
        return {std::string(menu.path), {}};
    const auto plan = m_engine.plan();
    const std::string versionText = version();
    return menu.view(menu,
                     {m_config, status(), plan.get(), versionText, &m_engine.connections().recentlyClosed(),
                      &m_services, &m_engine.neighbors(), m_publishedFacts.conflicts});
}

std::shared_ptr<const inspect::ConnectionRows> Router::connections()
{
    auto rows = std::make_shared<inspect::ConnectionRows>();
    const auto wish = m_engine.wantRows();
    const auto watch = m_engine.watchSweeps([&rows](const forward::SweepResult& result) {
        rows->at = result.at;
        rows->wallTime = result.wallTime;
        rows->totals = result.totals;
        if (result.rows)
            rows->rows = result.rows;
    });
    m_engine.sweepNow();
    return rows;
}

std::string Router::version() const
{
    return kVersion;
}

} // namespace tb::service
