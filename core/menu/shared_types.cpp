// SPDX-License-Identifier: GPL-3.0-or-later
#include "menu/shared_types.h"

namespace tb::menu {

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
