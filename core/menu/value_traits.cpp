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

} // namespace tb::menu
