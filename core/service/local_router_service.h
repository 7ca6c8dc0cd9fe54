// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "service/router_service.h"

namespace tb::service {

/// The router of this program: one control thread, on which every command, file and tick is handled in turn,
/// and behind it the engine's threads, one thread for views and one for storage. Watches and consoles must
/// not outlive it.
class LocalRouterService final : public RouterService {
public:
    struct Options {
        std::string configPath; ///< loaded at start if it exists, and saved after each change; empty: neither
        bool saves = true;      ///< false: changes are not saved
        std::string configText; ///< what to load when there is no path
        int workers = 0;        ///< 0: one per two cores
        std::string historyPath;      ///< database of rates; empty: none
        const Clock* clock = nullptr; ///< null: the machine's
    };
    explicit LocalRouterService(Options options);
    ~LocalRouterService() override; ///< stops

    /// Loads the configuration and starts all threads. On an error ("router.rsc: line 3 column 12: …")
    /// nothing is loaded, opened or started.
    Result<void, std::string> start();
    /// Stops in order: packets, lab and links; then views; then storage, with what waits there written.
    void stop();

    void execute(menu::Command command, std::function<void(menu::Reply)> done) override;
    std::unique_ptr<Subscription>
    watchMenu(std::string path, std::function<void(std::shared_ptr<const menu::MenuView>)> told) override;
    std::unique_ptr<ConnectionWatch>
    watchConnections(inspect::ConnectionQuery query,
                     std::function<void(std::shared_ptr<const inspect::SnapshotDiff>)> told) override;
    std::unique_ptr<Subscription>
    watchRates(conntrack::ConnectionId connection,
               std::function<void(std::shared_ptr<const inspect::RateSeries>)> told) override;
    void readRates(std::int64_t flow,
                   std::function<void(std::shared_ptr<const inspect::RateSeries>)> done) override;
    void readFlows(std::string contains, int limit,
                   std::function<void(std::vector<inspect::RecordedFlow>)> done) override;
    std::unique_ptr<ConsoleSession> openConsole(int width) override;
    std::unique_ptr<Subscription> watchSummary(std::function<void(Summary)> told) override;

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace tb::service
