// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tb {

/// A name that rules give to connections, packets or routes, interned: two marks are equal when their names
/// are. Value 0 is no mark. RouterOS: new-connection-mark and its kin.
class Mark {
public:
    constexpr Mark() = default;
    /// The mark of this name, made when it is new. Nothing for an empty name and when kMost names are in use
    /// (they are never given back: connections may hold them). Any thread; not on the packet path.
    static std::optional<Mark> intern(std::string_view name);

    /// Marks that a program can have in its life; RouterOS's rule sets use tens.
    static constexpr std::uint32_t kMost = 65'536;

    constexpr bool isSet() const { return m_value != 0; }
    constexpr std::uint32_t value() const { return m_value; }
    /// Empty for no mark. Any thread.
    std::string name() const;

    friend constexpr bool operator==(Mark, Mark) = default;

private:
    constexpr explicit Mark(std::uint32_t value) : m_value(value) {}

    std::uint32_t m_value = 0;
};

} // namespace tb
