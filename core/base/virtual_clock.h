// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

#include <atomic>

namespace tb {

/// A clock moved by hand: tests, scenarios and the step mode. Starts at zero and at a fixed wall time.
class VirtualClock final : public Clock {
public:
    Instant now() const override { return {Duration(m_now.load())}; }
    WallTime wallTime() const override
    {
        return kStart + std::chrono::duration_cast<std::chrono::milliseconds>(now().sinceStart);
    }
    void advance(Duration by) { m_now += by.count(); }
    void moveTo(Instant moment) { m_now = moment.sinceStart.count(); }

private:
    /// 2026-01-01 00:00:00 UTC; any fixed moment would do, so that results repeat.
    static constexpr WallTime kStart{std::chrono::milliseconds{1'767'225'600'000}};
    std::atomic<std::int64_t> m_now{0};
};

} // namespace tb
