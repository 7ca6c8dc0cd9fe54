// SPDX-License-Identifier: GPL-3.0-or-later
#include "conntrack/tcp_window.h"

#include "conntrack/tcp_options.h"
#include "wire/bytes.h"

#include <algorithm>

namespace tb::conntrack {

namespace {

using wire::Direction;
using wire::Packet;

/// An acknowledgement this far behind is only old, not wrong: one unscaled window and some.
constexpr std::uint32_t kAckSlack = 66000;

constexpr std::uint32_t atLeastOne(std::uint32_t window)
{
    return window == 0 ? 1 : window;
}

bool isAfter(std::uint32_t a, std::uint32_t b)
{
    return isBefore(b, a);
}

void takeOffer(TcpEnd& sender, const Packet& packet)
{
    const TcpOffer offer = readOffer(packet);
    sender.scale = offer.scale;
    sender.offersScale = offer.hasScale;
    sender.offersSack = offer.allowsSack;
}

/// The first SYN of an end, or a newer one while the connection opens.
void beginEnd(TcpEnd& sender, TcpEnd& receiver, const Packet& packet, const TcpSegment& segment,
              Direction direction)
{
    sender.end = sender.maxEnd = segment.end;
    sender.maxWindow = atLeastOne(segment.window);
    takeOffer(sender, packet);
    // Scaling counts only when both SYNs offer it (RFC 7323 §2.2).
    if (direction == Direction::Reply && !(sender.offersScale && receiver.offersScale))
        sender.scale = receiver.scale = 0;
}

/// An end of which nothing is known shows itself in the middle of a connection.
void joinEnd(TcpEnd& sender, TcpEnd& receiver, const TcpSegment& segment, std::uint32_t sack)
{
    sender.end = segment.end;
    sender.maxWindow = atLeastOne(std::uint32_t{segment.window} << sender.scale);
    sender.maxEnd = segment.end + sender.maxWindow;
    if (receiver.maxWindow == 0)
        receiver.end = receiver.maxEnd = sack;
    else if (sack == receiver.end + 1)
        ++receiver.end; // the answer to a keep-alive
}

/// One check of a segment against the windows.
struct Check {
    TcpRecord& record;
    const Packet& packet;
    TcpSegment segment;
    Direction direction;
    TcpState state;
    TcpEnd& sender = record.ends[static_cast<int>(direction)];
    TcpEnd& receiver = record.ends[static_cast<int>(opposite(direction))];
    std::uint32_t sack = 0;

    bool isSyn() const { return (segment.flags & wire::tcp::kSyn) != 0; }
    bool hasAck() const { return (segment.flags & wire::tcp::kAck) != 0; }

