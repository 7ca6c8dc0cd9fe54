// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace tb::conntrack {

/// The control protocols that a helper can read (RouterOS: /ip firewall service-port). The value is what
/// connection-type and connection-helper matchers name.
enum class HelperKind : std::uint8_t { None, Ftp, Tftp, Irc, H323, Sip, Pptp, Rtsp };
inline constexpr int kHelperKinds = 8;

/// "ftp"; empty for None.
const char* helperName(HelperKind kind);

} // namespace tb::conntrack
