// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/config.h"

namespace tb::stack {

/// The subnets of addresses with advertise=yes: those of 64 bits, from which hosts can make addresses of
/// their own (RFC 4862 §5.5.3), unless /ipv6 nd prefix says otherwise of one.
std::vector<config::NdPrefix> prefixesOfAddresses(const config::Config& config);

/// All that are announced on an interface.
std::vector<config::NdPrefix> advertisedPrefixes(const config::Config& config, const std::string& interface);

} // namespace tb::stack
