// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tb::service {

/// Version of Trackbox, as /system resource and the programs say it.
inline constexpr const char* kVersion = "0.1.0";

} // namespace tb::service
