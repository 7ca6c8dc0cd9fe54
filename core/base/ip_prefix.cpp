// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/ip_prefix.h"

#include <algorithm>
#include <bit>
#include <charconv>

namespace tb {

namespace {

/// Bytes of the sixteen-byte form with the first `length` bits of the family kept and the rest set to `fill`.
IpAddress withHostBits(const IpAddress& address, int length, std::uint8_t fill)
{
    std::array<std::uint8_t, 16> bytes = address.bytes();
    const int kept = length + (address.isV4() ? 96 : 0);
    for (int i = 0; i < 16; ++i) {
        const int bitsHere = std::min(std::max(kept - 8 * i, 0), 8);
        const auto mask = static_cast<std::uint8_t>(0xff00 >> bitsHere);
        auto& byte = bytes[static_cast<std::size_t>(i)];
        byte = static_cast<std::uint8_t>((byte & mask) | (fill & ~mask));
    }
    return IpAddress::v6(bytes.data());
}

/// How many leading bits of the sixteen-byte form are the same.
int commonBits(const IpAddress& a, const IpAddress& b)
{
    int bits = 0;
    for (std::size_t i = 0; i < a.bytes().size(); ++i, bits += 8) {
        if (const auto difference = static_cast<std::uint8_t>(a.bytes()[i] ^ b.bytes()[i]); difference != 0)
            return bits + std::countl_zero(difference);
    }
    return bits;
}

} // namespace

std::optional<IpPrefix> IpPrefix::parse(std::string_view text)
{
    const std::size_t slash = text.find('/');
    const auto address = IpAddress::parse(text.substr(0, slash));
    if (!address)
        return std::nullopt;
    if (slash == std::string_view::npos)
        return IpPrefix(*address, address->bits());
    const std::string_view digits = text.substr(slash + 1);
    int length = -1;
    const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), length);
    if (failure != std::errc() || end != digits.data() + digits.size() || length < 0 ||
        length > address->bits())
        return std::nullopt;
    return IpPrefix(*address, length);
}

IpAddress IpPrefix::network() const
{
    return withHostBits(m_address, m_length, 0x00);
}

IpAddress IpPrefix::last() const
{
    return withHostBits(m_address, m_length, 0xff);
}

bool IpPrefix::contains(const IpAddress& address) const
{
    return address.isV4() == m_address.isV4() && withHostBits(address, m_length, 0) == network();
}

std::string IpPrefix::toString() const
{
    return m_address.toString() + "/" + std::to_string(m_length);
}

std::optional<IpRange> IpRange::parse(std::string_view text)
{
    const std::size_t dash = text.find('-');
    if (dash == std::string_view::npos) {
        const auto prefix = IpPrefix::parse(text);
        if (!prefix)
            return std::nullopt;
        return IpRange{prefix->network(), prefix->last()};
    }
    const auto first = IpAddress::parse(text.substr(0, dash));
    const auto last = IpAddress::parse(text.substr(dash + 1));
    if (!first || !last || first->isV4() != last->isV4() || *last < *first)
        return std::nullopt;
    return IpRange{*first, *last};
}

std::optional<IpPrefix> IpRange::toPrefix() const
{
    const IpPrefix prefix(first, commonBits(first, last) - (first.isV4() ? 96 : 0));
    return prefix.network() == first && prefix.last() == last ? std::optional(prefix) : std::nullopt;
}

std::string IpRange::toString() const
{
    return first == last ? first.toString() : first.toString() + "-" + last.toString();
}

} // namespace tb
