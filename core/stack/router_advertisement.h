// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/mac_address.h"
#include "config/services.h"
#include "wire/frame.h"

namespace tb::stack {

/// What a router says of itself and of its link (RFC 4861 §4.2).
struct RouterAdvertisement {
    MacAddress mac;
    IpAddress source;    ///< link-local
    Duration lifetime{}; ///< as a default router; zero: it is none
    std::optional<std::uint8_t> hopLimit;
    bool managed = false;
    bool otherConfiguration = false;
    std::optional<std::uint32_t> mtu;
    std::vector<config::NdPrefix> prefixes;
    std::optional<IpAddress> dnsServer; ///< RFC 8106
    Duration dnsLifetime{};

    bool operator==(const RouterAdvertisement&) const = default;
};

/// To all nodes of the link, as a whole Ethernet frame. Lifetimes are cut to what their fields hold.
wire::OwnedFrame craftRouterAdvertisement(const RouterAdvertisement& what);

} // namespace tb::stack
