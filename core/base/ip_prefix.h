// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ip_address.h"

namespace tb {

/// An address and how many leading bits count: "192.168.88.0/24". Host bits may be set (interface addresses);
/// network() clears them.
class IpPrefix {
public:
    constexpr IpPrefix() = default;
    /// length: 0–32 for IPv4, 0–128 for IPv6.
    IpPrefix(IpAddress address, int length) : m_address(address), m_length(static_cast<std::uint8_t>(length))
    {
    }
    /// "10.0.0.0/8", "2001:db8::/32"; a bare address is a full-length prefix. Nothing for anything else.
    static std::optional<IpPrefix> parse(std::string_view text);

    const IpAddress& address() const { return m_address; }
    int length() const { return m_length; }
    IpFamily family() const { return m_address.family(); }
    /// The address with its host bits cleared.
    IpAddress network() const;
    /// The address with its host bits set; the broadcast address of an IPv4 subnet.
    IpAddress last() const;
    bool contains(const IpAddress& address) const;
    /// The same network bits and length.
    IpPrefix masked() const { return {network(), m_length}; }
    std::string toString() const; ///< always with the length

    friend bool operator==(const IpPrefix&, const IpPrefix&) = default;

private:
    IpAddress m_address;
    std::uint8_t m_length = 0;
};

/// Addresses from first to last of one family, both included.
struct IpRange {
    IpAddress first;
    IpAddress last;

    /// "a", "a-b" or "a/length". Nothing when mixed families or last < first.
    static std::optional<IpRange> parse(std::string_view text);
    bool contains(const IpAddress& address) const
    {
        // IPv4 addresses lie inside the order of IPv6 ones (mapped form), so the family is asked first.
        return address.isV4() == first.isV4() && first <= address && address <= last;
    }
    /// The prefix that has exactly these addresses, host bits clear; nothing when there is none.
    std::optional<IpPrefix> toPrefix() const;
    std::string toString() const;
    friend bool operator==(const IpRange&, const IpRange&) = default;
};

} // namespace tb
