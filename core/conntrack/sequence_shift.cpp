// SPDX-License-Identifier: GPL-3.0-or-later
#include "conntrack/sequence_shift.h"

#include "conntrack/tcp_options.h"
#include "conntrack/tcp_window.h"
#include "wire/checksum.h"
#include "wire/rewrite.h"

namespace tb::conntrack {

namespace {

constexpr std::size_t kSequence = 4, kAck = 8, kChecksum = 16; // RFC 9293 §3.1

wire::ConstBytes headerOf(const wire::Packet& packet)
{
    return {packet.transport(), static_cast<std::size_t>(packet.payloadOffset - packet.transportOffset)};
}

void moveNumbers(wire::Packet& packet, const SequenceShift& sender, const SequenceShift& receiver)
{
    wire::Byte* const header = packet.transport();
    const std::uint32_t sequence = wire::load32(header + kSequence);
    wire::store32(header + kSequence, sequence + sender.ofSequence(sequence));
    if ((packet.tcpFlags & wire::tcp::kAck) == 0)
        return;
    const std::uint32_t ack = wire::load32(header + kAck);
    wire::store32(header + kAck, ack - receiver.ofAck(ack));
    forEachSackEdge(packet, [&receiver](wire::Byte* edge) {
        const std::uint32_t number = wire::load32(edge);
        wire::store32(edge, number - receiver.ofAck(number));
    });
}

} // namespace

void SequenceShift::note(std::uint32_t sequence, std::uint32_t growth)
{
    if (before != after && !isBefore(position, sequence))
        return;
    position = sequence;
    before = after;
    after += growth;
}

std::uint32_t SequenceShift::ofSequence(std::uint32_t sequence) const
{
    return isBefore(position, sequence) ? after : before;
}

std::uint32_t SequenceShift::ofAck(std::uint32_t ack) const
{
    return isBefore(position, ack - before) ? after : before;
}

void shiftSegment(wire::Packet& packet, const SequenceShift& sender, const SequenceShift& receiver)
{
    // Options need not begin at even places, so the whole header is summed before and afterwards.
    const std::uint16_t sumBefore = wire::foldSum(wire::sumBytes(headerOf(packet)));
    moveNumbers(packet, sender, receiver);
    if (wire::isChecksumPartial(packet))
        return; // the header is still to be summed, as it is now
    wire::ChecksumDifference difference;
    difference.replace16(sumBefore, wire::foldSum(wire::sumBytes(headerOf(packet))));
    wire::Byte* const field = packet.transport() + kChecksum;
    wire::store16(field, difference.applyTo(wire::load16(field)));
}

} // namespace tb::conntrack
