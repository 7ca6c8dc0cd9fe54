// SPDX-License-Identifier: GPL-3.0-or-later
#include "forward/lost_masquerades.h"

#include "nat/masquerade.h"

namespace tb::forward {

void purgeLostMasquerades(const Plan& before, const Plan& after, conntrack::ConnectionTable& connections,
                          Instant now)
{
    for (const routing::Interface& was : before.interfaces.all()) {
        const routing::Interface* const is = after.interfaces.find(was.id);
        if (!is || (was.isRunning && !is->isRunning)) {
            nat::purgeMasqueraded(connections, was.id, std::nullopt, now);
            continue;
        }
        for (const IpPrefix& prefix : was.addresses) {
            if (!is->hasAddress(prefix.address()))
                nat::purgeMasqueraded(connections, was.id, prefix.address(), now);
        }
    }
}

} // namespace tb::forward
