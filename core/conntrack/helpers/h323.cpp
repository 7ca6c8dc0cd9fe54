// SPDX-License-Identifier: GPL-3.0-or-later
#include "conntrack/helpers/h323_walk.h"
#include "conntrack/helpers/inspect.h"

#include <algorithm>

namespace tb::conntrack {

// H.323: a call is set up in Q.931 over TCP 1720, its channels are negotiated in H.245, its media are RTP.
//
// Theory of operation
//   Whoever announces an address in a message waits there. Followed are
//     RAS, UDP 1719    callSignalAddress of registration requests and confirms, destCallSignalAddress of
//                      admission confirms: TCP, calls, read by this helper again;
//     Q.931, in TPKT   h245Address of Setup, CallProceeding, Alerting, Progress, Connect and Facility:
//                      TCP, the H.245 connection, read by this helper again; fastStart, and H.245 messages
//                      that are tunnelled (h245Control): media;
//     H.245, in TPKT   mediaChannel and mediaControlChannel of OpenLogicalChannel and its Ack: UDP, media.
//   Messages are decoded exactly (h323_grammar), not searched for bytes that look like an address. Only the
//   sender's own address counts, so that nobody opens the way to a third one, and only its peer is expected.
//   Not followed: signalling and media of other hosts than the two that speak (a call to another host goes to
//   TCP 1720, which is read by its port), T.120 and other separate stacks, call forwarding,
//   parallelH245Control, what the grammar calls unread, and what is encrypted.
//
//   TPKT messages (RFC 1006) are kept track of by sequence number. A message that is not whole in the segment
//   in which it begins is skipped to its end; a header alone at a segment's end is remembered, because there
//   are senders that send it by itself. Where a segment is missing or a header is cut in two, the next
//   segment is taken to begin with a header; the missing one, when it comes late, is not read.
//
//   Q.931 and H.245 need no telling apart by connection: a Q.931 message begins with 8, and the only H.245
//   message that does, requestMode, announces nothing.

namespace {

using h323::Addresses;
using h323::Meaning;
using wire::ConstBytes;
using wire::Protocol;

constexpr std::size_t kTpktHeader = 4;         // RFC 1006 §6: version, reserved, length with the header
constexpr std::uint16_t kTpktVersion = 0x0300; ///< with the reserved byte
constexpr wire::Byte kQ931 = 8;                // Q.931 §4.2, protocol discriminator
constexpr wire::Byte kUserUser = 0x7e;         // Q.931 §4.5.30; in H.225.0 §7.2.2 its length has two bytes
constexpr wire::Byte kPerContents = 5;         // H.225.0 §7.2.2: ASN.1 follows
/// For an announced connection. What other H.323 helpers wait.
constexpr Duration kPatience = std::chrono::minutes(4);

/// Where the next message of one direction begins.
struct Stream {
    std::uint32_t next;       ///< sequence number of its header, or of its body
    std::uint16_t bodyLength; ///< 0: the header comes first
    bool isKnown;
};

struct Memory {
    Stream streams[2];
};

/// The PER message in the User-user element of a Q.931 message; empty when there is none.
ConstBytes userInformation(ConstBytes q931)
{
    constexpr std::size_t kFixed = 2; // discriminator, length of the call reference
    if (q931.size() < kFixed)
        return {};
    std::size_t at = kFixed + (q931[1] & 0x0f) + 1; // behind the message type
    while (at + 3 <= q931.size()) {
        const wire::Byte id = q931[at];
        const bool isLong = id == kUserUser;
        const std::size_t head = (id & 0x80) != 0 ? 1 : isLong ? 3 : 2; // Q.931 §4.5.1: one byte, or a length
        const std::size_t length = head == 1 ? 0 : isLong ? wire::load16(&q931[at + 1]) : q931[at + 1];
        if (length > q931.size() - at - head)
            return {};
        if (isLong)
            return length != 0 && q931[at + 3] == kPerContents ? q931.subspan(at + 4, length - 1)
                                                               : ConstBytes();
        at += head + length;
    }
    return {};
}

void readBody(ConstBytes body, Addresses& addresses)
{
    if (body[0] == kQ931)
        h323::readAddresses(userInformation(body), h323::kUserInformation, addresses);
    else
        h323::readAddresses(body, h323::kControlMessage, addresses);
}

/// The part of the payload that begins with a header, or with the body of a header that came alone.
ConstBytes alignedPart(const HelperInput& input, Stream& stream)
{
    const auto ahead = static_cast<std::int32_t>(stream.next - input.sequence);
    if (!stream.isKnown || ahead < 0) { // the beginning, or a segment is missing
        stream = {input.sequence, 0, true};
        return input.payload;
    }
    const auto skipped = static_cast<std::size_t>(ahead);
    return skipped < input.payload.size() ? input.payload.subspan(skipped) : ConstBytes();
}

/// Reads the length from a header. False when this is none.
bool readHeader(ConstBytes bytes, Stream& stream)
{
    if (bytes.size() < kTpktHeader || wire::load16(bytes.data()) != kTpktVersion)
        return false;
    const std::uint16_t length = wire::load16(&bytes[2]);
    if (length <= kTpktHeader)
        return false;
    stream.bodyLength = static_cast<std::uint16_t>(length - kTpktHeader);
    stream.next += kTpktHeader;
    return true;
}

/// All messages that are whole in the payload.
void readStream(const HelperInput& input, Stream& stream, Addresses& addresses)
{
    ConstBytes rest = alignedPart(input, stream);
    while (!rest.empty()) {
        if (stream.bodyLength == 0) {
            if (!readHeader(rest, stream)) {
                stream.isKnown = false;
                return;
            }
            rest = rest.subspan(kTpktHeader);
            continue;
        }
        const std::size_t length = stream.bodyLength;
        stream.next += stream.bodyLength;
        stream.bodyLength = 0;
        if (length > rest.size())
            return;
        readBody(rest.first(length), addresses);
        rest = rest.subspan(length);
    }
}

/// What may come at such a port, and how many may wait at a time: of RTP and RTCP, eight channels.
struct Row {
    Meaning meaning;
    Protocol protocol;
    std::uint8_t mostOfGroup;
    bool isPermanent; ///< calls come again and again to where somebody is registered
    HelperKind childHelper;
};

constexpr Row kRows[] = {
    {Meaning::CallSignal,   Protocol::Tcp, 32, true,  HelperKind::H323},
    {Meaning::H245,         Protocol::Tcp, 1,  false, HelperKind::H323},
    {Meaning::Media,        Protocol::Udp, 8,  false, HelperKind::None},
    {Meaning::MediaControl, Protocol::Udp, 8,  false, HelperKind::None},
};

/// Each end has a group for each meaning, so that none counts against the limit of another.
std::uint8_t groupOf(Meaning meaning, wire::Direction end)
{
    static_assert(2 * static_cast<int>(Meaning::MediaControl) + 1 < Expectation::kGroups);
    return static_cast<std::uint8_t>(2 * static_cast<int>(meaning) + static_cast<int>(end));
}

/// The announcement of one port, which may stand in a message several times.
Expectation expectationOf(const h323::Written& one, const HelperInput& input)
{
    const Row& row = *std::ranges::find(kRows, one.meaning, &Row::meaning);
    Expectation expectation = input.toSender(row.protocol, one.port);
    expectation.timeout = kPatience;
    expectation.group = groupOf(one.meaning, input.direction);
    expectation.mostOfGroup = row.mostOfGroup;
    expectation.isPermanent = row.isPermanent;
    expectation.childHelper = row.childHelper;
    return expectation;
}

bool isSame(const Expectation& a, const Expectation& b)
{
    return a.group == b.group && a.targetPart == b.targetPart;
}

/// False when it was announced before; then only its places are noted.
bool announce(const h323::Written& one, bool pairsWithNext, const HelperInput& input,
              HelperFindings& findings)
{
    Expectation expectation = expectationOf(one, input);
    expectation.pairsWithNext = pairsWithNext;
    const auto known = std::ranges::find_if(
        findings.expectations.all(), [&](const Expectation& other) { return isSame(expectation, other); });
    const auto index = static_cast<std::size_t>(known - findings.expectations.all().begin());
    const bool isNew = index == findings.expectations.size();
    if (isNew && !findings.expectations.push(expectation))
        return false;
    findings.mentions.push(Mention::announced(input.placeOf(one.addressBytes), Style::AddressBytes, index));
    findings.mentions.push(Mention::announced(input.placeOf(one.portBytes), Style::PortBytes, index));
    return isNew;
}

/// An address that only says who speaks, or who is spoken to.
void tell(const h323::Written& one, const IpAddress& address, std::uint16_t port, const HelperInput& input,
          HelperFindings& findings)
{
    findings.mentions.push(
        Mention::told(input.placeOf(one.addressBytes), Style::AddressBytes, address, port));
    findings.mentions.push(Mention::told(input.placeOf(one.portBytes), Style::PortBytes, address, port));
}

/// RTCP of RTP at an even port is at the next one (RFC 3550 §11), and must stay there outside.
bool isPair(const h323::Written& media, const h323::Written& control)
{
    return media.meaning == Meaning::Media && control.meaning == Meaning::MediaControl &&
           media.port % 2 == 0 && control.port == media.port + 1 && media.address == control.address;
}

/// RTP and its RTCP one behind the other, wherever they stand in the message.
void announceInPairs(const h323::Written& one, const HelperInput& input, const Addresses& addresses,
                     HelperFindings& findings)
{
    const auto all = addresses.all();
    const auto control = std::ranges::find_if(all, [&](const auto& other) { return isPair(one, other); });
    const bool comesWithItsMedia =
        std::ranges::any_of(all, [&](const auto& other) { return isPair(other, one); });
    if (comesWithItsMedia)
        return;
    if (!announce(one, control != all.end(), input, findings))
        return;
    for (const h323::Written& other : all) {
        if (isPair(one, other))
            announce(other, false, input, findings);
    }
}

HelperFindings findingsOf(const HelperInput& input, const Addresses& addresses)
{
    HelperFindings findings;
    const wire::Direction sender = input.direction, reader = wire::opposite(sender);
    const wire::FlowTuple &sent = input.tuple(sender), &back = input.tuple(reader);
    for (const h323::Written& one : addresses.all()) {
        const bool isOwn = one.address == sent.source;
        if (isOwn && one.port != 0 && one.meaning != Meaning::None)
            announceInPairs(one, input, addresses, findings);
        else if (isOwn && input.isTranslated(sender))
            tell(one, back.destination, one.port == sent.sourcePart ? back.destinationPart : one.port, input,
                 findings);
        else if (one.address == sent.destination && one.port == sent.destinationPart &&
                 input.isTranslated(reader))
            tell(one, back.source, back.sourcePart, input, findings);
    }
    return findings;
}

} // namespace

HelperFindings inspectH323(const HelperInput& input)
{
    Addresses addresses;
    Stream& stream = input.memory.as<Memory>().streams[static_cast<int>(input.direction)];
    readStream(input, stream, addresses);
    return findingsOf(input, addresses);
}

/// Gatekeepers are spoken to in datagrams, each of them one message.
HelperFindings inspectRas(const HelperInput& input)
{
    Addresses addresses;
    h323::readAddresses(input.payload, h323::kRasMessage, addresses);
    return findingsOf(input, addresses);
}

} // namespace tb::conntrack
