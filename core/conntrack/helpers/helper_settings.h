// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "conntrack/helper_kind.h"
#include "wire/flow_tuple.h"

#include <vector>

namespace tb::conntrack {

/// Which helper reads which new connections: /ip firewall service-port, compiled. A port of the list counts
/// for every protocol that the helper is spoken over.
struct HelperSettings {
    struct ControlPort {
        HelperKind kind = HelperKind::None;
        std::uint16_t port = 0;
    };
    std::vector<ControlPort> ports; ///< of enabled helpers only
    /// Media only between the two ends of the call leg, so that it may go straight from caller to called
    /// (RouterOS: sip-direct-media).
    bool sipDirectMedia = true;
    Duration sipTimeout = std::chrono::hours(1); ///< of a SIP control connection (RouterOS: sip-timeout)

    /// The helper of a new connection by its destination port; None for most.
    HelperKind helperFor(std::uint8_t protocol, std::uint16_t port) const;
    bool isEnabled(HelperKind kind) const;
};

} // namespace tb::conntrack
