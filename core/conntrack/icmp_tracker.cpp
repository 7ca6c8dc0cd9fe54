// SPDX-License-Identifier: GPL-3.0-or-later
#include "conntrack/icmp_tracker.h"

#include "wire/frame_parser.h"

#include <algorithm>

namespace tb::conntrack {

namespace {

using wire::ConstBytes;
using wire::Packet;
using wire::Protocol;

struct Message {
    Protocol protocol;
    std::uint8_t type;
};

/// What begins a connection (RFC 792, RFC 950, RFC 4443, RFC 4620).
constexpr Message kQuestions[] = {
    {Protocol::Icmp,   8  }, // echo
    {Protocol::Icmp,   13 }, // timestamp
    {Protocol::Icmp,   15 }, // information
    {Protocol::Icmp,   17 }, // address mask
    {Protocol::Icmpv6, 128}, // echo
    {Protocol::Icmpv6, 139}, // node information
};

constexpr std::uint8_t kHighestIcmpType = 18; // what is above came later, and Linux calls it invalid
constexpr std::uint8_t kRedirect6 = 137;

bool isRedirect6(const Packet& packet)
{
    return packet.tuple.is(Protocol::Icmpv6) && packet.tuple.icmpType() == kRedirect6;
}

/// Only a router on the link may redirect (RFC 4861 §8.1): nobody else's packet arrives with this hop limit.
bool isRedirectFromLink(const Packet& packet)
{
    constexpr std::uint8_t kNeverForwarded = 255;
    return packet.tuple.icmpCode() == 0 && packet.ttl() == kNeverForwarded &&
           packet.tuple.source.isLinkLocal();
}

/// The packet in the redirected-header option (RFC 4861 §4.6.3); empty when there is none.
ConstBytes redirectedPacket(const Packet& packet)
{
    constexpr std::size_t kTargetAndDestination = 32, kOptionHeader = 8;
    constexpr wire::Byte kRedirectedHeader = 4;
    ConstBytes options = packet.payload();
    options = options.subspan(std::min(kTargetAndDestination, options.size()));
    while (options.size() >= kOptionHeader) {
        const std::size_t length = options[1] * std::size_t{8};
        if (length == 0 || length > options.size())
            break;
        if (options[0] == kRedirectedHeader)
            return options.subspan(kOptionHeader, length - kOptionHeader);
        options = options.subspan(length);
    }
    return {};
}

} // namespace

InvalidReason icmpFault(const wire::FlowTuple& tuple)
{
    const bool isQuestion = std::ranges::any_of(kQuestions, [&](const Message& row) {
        return tuple.is(row.protocol) && tuple.icmpType() == row.type;
    });
    if (isQuestion)
        return InvalidReason::None;
    if (tuple.inverted())
        return InvalidReason::NoEntry; // an answer that nobody has asked for
    const bool isKnown = tuple.is(Protocol::Icmp) && tuple.icmpType() <= kHighestIcmpType;
    return isKnown ? InvalidReason::NoPartner : InvalidReason::UnknownIcmpType;
}

TrackerOutcome trackIcmp(const TrackerInput& input)
{
    return TrackerOutcome::accept(input.settings.icmpTimeout);
}

bool isUntrackedIcmp(const Packet& packet)
{
    if (!packet.tuple.is(Protocol::Icmpv6))
        return false;
    const std::uint8_t type = packet.tuple.icmpType();
    return (type >= 130 && type <= 136) || type == 143 || type == 151 || type == 152;
}

bool isAboutAnother(const Packet& packet)
{
    return packet.isIcmpError || isRedirect6(packet);
}

Result<wire::FlowTuple, InvalidReason> tupleWithError(const Packet& packet)
{
    ConstBytes quote = packet.payload();
    if (isRedirect6(packet)) {
        quote = isRedirectFromLink(packet) ? redirectedPacket(packet) : ConstBytes();
        if (quote.empty())
            return Failure{InvalidReason::BadRedirect};
    }
    const auto quoted = wire::quotedTuple(quote);
    const auto against = quoted ? quoted->inverted() : std::nullopt;
    if (!against)
        return Failure{InvalidReason::BadQuote}; // too short, a later fragment, or itself an ICMP error
    if (against->family() != packet.tuple.family())
        return Failure{InvalidReason::UnknownQuote};
    return *against;
}

} // namespace tb::conntrack
