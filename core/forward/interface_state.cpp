// SPDX-License-Identifier: GPL-3.0-or-later
#include "forward/interface_state.h"

namespace tb::forward {

using routing::InterfaceKind;

InterfaceStates statesFor(const routing::InterfaceTable& interfaces, const InterfaceStates& before,
                          int workers, const HashKey& key)
{
    InterfaceStates states;
    for (const routing::Interface& one : interfaces.all()) {
        if (one.kind == InterfaceKind::Ethernet)
            continue;
        if (states.size() <= one.id)
            states.resize(one.id + std::size_t{1});
        std::shared_ptr<InterfaceState>& state = states[one.id];
        state = one.id < before.size() ? before[one.id] : nullptr;
        if (!state)
            state = std::make_shared<InterfaceState>(workers);
        if (one.kind == InterfaceKind::Bridge && !state->hosts)
            state->hosts = std::make_unique<routing::HostTable>(key);
    }
    return states;
}

} // namespace tb::forward
