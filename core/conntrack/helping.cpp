// SPDX-License-Identifier: GPL-3.0-or-later
#include "conntrack/helping.h"

#include "conntrack/helper_translation.h"

#include <algorithm>

namespace tb::conntrack {

namespace {

using wire::DropReason;

std::uint32_t sequenceOf(const wire::Packet& packet)
{
    constexpr std::size_t kTcpSequence = 4;
    return packet.tuple.is(wire::Protocol::Tcp) ? wire::load32(packet.transport() + kTcpSequence) : 0;
}

/// What the helper says of a packet, and of its connection what is needed later, without its lock.
struct Reading {
    HelperFindings findings;
    HelperKind helper = HelperKind::None;
    wire::FlowTuple sent, back;
};

/// The connection belongs to us: locked, or pending.
Reading readAs(ConnectionTable& table, const HelpInput& input, ConnectionId id, Connection& connection)
{
    Reading reading;
    reading.helper = connection.helper;
    reading.sent = connection.tuple(input.tracked.direction);
    reading.back = connection.tuple(opposite(input.tracked.direction));
    const Helper* const helper =
        findHelper(connection.helper, static_cast<wire::Protocol>(connection.protocol));
    const bool isAnswered = connection.has(kSeenReply);
    if (!helper || !input.settings.isEnabled(connection.helper) || (!isAnswered && !helper->readsFirstPacket))
        return reading;
    reading.findings = helper->inspect({
        input.packet.payload(),
        input.tracked.direction,
        connection.original(),
        connection.reply(),
        sequenceOf(input.packet),
        isAnswered,
        table.helperMemory(id),
        input.settings,
    });
    if (const auto& timeout = reading.findings.masterTimeout)
        connection.setExpires(std::max(connection.expires(), input.now + *timeout));
    return reading;
}

Reading read(ConnectionTable& table, const HelpInput& input, ConnectionId master)
{
    if (input.pending)
        return readAs(table, input, master, *input.pending);
    const LockedConnection connection = table.lock(master);
    return connection ? readAs(table, input, master, *connection) : Reading{};
}

void endCall(ConnectionTable& table, ConnectionId master, Instant now)
{
    for (const ConnectionId child : table.expectations().forget(master))
        (void)table.remove(child, EndReason::MasterEnded, now); // it may have ended by itself
}

/// Puts into effect what was read. The connection's lock is not held any more.
std::optional<DropReason> apply(ConnectionTable& table, const HelpInput& input, ConnectionId master,
                                Reading& reading)
{
    HelperFindings& findings = reading.findings;
    if (findings.endsCall)
        endCall(table, master, input.now);
    if (findings.endedGroups != 0)
        table.expectations().forgetGroups(master, findings.endedGroups);
    if (findings.mustDrop)
        return DropReason::HelperWaits;
    if (findings.expectations.isEmpty() && findings.callIds.isEmpty() && findings.mentions.isEmpty())
        return std::nullopt;
    const auto failure = translateFindings(
        {table.expectations(), input.random, input.now, master, reading.helper, reading.sent, reading.back},
        findings, input.packet);
    if (!input.pending && !table.lock(master)) // it ended meanwhile, and nobody would clean up
        (void)table.expectations().forget(master);
    return failure;
}

/// Lets TCP numbers follow the texts that have changed their length in this connection, here by `growth`.
/// Only a confirmed one can have them: nobody reads the first segment.
std::optional<DropReason> shift(ConnectionTable& table, const HelpInput& input, std::uint32_t growth)
{
    const LockedConnection connection = table.lock(input.tracked.id);
    if (!connection)
        return std::nullopt;
    auto& shifts = table.sequenceShifts(input.tracked.id);
    if (!connection->has(kSequenceShifted)) {
        shifts = {};
        connection->flags |= kSequenceShifted;
    }
    SequenceShift& sender = shifts[static_cast<std::size_t>(input.tracked.direction)];
    if (growth != 0) {
        const std::uint32_t sequence = sequenceOf(input.packet);
        if (!sender.agrees(sequence, growth))
            return DropReason::UntranslatedText;
        sender.note(sequence, growth);
    }
    shiftSegment(input.packet, sender, shifts[static_cast<std::size_t>(opposite(input.tracked.direction))]);
    return std::nullopt;
}

/// Gives a new connection to the helper that reads its destination port.
void attachHelper(ConnectionTable& table, PendingConnection& pending, HelperKind kind)
{
    if (kind == HelperKind::None)
        return;
    pending->helper = kind;
    pending->flags |= kUsesHelper;
    table.helperMemory(pending.id()).clear();
}

/// Lets a new connection reach the end that is called, as it knows itself. The source is bound with those of
/// all others (nat/), but a call id is known.
void followMaster(PendingConnection& pending, const Expectation& expected)
{
    wire::FlowTuple reply = pending->reply();
    if (reply.source != expected.targetAddress || reply.sourcePart != expected.targetPart)
        pending->flags |= kDestinationNat;
    reply.source = expected.targetAddress;
    reply.sourcePart = expected.targetPart;
    if (expected.protocol == wire::Protocol::Gre && reply.destinationPart != expected.callerPart) {
        reply.destinationPart = expected.callerPart;
        pending->flags |= kSourceNat;
    }
    pending->setTuple(wire::Direction::Reply, reply);
}

/// Makes the new connection the child of the control connection that has announced it: it gets the mark, and
/// the translation when the announcing end is known to the other by another address or port.
void adopt(ConnectionTable& table, PendingConnection& pending, const ExpectationTable::Found& found)
{
    const Expectation& expected = found.expectation;
    {
        const LockedConnection master = table.lock(found.master);
        if (!master)
            return; // it ended a moment ago, and its announcement with it
        table.mark(pending.id()) = table.mark(found.master);
        // Anybody may be expected: who that is stays visible.
        if (master->has(kSourceNat) || master->has(kDestinationNat))
            pending.setChildSource(expected.source ? expected.callerAddress : pending->original().source);
    }
    followMaster(pending, expected);
    pending->helper = found.helper;
    pending->flags |= kExpected;
    attachHelper(table, pending, expected.childHelper);
    if (expected.endsWithMaster) {
        table.expectations().addChild(found.master, pending.id());
        if (!table.lock(found.master)) // it ended meanwhile, and nobody would clean up
            (void)table.expectations().forget(found.master);
    }
}

} // namespace

void introduce(ConnectionTable& table, const TrackInput& input, PendingConnection& pending)
{
    const wire::FlowTuple& tuple = input.packet.tuple;
    if (table.expectations().size() != 0) { // known call ids alone are nothing to wait for
        const auto found = table.expectations().take(tuple, input.now);
        if (found && input.helpers.isEnabled(found->helper)) {
            adopt(table, pending, *found);
            return;
        }
    }
    if (tuple.hasPorts())
        attachHelper(table, pending, input.helpers.helperFor(tuple.protocol, tuple.destinationPart));
}

std::optional<DropReason> letHelperRead(ConnectionTable& table, const HelpInput& input)
{
    if (!input.packet.transportComplete)
        return std::nullopt;
    const std::size_t lengthBefore = input.packet.payload().size();
    if (lengthBefore != 0 && !input.tracked.isLetThrough) {
        const ConnectionId master = input.pending ? input.pending.id() : input.tracked.id;
        Reading reading = read(table, input, master);
        if (const auto failure = apply(table, input, master, reading))
            return failure;
    }
    const auto growth = static_cast<std::uint32_t>(input.packet.payload().size() - lengthBefore);
    const bool isTcp = input.packet.tuple.is(wire::Protocol::Tcp);
    if (isTcp && (growth != 0 || (input.tracked.flags & kSequenceShifted) != 0))
        return shift(table, input, growth);
    return std::nullopt;
}

} // namespace tb::conntrack
