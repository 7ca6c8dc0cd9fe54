// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/fake_console.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace tb::test {

/// A RouterService that remembers what it was asked and answers at once what the test has put into it.
/// One thread: the test's.
class FakeRouterService : public service::RouterService {
public:
    /// Every command, in order; each is answered with `reply`.
    std::vector<menu::Command> commands;
    menu::Reply reply;
    /// What a new watch of a menu is told first; later pictures come by tell().
    std::map<std::string, std::shared_ptr<const menu::MenuView>> menus;
    std::map<std::int64_t, std::shared_ptr<const inspect::RateSeries>> rates;
    std::vector<inspect::RecordedFlow> flows;
    std::vector<std::string> flowFilters; ///< `contains` of each readFlows
    std::vector<
        std::pair<conntrack::ConnectionId, std::function<void(std::shared_ptr<const inspect::RateSeries>)>>>
        rateWatches;
    std::function<void(std::shared_ptr<const inspect::SnapshotDiff>)> toldConnections;
    std::vector<inspect::ConnectionQuery> queries; ///< of every watch and every change of one
    std::function<void(Summary)> toldSummary;

    /// The menu has changed: every watch of it is told.
    void tell(menu::MenuView view)
    {
        const auto next = std::make_shared<const menu::MenuView>(std::move(view));
        menus[next->path] = next;
        const auto [first, last] = m_menuWatches.equal_range(next->path);
        for (auto watch = first; watch != last; ++watch)
            watch->second(next);
    }

    void execute(menu::Command command, std::function<void(menu::Reply)> done) override
    {
        commands.push_back(std::move(command));
        done(reply);
    }
    std::unique_ptr<Subscription>
    watchMenu(std::string path, std::function<void(std::shared_ptr<const menu::MenuView>)> told) override
    {
        if (const auto known = menus.find(path); known != menus.end())
            told(known->second);
        const auto entry = m_menuWatches.emplace(std::move(path), std::move(told));
        return whenGone([this, entry] { m_menuWatches.erase(entry); });
    }
    std::unique_ptr<service::ConnectionWatch>
    watchConnections(inspect::ConnectionQuery query,
                     std::function<void(std::shared_ptr<const inspect::SnapshotDiff>)> told) override
    {
        queries.push_back(std::move(query));
        toldConnections = std::move(told);
        return std::make_unique<FakeConnectionWatch>(*this);
    }
    std::unique_ptr<Subscription>
    watchRates(conntrack::ConnectionId connection,
               std::function<void(std::shared_ptr<const inspect::RateSeries>)> told) override
    {
        rateWatches.emplace_back(connection, std::move(told));
        return whenGone([] {});
    }
    void readRates(std::int64_t flow,
                   std::function<void(std::shared_ptr<const inspect::RateSeries>)> done) override
    {
        const auto known = rates.find(flow);
        done(known != rates.end() ? known->second : std::make_shared<const inspect::RateSeries>());
    }
    void readFlows(std::string contains, int limit,
                   std::function<void(std::vector<inspect::RecordedFlow>)> done) override
    {
        std::vector<inspect::RecordedFlow> found;
        for (const inspect::RecordedFlow& flow : flows) {
            if (flow.title.find(contains) != std::string::npos &&
                found.size() < static_cast<std::size_t>(limit))
                found.push_back(flow);
        }
        flowFilters.push_back(std::move(contains));
        done(std::move(found));
    }
    std::unique_ptr<service::ConsoleSession> openConsole(int) override
    {
        return std::make_unique<FakeConsole>();
    }
    std::unique_ptr<Subscription> watchSummary(std::function<void(Summary)> told) override
    {
        toldSummary = std::move(told);
        return whenGone([] {});
    }

private:
    struct CallAtEnd : Subscription {
        explicit CallAtEnd(std::function<void()> ended) : end(std::move(ended)) {}
        ~CallAtEnd() override { end(); }
        std::function<void()> end;
    };
    struct FakeConnectionWatch : service::ConnectionWatch {
        explicit FakeConnectionWatch(FakeRouterService& service) : owner(service) {}
        void setQuery(inspect::ConnectionQuery query) override { owner.queries.push_back(std::move(query)); }
        void setPaused(bool) override {}
        void ready() override {}
        FakeRouterService& owner;
    };
    static std::unique_ptr<Subscription> whenGone(std::function<void()> end)
    {
        return std::make_unique<CallAtEnd>(std::move(end));
    }

    std::multimap<std::string, std::function<void(std::shared_ptr<const menu::MenuView>)>> m_menuWatches;
};

} // namespace tb::test
