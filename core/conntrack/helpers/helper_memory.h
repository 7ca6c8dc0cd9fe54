// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <new>
#include <type_traits>

namespace tb::conntrack {

/// What a helper remembers of one control connection from packet to packet: a struct of the helper's own, for
/// which all zero bytes must be the beginning. Touched only by connections that have a helper.
class HelperMemory {
public:
    static constexpr std::size_t kSize = 64;

    template <typename T>
    T& as()
    {
        static_assert(sizeof(T) <= kSize && alignof(T) <= 8 && std::is_trivially_copyable_v<T>);
        return *std::launder(reinterpret_cast<T*>(m_bytes.data()));
    }
    void clear() { m_bytes.fill(std::byte{0}); }

private:
    alignas(8) std::array<std::byte, kSize> m_bytes;
};
} // namespace tb::conntrack
