// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/text.h"

#include <cstddef>
#include <cstdint>

namespace tb::wire {

// Every way a packet can die: enumerator, name, sentence. One line here gives counter, name and help.
// The formatter takes the rows of a macro for calls and folds them into each other.
// clang-format off
#define TB_DROP_REASONS(row) \
    row(TruncatedFrame,    "truncated-frame",      TB_TEXT("the frame ends inside a header"))                                                     \
    row(BadIpHeader,       "bad-ip-header",        TB_TEXT("the IP header is malformed or its checksum is wrong"))                                \
    row(UnknownEtherType,  "unknown-ether-type",   TB_TEXT("the frame carries neither IPv4, IPv6 nor ARP"))                                       \
    row(UnknownVlan,       "unknown-vlan",         TB_TEXT("no VLAN interface has the frame's tag"))                                                 \
    row(NotForUs,          "not-for-us",           TB_TEXT("the frame is addressed to another station"))                                          \
    row(MartianSource,     "martian-source",       TB_TEXT("the source address cannot be a sender"))                                              \
    row(NoRoute,           "no-route",             TB_TEXT("no route leads to the destination"))                                                  \
    row(Blackhole,         "blackhole",            TB_TEXT("a blackhole route or a routing rule drops it"))                                       \
    row(RouteUnreachable,  "route-unreachable",    TB_TEXT("a route or a routing rule says that the destination is unreachable"))                 \
    row(RouteProhibit,     "route-prohibit",       TB_TEXT("a route prohibits the way to the destination"))                                       \
    row(ForwardDisabled,   "forward-disabled",     TB_TEXT("forwarding is switched off in the IP settings"))                                      \
    row(TtlExpired,        "ttl-expired",          TB_TEXT("the TTL or hop limit ran out"))                                                       \
    row(TooBig,            "too-big",              TB_TEXT("larger than the MTU and must not be fragmented"))                                     \
    row(InterfaceDown,     "interface-down",       TB_TEXT("the out-interface is not running"))                                                   \
    row(NeighborPending,   "neighbor-queue-full",  TB_TEXT("the next hop's MAC address is not known yet"))                                        \
    row(NeighborFailed,    "neighbor-failed",      TB_TEXT("the next hop did not answer"))                                                        \
    row(TableFull,         "table-full",           TB_TEXT("the connection table is full and nothing may be evicted"))                            \
    row(TupleClash,        "tuple-clash",          TB_TEXT("another connection has the same addresses and ports"))                                \
    row(NoFreePort,        "no-free-port",         TB_TEXT("source NAT found no free port"))                                                      \
    row(NoNatAddress,      "no-nat-address",       TB_TEXT("the out-interface has no address to masquerade with"))                                \
    row(MasqueradeMoved,   "masquerade-moved",     TB_TEXT("its connection is masqueraded with an interface that it no longer leaves through")) \
    row(HelperWaits,       "helper-waits",         TB_TEXT("part of a control command; the sender will repeat it whole"))                         \
    row(NotTranslatable,   "not-translatable",     TB_TEXT("an ICMP error that cannot be translated: it quotes too little, or it is a redirect")) \
    row(NoOutsidePort,     "no-outside-port",      TB_TEXT("no free outside port for a connection that a control text announces"))                    \
    row(UntranslatedText,  "untranslated-text",    TB_TEXT("a control text has no room for its translation, or came before and read otherwise"))      \
    row(SendFailed,        "send-failed",          TB_TEXT("the link did not take the frame"))                                                    \
    row(SendQueueFull,     "send-queue-full",      TB_TEXT("the link has no room"))                                                               \
    row(NoLocalService,    "no-local-service",     TB_TEXT("addressed to the router, where nothing listens"))                                     \
    row(LocalQueueFull,    "local-queue-full",     TB_TEXT("the router's own services have no room"))                                            \
    row(ForwardingOff,     "forwarding-off",       TB_TEXT("the router does not forward this kind of packet"))                                    \
    row(FragmentTiny,      "fragment-tiny",        TB_TEXT("the first fragment ends inside the transport header"))                                \
    row(FragmentBadLength, "fragment-bad-length",  TB_TEXT("a fragment is empty or does not end at a multiple of eight bytes"))                   \
    row(FragmentTooLong,   "fragment-too-long",    TB_TEXT("fragments of a datagram larger than 65535 bytes"))                                    \
    row(FragmentBadEnd,    "fragment-bad-end",     TB_TEXT("fragments disagree about where their datagram ends"))                                 \
    row(FragmentOverlap,   "fragment-overlap",     TB_TEXT("a fragment overlaps another one of its datagram"))                                    \
    row(FragmentDuplicate, "fragment-duplicate",   TB_TEXT("what the fragment carries has come already"))                                         \
    row(FragmentBadEcn,    "fragment-bad-ecn",     TB_TEXT("fragments disagree about ECN"))                                                       \
    row(FragmentTooMany,   "fragment-too-many",    TB_TEXT("a datagram comes in too many fragments"))                                             \
    row(FragmentMemory,    "fragment-memory-full", TB_TEXT("there is no memory left for fragments"))                                              \
    row(FragmentTimeout,   "fragment-timeout",     TB_TEXT("the rest of the datagram did not come in time"))
// clang-format on

/// Why a packet died. Consumed by counters, the trace and the help.
enum class DropReason : std::uint8_t {
#define TB_ROW(id, name, doc) id,
    TB_DROP_REASONS(TB_ROW)
#undef TB_ROW
};

#define TB_ROW(id, name, doc) +1
inline constexpr std::size_t kDropReasons = 0 TB_DROP_REASONS(TB_ROW);
#undef TB_ROW

/// "no-route"
const char* dropReasonName(DropReason reason);
/// "no route leads to the destination"
Text dropReasonText(DropReason reason);

} // namespace tb::wire
