// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

#include <cstdint>

namespace tb::conntrack {

enum class TrackingMode : std::uint8_t { No, Yes, Auto };

/// Menu /ip firewall connection tracking. Defaults are the mission page's; the last two timeouts are not on
/// the page and are RouterOS's (acceptance N1).
struct TrackingSettings {
    TrackingMode enabled = TrackingMode::Auto;
    bool looseTcpTracking = true;
    bool liberalTcpTracking = false;
    Duration tcpSynSentTimeout = std::chrono::seconds(5);
    Duration tcpSynReceivedTimeout = std::chrono::seconds(5);
    Duration tcpEstablishedTimeout = std::chrono::hours(24);
    Duration tcpFinWaitTimeout = std::chrono::seconds(10);
    Duration tcpCloseWaitTimeout = std::chrono::seconds(10);
    Duration tcpLastAckTimeout = std::chrono::seconds(10);
    Duration tcpTimeWaitTimeout = std::chrono::seconds(10);
    Duration tcpCloseTimeout = std::chrono::seconds(10);
    Duration tcpMaxRetransTimeout = std::chrono::minutes(5);
    Duration tcpUnackedTimeout = std::chrono::minutes(5);
    Duration udpTimeout = std::chrono::seconds(30);
    Duration udpStreamTimeout = std::chrono::minutes(3);
    Duration icmpTimeout = std::chrono::seconds(10);
    Duration genericTimeout = std::chrono::minutes(10);

    bool operator==(const TrackingSettings&) const = default;
};

} // namespace tb::conntrack
