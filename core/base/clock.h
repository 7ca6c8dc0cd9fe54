// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>

namespace tb {

/// A length of time. Every timeout and interval of the router is one.
using Duration = std::chrono::nanoseconds;

/// A moment of the router's clock: time since that clock's start. It never jumps.
struct Instant {
    Duration sinceStart{};

    friend constexpr auto operator<=>(Instant, Instant) = default;
    friend constexpr Instant operator+(Instant moment, Duration length)
    {
        return {moment.sinceStart + length};
    }
    friend constexpr Instant operator-(Instant moment, Duration length)
    {
        return {moment.sinceStart - length};
    }
    friend constexpr Duration operator-(Instant later, Instant earlier)
    {
        return later.sinceStart - earlier.sinceStart;
    }
};

/// The time people and databases know: since 1970-01-01 00:00:00 UTC. It may jump.
using WallTime = std::chrono::time_point<std::chrono::system_clock, std::chrono::milliseconds>;

/// The only thing in the program that knows what time it is. Thread-safe.
class Clock {
public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
    virtual WallTime wallTime() const = 0;
};

/// The machine's monotonic and wall clocks.
class SystemClock final : public Clock {
public:
    SystemClock();
    Instant now() const override;
    WallTime wallTime() const override;

private:
    std::chrono::steady_clock::time_point m_start;
};

} // namespace tb
