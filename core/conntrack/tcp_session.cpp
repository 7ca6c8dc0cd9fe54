// SPDX-License-Identifier: GPL-3.0-or-later
#include "conntrack/tcp_session.h"

#include "conntrack/tcp_options.h"
#include "conntrack/tcp_tracker.h"
#include "conntrack/tcp_window.h"

#include <algorithm>

namespace tb::conntrack {

namespace {

using wire::Direction;

/// The same data so often without an answer: one end is gone (tcp-max-retrans-timeout).
constexpr std::uint8_t kManyRetransmissions = 3;
/// A connection with an impossible close from both ends is not cut shorter than this.
constexpr Duration kCloseGrace = std::chrono::seconds(120);

InvalidReason reasonOf(WindowFault::Kind kind)
{
    switch (kind) {
    case WindowFault::Kind::BeyondWindow:
        return InvalidReason::BeyondWindow;
    case WindowFault::Kind::AcksUnsent:
        return InvalidReason::AcksUnsent;
    case WindowFault::Kind::OldData:
    case WindowFault::Kind::OldAck:
    case WindowFault::Kind::None:
        break;
    }
    return InvalidReason::NoTransition;
}

/// One segment of a connection that is there.
class Follower {
public:
    explicit Follower(const TrackerInput& input)
        : m_input(input),
          m_connection(input.connection),
          m_record(input.record.tcp),
          m_direction(input.direction),
          m_segment(readSegment(input.packet)),
          m_before(input.connection.tcpState),
          m_target(m_before)
    {
        if (!input.shifts || (m_segment.flags & wire::tcp::kAck) == 0)
            return;
        m_segment.ackShift = input.shifts[static_cast<int>(opposite(m_direction))].ofAck(m_segment.ack);
        m_segment.ack -= m_segment.ackShift;
    }

    TrackerOutcome run();

private:
    /// How a reset is to be checked.
    enum class ResetCheck { None, Window, Wrong };

    bool lastWas(SegmentKind kind, Direction direction) const
    {
        return m_record.last.kind == kind && m_record.last.direction == direction;
    }
    bool isSeenReply() const { return m_connection.has(kSeenReply); }
    TcpEnd& sender() { return m_record.ends[static_cast<int>(m_direction)]; }
    TcpEnd& receiver() { return m_record.ends[static_cast<int>(opposite(m_direction))]; }

    bool mayReopen() const;
    bool resynchronises() const;
    void resynchronise();
    TrackerOutcome letThrough();
    bool isChallengeAck() const;
    ResetCheck judgeReset();
    bool answersWhatWasLetThrough() const;
    static TrackerOutcome outOfWindow(const WindowFault& fault);
    TrackerOutcome refuse(const WindowFault& fault);
    TrackerOutcome accept();
    Duration timeoutNow() const;

