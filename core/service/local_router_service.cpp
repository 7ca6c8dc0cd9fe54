// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/local_router_service.h"

#include "cli/console.h"
#include "service/config_file.h"
#include "service/connection_viewers.h"
#include "service/rate_keeper.h"
#include "service/router.h"
#include "service/watcher_list.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <future>
#include <numeric>
#include <optional>

namespace tb::service {

namespace {

/// Ticks between two tries to open a link that could not be opened.
constexpr int kRetryTicks = 5;

/// What a menu's watcher has been shown.
struct ShownMenu {
    std::string path;
    std::optional<std::vector<menu::MenuRow>> rows;
};

/// Counters of the last tick, to make rates of.
struct TickMemory {
    Instant at;
    std::uint64_t packets = 0, bytes = 0, drops = 0;
};

RouterOptions routerOptions(const LocalRouterService::Options& options, std::function<void()> packetsWait)
{
    RouterOptions result;
    result.packetsWait = std::move(packetsWait);
    result.configPath = options.saves ? options.configPath : std::string();
    result.workers = options.workers;
    return result;
}

} // namespace

class LocalRouterService::Impl {
public:
    explicit Impl(Options options)
        : m_options(std::move(options)),
          m_clock(m_options.clock ? *m_options.clock : m_systemClock),
          m_router(routerOptions(m_options, [this] { m_control.post([this] { serve(); }); }), m_clock),
          m_viewers(m_router.engine())
    {
        m_router.onCommitted([this] {
            serveMenus();
            setAlarm();
        });
    }
    ~Impl() { stop(); }

    Result<void, std::string> start();
    void stop();
    void tick();
    void serve();
    void setAlarm();
    void serveMenus();
    void serveMenu(WatcherList<std::shared_ptr<const menu::MenuView>, ShownMenu>::Watcher& watcher);
    Summary summarize();

