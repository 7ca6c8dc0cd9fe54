// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/config.h"
#include "routing/interface_id.h"

#include <optional>
#include <string>

namespace tb::forward {

/// A route's gateway as people write it: "203.0.113.1", "fe80::1%ether1", "203.0.113.1@main" or "ether1".
struct Gateway {
    IpAddress address;                          ///< unspecified when the interface itself is the gateway
    std::string interface;                      ///< empty: whatever leads there
    routing::TableId table = routing::kNoTable; ///< that leads there; kNoTable: the route's own VRF or main

    bool hasAddress() const { return !address.isUnspecified(); }
};

/// Nothing for anything else, and when there is no such interface or table.
std::optional<Gateway> parseGateway(const config::Config& config, const std::string& text);

} // namespace tb::forward
