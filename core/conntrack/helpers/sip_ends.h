// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "conntrack/helpers/helper.h"
#include "conntrack/helpers/text_message.h"

namespace tb::conntrack {

/// A numeric host in a SIP header, and the port behind it if there is one.
struct SipHost {
    IpAddress address;
    std::string_view addressText; ///< without brackets
    std::string_view portText;    ///< empty, where a port would stand, when there is none
    std::uint16_t port = 0;       ///< the default one when there is none

    /// "192.168.88.10:5060" or "[2001:db8::10]", and moves behind it. Nothing for a name, and for port 0.
    static std::optional<SipHost> take(TextReader& text, std::uint16_t defaultPort);
    /// Of the next "sip:bob@192.168.88.10:5060" or "sips:…" with a number; moves behind it.
    static std::optional<SipHost> takeUri(TextReader& text);
};

/// Points at every place of the message's start line and headers that names one of the two ends: in URIs,
/// in Via (RFC 3261 §18.2.1, RFC 3581), and at Content-Length, which follows the body. `announcedPort` is
/// left alone: an announcement stands there.
void mentionEnds(const TextMessage& message, std::string_view announcedPort, const HelperInput& input,
                 HelperFindings& findings);

/// Points at an address of the sender in a session description.
void mentionMediaAddress(std::string_view text, const HelperInput& input, HelperFindings& findings);

} // namespace tb::conntrack