    /// Takes what a new end shows. True when the segment needs no further check.
    bool meet();
    void fillMissingAck();
    WindowFault fault() const;
    bool isOvershoot(const WindowFault& found) const;
    void move();
    void noteRetransmission();
};

bool Check::meet()
{
    sack = receiver.offersSack ? highestSack(packet, segment.ack + segment.ackShift) - segment.ackShift
                               : segment.ack;
    const bool isOpening = state == TcpState::SynSent || state == TcpState::SynRecv;
    if (sender.maxWindow == 0) {
        if (!isSyn()) {
            joinEnd(sender, receiver, segment, sack);
            return false;
        }
        beginEnd(sender, receiver, packet, segment, direction);
        return !hasAck(); // both ends open at once
    }
    if (isSyn() && isAfter(segment.end, sender.end) && isOpening) {
        beginEnd(sender, receiver, packet, segment, direction);
        return !hasAck() && direction == Direction::Reply;
    }
    return false;
}

void Check::fillMissingAck()
{
    const bool isBareReset =
        segment.kind == SegmentKind::Rst && hasAck() && segment.ack + segment.ackShift == 0;
    if (!hasAck() || isBareReset)
        segment.ack = sack = receiver.end;
    if (segment.kind == SegmentKind::Rst && segment.sequence == 0 && state == TcpState::SynSent)
        segment.sequence = segment.end = sender.end; // the refusal of one who has not begun
}

WindowFault Check::fault() const
{
    using Kind = WindowFault::Kind;
    if (isAfter(segment.sequence, sender.maxEnd))
        return {Kind::BeyondWindow, segment.sequence, sender.maxEnd};
    if (isAfter(sack, receiver.end))
        return {Kind::AcksUnsent, sack, receiver.end};
    const std::uint32_t oldest = sender.end - receiver.maxWindow;
    if (receiver.maxWindow != 0 && isBefore(segment.end, oldest))
        return {Kind::OldData, segment.end, oldest};
    const std::uint32_t oldestAck = receiver.end - std::max(kAckSlack, sender.maxWindow);
    if (isBefore(sack, oldestAck))
        return {Kind::OldAck, sack, oldestAck};
    return {};
}

/// The receiver took more than it had promised, within one window: common, and the next segments would all
/// be wrong if this one were.
bool Check::isOvershoot(const WindowFault& found) const
{
    return found.kind == WindowFault::Kind::BeyondWindow && !isAfter(sack, receiver.end) &&
           !isBefore(sack, receiver.end - std::max(kAckSlack, sender.maxWindow)) &&
           segment.end - sender.maxEnd + 1 <= receiver.maxWindow;
}

void Check::move()
{
    const std::uint32_t window = isSyn() ? segment.window : std::uint32_t{segment.window} << sender.scale;
    sender.maxWindow = std::max(sender.maxWindow, window + (sack - segment.ack));
    if (isAfter(segment.end, sender.end)) {
        sender.end = segment.end;
        sender.isUnacked = true;
    }
    if (hasAck() && (!sender.knowsMaxAck || isAfter(segment.ack, sender.maxAck))) {
        sender.maxAck = segment.ack;
        sender.knowsMaxAck = true;
    }
    if (receiver.maxWindow != 0 && isAfter(segment.end, sender.maxEnd))
        receiver.maxWindow += segment.end - sender.maxEnd;
    if (!isBefore(sack + window, receiver.maxEnd))
        receiver.maxEnd = sack + window + (window == 0 ? 1 : 0);
    if (segment.ack == receiver.end)
        receiver.isUnacked = false;
    if (segment.kind == SegmentKind::Ack)
        noteRetransmission();
}

void Check::noteRetransmission()
{
    TcpRecord::Last& last = record.last;
    const bool isSame = last.kind == SegmentKind::Ack && last.direction == direction &&
                        last.sequence == segment.sequence && last.ack == segment.ack &&
                        last.end == segment.end && last.window == segment.window;
    if (isSame) {
        record.retransmissions = static_cast<std::uint8_t>(std::min(record.retransmissions + 1, 255));
        return;
    }
    record.retransmissions = 0;
    last.sequence = segment.sequence;
    last.ack = segment.ack;
    last.end = segment.end;
    last.window = segment.window;
}

} // namespace

TcpSegment readSegment(const Packet& packet)
{
    using namespace wire::tcp;
    const wire::Byte* const header = packet.transport();
    TcpSegment segment;
    segment.flags = packet.tcpFlags;
    segment.kind = segmentKind(packet.tcpFlags);
    segment.sequence = wire::load32(header + 4);
    segment.ack = wire::load32(header + 8);
    segment.window = wire::load16(header + 14);
    segment.end = segment.sequence + static_cast<std::uint32_t>(packet.payload().size()) +
                  ((packet.tcpFlags & kSyn) != 0 ? 1 : 0) + ((packet.tcpFlags & kFin) != 0 ? 1 : 0);
    return segment;
}

void beginWindows(TcpRecord& record, const Packet& packet, const TcpSegment& segment)
{
    record = {};
    TcpEnd& sender = record.ends[static_cast<int>(Direction::Original)];
    sender.end = segment.end;
    sender.maxWindow = atLeastOne(segment.window);
    sender.maxEnd = segment.kind == SegmentKind::Syn ? segment.end : segment.end + sender.maxWindow;
    if (segment.kind == SegmentKind::Syn) {
        takeOffer(sender, packet);
    } else {
        for (TcpEnd& end : record.ends)
            end.isLiberal = end.offersSack = true;
    }
    record.last.kind = segment.kind;
    record.last.sequence = segment.sequence;
    record.last.ack = segment.ack;
    record.last.end = segment.end;
    record.last.window = segment.window;
}

WindowResult checkWindow(TcpRecord& record, const Packet& packet, TcpSegment segment, Direction direction,
                         TcpState state, bool liberal)
{
    Check check{record, packet, segment, direction, state};
    if (check.meet())
        return {};
    check.fillMissingAck();
    const WindowFault fault = check.fault();
    if (fault.kind == WindowFault::Kind::None) {
        check.move();
        return {};
    }
    if (liberal || check.sender.isLiberal)
        return {}; // accepted, but a window that may be wrong teaches nothing
    if (check.isOvershoot(fault)) {
        check.sender.end = segment.end;
        check.sender.isUnacked = true;
        return {WindowVerdict::Ignore, fault};
    }
    const bool isOld = fault.kind == WindowFault::Kind::OldData || fault.kind == WindowFault::Kind::OldAck;
    return {isOld ? WindowVerdict::Ignore : WindowVerdict::Invalid, fault};
}

} // namespace tb::conntrack
