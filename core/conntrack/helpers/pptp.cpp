// SPDX-License-Identifier: GPL-3.0-or-later
#include "conntrack/helpers/inspect.h"

#include <algorithm>

namespace tb::conntrack {

// PPTP, RFC 2637: a call is agreed on over TCP 1723 and its packets travel in GRE.
//
// Theory of operation
//   Each end numbers the call for itself, and a GRE packet carries the number of its receiver only. The
//   control messages tell both numbers. When the call is up, both directions of the GRE connection are
//   announced, because either end may send first; the first packet met ends the other announcement. The call
//   ids go into the table, too: with them the tracker completes every GRE packet, and both directions become
//   one connection.
//
//   One call per control connection is followed. What is asked for while it is up is let through unread. A
//   message that is not whole in its segment is not read, nor is anything behind it.

namespace {

using wire::ConstBytes;
using wire::Direction;

constexpr std::size_t kHeader = 12;           // RFC 2637 §2: length, type, cookie, message, reserved
constexpr std::uint32_t kCookie = 0x1a2b3c4d; // §1.4
constexpr std::uint16_t kControlMessage = 1;  // §1.4, the only PPTP message type in use
constexpr std::uint8_t kSuccess = 1;          // result code of §2.2, §2.8 and §2.10

/// For the first packet of the call. What other PPTP helpers wait.
constexpr Duration kPatience = std::chrono::minutes(5);

enum class Session : std::uint8_t { None, Requested, Started };
enum class Call : std::uint8_t { None, OutgoingRequested, IncomingRequested, IncomingAccepted, Up };

/// What is known of a control connection. The ids are those that an end has given to the call.
struct Memory {
    Session session;
    Call call;
    Direction starter; ///< who asked for the session
    Direction caller;  ///< who asked for the call
    std::uint16_t callIds[2];

    std::uint16_t& callId(Direction end) { return callIds[static_cast<int>(end)]; }
};

/// One control message, whole.
struct Message {
    ConstBytes bytes;
    Direction sender;

