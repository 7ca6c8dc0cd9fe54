// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "conntrack/trackers.h"

namespace tb::conntrack {

/// ICMP's and ICMPv6's two rows in THE TABLE of trackers.cpp: questions and their answers.
TrackerOutcome trackIcmp(const TrackerInput& input);

/// Why a message that belongs to no connection cannot begin one; None for a question.
InvalidReason icmpFault(const wire::FlowTuple& tuple);

/// Messages of neighbour discovery, multicast listener and multicast router discovery: they are never
/// tracked.
bool isUntrackedIcmp(const wire::Packet& packet);

/// A message about another packet, which it quotes: an ICMP error or an ICMPv6 redirect.
bool isAboutAnother(const wire::Packet& packet);

/// What a packet of the connection looks like that travels with this error, against the quoted one. The
/// packet must be about another.
Result<wire::FlowTuple, InvalidReason> tupleWithError(const wire::Packet& packet);

} // namespace tb::conntrack
