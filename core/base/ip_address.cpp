// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/ip_address.h"

#include <arpa/inet.h>

#include <algorithm>

namespace tb {

std::optional<IpAddress> IpAddress::parse(std::string_view text)
{
    // A zero inside would end the text early for inet_pton and hide what follows.
    if (text.empty() || text.size() >= INET6_ADDRSTRLEN || text.find('\0') != std::string_view::npos)
        return std::nullopt;
    const std::string terminated(text);
    std::uint8_t bytes[16];
    if (inet_pton(AF_INET, terminated.c_str(), bytes) == 1)
        return v4(bytes);
    if (inet_pton(AF_INET6, terminated.c_str(), bytes) == 1)
        return v6(bytes);
    return std::nullopt;
}

bool IpAddress::isUnspecified() const
{
    const std::size_t first = isV4() ? 12 : 0;
    return std::all_of(m_bytes.begin() + static_cast<std::ptrdiff_t>(first), m_bytes.end(),
                       [](std::uint8_t byte) { return byte == 0; });
}

bool IpAddress::isMulticast() const
{
    return isV4() ? (m_bytes[12] & 0xf0) == 0xe0 : m_bytes[0] == 0xff;
}

bool IpAddress::isLoopback() const
{
    if (isV4())
        return m_bytes[12] == 127;
    return m_bytes[15] == 1 &&
           std::all_of(m_bytes.begin(), m_bytes.end() - 1, [](std::uint8_t byte) { return byte == 0; });
}

bool IpAddress::isLinkLocal() const
{
    if (isV4())
        return m_bytes[12] == 169 && m_bytes[13] == 254;
    return m_bytes[0] == 0xfe && (m_bytes[1] & 0xc0) == 0x80;
}

bool IpAddress::isLimitedBroadcast() const
{
    return isV4() && toV4() == 0xffffffff;
}

std::string IpAddress::toString() const
{
    char text[INET6_ADDRSTRLEN];
    const bool four = isV4();
    return inet_ntop(four ? AF_INET : AF_INET6, wireBytes(), text, sizeof text) ? text : std::string();
}

IpAddress IpAddress::plus(std::uint64_t n) const
{
    IpAddress sum = *this;
    const std::size_t first = isV4() ? 12 : 0;
    std::uint64_t carry = n;
    for (std::size_t i = 16; i-- > first && carry != 0;) {
        carry += sum.m_bytes[i];
        sum.m_bytes[i] = static_cast<std::uint8_t>(carry);
        carry >>= 8;
    }
    return sum;
}

} // namespace tb
