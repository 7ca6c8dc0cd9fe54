// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>

namespace tb::wire {

using Byte = std::uint8_t;
using Bytes = std::span<Byte>;
using ConstBytes = std::span<const Byte>;

/// Big-endian loads and stores. Byte order ends here: everything above wire/ is host order.
inline std::uint16_t load16(const Byte* at)
{
    std::uint16_t value;
    std::memcpy(&value, at, sizeof value);
    return __builtin_bswap16(value);
}
inline std::uint32_t load32(const Byte* at)
{
    std::uint32_t value;
    std::memcpy(&value, at, sizeof value);
    return __builtin_bswap32(value);
}
inline void store16(Byte* at, std::uint16_t value)
{
    value = __builtin_bswap16(value);
    std::memcpy(at, &value, sizeof value);
}
inline void store32(Byte* at, std::uint32_t value)
{
    value = __builtin_bswap32(value);
    std::memcpy(at, &value, sizeof value);
}

} // namespace tb::wire
