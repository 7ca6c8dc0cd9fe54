// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"

namespace tb {

SystemClock::SystemClock() : m_start(std::chrono::steady_clock::now()) {}

Instant SystemClock::now() const
{
    return {std::chrono::steady_clock::now() - m_start};
}

WallTime SystemClock::wallTime() const
{
    return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

} // namespace tb
