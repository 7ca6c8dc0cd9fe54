// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <vector>

namespace tb {

/// TCP or UDP port in host byte order. Zero is a valid value on the wire.
class Port {
public:
    constexpr Port() = default;
    constexpr explicit Port(std::uint16_t value) : m_value(value) {}
    constexpr std::uint16_t value() const { return m_value; }
    friend constexpr auto operator<=>(Port, Port) = default;

private:
    std::uint16_t m_value = 0;
};

/// Ports from first to last, both included.
struct PortRange {
    Port first;
    Port last;

    constexpr bool contains(Port port) const { return first <= port && port <= last; }
    constexpr std::uint32_t size() const
    {
        return static_cast<std::uint32_t>(last.value()) - first.value() + 1;
    }
    friend constexpr bool operator==(PortRange, PortRange) = default;
};

/// Ports that stand for the same thing.
struct PortList {
    std::vector<std::uint16_t> ports;

    friend bool operator==(const PortList&, const PortList&) = default;
};

} // namespace tb
