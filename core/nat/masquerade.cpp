// SPDX-License-Identifier: GPL-3.0-or-later
#include "nat/masquerade.h"

namespace tb::nat {

using conntrack::Connection;
using conntrack::ConnectionId;

void purgeMasqueraded(conntrack::ConnectionTable& table, std::uint32_t interface,
                      const std::optional<IpAddress>& address, Instant now)
{
    table.removeMatching(
        [&](ConnectionId id, const Connection& connection) {
            return connection.has(conntrack::kMasqueraded) && table.masqueradeInterface(id) == interface &&
                   (!address || connection.reply().destination == *address);
        },
        conntrack::EndReason::InterfaceGone, now);
}

} // namespace tb::nat
