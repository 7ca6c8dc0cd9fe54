// SPDX-License-Identifier: GPL-3.0-or-later
#include "menu/value_traits.h"

namespace tb::menu {

double sortKeyOf(const IpAddress& address)
{
    const std::uint8_t* const bytes = address.wireBytes();
    double key = address.isV4() ? 0 : 1e19; // IPv6 behind IPv4
    double scale = 1;
    for (int i = address.isV4() ? 3 : 7; i >= 0; --i, scale *= 256)
        key += bytes[i] * scale;
    return key;
}

Cell ValueTraits<PortRange>::print(const PortRange& value)
{
    std::string text = std::to_string(value.first.value());
    if (value.first != value.last)
        text += "-" + std::to_string(value.last.value());
    return {text, static_cast<double>(value.first.value()), true};
}

std::optional<PortRange> ValueTraits<PortRange>::parse(std::string_view text)
{
    const std::size_t dash = text.find('-');
    const auto first = ValueTraits<std::uint16_t>::parse(text.substr(0, dash));
    const auto last =
        dash == std::string_view::npos ? first : ValueTraits<std::uint16_t>::parse(text.substr(dash + 1));
    if (!first || !last || *last < *first)
        return std::nullopt;
    return PortRange{Port(*first), Port(*last)};
}

std::optional<std::uint64_t> RateTraits::parse(std::string_view text)
{
    if (text.ends_with("bps"))
        text.remove_suffix(3);
    return parseBitsPerSecond(text);
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

} // namespace tb::menu
