// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/packet.h"

namespace tb::conntrack {

/// How far what one end of a TCP connection sends has moved for the other end, because texts in it were
/// translated and their lengths changed (RFC 3022 §4.4). Counts modulo 2^32.
///
/// Only the last change is known exactly: what was sent before it has moved by `before`, what comes behind by
/// `after`. A connection whose shifts are in use has the flag kSequenceShifted; no other one is touched.
struct SequenceShift {
    std::uint32_t position = 0; ///< where the last changed segment begins, as its sender counts
    std::uint32_t before = 0;
    std::uint32_t after = 0;

    /// The segment that begins at `sequence` became longer by `growth`. A retransmission changes nothing.
    void note(std::uint32_t sequence, std::uint32_t growth);
    /// Whether a change by `growth` is what `sequence` had before, if it was changed before.
    bool agrees(std::uint32_t sequence, std::uint32_t growth) const
    {
        return sequence != position || before == after || growth == after - before;
    }
    /// What must be added to a sequence number of the sender.
    std::uint32_t ofSequence(std::uint32_t sequence) const;
    /// What must be taken from the other end's acknowledgement, or from an edge of a SACK block.
    std::uint32_t ofAck(std::uint32_t ack) const;
};

/// Moves the numbers of a segment that is about to leave: the sequence number as its sender's bytes have
/// moved, acknowledgement and SACK blocks (RFC 2018 §3) back by what the receiver's have, with the checksum.
void shiftSegment(wire::Packet& packet, const SequenceShift& sender, const SequenceShift& receiver);

} // namespace tb::conntrack
