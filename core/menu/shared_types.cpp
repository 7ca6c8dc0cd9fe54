// SPDX-License-Identifier: GPL-3.0-or-later
#include "menu/shared_types.h"

#include <algorithm>
#include <utility>

namespace tb::menu {

std::optional<std::uint64_t> RateTraits::parse(std::string_view text)
{
    if (text.ends_with("bps"))
        text.remove_suffix(3);
    return parseBitsPerSecond(text);
}

Cell ExactRateTraits::print(std::uint64_t value)
{
    constexpr std::pair<std::uint64_t, const char*> kSteps[] = {
        {1'000'000'000, "G"},
        {1'000'000,     "M"},
        {1'000,         "k"},
    };
    for (const auto& [factor, suffix] : kSteps) {
        if (value != 0 && value % factor == 0)
            return {std::to_string(value / factor) + suffix, static_cast<double>(value), true};
    }
    return {std::to_string(value), static_cast<double>(value), true};
}

Cell NetworkTraits::print(const IpPrefix& value)
{
    const bool isHost = value.length() == value.address().bits();
    return {isHost ? value.address().toString() : value.toString(), sortKeyOf(value.address()), true};
}

std::optional<IpPrefix> NetworkTraits::parse(std::string_view text)
{
    const auto prefix = IpPrefix::parse(text);
    return prefix ? std::optional(prefix->masked()) : std::nullopt;
}

Cell HexTraits::print(std::uint32_t value)
{
    std::array<char, 8> digits{};
    const auto end = std::to_chars(digits.begin(), digits.end(), value, 16).ptr;
    return {"0x" + std::string(digits.begin(), end), static_cast<double>(value), true};
}

std::optional<std::uint32_t> HexTraits::parse(std::string_view text)
{
    if (!text.starts_with("0x"))
        return ValueTraits<std::uint32_t>::parse(text);
    std::uint32_t value = 0;
    const char* const end = text.data() + text.size();
    const auto [at, failure] = std::from_chars(text.data() + 2, end, value, 16);
    return failure == std::errc() && at == end ? std::optional(value) : std::nullopt;
}

Cell ValueTraits<PortList>::print(const PortList& value)
{
    std::string text;
    for (const std::uint16_t port : value.ports)
        text += (text.empty() ? "" : ",") + std::to_string(port);
    return {text, value.ports.empty() ? 0.0 : value.ports.front(), !value.ports.empty()};
}

std::optional<PortList> ValueTraits<PortList>::parse(std::string_view text)
{
    PortList list;
    for (const std::string& part : splitCommas(text)) {
        const auto port = ValueTraits<std::uint16_t>::parse(part);
        if (!port || *port == 0 || list.ports.size() == kMost ||
            std::ranges::find(list.ports, *port) != list.ports.end())
            return std::nullopt;
        list.ports.push_back(*port);
    }
    return list;
}

Cell ValueTraits<std::vector<std::string>>::print(const std::vector<std::string>& value)
{
    std::string text;
    for (const std::string& name : value)
        text += (text.empty() ? "" : ",") + name;
    return {text, 0, !value.empty()};
}

std::optional<std::vector<std::string>> ValueTraits<std::vector<std::string>>::parse(std::string_view text)
{
    if (text.empty())
        return std::vector<std::string>();
    std::vector<std::string> names = splitCommas(text);
    std::vector<std::string> sorted = names;
    std::ranges::sort(sorted);
    const bool areSound = names.size() <= kMost && !sorted.front().empty() &&
                          std::ranges::adjacent_find(sorted) == sorted.end();
    return areSound ? std::optional(std::move(names)) : std::nullopt;
}

} // namespace tb::menu
