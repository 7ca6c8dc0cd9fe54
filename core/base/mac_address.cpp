// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/mac_address.h"

#include <charconv>
#include <cstdio>
#include <cstring>

namespace tb {

MacAddress MacAddress::fromBytes(const std::uint8_t* sixBytes)
{
    MacAddress address;
    std::memcpy(address.m_bytes.data(), sixBytes, 6);
    return address;
}

std::optional<MacAddress> MacAddress::parse(std::string_view text)
{
    constexpr std::size_t kLength = 17; // six pairs and five separators
    if (text.size() != kLength)
        return std::nullopt;
    MacAddress address;
    for (std::size_t i = 0; i < 6; ++i) {
        const char* pair = text.data() + 3 * i;
        const auto [end, failure] = std::from_chars(pair, pair + 2, address.m_bytes[i], 16);
        if (failure != std::errc() || end != pair + 2)
            return std::nullopt;
        if (i < 5 && pair[2] != ':' && pair[2] != '-')
            return std::nullopt;
    }
    return address;
}

MacAddress MacAddress::local(std::uint64_t number)
{
    MacAddress address;
    address.m_bytes[0] = 0x02;
    for (std::size_t i = 0; i < 5; ++i)
        address.m_bytes[5 - i] = static_cast<std::uint8_t>(number >> (8 * i));
    return address;
}

std::string MacAddress::toString() const
{
    char text[18];
    std::snprintf(text, sizeof text, "%02X:%02X:%02X:%02X:%02X:%02X", m_bytes[0], m_bytes[1], m_bytes[2],
                  m_bytes[3], m_bytes[4], m_bytes[5]);
    return text;
}

} // namespace tb
