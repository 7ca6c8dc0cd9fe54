// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "conntrack/connection_row.h"
#include "history/database.h"

#include <span>
#include <string_view>
#include <vector>

namespace tb::history {

/// Average rates of one connection over one step of a grain.
struct Sample {
    std::int64_t time = 0;            ///< seconds since 1970 UTC of the step's beginning
    std::uint64_t orig = 0, repl = 0; ///< bits per second
    friend bool operator==(const Sample&, const Sample&) = default;
};

/// A recorded connection.
struct Flow {
    std::int64_t id = 0;
    std::string title;                        ///< "tcp 192.168.88.10:40000 > 203.0.113.10:80"
    std::int64_t firstSeen = 0, lastSeen = 0; ///< seconds since 1970 UTC
    std::uint64_t bytes = 0;                  ///< both directions
};

/// How finely and for how long rates are kept. THE TABLE is grains(): a grain is a row there.
struct Grain {
    std::string_view table;
    std::int64_t step = 1; ///< seconds of one sample
    std::int64_t keep = 0; ///< seconds that samples are kept
};
std::span<const Grain> grains();

/// How a connection is called in the database and above its graph.
std::string flowTitle(const wire::FlowTuple& original);

/// Flows and samples in a SQLite file, in four grains, bounded in age and number; `rates` is the view for
/// people with other tools. Storage thread. Errors are the database's; after one the next call may work
/// again.
class RateStore {
public:
    static constexpr std::int64_t kMostFlows = 200'000;
    /// A connection that comes back within this time continues its flow (a restart of the program).
    static constexpr std::int64_t kContinueSeconds = 600;

    static Result<RateStore, SystemError> open(const std::string& path, std::string* setAside = nullptr);

    /// Everything of one second goes into one transaction.
    Result<void, SystemError> transact(const std::function<void()>& work)
    {
        return m_database.transact(work);
    }

    // Only within transact():
    /// The flow that a connection continues; 0 when there is none.
    std::int64_t findFlow(const conntrack::ConnectionRow& row, std::int64_t now);
    /// The same, or a new one.
    std::int64_t flowOf(const conntrack::ConnectionRow& row, std::int64_t now);
    void touch(std::int64_t flow, const conntrack::ConnectionRow& row, std::int64_t now);
    /// A one-second sample; the last word on that second counts.
    void addSecond(std::int64_t flow, const Sample& sample);
    /// Adds what a flow has carried in a step to a coarser grain: sums of bits.
    void addSum(const Grain& grain, std::int64_t flow, const Sample& sumOfBits);
    /// Deletes what is older than its grain keeps, and the oldest flows beyond kMostFlows.
    void prune(std::int64_t now);

    /// Samples of a flow, oldest first: from each time the finest that there is.
    Result<std::vector<Sample>, SystemError> read(std::int64_t flow);
    /// A flow by its key; nothing when there is none.
    Result<std::vector<Flow>, SystemError> readFlow(std::int64_t flow);
    /// The latest flows whose title contains the text.
    Result<std::vector<Flow>, SystemError> readFlows(const std::string& contains, int limit);

private:
    explicit RateStore(Database database);
    std::vector<Sample> readGrain(const Grain& grain, std::int64_t flow);

    Database m_database;
    Statement m_find, m_insert, m_touch, m_second;
    std::vector<Statement> m_sums; ///< parallel to grains(); the first is not used
};

} // namespace tb::history
