// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/subscription.h"
#include "inspect/connection_snapshot.h"
#include "inspect/views.h"
#include "menu/menu.h"

#include <functional>
#include <memory>
#include <optional>

namespace tb::service {

/// A terminal session: takes what a person types, gives back what to print. Used from one thread (its
/// owner's); the answers come on the control thread.
class ConsoleSession {
public:
    virtual ~ConsoleSession() = default;
    /// One line as typed. `done` gets the text to print and the next prompt.
    struct Answer {
        std::string output;
        std::string prompt;
        bool quit = false;
        std::optional<Duration> again{}; ///< print interval=, a tool: call repeat() when this time has passed
        bool appends = false;      ///< what comes again stands behind what came before, else in its place
        bool endsByItself = false; ///< a tool that will end: lines of a file wait for that
        bool hasFailed = false;    ///< the command
    };
    /// lineNumber: where an error says that it is, for lines of a file.
    virtual void submit(std::string line, std::function<void(Answer)> done, int lineNumber = 1) = 0;
    /// What repeats itself, as things are now: a print or a tool. It ends with the next line and with
    /// cancel(); then the answer has neither output nor `again`. What an ended tool has to say comes with the
    /// next line.
    virtual void repeat(std::function<void(Answer)> done) = 0;
    /// No more will come: a command that waits for its closing quote or bracket is told as an error.
    virtual void endInput(std::function<void(Answer)> done) = 0;
    /// Words that may stand at the cursor.
    virtual void complete(std::string line, std::size_t cursor,
                          std::function<void(std::vector<std::string>)> done) = 0;
    /// Ctrl-C: a command that waits for its closing quote or bracket is forgotten, what repeats itself ends.
    virtual void cancel() = 0;
};

/// A viewer of the connection list: its query can change while it watches.
class ConnectionWatch : public Subscription {
public:
    /// Any thread; the next diff follows the new query, at once and not with the next sweep.
    virtual void setQuery(inspect::ConnectionQuery query) = 0;
    /// A paused watch gets nothing until it goes on.
    virtual void setPaused(bool paused) = 0;
    /// The viewer has replayed the last diff. Only then the next one is made, from what the viewer has to
    /// what is now: a slow viewer skips pictures, it never falls behind.
    virtual void ready() = 0;
};

/// The one interface that window, API and programs use. Every call returns at once; answers come by callback
/// on the control thread (the window's bridge carries them to the GUI thread). Callbacks must return quickly.
class RouterService {
public:
    virtual ~RouterService() = default;

    virtual void execute(menu::Command command, std::function<void(menu::Reply)> done) = 0;

    /// Reads a menu once, then again whenever it may have changed (a commit, or once a second for status).
    [[nodiscard]] virtual std::unique_ptr<Subscription>
    watchMenu(std::string path, std::function<void(std::shared_ptr<const menu::MenuView>)> told) = 0;

    [[nodiscard]] virtual std::unique_ptr<ConnectionWatch>
    watchConnections(inspect::ConnectionQuery query,
                     std::function<void(std::shared_ptr<const inspect::SnapshotDiff>)> told) = 0;

    /// Recorded samples of a live connection from the database, then each second's, as they are recorded. The
    /// first call of `told` has the history (maybe none), later ones only what is new.
    [[nodiscard]] virtual std::unique_ptr<Subscription>
    watchRates(conntrack::ConnectionId connection,
               std::function<void(std::shared_ptr<const inspect::RateSeries>)> told) = 0;
    /// The same of a recorded flow that may be gone since long.
    virtual void readRates(std::int64_t flow,
                           std::function<void(std::shared_ptr<const inspect::RateSeries>)> done) = 0;
    /// Recorded flows, the latest first, at most `limit`; `contains` filters titles.
    virtual void readFlows(std::string contains, int limit,
                           std::function<void(std::vector<inspect::RecordedFlow>)> done) = 0;

    /// width: of the terminal in characters; 0: lines are not wrapped.
    [[nodiscard]] virtual std::unique_ptr<ConsoleSession> openConsole(int width) = 0;

    /// What the status bar shows, once a second.
    struct Summary {
        std::string identity;
        conntrack::TableTotals totals;
        std::uint32_t maxEntries = 0;
        bool trackingActiveV4 = false, trackingActiveV6 = false;
        std::uint64_t packetsPerSecond = 0, bitsPerSecond = 0, dropsPerSecond = 0;
        int workers = 0;
        Duration uptime{};
        std::string historyProblem; ///< why nothing is recorded; empty when all is well
    };
    [[nodiscard]] virtual std::unique_ptr<Subscription> watchSummary(std::function<void(Summary)> told) = 0;
};

} // namespace tb::service