    const Options m_options;
    SystemClock m_systemClock;
    const Clock& m_clock;
    Router m_router; ///< control thread only, but for what Engine allows
    WatcherList<std::shared_ptr<const menu::MenuView>, ShownMenu> m_menus;
    WatcherList<Summary, int> m_summaries;
    std::optional<RateKeeper> m_rates;
    ConnectionViewers m_viewers;
    std::unique_ptr<Subscription> m_sweeps;
    std::atomic<bool> m_isTicking{false};
    int m_ticks = 0;
    TickMemory m_memory;
    bool m_isStarted = false;
    TaskQueue m_control{"control"}; // last: ends first

private:
    Result<void, std::string> load();
};

Result<void, std::string> LocalRouterService::Impl::load()
{
    std::string text = m_options.configText, name = "configuration";
    if (!m_options.configPath.empty()) {
        name = m_options.configPath;
        auto read = readFile(m_options.configPath);
        if (!read && read.error().code != ENOENT)
            return Failure{read.error().text()};
        if (!read && m_options.saves) {
            if (auto found = checkFolder(m_options.configPath); !found)
                return Failure{found.error().text()};
        }
        text = read ? *std::move(read) : std::string(); // a new router: its file comes with the first change
    }
    if (const auto loaded = m_router.load(text); !loaded)
        return Failure{name + ": " + loaded.error().toString()};
    return {};
}

Result<void, std::string> LocalRouterService::Impl::start()
{
    std::promise<Result<void, std::string>> promise;
    m_control.post([&] {
        auto loaded = load();
        if (loaded) {
            m_rates.emplace(m_router.engine(), m_clock, m_options.historyPath);
            m_sweeps = m_router.engine().watchSweeps([this](const forward::SweepResult& sweep) {
                m_viewers.take(sweep);
                m_rates->take(sweep);
                if (!m_isTicking.exchange(true))
                    m_control.post([this] { tick(); });
            });
            m_router.start();
            m_isStarted = true;
            setAlarm();
        }
        promise.set_value(std::move(loaded));
    });
    return promise.get_future().get();
}

void LocalRouterService::Impl::stop()
{
    m_control.post([this] {
        if (!std::exchange(m_isStarted, false))
            return;
        m_router.stop();
        m_sweeps.reset();
    });
    m_control.drain();
}

void LocalRouterService::Impl::tick()
{
    m_isTicking = false;
    if (++m_ticks % kRetryTicks == 0)
        m_router.retryPorts();
    serve(); // a link that went down wakes nobody
    serveMenus();
    const auto watchers = m_summaries.all();
    const Summary summary = summarize();
    for (const auto& watcher : watchers)
        watcher->tell(summary);
}

void LocalRouterService::Impl::serve()
{
    if (!m_isStarted)
        return;
    m_router.serve();
    setAlarm();
}

/// The router's services want to be called at a certain time. The clock may be another than the machine's:
/// then the alarm rings in vain, and is set again.
void LocalRouterService::Impl::setAlarm()
{
    constexpr Duration kShortest = std::chrono::milliseconds(1);
    if (const auto next = m_router.nextTick())
        m_control.setAlarm(std::max(*next - m_clock.now(), kShortest), [this] { serve(); });
}

void LocalRouterService::Impl::serveMenu(
    WatcherList<std::shared_ptr<const menu::MenuView>, ShownMenu>::Watcher& watcher)
{
    const menu::Menu* const menu = menu::findMenu(watcher.extra.path);
    auto view = std::make_shared<menu::MenuView>(menu ? m_router.view(*menu)
                                                      : menu::MenuView{watcher.extra.path, {}});
    if (watcher.extra.rows == view->rows)
        return;
    watcher.extra.rows = view->rows;
    watcher.tell(std::move(view));
}

void LocalRouterService::Impl::serveMenus()
{
    for (const auto& watcher : m_menus.all())
        serveMenu(*watcher);
}

RouterService::Summary LocalRouterService::Impl::summarize()
{
    const forward::EngineStatus status = m_router.status();
    Summary summary;
    summary.identity = m_router.config().identity;
    summary.totals = status.totals;
    summary.maxEntries = status.maxEntries;
    summary.trackingActiveV4 = status.trackingActiveV4;
    summary.trackingActiveV6 = status.trackingActiveV6;
    summary.workers = status.workers;
    summary.uptime = status.uptime;
    summary.historyProblem = m_rates ? m_rates->problem() : std::string();
    TickMemory now{m_clock.now(), 0, 0,
                   std::accumulate(status.drops.begin(), status.drops.end(), std::uint64_t{0})};
    for (const forward::InterfaceStatus& one : status.interfaces) {
        now.packets += one.hasLink ? one.counters.rxPackets : 0;
        now.bytes += one.hasLink ? one.counters.rxBytes : 0;
    }
    const double seconds = std::chrono::duration<double>(now.at - m_memory.at).count();
    const auto perSecond = [seconds](std::uint64_t then, std::uint64_t later) {
        return seconds > 0 && later > then
                   ? static_cast<std::uint64_t>(static_cast<double>(later - then) / seconds)
                   : std::uint64_t{0};
    };
    if (m_ticks > 1) {
        summary.packetsPerSecond = perSecond(m_memory.packets, now.packets);
        summary.bitsPerSecond = 8 * perSecond(m_memory.bytes, now.bytes);
        summary.dropsPerSecond = perSecond(m_memory.drops, now.drops);
    }
    m_memory = now;
    return summary;
}

LocalRouterService::LocalRouterService(Options options) : m_impl(std::make_unique<Impl>(std::move(options)))
{
}
LocalRouterService::~LocalRouterService() = default;

Result<void, std::string> LocalRouterService::start()
{
    return m_impl->start();
}

void LocalRouterService::stop()
{
    m_impl->stop();
}

void LocalRouterService::execute(menu::Command command, std::function<void(menu::Reply)> done)
{
    m_impl->m_control.post([impl = m_impl.get(), command = std::move(command), done = std::move(done)] {
        done(impl->m_router.execute(command));
    });
}

std::unique_ptr<Subscription>
LocalRouterService::watchMenu(std::string path,
                              std::function<void(std::shared_ptr<const menu::MenuView>)> told)
{
    auto subscription = m_impl->m_menus.add({std::move(path), std::nullopt}, std::move(told));
    m_impl->m_control.post([impl = m_impl.get()] { impl->serveMenus(); });
    return subscription;
}

std::unique_ptr<ConnectionWatch>
LocalRouterService::watchConnections(inspect::ConnectionQuery query,
                                     std::function<void(std::shared_ptr<const inspect::SnapshotDiff>)> told)
{
    return m_impl->m_viewers.watch(std::move(query), std::move(told));
}

std::unique_ptr<Subscription>
LocalRouterService::watchRates(conntrack::ConnectionId connection,
                               std::function<void(std::shared_ptr<const inspect::RateSeries>)> told)
{
    return m_impl->m_rates->watch(connection, std::move(told));
}

void LocalRouterService::readRates(std::int64_t flow,
                                   std::function<void(std::shared_ptr<const inspect::RateSeries>)> done)
{
    m_impl->m_rates->read(flow, std::move(done));
}

void LocalRouterService::readFlows(std::string contains, int limit,
                                   std::function<void(std::vector<inspect::RecordedFlow>)> done)
{
    m_impl->m_rates->readFlows(std::move(contains), limit, std::move(done));
}

namespace {

/// A console whose work is done on the control thread; also its end, because a tool at work ends with it.
class LocalConsole final : public ConsoleSession {
public:
    /// served: told on the control thread after each question, which may have begun something.
    LocalConsole(TaskQueue& control, Router& router, int width, std::function<void()> served)
        : m_control(control),
          m_console(std::make_shared<cli::Console>(router, width)),
          m_served(std::move(served))
    {
    }
    ~LocalConsole() override
    {
        m_control.post([console = std::move(m_console)] {});
    }
    void submit(std::string line, std::function<void(Answer)> done, int lineNumber) override
    {
        ask([line = std::move(line),
             lineNumber](cli::Console& console) { return console.submit(line, lineNumber); },
            std::move(done));
    }
    void repeat(std::function<void(Answer)> done) override
    {
        ask([](cli::Console& console) { return console.repeat(); }, std::move(done));
    }
    void endInput(std::function<void(Answer)> done) override
    {
        ask([](cli::Console& console) { return console.endInput(); }, std::move(done));
    }
    void complete(std::string line, std::size_t cursor,
                  std::function<void(std::vector<std::string>)> done) override
    {
        m_control.post([console = m_console, line = std::move(line), cursor, done = std::move(done)] {
            done(console->complete(line, cursor));
        });
    }
    void cancel() override
    {
        m_control.post([console = m_console] { console->cancel(); });
    }

private:
    template <typename Question>
    void ask(Question question, std::function<void(Answer)> done)
    {
        m_control.post(
            [console = m_console, question = std::move(question), done = std::move(done), served = m_served] {
                cli::Console::Answer answer = question(*console);
                served();
                done({std::move(answer.output), console->prompt(), answer.quit, answer.again, answer.appends,
                      answer.endsByItself, answer.hasFailed});
            });
    }

    TaskQueue& m_control;
    std::shared_ptr<cli::Console> m_console;
    std::function<void()> m_served;
};

} // namespace

std::unique_ptr<ConsoleSession> LocalRouterService::openConsole(int width)
{
    return std::make_unique<LocalConsole>(m_impl->m_control, m_impl->m_router, width,
                                          [impl = m_impl.get()] { impl->serve(); });
}

std::unique_ptr<Subscription> LocalRouterService::watchSummary(std::function<void(Summary)> told)
{
    return m_impl->m_summaries.add(0, std::move(told));
}

} // namespace tb::service
