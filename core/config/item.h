// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace tb::config {

/// What every item of a list menu has.
struct Item {
    std::uint32_t id = 0; ///< unique in its menu, never reused while the program runs; printed as *1A
    bool disabled = false;
    std::string comment;

    bool operator==(const Item&) const = default;
};

} // namespace tb::config
