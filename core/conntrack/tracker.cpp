// SPDX-License-Identifier: GPL-3.0-or-later
#include "conntrack/tracker.h"

#include "conntrack/helping.h"
#include "conntrack/icmp_tracker.h"
#include "conntrack/trackers.h"
#include "wire/transport_checksum.h"

#include <algorithm>

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

/// What is wrong with a packet whatever connections there are.
InvalidReason faultOf(const Packet& packet)
{
    if (!packet.hasTuple) {
        const bool hasGreHeader = packet.tuple.is(wire::Protocol::Gre) && !packet.isLaterFragment;
        return hasGreHeader ? InvalidReason::BadGre : InvalidReason::NoTuple;
    }
    if (packet.tuple.hasPorts() && !packet.transportComplete)
        return InvalidReason::BadLength;
    return wire::verifyTransportChecksum(packet) ? InvalidReason::None : InvalidReason::BadChecksum;
}

/// A TCP connection whose beginning nobody saw (loose-tcp-tracking): the page calls it established from its
/// first packet on, where Linux says new until a reply. Only such a one is open without a reply.
bool isPickedUp(const Connection& connection)
{
    return connection.protocol == static_cast<std::uint8_t>(wire::Protocol::Tcp) &&
           !connection.has(kSeenReply) && connection.tcpState != TcpState::SynSent;
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

/// Protocols whose first packets may come in a crowd (the others of Linux drop all but one).
bool mayJoin(std::uint8_t protocol)
{
    constexpr wire::Protocol kJoining[] = {wire::Protocol::Udp, wire::Protocol::UdpLite, wire::Protocol::Icmp,
                                           wire::Protocol::Icmpv6, wire::Protocol::Gre};
    return std::ranges::find(kJoining, static_cast<wire::Protocol>(protocol)) != std::end(kJoining);
}

/// A PPTP packet does not say which call of its sender it belongs to; the control connection does. Whether it
/// is known.
bool completeCallIds(const ConnectionTable& table, wire::FlowTuple& tuple)
{
    if (!tuple.is(wire::Protocol::Gre) || tuple.greVersion != 1 || table.expectations().isEmpty())
        return false;
    tuple.sourcePart = table.expectations().senderCallId(tuple);
    return tuple.sourcePart != 0;
}

/// `along` goes against the packet that an error quotes, which names the call of one end only.
wire::FlowTuple withQuotedCallIds(const ConnectionTable& table, wire::FlowTuple along)
{
    if (along.is(wire::Protocol::Gre) && along.greVersion == 1 && !table.expectations().isEmpty())
        along.destinationPart = table.expectations().receiverCallId(along);
    return along;
}

/// An ICMP error belongs to the connection of the packet it quotes: related, translated, but never counted.
Tracked trackError(ConnectionTable& table, const TrackInput& input)
{
    const auto along = tupleWithError(input.packet);
    if (!along)
        return invalidBecause(along.error());
    Direction direction{};
    const LockedConnection connection = table.find(withQuotedCallIds(table, *along), input.now, direction);
    if (!connection)
        return invalidBecause(InvalidReason::UnknownQuote);
    if (connection->tuple(direction).destination != input.packet.tuple.destination)
        return invalidBecause(InvalidReason::QuoteNotForTarget);
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
    const wire::FlowTuple& tuple = input.packet.tuple;
    if (const auto fault = tuple.isIcmpQuery() ? icmpFault(tuple) : InvalidReason::None;
        fault != InvalidReason::None)
        return invalidBecause(fault);
    auto opened = table.open(tuple, input.now);
    if (!opened)
        return Failure{opened.error()};
    Connection& connection = **opened;
    const TrackerOutcome outcome = trackerOf(input.packet.protocol)
                                       .begin({input.packet, connection, table.protocolRecord(opened->id()),
                                               Direction::Original, input.now, input.settings, nullptr});
    if (outcome.judgement == Judgement::Invalid)
        return invalidBecause(outcome.reason, outcome.window); // the pending connection dies here
    introduce(table, input, *opened);
    connection.setExpires(input.now + outcome.timeout);
    count(connection, Direction::Original, input.packet);
    Tracked tracked;
    tracked.state = isPickedUp(connection) ? ConnectionState::Established
                                           : stateOf(Direction::Original, connection.flags);
    fillFrom(connection, Direction::Original, tracked);
    pending = *std::move(opened);
    return tracked;
}

/// A packet of a connection that is there. Its lock is held on entry and given back.
std::optional<Tracked> followConnection(ConnectionTable& table, const TrackInput& input,
                                        LockedConnection connection, Direction direction)
{
    const std::uint16_t flagsBefore = connection->flags;
    const bool wasPickedUp = isPickedUp(*connection);
    const ConnectionId id = connection.id();
    const auto* const shifts = connection->has(kSequenceShifted) ? table.sequenceShifts(id).data() : nullptr;
    const TrackerOutcome outcome = trackerOf(input.packet.protocol)
                                       .follow({input.packet, *connection, table.protocolRecord(id),
                                                direction, input.now, input.settings, shifts});
    switch (outcome.judgement) {
    case Judgement::Invalid:
        return invalidBecause(outcome.reason, outcome.window);
    case Judgement::Reopen:
        connection.release();
        table.remove(id, EndReason::Reopened, input.now);
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
    tracked.isLetThrough = outcome.judgement == Judgement::Pass;
    tracked.state = wasPickedUp ? ConnectionState::Established : stateOf(direction, flagsBefore);
    tracked.id = id;
    fillFrom(*connection, direction, tracked);
    if (direction == Direction::Original && connection->has(kMasqueraded))
        tracked.masqueradeInterface = table.masqueradeInterface(id);
    if (outcome.judgement == Judgement::End) {
        connection.release();
        table.remove(id, EndReason::Reset, input.now);
    }
    return tracked;
}

} // namespace

void refreshLeaving(Tracked& tracked, const PendingConnection& pending)
{
    fillFrom(*pending, tracked.direction, tracked);
}

Tracked errorAbout(const PendingConnection& pending)
{
    Tracked tracked;
    tracked.state = ConnectionState::Related;
    tracked.isRelatedError = true;
    fillFrom(*pending, Direction::Reply, tracked);
    return tracked;
}

std::optional<Tracked> joinWinner(ConnectionTable& table, const PendingConnection& pending,
                                  const Packet& packet, Instant now)
{
    if (!mayJoin(pending->protocol))
        return std::nullopt;
    Direction direction{};
    const LockedConnection winner = table.find(pending->original(), now, direction);
    if (!winner)
        return std::nullopt;
    Tracked tracked;
    tracked.state = stateOf(direction, winner->flags);
    tracked.id = winner.id();
    count(*winner, direction, packet);
    if (direction == Direction::Reply)
        winner->flags |= kSeenReply;
    fillFrom(*winner, direction, tracked);
    return tracked;
}

Result<Tracked, DropReason> track(ConnectionTable& table, const TrackInput& input, PendingConnection& pending)
{
    if (const InvalidReason fault = faultOf(input.packet); fault != InvalidReason::None) {
        Tracked tracked = invalidBecause(fault);
        if (fault == InvalidReason::BadChecksum && isAboutAnother(input.packet))
            tracked.isTranslated = trackError(table, input).isTranslated;
        return tracked;
    }
    if (isUntrackedIcmp(input.packet)) {
        Tracked tracked;
        tracked.state = ConnectionState::Untracked;
        return tracked;
    }
    if (isAboutAnother(input.packet))
        return trackError(table, input);
    Direction direction{};
    // What was read ahead of time was looked up without them.
    const LookupHint hint = completeCallIds(table, input.packet.tuple) ? LookupHint{} : input.hint;
    if (LockedConnection connection = table.find(input.packet.tuple, hint, input.now, direction)) {
        if (const auto tracked = followConnection(table, input, std::move(connection), direction))
            return *tracked;
    }
    return beginConnection(table, input, pending);
}

} // namespace tb::conntrack
