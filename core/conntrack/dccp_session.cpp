// SPDX-License-Identifier: GPL-3.0-or-later
#include "conntrack/dccp_session.h"

namespace tb::conntrack {

namespace {

/// What the tracker needs of a header (RFC 4340 §5.1 to §5.3), host byte order.
struct DccpHeader {
    DccpType type = DccpType::Request;
    std::uint64_t sequence = 0;
    std::uint64_t acknowledged = 0; ///< of a type that acknowledges
    bool hasShortNumbers = false;   ///< 24 bits each instead of 48
};

constexpr std::uint64_t kShortNumber = 0xffffff;

/// By DccpType: bytes behind the generic header that every packet of the type has (RFC 4340 §5.2 to §5.8),
/// and whether it may come with numbers of 24 bits.
struct TypeHeader {
    std::uint8_t length;
    bool mayBeShort;
};
constexpr TypeHeader kTypeHeaders[] = {
    {4,  false}, // Request: service code
    {12, false}, // Response: acknowledgement, service code
    {0,  true }, // Data
    {8,  true }, // Ack: acknowledgement
    {8,  true }, // DataAck
    {8,  false}, // CloseRequest
    {8,  false}, // Close
    {12, false}, // Reset: acknowledgement, code and data
    {8,  false}, // Sync
    {8,  false}, // SyncAck
};
static_assert(std::size(kTypeHeaders) == kDccpTypes);

std::uint64_t load48(const wire::Byte* at)
{
    return (std::uint64_t{wire::load16(at)} << 32) | wire::load32(at + 2);
}

/// The parser has seen to it that the header is there as far as its data offset says. Nothing when its type
/// does not exist, or needs more of a header.
std::optional<DccpHeader> readHeader(const wire::Packet& packet)
{
    const wire::Byte* const dccp = packet.transport();
    const unsigned type = (dccp[8] >> 1) & 0x0fU;
    const bool isLong = (dccp[8] & 1) != 0;
    if (type >= kDccpTypes || (!isLong && !kTypeHeaders[type].mayBeShort))
        return std::nullopt;
    const std::size_t generic = isLong ? 16 : 12;
    const std::size_t rest = isLong ? kTypeHeaders[type].length : kTypeHeaders[type].length / 2;
    if (static_cast<std::size_t>(packet.payloadOffset - packet.transportOffset) < generic + rest)
        return std::nullopt;
    DccpHeader header;
    header.type = static_cast<DccpType>(type);
    header.hasShortNumbers = !isLong;
    header.sequence = isLong ? load48(dccp + 10) : wire::load32(dccp + 8) & kShortNumber;
    if (rest >= 8 || (!isLong && rest >= 4))
        header.acknowledged =
            isLong ? load48(dccp + generic + 2) : wire::load32(dccp + generic) & kShortNumber;
    return header;
}

/// One packet of a connection that is there.
class Follower {
public:
    Follower(const TrackerInput& input, const DccpHeader& header)
        : m_input(input), m_header(header), m_record(input.record.dccp)
    {
    }

    TrackerOutcome run();

private:
    DccpRole role() const
    {
        return m_input.direction == m_record.client ? DccpRole::Client : DccpRole::Server;
    }
    bool resynchronises() const;
    bool acknowledgesResponse() const;
    void remember();
    TrackerOutcome move(DccpState to);

    const TrackerInput& m_input;
    const DccpHeader& m_header;
    DccpRecord& m_record;
};

/// A Response to a Request that was let through: both ends agree and only we are behind.
bool Follower::resynchronises() const
{
    return m_header.type == DccpType::Response && m_record.lastType == DccpType::Request &&
           m_record.lastDirection == opposite(m_input.direction);
}

bool Follower::acknowledgesResponse() const
{
    const std::uint64_t wanted =
        m_header.hasShortNumbers ? m_record.responseSequence & kShortNumber : m_record.responseSequence;
    return m_header.type == DccpType::Ack && m_header.acknowledged == wanted;
}

void Follower::remember()
{
    m_record.lastType = m_header.type;
    m_record.lastDirection = m_input.direction;
}

TrackerOutcome Follower::move(DccpState to)
{
    const DccpState before = m_record.state;
    if (to == DccpState::Request)
        m_record.client = m_input.direction; // in TimeWait the other end may open anew
    if (to == DccpState::Respond && m_header.type == DccpType::Response)
        m_record.responseSequence = m_header.sequence;
    remember();
    m_record.state = to;
    const bool isConfirmed =
        before == DccpState::Respond && to == DccpState::PartOpen && acknowledgesResponse();
    return TrackerOutcome::accept(dccpTimeout(to), isConfirmed);
}

TrackerOutcome Follower::run()
{
    const DccpStep step = nextDccpStep(m_record.state, role(), m_header.type);
    if (step.action == DccpAction::Invalid)
        return TrackerOutcome::invalid(InvalidReason::NoTransition);
    if (m_header.type == DccpType::Reset && !m_input.connection.has(kSeenReply))
        return TrackerOutcome::end(); // refused, or given up: nothing lingers
    if (step.action == DccpAction::Move)
        return move(step.to);
    if (resynchronises()) {
        m_record.client = opposite(m_input.direction);
        return move(DccpState::Respond);
    }
    remember();
    return TrackerOutcome::pass();
}

} // namespace

TrackerOutcome beginDccp(const TrackerInput& input)
{
    const auto header = readHeader(input.packet);
    if (!header)
        return TrackerOutcome::invalid(InvalidReason::BadDccpType);
    // The list knows one beginning, a Request: loose tracking would pick up others if it had them.
    const DccpStep step = nextDccpStep(DccpState::None, DccpRole::Client, header->type);
    if (step.action != DccpAction::Move)
        return TrackerOutcome::invalid(InvalidReason::NoEntry);
    input.record.dccp = DccpRecord();
    input.record.dccp.state = step.to;
    return TrackerOutcome::accept(dccpTimeout(step.to));
}

TrackerOutcome followDccp(const TrackerInput& input)
{
    const auto header = readHeader(input.packet);
    return header ? Follower(input, *header).run() : TrackerOutcome::invalid(InvalidReason::BadDccpType);
}

} // namespace tb::conntrack
