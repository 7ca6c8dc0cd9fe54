// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "conntrack/connection_table.h"

#include <optional>

namespace tb::nat {

/// Ends the connections that were masqueraded with an interface: all of them when it went down or away, or
/// those with the one address that it has lost. Walks the whole table. Any thread.
void purgeMasqueraded(conntrack::ConnectionTable& table, std::uint32_t interface,
                      const std::optional<IpAddress>& address, Instant now);

} // namespace tb::nat