    std::uint16_t at(std::size_t offset) const { return wire::load16(&bytes[offset]); }
    std::uint16_t type() const { return at(8); }
    std::uint16_t firstId() const { return at(kHeader); }
    std::uint16_t peerId() const { return at(kHeader + 2); } ///< of call replies
    bool isReplySuccess() const { return bytes[kHeader + 4] == kSuccess; }
};

/// What is expected when the call is up: a packet for this end of it.
Expectation packetFor(const HelperInput& input, Direction end, Memory& memory)
{
    Expectation packet = input.toEnd(end, wire::Protocol::Gre, memory.callId(end));
    packet.sourcePart = packet.callerPart = memory.callId(wire::opposite(end));
    packet.timeout = kPatience;
    packet.mostOfGroup = 2;
    packet.isExclusive = true;
    packet.endsWithMaster = true;
    return packet;
}

void callIsUp(const HelperInput& input, Memory& memory, HelperFindings& findings)
{
    memory.call = Call::Up;
    for (const Direction end : {Direction::Original, Direction::Reply}) {
        const Expectation packet = packetFor(input, end, memory);
        findings.expectations.push(packet);
        findings.callIds.push(
            {*packet.source, packet.destination, *packet.sourcePart, packet.destinationPart});
    }
}

void callIsOver(Memory& memory, HelperFindings& findings)
{
    memory.call = Call::None;
    findings = {}; // also what this very segment has announced
    findings.endsCall = true;
}

void startRequest(const HelperInput&, const Message& message, Memory& memory, HelperFindings&)
{
    if (memory.session != Session::None)
        return;
    memory.session = Session::Requested;
    memory.starter = message.sender;
}

void startReply(const HelperInput&, const Message& message, Memory& memory, HelperFindings&)
{
    constexpr std::size_t kResult = 14;
    if (memory.session != Session::Requested || message.sender == memory.starter)
        return;
    memory.session = message.bytes[kResult] == kSuccess ? Session::Started : Session::None;
}

void stop(const HelperInput&, const Message&, Memory& memory, HelperFindings& findings)
{
    memory.session = Session::None;
    callIsOver(memory, findings);
}

/// Both kinds of request begin alike. A second one before the answer takes the place of the first.
template <Call Next>
void callRequest(const HelperInput&, const Message& message, Memory& memory, HelperFindings&)
{
    if (memory.session != Session::Started || memory.call == Call::Up)
        return;
    memory.call = Next;
    memory.caller = message.sender;
    memory.callId(message.sender) = message.firstId();
}

/// It answers the call that the other end has asked for.
bool answersCall(const Message& message, Memory& memory, Call requested)
{
    return memory.call == requested && message.sender != memory.caller &&
           message.peerId() == memory.callId(memory.caller);
}

void outgoingReply(const HelperInput& input, const Message& message, Memory& memory, HelperFindings& findings)
{
    if (!answersCall(message, memory, Call::OutgoingRequested))
        return;
    memory.call = Call::None;
    if (!message.isReplySuccess())
        return;
    memory.callId(message.sender) = message.firstId();
    callIsUp(input, memory, findings);
}

void incomingReply(const HelperInput&, const Message& message, Memory& memory, HelperFindings&)
{
    if (!answersCall(message, memory, Call::IncomingRequested))
        return;
    memory.call = message.isReplySuccess() ? Call::IncomingAccepted : Call::None;
    memory.callId(message.sender) = message.firstId();
}

void incomingConnected(const HelperInput& input, const Message& message, Memory& memory,
                       HelperFindings& findings)
{
    const Direction called = wire::opposite(memory.caller);
    if (memory.call == Call::IncomingAccepted && message.sender == memory.caller &&
        message.firstId() == memory.callId(called))
        callIsUp(input, memory, findings);
}

/// Both name the call by the id of their own sender (§2.12, §2.13).
void endOfCall(const HelperInput&, const Message& message, Memory& memory, HelperFindings& findings)
{
    if (memory.call != Call::None && message.firstId() == memory.callId(message.sender))
        callIsOver(memory, findings);
}

struct Row {
    std::uint16_t type;
    std::uint16_t length; ///< bytes, with the header; a shorter one is not read
    void (*read)(const HelperInput&, const Message&, Memory&, HelperFindings&);
};

/// The messages that matter, RFC 2637 §2.1–§2.13.
constexpr Row kMessages[] = {
    {1,  156, startRequest                        },
    {2,  156, startReply                          },
    {3,  16,  stop                                }, // request
    {4,  16,  stop                                }, // reply
    {7,  168, callRequest<Call::OutgoingRequested>},
    {8,  32,  outgoingReply                       },
    {9,  220, callRequest<Call::IncomingRequested>},
    {10, 24,  incomingReply                       },
    {11, 28,  incomingConnected                   },
    {12, 16,  endOfCall                           }, // clear request
    {13, 148, endOfCall                           }, // disconnect notify
};

/// Takes the first message from the bytes; empty when what they begin with is none, or not whole.
ConstBytes takeMessage(ConstBytes& bytes)
{
    if (bytes.size() < kHeader)
        return {};
    const std::size_t length = wire::load16(bytes.data());
    if (length < kHeader || length > bytes.size() || wire::load16(&bytes[2]) != kControlMessage ||
        wire::load32(&bytes[4]) != kCookie)
        return {};
    const ConstBytes message = bytes.first(length);
    bytes = bytes.subspan(length);
    return message;
}

} // namespace

HelperFindings inspectPptp(const HelperInput& input)
{
    HelperFindings findings;
    Memory& memory = input.memory.as<Memory>();
    ConstBytes rest = input.payload;
    for (ConstBytes bytes = takeMessage(rest); !bytes.empty(); bytes = takeMessage(rest)) {
        const Message message{bytes, input.direction};
        const auto row = std::ranges::find(kMessages, message.type(), &Row::type);
        if (row != std::end(kMessages) && bytes.size() >= row->length)
            row->read(input, message, memory, findings);
    }
    return findings;
}

} // namespace tb::conntrack
