// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "conntrack/tcp_tracker.h"
#include "wire/packet.h"

namespace tb::conntrack {

/// What one end of a TCP connection has shown of its window. Sequence numbers compare modulo 2^32.
struct TcpEnd {
    std::uint32_t end = 0;       ///< one past the highest sequence number that it has sent
    std::uint32_t maxEnd = 0;    ///< highest one that the other end allows it
    std::uint32_t maxWindow = 0; ///< largest window that it has offered, bytes; 0: nothing seen of it
    std::uint32_t maxAck = 0;    ///< highest sequence number that it has acknowledged
    std::uint8_t scale = 0;      ///< its window scale (RFC 7323 §2), 0 to 14
    bool offersScale : 1 = false;
    bool offersSack : 1 = false;
    bool isLiberal : 1 =
        false; ///< picked up in the middle: its scale is unknown, so nothing is out of window
    bool isUnacked : 1 = false; ///< it has sent data that were not acknowledged yet
    bool knowsMaxAck : 1 = false;
    bool beganClose : 1 = false; ///< its FIN began an orderly close
};

/// One segment as the windows see it; host byte order.
struct TcpSegment {
    SegmentKind kind = SegmentKind::None;
    std::uint8_t flags = 0;
    std::uint32_t sequence = 0;
    std::uint32_t ack = 0; ///< as the other end counts
    std::uint32_t ackShift =
        0;                    ///< what was taken from it, because the other end's bytes have moved on the way
    std::uint32_t end = 0;    ///< sequence + payload + SYN + FIN
    std::uint16_t window = 0; ///< as sent
};
/// The packet's transport header must be complete.
TcpSegment readSegment(const wire::Packet& packet);

/// TCP's part of a connection: about a cache line and a half, touched by TCP only.
struct TcpRecord {
    TcpEnd ends[2]; ///< by Direction
    /// The last segment that was tracked or let through: retransmissions and resynchronisation look at it.
    struct Last {
        std::uint32_t sequence = 0, ack = 0, end = 0;
        std::uint16_t window = 0;
        SegmentKind kind = SegmentKind::None;
        wire::Direction direction = wire::Direction::Original;
        std::uint8_t scale = 0;
        bool offersScale = false, offersSack = false;
    } last;
    std::uint8_t retransmissions = 0; ///< of the same data, without an answer
    bool isSimultaneousOpen = false;
    bool expectsChallengeAck = false; ///< a SYN was let through in LAST_ACK (RFC 5961 §4)
    bool hasInvalidClose = false;     ///< a FIN or RST was out of window: from `invalidCloseFrom`
    wire::Direction invalidCloseFrom = wire::Direction::Original;
};

/// Why a segment does not fit, with the numbers: `found` is outside of what `limit` allows.
struct WindowFault {
    enum class Kind : std::uint8_t { None, BeyondWindow, AcksUnsent, OldData, OldAck } kind = Kind::None;
    std::uint32_t found = 0, limit = 0;
};

enum class WindowVerdict : std::uint8_t {
    Accept, ///< fits; the windows have moved
    Ignore, ///< let through without a change: an old duplicate
    Invalid,
};
struct WindowResult {
    WindowVerdict verdict = WindowVerdict::Accept;
    WindowFault fault;
};

/// Begins the windows with a connection's first segment: a SYN, or one in the middle (loose tracking), whose
/// scale nobody knows.
void beginWindows(TcpRecord& record, const wire::Packet& packet, const TcpSegment& segment);

/// Checks a segment against what both ends have shown and moves the windows (RFC 9293 §3.4; Guido van Rooij,
/// "Real Stateful TCP Packet Filtering in IP Filter"). `liberal`: nothing is out of window.
WindowResult checkWindow(TcpRecord& record, const wire::Packet& packet, TcpSegment segment,
                         wire::Direction direction, TcpState state, bool liberal);

/// a before b, modulo 2^32.
constexpr bool isBefore(std::uint32_t a, std::uint32_t b)
{
    return static_cast<std::int32_t>(a - b) < 0;
}

} // namespace tb::conntrack
