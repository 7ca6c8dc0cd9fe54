// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "conntrack/connection_id.h"

#include <string>
#include <vector>

namespace tb::inspect {

/// One sample of a connection's or interface's rate.
struct RateSample {
    WallTime at;
    std::uint64_t origBitsPerSecond = 0;
    std::uint64_t replBitsPerSecond = 0;
};

/// A row of samples of one connection, oldest first. Gaps are times when nothing was recorded.
struct RateSeries {
    std::string title; ///< "tcp 192.168.88.10:40000 → 203.0.113.10:80"
    std::vector<RateSample> samples;
};

/// A connection in the database, which outlives the program: what a graph can be drawn of.
struct RecordedFlow {
    std::int64_t flow = 0; ///< key in the database
    std::string title;
    WallTime firstSeen, lastSeen;
    std::uint64_t bytes = 0;
};

} // namespace tb::inspect