    const TrackerInput& m_input;
    Connection& m_connection;
    TcpRecord& m_record;
    const Direction m_direction;
    TcpSegment m_segment;
    TcpState m_before;
    TcpState m_target;
};

/// A SYN on a closed connection begins a new one when the old one was closed in order, or by a reset of the
/// same end; else the answer must tell (RFC 6191 in spirit).
bool Follower::mayReopen() const
{
    return m_record.ends[0].beganClose || m_record.ends[1].beganClose ||
           lastWas(SegmentKind::Rst, m_direction);
}

/// A SYN,ACK that answers a SYN which was let through: both ends agree and only we are behind.
bool Follower::resynchronises() const
{
    return m_segment.kind == SegmentKind::SynAck && lastWas(SegmentKind::Syn, opposite(m_direction)) &&
           m_segment.ack == m_record.last.end;
}

void Follower::resynchronise()
{
    const TcpRecord::Last& last = m_record.last;
    TcpEnd& opener = receiver();
    opener = {};
    opener.end = opener.maxEnd = last.end;
    opener.maxWindow = std::max<std::uint32_t>(1, last.window);
    opener.scale = last.scale;
    opener.offersScale = last.offersScale;
    opener.offersSack = last.offersSack;
    sender() = {};
    m_before = TcpState::SynSent;
    m_target = TcpState::SynRecv;
}

TrackerOutcome Follower::letThrough()
{
    TcpRecord::Last& last = m_record.last;
    last.kind = m_segment.kind;
    last.direction = m_direction;
    last.sequence = m_segment.sequence;
    last.ack = m_segment.ack;
    last.end = m_segment.end;
    last.window = m_segment.window;
    if (m_segment.kind == SegmentKind::Syn) {
        const TcpOffer offer = readOffer(m_input.packet);
        last.scale = offer.scale;
        last.offersScale = offer.hasScale;
        last.offersSack = offer.allowsSack;
        if (m_before == TcpState::LastAck)
            m_record.expectsChallengeAck = true;
    }
    return TrackerOutcome::pass();
}

/// An ACK in LAST_ACK that answers a SYN and not the FIN (RFC 5961 §4).
bool Follower::isChallengeAck() const
{
    return m_before == TcpState::LastAck && m_target == TcpState::TimeWait && m_record.expectsChallengeAck &&
           lastWas(SegmentKind::Syn, opposite(m_direction));
}

/// A reset that refuses a segment which was let through, or one that nobody has tracked yet.
bool Follower::answersWhatWasLetThrough() const
{
    const bool answersSyn = isSeenReply() && lastWas(SegmentKind::Syn, opposite(m_direction));
    const bool answersAck = !m_connection.has(kAssured) && m_record.last.kind == SegmentKind::Ack;
    if ((answersSyn || answersAck) && m_segment.ack == m_record.last.end)
        return true;
    return m_before == TcpState::SynSent && lastWas(SegmentKind::Ack, Direction::Reply) &&
           m_segment.sequence == m_record.last.ack;
}

/// A reset closes at once only where it must be exact: next to be received, or directly behind own data
/// (RFC 5961 §3). Inside the window, but not exact, it does not end an established connection.
Follower::ResetCheck Follower::judgeReset()
{
    switch (m_before) {
    case TcpState::FinWait:
    case TcpState::CloseWait:
    case TcpState::LastAck:
    case TcpState::TimeWait:
    case TcpState::Close:
        return ResetCheck::None;
    default:
        break;
    }
    const TcpEnd& other = receiver();
    const bool isKnown = other.knowsMaxAck && m_record.last.kind != SegmentKind::Syn;
    const bool isZero = m_segment.sequence == 0 && m_before != TcpState::Established;
    if (isKnown && !isZero) {
        if (isBefore(m_segment.sequence, other.maxAck))
            return ResetCheck::Wrong;
        const bool isExact = m_segment.sequence == other.maxAck || (lastWas(SegmentKind::Ack, m_direction) &&
                                                                    m_segment.sequence == m_record.last.end);
        if (m_before == TcpState::Established && !isExact)
            m_target = m_before;
        return ResetCheck::Window;
    }
    if (isKnown)
        return ResetCheck::Window;
    return answersWhatWasLetThrough() ? ResetCheck::None : ResetCheck::Window;
}

TrackerOutcome Follower::outOfWindow(const WindowFault& fault)
{
    return TrackerOutcome::invalid(reasonOf(fault.kind), fault);
}

TrackerOutcome Follower::refuse(const WindowFault& fault)
{
    const bool isClose = m_segment.kind == SegmentKind::Fin || m_segment.kind == SegmentKind::Rst;
    if (isClose && m_connection.has(kAssured)) {
        const Duration left = m_connection.expires() - m_input.now;
        const Duration shorter = m_input.settings.tcpUnackedTimeout;
        // Both ends want to close and we believe neither: do not hold the entry for a day.
        if (m_record.hasInvalidClose && m_record.invalidCloseFrom != m_direction && left > kCloseGrace &&
            left > shorter)
            m_connection.setExpires(m_input.now + shorter);
        m_record.hasInvalidClose = true;
        m_record.invalidCloseFrom = m_direction;
    }
    return outOfWindow(fault);
}

Duration Follower::timeoutNow() const
{
    const TrackingSettings& settings = m_input.settings;
    const Duration whole = tcpTimeout(settings, m_target);
    if (m_record.retransmissions >= kManyRetransmissions && whole > settings.tcpMaxRetransTimeout)
        return settings.tcpMaxRetransTimeout;
    if (m_segment.kind == SegmentKind::Rst)
        return settings.tcpCloseTimeout;
    const bool isUnacked = m_record.ends[0].isUnacked || m_record.ends[1].isUnacked;
    if (isUnacked && whole > settings.tcpUnackedTimeout)
        return settings.tcpUnackedTimeout;
    if (m_segment.window == 0 && whole > settings.tcpMaxRetransTimeout)
        return settings.tcpMaxRetransTimeout;
    return whole;
}

TrackerOutcome Follower::accept()
{
    m_record.last.kind = m_segment.kind;
    m_record.last.direction = m_direction;
    m_record.hasInvalidClose = false;
    m_connection.tcpState = m_target;
    if (m_target == TcpState::FinWait && m_before != TcpState::FinWait)
        sender().beganClose = true;
    if (m_target == TcpState::Listen)
        m_record.isSimultaneousOpen = true;
    if (!isSeenReply() && m_segment.kind == SegmentKind::Rst)
        return TrackerOutcome::end(); // refused: nothing lingers
    if (!isSeenReply() && m_before == TcpState::SynSent && m_segment.kind == SegmentKind::Syn)
        return TrackerOutcome::pass(); // another SYN buys no time
    Duration timeout = timeoutNow();
    if (!isSeenReply() && m_target == TcpState::Established)
        timeout = std::min(timeout, m_input.settings.tcpUnackedTimeout);
    const bool wasOpen = m_before == TcpState::SynRecv || m_before == TcpState::Established;
    return TrackerOutcome::accept(timeout, isSeenReply() && wasOpen && m_target == TcpState::Established);
}

TrackerOutcome Follower::run()
{
    const TcpStep step = nextTcpStep(m_before, m_direction, m_segment.kind);
    m_target = step.to;
    switch (step.action) {
    case TcpAction::Invalid:
        return TrackerOutcome::invalid(InvalidReason::NoTransition);
    case TcpAction::Reopen:
        if (mayReopen())
            return TrackerOutcome::reopen();
        return letThrough();
    case TcpAction::Ignore:
        if (!resynchronises())
            return letThrough();
        resynchronise();
        break;
    case TcpAction::Move:
        break;
    }
    if (isChallengeAck()) {
        m_record.expectsChallengeAck = false;
        return TrackerOutcome::pass();
    }
    if (m_target == TcpState::SynRecv && m_segment.kind == SegmentKind::Ack && m_record.isSimultaneousOpen)
        m_target = TcpState::Established;
    const ResetCheck reset = m_segment.kind == SegmentKind::Rst ? judgeReset() : ResetCheck::Window;
    if (reset == ResetCheck::Wrong)
        return outOfWindow({WindowFault::Kind::BeyondWindow, m_segment.sequence, receiver().maxAck});
    if (reset == ResetCheck::Window) {
        const WindowResult result = checkWindow(m_record, m_input.packet, m_segment, m_direction, m_before,
                                                m_input.settings.liberalTcpTracking);
        if (result.verdict == WindowVerdict::Invalid)
            return refuse(result.fault);
        if (result.verdict == WindowVerdict::Ignore)
            return TrackerOutcome::pass();
    }
    return accept();
}

} // namespace

TrackerOutcome beginTcp(const TrackerInput& input)
{
    if (!isPossibleCombination(input.packet.tcpFlags))
        return TrackerOutcome::invalid(InvalidReason::BadFlags);
    const TcpSegment segment = readSegment(input.packet);
    const auto state = firstTcpState(segment.kind, input.settings.looseTcpTracking);
    if (!state)
        return TrackerOutcome::invalid(InvalidReason::NoEntry);
    input.connection.tcpState = *state;
    beginWindows(input.record.tcp, input.packet, segment);
    const Duration timeout = tcpTimeout(input.settings, *state);
    // A connection picked up in the middle has to show that its other end lives, too.
    const bool isPickedUp = *state == TcpState::Established;
    return TrackerOutcome::accept(isPickedUp ? std::min(timeout, input.settings.tcpUnackedTimeout) : timeout);
}

TrackerOutcome followTcp(const TrackerInput& input)
{
    if (!isPossibleCombination(input.packet.tcpFlags))
        return TrackerOutcome::invalid(InvalidReason::BadFlags);
    return Follower(input).run();
}

} // namespace tb::conntrack
