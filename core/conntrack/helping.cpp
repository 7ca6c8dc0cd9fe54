// SPDX-License-Identifier: GPL-3.0-or-later
#include "conntrack/helping.h"

#include "conntrack/helpers/helper.h"

#include <algorithm>

namespace tb::conntrack {

namespace {

/// What the helper says of this packet. The connection belongs to us: locked, or pending.
HelperFindings inspect(ConnectionTable& table, const HelpInput& input, ConnectionId id,
                       Connection& connection)
{
    const Helper* const helper =
        findHelper(connection.helper, static_cast<wire::Protocol>(connection.protocol));
    const bool isAnswered = connection.has(kSeenReply);
    if (!helper || (!isAnswered && !helper->readsFirstPacket))
        return {};
    const bool isTcp = input.packet.tuple.is(wire::Protocol::Tcp);
    constexpr std::size_t kTcpSequence = 4;
    const HelperFindings findings = helper->inspect({
        input.packet.payload(),
        input.tracked.direction,
        connection.original(),
        connection.reply(),
        isTcp ? wire::load32(input.packet.transport() + kTcpSequence) : 0,
        isAnswered,
        table.helperMemory(id),
        input.settings,
    });
    if (findings.masterTimeout)
        connection.setExpires(std::max(connection.expires(), input.now + *findings.masterTimeout));
    return findings;
}

void endCall(ConnectionTable& table, ConnectionId master, Instant now)
{
    for (const ConnectionId child : table.expectations().forget(master))
        (void)table.remove(child, EndReason::MasterEnded, now); // it may have ended by itself
}

/// Ports of services are not announced: a text that somebody is made to send must not open them. TFTP's is no
/// text but the control connection's own port.
bool mayBeAnnounced(HelperKind kind, const Expectation& expectation)
{
    constexpr std::uint16_t kFirstOfPrograms = 1024; // RFC 6335 §6: below are the system ports
    return kind == HelperKind::Tftp || expectation.protocol == wire::Protocol::Gre ||
           expectation.targetPart >= kFirstOfPrograms;
}

/// The connection's lock is not held any more.
void remember(ConnectionTable& table, const HelpInput& input, ConnectionId master, HelperKind kind,
              const HelperFindings& findings)
{
    for (const GreCallIds& ids : findings.callIds.all())
        table.expectations().addCallIds(master, kind, ids);
    for (const Expectation& one : findings.expectations.all()) {
        if (!mayBeAnnounced(kind, one))
            continue;
        // Refused when too many wait, or somebody else waits for the same: then it comes unannounced.
        (void)table.expectations().add(master, kind, one, input.now);
    }
    if (!input.pending && !table.lock(master)) // it ended meanwhile, and nobody would clean up
        (void)table.expectations().forget(master);
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

/// Makes the new connection the child of the control connection that has announced it: it gets the mark, and
/// the translation when the announcing end is known to the other by another address or port.
void adopt(ConnectionTable& table, PendingConnection& pending, const ExpectationTable::Found& found)
{
    Mark mark;
    {
        const LockedConnection master = table.lock(found.master);
        if (!master)
            return; // it ended a moment ago, and its announcement with it
        mark = table.mark(found.master);
    }
    const Expectation& expected = found.expectation;
    table.mark(pending.id()) = mark;
    pending->helper = found.helper;
    pending->flags |= kExpected;
    attachHelper(table, pending, expected.childHelper);
    if (expected.endsWithMaster) {
        table.expectations().addChild(found.master, pending.id());
        if (!table.lock(found.master)) // it ended meanwhile, and nobody would clean up
            (void)table.expectations().forget(found.master);
    }
    const wire::FlowTuple reply = pending->reply();
    if (reply.source == expected.targetAddress && reply.sourcePart == expected.targetPart)
        return;
    wire::FlowTuple translated = reply;
    translated.source = expected.targetAddress;
    translated.sourcePart = expected.targetPart;
    pending->setTuple(wire::Direction::Reply, translated);
    pending->flags |= kDestinationNat;
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

bool letHelperRead(ConnectionTable& table, const HelpInput& input)
{
    if (!input.packet.transportComplete || input.packet.payload().empty())
        return true;
    HelperFindings findings;
    HelperKind kind = HelperKind::None;
    const ConnectionId master = input.pending ? input.pending.id() : input.tracked.id;
    if (input.pending) {
        kind = input.pending->helper;
        if (input.settings.isEnabled(kind))
            findings = inspect(table, input, master, *input.pending);
    } else if (const LockedConnection connection = table.lock(master)) {
        kind = connection->helper;
        if (input.settings.isEnabled(kind))
            findings = inspect(table, input, master, *connection);
    }
    if (findings.endsCall)
        endCall(table, master, input.now);
    if (findings.endedGroups != 0)
        table.expectations().forgetGroups(master, findings.endedGroups);
    if (!findings.expectations.isEmpty() || !findings.callIds.isEmpty())
        remember(table, input, master, kind, findings);
    return !findings.mustDrop;
}

} // namespace tb::conntrack
