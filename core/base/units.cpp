// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/units.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

namespace tb {

namespace {

using namespace std::chrono_literals;

struct TimeUnit {
    std::string_view suffix;
    Duration length;
};

/// Longest first; "ms" stands before "m" so that parsing takes the longer word.
constexpr std::array kTimeUnits = {
    TimeUnit{"w",  7 * 24h},
    TimeUnit{"d",  24h    },
    TimeUnit{"h",  1h     },
    TimeUnit{"ms", 1ms    },
    TimeUnit{"m",  1min   },
    TimeUnit{"s",  1s     },
};

/// Ten years: longer than any timer means anything, and far from overflow.
constexpr Duration kLongest = 3650 * 24h;

std::string formatParts(Duration length)
{
    std::string text;
    for (const std::string_view suffix : {"w", "d", "h", "m", "s", "ms"}) {
        for (const TimeUnit& unit : kTimeUnits) {
            if (unit.suffix != suffix || length < unit.length)
                continue;
            text += std::to_string(length / unit.length) + std::string(suffix);
            length %= unit.length;
        }
    }
    return text.empty() ? "0s" : text;
}

} // namespace

std::string formatRoundTrip(Duration length)
{
    const auto microseconds = std::chrono::floor<std::chrono::microseconds>(length % 1ms).count();
    const std::string whole = length >= 1ms ? formatParts(length) : "";
    return microseconds > 0 || whole.empty() ? whole + std::to_string(microseconds) + "us" : whole;
}

namespace {

/// A run of digits at the front of the text, removed from it.
std::optional<std::int64_t> takeNumber(std::string_view& text)
{
    std::int64_t number = 0;
    if (text.empty() || text.front() < '0' || text.front() > '9')
        return std::nullopt;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failure != std::errc() || number > kLongest / 1ms)
        return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return number;
}

/// "00:01:30" or "01:30"; every part after the first below sixty.
std::optional<Duration> parseClockForm(std::string_view text)
{
    std::int64_t seconds = 0;
    int parts = 0;
    for (;;) {
        const auto part = takeNumber(text);
        if (!part || (parts > 0 && *part >= 60) || ++parts > 3)
            return std::nullopt;
        seconds = seconds * 60 + *part;
        if (text.empty())
            break;
        if (text.front() != ':')
            return std::nullopt;
        text.remove_prefix(1);
    }
    return parts >= 2 && seconds <= kLongest / 1s ? std::optional<Duration>(std::chrono::seconds(seconds))
                                                  : std::nullopt;
}

struct Scaled {
    double value;
    std::string_view suffix;
};

std::string formatScaled(Scaled scaled)
{
    std::array<char, 32> text{};
    const double rounded = std::round(scaled.value * 10) / 10;
    const char* const format = rounded == std::floor(rounded) ? "%.0f" : "%.1f";
    std::snprintf(text.data(), text.size(), format, rounded);
    return text.data() + std::string(scaled.suffix);
}

} // namespace

std::string formatDuration(Duration length)
{
    return formatParts(length < Duration::zero() ? Duration::zero() : length);
}

std::string formatSeconds(Duration length)
{
    return formatDuration(std::chrono::floor<std::chrono::seconds>(length));
}

std::optional<Duration> parseDuration(std::string_view text)
{
    Duration total{};
    bool any = false;
    while (!text.empty()) {
        if (text.find(':') != std::string_view::npos) {
            const std::string_view::size_type blank = text.find(' ');
            if (blank == 0) {
                text.remove_prefix(1);
                continue;
            }
            if (text.find_first_not_of("0123456789:") == std::string_view::npos) {
                const auto clock = parseClockForm(text);
                return clock && total + *clock <= kLongest ? std::optional(total + *clock) : std::nullopt;
            }
        }
        const auto number = takeNumber(text);
        if (!number)
            return std::nullopt;
        if (text.empty() && !any) { // a bare number is seconds
            return *number <= kLongest / 1s ? std::optional<Duration>(std::chrono::seconds(*number))
                                            : std::nullopt;
        }
        const TimeUnit* match = nullptr;
        for (const TimeUnit& unit : kTimeUnits) {
            if (!match && text.starts_with(unit.suffix))
                match = &unit;
        }
        if (!match || *number > kLongest / match->length)
            return std::nullopt;
        total += *number * match->length;
        if (total > kLongest) // here and not at the end: a long text must not overflow the sum
            return std::nullopt;
        text.remove_prefix(match->suffix.size());
        any = true;
    }
    return any ? std::optional(total) : std::nullopt;
}

std::string formatBitsPerSecond(std::uint64_t bitsPerSecond)
{
    const auto value = static_cast<double>(bitsPerSecond);
    if (bitsPerSecond < 10'000 && bitsPerSecond % 100 != 0)
        return std::to_string(bitsPerSecond) + "bps";
    if (bitsPerSecond < 1'000)
        return formatScaled({value, "bps"});
    if (value < 999'950)
        return formatScaled({value / 1e3, "kbps"});
    if (value < 999'950'000)
        return formatScaled({value / 1e6, "Mbps"});
    return formatScaled({value / 1e9, "Gbps"});
}

std::optional<std::uint64_t> parseBitsPerSecond(std::string_view text)
{
    double number = 0;
    if (text.empty() || text.front() < '0' || text.front() > '9')
        return std::nullopt; // not "inf", not "-0"
    const auto [end, failure] =
        std::from_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
    if (failure != std::errc())
        return std::nullopt;
    const std::string_view suffix(end, static_cast<std::size_t>(text.data() + text.size() - end));
    double factor = 0;
    if (suffix.empty())
        factor = 1;
    else if (suffix == "k")
        factor = 1e3;
    else if (suffix == "M")
        factor = 1e6;
    else if (suffix == "G")
        factor = 1e9;
    const double bits = number * factor;
    if (factor == 0 || !(bits < 1e15))
        return std::nullopt;
    return static_cast<std::uint64_t>(std::llround(bits));
}

std::string groupDigits(std::uint64_t number)
{
    std::string text = std::to_string(number);
    for (std::size_t i = text.size(); i > 3; i -= 3)
        text.insert(i - 3, " ");
    return text;
}

std::string formatBytes(std::uint64_t bytes)
{
    const auto value = static_cast<double>(bytes);
    if (bytes < 1024)
        return std::to_string(bytes) + "B";
    if (value < 1024.0 * 1024)
        return formatScaled({value / 1024, "KiB"});
    if (value < 1024.0 * 1024 * 1024)
        return formatScaled({value / (1024.0 * 1024), "MiB"});
    return formatScaled({value / (1024.0 * 1024 * 1024), "GiB"});
}

} // namespace tb
