// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inspect/connection_query.h"

#include <QString>

namespace tb::ui {

/// "192.168.88.10:40000 → 203.0.113.10:80", without ports where there are none.
QString endsOf(const inspect::ConnectionRow& row);
/// The same behind the protocol: "tcp 192.168.88.10:40000 → 203.0.113.10:80".
QString titleOf(const inspect::ConnectionRow& row);

/// The menu that lists connections of its family.
std::string menuPathOf(const inspect::ConnectionRow& row);

} // namespace tb::ui
