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
//   Behind NAT two clients may have chosen the same number for calls to one server. A translated client's
//   call is known to the server by the outside port of its control connection, which no other one to this
//   server has. It is written into all that the client says of its call, and back into what the server says
//   of it. The server's own number stays: nobody else answers at its address.
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
    bool hasCallId[2];

    std::uint16_t callId(Direction end) const { return callIds[static_cast<int>(end)]; }
    bool isCallId(Direction end, std::uint16_t id) const
    {
        return hasCallId[static_cast<int>(end)] && callId(end) == id;
    }
    void setCallId(Direction end, std::uint16_t id)
    {
        callIds[static_cast<int>(end)] = id;
        hasCallId[static_cast<int>(end)] = true;
    }
};

/// One control message, whole.
struct Message {
    ConstBytes bytes;
    Direction sender;
    std::uint16_t ownId = 0; ///< the number that its sender has given to the call; 0: it names none
    bool namesPeer = false;  ///< it names the number that its receiver has given

    std::uint16_t at(std::size_t offset) const { return wire::load16(&bytes[offset]); }
    std::uint16_t type() const { return at(8); }
    bool isReplySuccess() const { return bytes[kHeader + 4] == kSuccess; }
};

/// By which number the other end knows the call of this one.
std::uint16_t outsideId(const HelperInput& input, const Memory& memory, Direction end)
{
    const bool isReplaced = end == Direction::Original && input.isTranslated(end);
    return isReplaced ? input.outsidePort(end) : memory.callId(end);
}

/// What is expected when the call is up: a packet for this end of it.
Expectation packetFor(const HelperInput& input, Direction end, Memory& memory)
{
    Expectation packet = input.toEnd(end, wire::Protocol::Gre, memory.callId(end));
    packet.destinationPart = outsideId(input, memory, end);
    packet.sourcePart = memory.callId(wire::opposite(end));
    packet.callerPart = outsideId(input, memory, wire::opposite(end));
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
    findings.expectations = {}; // also what this very segment has announced
    findings.callIds = {};
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
    memory.setCallId(message.sender, message.ownId);
}

/// It answers the call that the other end has asked for.
bool answersCall(const Message& message, Memory& memory, Call requested)
{
    return memory.call == requested && message.sender != memory.caller && message.namesPeer;
}

void outgoingReply(const HelperInput& input, const Message& message, Memory& memory, HelperFindings& findings)
{
    if (!answersCall(message, memory, Call::OutgoingRequested))
        return;
    memory.call = Call::None;
    if (!message.isReplySuccess())
        return;
    memory.setCallId(message.sender, message.ownId);
    callIsUp(input, memory, findings);
}

void incomingReply(const HelperInput&, const Message& message, Memory& memory, HelperFindings&)
{
    if (!answersCall(message, memory, Call::IncomingRequested))
        return;
    memory.call = message.isReplySuccess() ? Call::IncomingAccepted : Call::None;
    memory.setCallId(message.sender, message.ownId);
}

void incomingConnected(const HelperInput& input, const Message& message, Memory& memory,
                       HelperFindings& findings)
{
    if (memory.call == Call::IncomingAccepted && message.sender == memory.caller && message.namesPeer)
        callIsUp(input, memory, findings);
}

/// Both name the call by the id of their own sender (§2.12, §2.13).
void endOfCall(const HelperInput&, const Message& message, Memory& memory, HelperFindings& findings)
{
    if (memory.call != Call::None && memory.isCallId(message.sender, message.ownId))
        callIsOver(memory, findings);
}

/// Says nothing that matters but a call id.
void notice(const HelperInput&, const Message&, Memory&, HelperFindings&) {}

struct Row {
    std::uint16_t type;
    std::uint16_t length; ///< bytes, with the header; a shorter one is not read
    std::uint8_t ownIdAt; ///< where it names the call of its sender, 0: nowhere
    std::uint8_t peerIdAt;
    void (*read)(const HelperInput&, const Message&, Memory&, HelperFindings&);
};

/// The messages that matter, RFC 2637 §2.1–§2.15.
constexpr Row kMessages[] = {
    {1,  156, 0,  0,  startRequest                        },
    {2,  156, 0,  0,  startReply                          },
    {3,  16,  0,  0,  stop                                }, // request
    {4,  16,  0,  0,  stop                                }, // reply
    {7,  168, 12, 0,  callRequest<Call::OutgoingRequested>},
    {8,  32,  12, 14, outgoingReply                       },
    {9,  220, 12, 0,  callRequest<Call::IncomingRequested>},
    {10, 24,  12, 14, incomingReply                       },
    {11, 28,  0,  12, incomingConnected                   },
    {12, 16,  12, 0,  endOfCall                           }, // clear request
    {13, 148, 12, 0,  endOfCall                           }, // disconnect notify
    {14, 40,  0,  12, notice                              }, // WAN error
    {15, 24,  0,  12, notice                              }, // set link info
};

void mention(const HelperInput& input, const Message& message, std::size_t at, std::uint16_t id,
             HelperFindings& findings)
{
    if (message.at(at) != id)
        findings.mentions.push(
            Mention::told(input.placeOf(message.bytes.subspan(at, 2)), Style::PortBytes, {}, id));
}

void readMessage(const HelperInput& input, const Row& row, Message message, Memory& memory,
                 HelperFindings& findings)
{
    const Direction peer = wire::opposite(message.sender);
    if (row.ownIdAt != 0)
        message.ownId = message.at(row.ownIdAt);
    message.namesPeer = row.peerIdAt != 0 && memory.hasCallId[static_cast<int>(peer)] &&
                        message.at(row.peerIdAt) == outsideId(input, memory, peer);
    row.read(input, message, memory, findings);
    if (message.namesPeer)
        mention(input, message, row.peerIdAt, memory.callId(peer), findings);
    if (row.ownIdAt != 0 && memory.isCallId(message.sender, message.ownId))
        mention(input, message, row.ownIdAt, outsideId(input, memory, message.sender), findings);
}

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
        const Message message{bytes, input.direction, 0, false};
        const auto row = std::ranges::find(kMessages, message.type(), &Row::type);
        if (row != std::end(kMessages) && bytes.size() >= row->length)
            readMessage(input, *row, message, memory, findings);
    }
    return findings;
}

} // namespace tb::conntrack
