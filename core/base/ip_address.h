// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

namespace tb {

enum class IpFamily : std::uint8_t { V4, V6 };

/// One type for both families. IPv4 is stored as ::ffff:a.b.c.d (RFC 4291 §2.5.5.2), so one tuple, one table
/// and one matcher serve both. The default value is :: (unspecified, IPv6).
class IpAddress {
public:
    constexpr IpAddress() = default;
    static constexpr IpAddress v4(std::uint32_t hostOrder)
    {
        IpAddress address;
        address.m_bytes[10] = address.m_bytes[11] = 0xff;
        for (int i = 0; i < 4; ++i)
            address.m_bytes[static_cast<std::size_t>(12 + i)] =
                static_cast<std::uint8_t>(hostOrder >> (24 - 8 * i));
        return address;
    }
    static IpAddress v6(const std::uint8_t* sixteenBytes)
    {
        IpAddress address;
        std::memcpy(address.m_bytes.data(), sixteenBytes, 16);
        return address;
    }
    /// Four bytes as they stand in a header.
    static IpAddress v4(const std::uint8_t* fourBytes)
    {
        return v4((std::uint32_t{fourBytes[0]} << 24) | (std::uint32_t{fourBytes[1]} << 16) |
                  (std::uint32_t{fourBytes[2]} << 8) | fourBytes[3]);
    }
    /// Nothing for "1.2.3", "01.2.3.4", a prefix length, a zone or trailing text.
    static std::optional<IpAddress> parse(std::string_view text);
    static constexpr IpAddress anyV4() { return v4(std::uint32_t{0}); }

    bool isV4() const
    {
        static constexpr std::uint8_t mapped[12] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
        return std::memcmp(m_bytes.data(), mapped, 12) == 0;
    }
    IpFamily family() const { return isV4() ? IpFamily::V4 : IpFamily::V6; }
    /// 32 or 128.
    int bits() const { return isV4() ? 32 : 128; }
    /// Host byte order; only for IPv4.
    std::uint32_t toV4() const
    {
        return (std::uint32_t{m_bytes[12]} << 24) | (std::uint32_t{m_bytes[13]} << 16) |
               (std::uint32_t{m_bytes[14]} << 8) | m_bytes[15];
    }
    /// All sixteen bytes, mapped form for IPv4.
    const std::array<std::uint8_t, 16>& bytes() const { return m_bytes; }
    /// The 4 or 16 bytes that stand in a header.
    const std::uint8_t* wireBytes() const { return m_bytes.data() + (isV4() ? 12 : 0); }

    bool isUnspecified() const;
    bool isMulticast() const;        ///< 224.0.0.0/4, ff00::/8
    bool isLoopback() const;         ///< 127.0.0.0/8, ::1
    bool isLinkLocal() const;        ///< 169.254.0.0/16, fe80::/10
    bool isLimitedBroadcast() const; ///< 255.255.255.255

    /// "192.168.88.1", "2001:db8::1" (RFC 5952).
    std::string toString() const;
    /// Adds n to the address as a number; wraps.
    IpAddress plus(std::uint64_t n) const;

    friend constexpr auto operator<=>(const IpAddress&, const IpAddress&) = default;

private:
    std::array<std::uint8_t, 16> m_bytes{};
};

} // namespace tb
