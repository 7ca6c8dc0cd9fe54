// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/ip_address.h"
#include "base/mac_address.h"
#include "routing/interface_id.h"

#include <chrono>
#include <optional>
#include <vector>

namespace tb::routing {

/// Life of a neighbour (RFC 4861 §7.3.2; ARP entries live the same life).
///
///   Incomplete  It was asked for and has not answered: a frame may wait.
///   Reachable   It has answered us lately.
///   Stale       That was a while ago, or it only spoke of itself. Good for sending, which makes it Delay.
///   Delay       Something was sent to it; it is asked soon if it does not speak first.
///   Probe       It is asked at its own address. Still good for sending.
///   Failed      It did not answer. The next packet to it asks anew, meanwhile it is only shown.
///   Permanent   Configured: never asked, never forgotten.
enum class NeighborState : std::uint8_t { Incomplete, Reachable, Stale, Delay, Probe, Failed, Permanent };

/// "reachable", as menus show it.
const char* neighborStateName(NeighborState state);

/// What a neighbour has said of itself.
struct Heard {
    IpAddress address;
    std::optional<MacAddress> mac; ///< nothing: the one that is known (RFC 4861 §4.4 lets it be left out)
    bool isAnswer = false;         ///< to a question of ours: it is there and hears us
    bool mayCreate = false;        ///< it asked for us, so an answer to it is to be expected
    bool overrides = true;         ///< may replace another MAC address that is known (RFC 4861 §4.4)
};

/// A configured neighbour.
struct PermanentNeighbor {
    InterfaceId interface = kNoInterface;
    IpAddress address;
    MacAddress mac;
};

/// What is configured about neighbours; part of a Plan.
struct NeighborSettings {
    /// How long an IPv4 neighbour is reachable after it spoke. RouterOS: /ip settings, arp-timeout.
    Duration arpTimeout = std::chrono::seconds(30);
    std::vector<PermanentNeighbor> permanent;
    std::vector<InterfaceId> withoutArp; ///< where nobody is learnt by ARP
};

/// A neighbour as menus show it.
struct NeighborRow {
    InterfaceId interface = kNoInterface;
    IpAddress address;
    std::optional<MacAddress> mac;
    NeighborState state = NeighborState::Incomplete;
    Instant since;            ///< in this state
    std::uint32_t serial = 0; ///< names the entry as long as it lives; below 2^31
};

} // namespace tb::routing
