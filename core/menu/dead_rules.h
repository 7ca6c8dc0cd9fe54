// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/text.h"
#include "config/config.h"

namespace tb::menu {

/// What a rule that needs connection tracking says of itself while tracking of its family is off; empty
/// while it is on (mission page, "Firewall features affected by connection tracking").
Text deadBecause(bool trackingActive);

/// Names every enabled rule that does nothing because tracking is switched off: a sentence with "/ip firewall
/// nat 0,2". Empty when there is none.
Message nameDeadRules(const config::Config& config);

} // namespace tb::menu
