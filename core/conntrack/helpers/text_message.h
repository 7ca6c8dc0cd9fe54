// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "conntrack/helpers/text_reader.h"
#include "wire/flow_tuple.h"

namespace tb::conntrack {

// What SIP and RTSP have in common about the media that they announce.

/// How long media may take to begin.
inline constexpr Duration kMediaTimeout = std::chrono::seconds(180);
/// Media below the registered ports would open a well-known service to the other end. Our choice.
inline constexpr std::uint32_t kLeastMediaPort = 1024;

/// A message of SIP or RTSP: a start line, headers, an empty line and a body (RFC 3261 §7, RFC 2326 §4).
struct TextMessage {
    std::string_view startLine;
    std::string_view headers; ///< whole lines
    std::string_view body;

    /// Takes a whole message from the front; nothing when its end is missing. The body is as long as
    /// Content-Length says; without one it is the rest of a datagram (RFC 3261 §18.3), and empty in a stream.
    static std::optional<TextMessage> take(TextReader& text, wire::Protocol carrier);

    /// The value of the first header of this name or short name, without blanks around it.
    std::optional<std::string_view> header(std::string_view name, std::string_view shortName = {}) const;
    /// The same for headers that come more than once; moves behind the one found.
    static std::optional<std::string_view> nextHeader(TextReader& headers, std::string_view name,
                                                      std::string_view shortName = {});

private:
    static std::optional<TextMessage> takeHead(TextReader& text);
};

} // namespace tb::conntrack
