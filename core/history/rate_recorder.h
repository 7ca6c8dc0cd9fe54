// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "history/rate_store.h"

#include <optional>
#include <unordered_map>

namespace tb::history {

/// Chooses once a second which connections' rates are written down, and keeps the coarser grains' sums.
/// Storage thread.
class RateRecorder {
public:
    /// Connections recorded in one second at most, the fastest first: what bounds the file and the disk.
    static constexpr std::size_t kMostPerSecond = 2000;

    explicit RateRecorder(RateStore& store) : m_store(store) {}
    ~RateRecorder();

    /// Writes the rates of this sweep in one transaction.
    Result<void, SystemError> record(const std::vector<conntrack::ConnectionRow>& rows, WallTime at);
    /// Writes what coarser grains wait for. Also at the end.
    Result<void, SystemError> flush(WallTime at);
    /// The flow under which a live connection is recorded.
    std::optional<std::int64_t> flowOf(conntrack::ConnectionId connection) const;

private:
    struct Recorded {
        std::int64_t flow = 0;
        std::int64_t lastSeen = 0; ///< second of the last sweep that had the connection
        bool wasActive = false;
    };
    std::vector<const conntrack::ConnectionRow*>
    choose(const std::vector<conntrack::ConnectionRow>& rows) const;
    void write(const conntrack::ConnectionRow& row, std::int64_t now);
    void writeSums(std::int64_t now);

    RateStore& m_store;
    std::unordered_map<std::uint64_t, Recorded> m_recorded; ///< by ConnectionId::key()
    std::unordered_map<std::int64_t, Sample> m_sums;        ///< by flow: bits since the last full minute
    std::int64_t m_minute = 0;
};

} // namespace tb::history
