// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tb {

/// Six bytes of an Ethernet address.
class MacAddress {
public:
    constexpr MacAddress() = default;
    constexpr explicit MacAddress(std::array<std::uint8_t, 6> bytes) : m_bytes(bytes) {}
    static MacAddress fromBytes(const std::uint8_t* sixBytes);
    /// "02:00:5E:10:00:01", also lower case or with dashes. Nothing for anything else.
    static std::optional<MacAddress> parse(std::string_view text);
    /// A locally administered unicast address made from a number (IEEE 802, bit 1 of the first byte).
    static MacAddress local(std::uint64_t number);
    static constexpr MacAddress broadcast() { return MacAddress({0xff, 0xff, 0xff, 0xff, 0xff, 0xff}); }

    const std::array<std::uint8_t, 6>& bytes() const { return m_bytes; }
    bool isGroup() const { return (m_bytes[0] & 1) != 0; } ///< broadcast or multicast
    bool isNull() const { return *this == MacAddress(); }
    std::string toString() const; ///< upper case with colons, as RouterOS prints

    friend constexpr auto operator<=>(const MacAddress&, const MacAddress&) = default;

private:
    std::array<std::uint8_t, 6> m_bytes{};
};

} // namespace tb
