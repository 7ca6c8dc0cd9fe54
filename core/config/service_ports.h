// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/port.h"
#include "config/item.h"
#include "conntrack/helper_kind.h"

#include <optional>
#include <vector>

namespace tb::config {

/// /ip firewall service-port: a helper and the ports of the control connections that it reads. The list is
/// fixed: rows can be changed and disabled, not added or removed.
struct ServicePort : Item {
    std::string name;                                           ///< "ftp"
    conntrack::HelperKind helper = conntrack::HelperKind::None; ///< None: a tracker that is always there
    PortList ports;
    std::optional<bool> sipDirectMedia; ///< sip only
    std::optional<Duration> sipTimeout; ///< sip only

    bool operator==(const ServicePort&) const = default;
};

/// RouterOS's rows with its defaults.
std::vector<ServicePort> defaultServicePorts();

} // namespace tb::config
