// SPDX-License-Identifier: GPL-3.0-or-later
#include "routing/neighbor_state.h"

#include <array>

namespace tb::routing {

const char* neighborStateName(NeighborState state)
{
    static constexpr std::array kNames{"incomplete", "reachable", "stale",    "delay",
                                       "probe",      "failed",    "permanent"};
    return kNames[static_cast<std::size_t>(state)];
}

} // namespace tb::routing
