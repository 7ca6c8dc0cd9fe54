// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tb {

/// RouterOS time: "1w2d3h4m5s", zero parts left out, "0s", "500ms". Below a millisecond is cut off.
std::string formatDuration(Duration length);
/// As formatDuration, but whole seconds only: what a connection's timeout shows ("4m59s").
std::string formatSeconds(Duration length);
/// What ping shows: "216us", "1ms25us", "1s2ms"; "0us" for less than a microsecond.
std::string formatRoundTrip(Duration length);
/// "1w2d", "90s", "1m30s", "00:01:30", "1d 00:00:00", "90" (seconds), "500ms".
/// Nothing for anything else, for a negative time and for more than 3650 days.
std::optional<Duration> parseDuration(std::string_view text);

/// "0bps", "1760bps", "6.4kbps", "12.5Mbps": decimal steps, one digit after the point, none when it is zero.
/// RouterOS keeps bps up to 9999.
std::string formatBitsPerSecond(std::uint64_t bitsPerSecond);
/// "64k", "2M", "1.5G" or a plain number, decimal. Nothing for anything else.
std::optional<std::uint64_t> parseBitsPerSecond(std::string_view text);

/// Digits in groups of three with blanks: "28 505 528".
std::string groupDigits(std::uint64_t number);
/// "148.6MiB" as /system/resource prints; whole bytes below 1 KiB.
std::string formatBytes(std::uint64_t bytes);

} // namespace tb
