// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/text.h"

#include <cstddef>
#include <cstdint>

namespace tb::conntrack {

// Why tracking calls a packet invalid: enumerator, name, sentence. The first row is for packets that are not.
// clang-format off
#define TB_INVALID_REASONS(row) \
    row(None,              "",                     TB_TEXT(""))                                                                          \
    row(NoEntry,           "no-entry",             TB_TEXT("belongs to no connection and cannot begin one"))                             \
    row(NoTuple,           "no-tuple",             TB_TEXT("too short for ports or an identifier"))                                      \
    row(BadLength,         "bad-length",           TB_TEXT("the transport header is cut short or its length is wrong"))                  \
    row(BadChecksum,       "bad-checksum",         TB_TEXT("the transport checksum is wrong"))                                           \
    row(BadFlags,          "bad-flags",            TB_TEXT("an impossible combination of TCP flags"))                                    \
    row(NoTransition,      "no-transition",        TB_TEXT("the connection's state does not allow this packet"))                         \
    row(BeyondWindow,      "beyond-window",        TB_TEXT("data or a reset outside of the receiver's window"))                          \
    row(AcksUnsent,        "acks-unsent",          TB_TEXT("an acknowledgement of data never sent"))                                     \
    row(BadGre,            "bad-gre",              TB_TEXT("a GRE header that cannot be read"))                                          \
    row(BadChunk,          "bad-chunk",            TB_TEXT("no SCTP chunk, a malformed one, or one out of place"))                       \
    row(BadTag,            "bad-sctp-tag",         TB_TEXT("the SCTP verification tag is not the association's"))                        \
    row(BadDccpType,       "bad-dccp-type",        TB_TEXT("no such DCCP packet type, or a header too short for it"))                    \
    row(NoPartner,         "no-partner",           TB_TEXT("an ICMP message that is neither question, answer nor error"))                \
    row(UnknownIcmpType,   "unknown-icmp-type",    TB_TEXT("an ICMP type that cannot be tracked"))                                       \
    row(BadRedirect,       "bad-redirect",         TB_TEXT("an ICMPv6 redirect that no router on the link can have sent"))               \
    row(BadQuote,          "bad-quote",            TB_TEXT("an ICMP error that quotes too little of a packet, or another ICMP error"))   \
    row(UnknownQuote,      "unknown-quote",        TB_TEXT("an ICMP error about a packet of no known connection"))                       \
    row(QuoteNotForTarget, "quote-not-for-target", TB_TEXT("an ICMP error that is not addressed to the sender of the packet it quotes"))
// clang-format on

enum class InvalidReason : std::uint8_t {
#define TB_ROW(id, name, doc) id,
    TB_INVALID_REASONS(TB_ROW)
#undef TB_ROW
};

#define TB_ROW(id, name, doc) +1
/// With None, so that the reason is an index.
inline constexpr std::size_t kInvalidReasons = 0 TB_INVALID_REASONS(TB_ROW);
#undef TB_ROW

/// Tracked::invalidFound and invalidLimit say more.
constexpr bool isAboutWindow(InvalidReason reason)
{
    return reason == InvalidReason::BeyondWindow || reason == InvalidReason::AcksUnsent;
}
/// "bad-checksum"
const char* invalidReasonName(InvalidReason reason);
/// "the transport checksum is wrong"
Text invalidReasonText(InvalidReason reason);

} // namespace tb::conntrack
