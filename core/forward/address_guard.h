// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forward/environment.h"

namespace tb::forward {

/// Once a second: asks whether another station has the router's addresses, and announces them
/// (routing::AddressWatch); neighbours behind a link that is down are forgotten.
void guardAddresses(Environment& env);

} // namespace tb::forward
