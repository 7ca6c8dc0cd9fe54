// SPDX-License-Identifier: GPL-3.0-or-later
#include "conntrack/tracker.h"

#include "base/assert.h"
#include "conntrack/trackers.h"
#include "wire/frame_parser.h"

namespace tb::conntrack {

namespace {

using wire::Direction;
using wire::DropReason;
using wire::Packet;

Tracked invalidBecause(InvalidReason reason, const WindowFault& window = {})
{
    Tracked tracked;
    tracked.state = ConnectionState::Invalid;
    tracked.invalidReason = reason;
    tracked.invalidFound = window.found;
    tracked.invalidLimit = window.limit;
    return tracked;
}

/// Neighbour discovery, multicast listener and router discovery messages: never tracked.
bool isUntracked(const Packet& packet)
{
    if (packet.protocol != static_cast<std::uint8_t>(wire::Protocol::Icmpv6) || !packet.hasTuple)
        return false;
    const std::uint8_t type = packet.tuple.icmpType();
    return (type >= 130 && type <= 136) || type == 143 || type == 151 || type == 152;
}

/// State of a packet by what its connection was before it (acceptance N4: new until a reply is seen).
ConnectionState stateOf(Direction direction, std::uint16_t flagsBefore)
{
    if (direction == Direction::Reply || (flagsBefore & kSeenReply) != 0)
        return ConnectionState::Established;
    return (flagsBefore & kExpected) != 0 ? ConnectionState::Related : ConnectionState::New;
}

void count(Connection& connection, Direction direction, const Packet& packet)
{
    Traffic& traffic = connection.traffic[static_cast<int>(direction)];
    traffic.packets += packet.wirePackets;
    traffic.bytes += packet.wireBytes;
}

void fillFrom(const Connection& connection, Direction direction, Tracked& tracked)
{
    tracked.direction = direction;
    tracked.flags = connection.flags;
    tracked.isTranslated = (connection.flags & (kSourceNat | kDestinationNat)) != 0;
    tracked.leaving = connection.leaving(direction);
}

/// An ICMP error belongs to the connection of the packet it quotes: related, translated, but never counted.
Tracked trackError(ConnectionTable& table, const TrackInput& input)
{
    const auto quoted = wire::quotedTuple(input.packet.payload());
    const auto against = quoted ? quoted->inverted() : std::nullopt;
    if (!against)
        return invalidBecause(InvalidReason::UnknownQuote);
    Direction direction{};
    const LockedConnection connection = table.find(*against, input.now, direction);
    // The error must travel to the one whose packet it quotes.
    if (!connection || connection->tuple(direction).destination != input.packet.tuple.destination)
        return invalidBecause(InvalidReason::UnknownQuote);
    Tracked tracked;
    tracked.state = ConnectionState::Related;
    tracked.isRelatedError = true;
    tracked.id = connection.id();
    fillFrom(*connection, direction, tracked);
    return tracked;
}

Result<Tracked, DropReason> beginConnection(ConnectionTable& table, const TrackInput& input,
                                            PendingConnection& pending)
{
    if (!input.packet.tuple.inverted())
        return invalidBecause(InvalidReason::NoEntry);
    auto opened = table.open(input.packet.tuple, input.now);
    if (!opened)
        return Failure{opened.error()};
    Connection& connection = **opened;
    const TrackerOutcome outcome = trackerOf(input.packet.protocol)
                                       .begin({input.packet, connection, table.tcpRecord(opened->id()),
                                               Direction::Original, input.now, input.settings});
    if (outcome.judgement == Judgement::Invalid)
        return invalidBecause(outcome.reason, outcome.window); // the pending connection dies here
    connection.setExpires(input.now + outcome.timeout);
    count(connection, Direction::Original, input.packet);
    Tracked tracked;
    tracked.state = ConnectionState::New;
    fillFrom(connection, Direction::Original, tracked);
    pending = *std::move(opened);
    return tracked;
}

/// A packet of a connection that is there. Its lock is held on entry and given back.
std::optional<Tracked> followConnection(ConnectionTable& table, const TrackInput& input,
                                        LockedConnection connection, Direction direction)
{
    const std::uint16_t flagsBefore = connection->flags;
    const TrackerOutcome outcome = trackerOf(input.packet.protocol)
                                       .follow({input.packet, *connection, table.tcpRecord(connection.id()),
                                                direction, input.now, input.settings});
    const ConnectionId id = connection.id();
    switch (outcome.judgement) {
    case Judgement::Invalid:
        return invalidBecause(outcome.reason, outcome.window);
    case Judgement::Reopen:
        connection.release();
        table.remove(id, EndReason::Reopened);
        return std::nullopt;
    case Judgement::Accept:
        connection->setExpires(input.now + outcome.timeout);
        [[fallthrough]];
    case Judgement::End:
        count(*connection, direction, input.packet);
        break;
    case Judgement::Pass:
        break;
    }
    if (outcome.makesAssured)
        connection->flags |= kAssured;
    if (direction == Direction::Reply)
        connection->flags |= kSeenReply; // after the tracker: it sees the flag one packet late
    Tracked tracked;
    tracked.state = stateOf(direction, flagsBefore);
    tracked.id = id;
    fillFrom(*connection, direction, tracked);
    if (outcome.judgement == Judgement::End) {
        connection.release();
        table.remove(id, EndReason::Reset);
    }
    return tracked;
}

} // namespace

void refreshLeaving(Tracked& tracked, const PendingConnection& pending)
{
    fillFrom(*pending, tracked.direction, tracked);
}

Result<Tracked, DropReason> track(ConnectionTable& table, const TrackInput& input, PendingConnection& pending)
{
    if (isUntracked(input.packet)) {
        Tracked tracked;
        tracked.state = ConnectionState::Untracked;
        return tracked;
    }
    if (!input.packet.hasTuple)
        return invalidBecause(InvalidReason::NoTuple);
    if (!wire::verifyTransportChecksum(input.packet))
        return invalidBecause(InvalidReason::BadChecksum);
    if (input.packet.isIcmpError)
        return trackError(table, input);
    Direction direction{};
    if (LockedConnection connection = table.find(input.packet.tuple, input.hint, input.now, direction)) {
        if (const auto tracked = followConnection(table, input, std::move(connection), direction))
            return *tracked;
    }
    return beginConnection(table, input, pending);
}

const char* invalidReasonName(InvalidReason reason)
{
    switch (reason) {
#define TB_ROW(id, name, doc)                                                                                \
    case InvalidReason::id:                                                                                  \
        return name;
        TB_INVALID_REASONS(TB_ROW)
#undef TB_ROW
    }
    TB_UNREACHABLE();
}

Text invalidReasonText(InvalidReason reason)
{
    switch (reason) {
#define TB_ROW(id, name, doc)                                                                                \
    case InvalidReason::id:                                                                                  \
        return doc;
        TB_INVALID_REASONS(TB_ROW)
#undef TB_ROW
    }
    TB_UNREACHABLE();
}

} // namespace tb::conntrack
