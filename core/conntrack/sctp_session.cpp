// SPDX-License-Identifier: GPL-3.0-or-later
#include "conntrack/sctp_session.h"

#include <algorithm>

namespace tb::conntrack {

namespace {

using Chunk = SctpChunk;

/// A chunk and what is said of it: [flags, length, value …] of RFC 9260 §3.2.
struct ChunkView {
    Chunk kind = Chunk::Other;
    bool reflectsTag = false; ///< the T bit: the sender did not know the association
    std::uint32_t initiateTag = 0;
};

/// Walks the chunks of a packet, inside its bounds whatever the lengths say.
class ChunkWalk {
public:
    explicit ChunkWalk(const wire::Packet& packet) : m_rest(packet.payload()), m_isCut(packet.isFragment) {}

    bool isAtEnd() const { return m_rest.empty(); }
    /// Nothing for a chunk that is malformed or stands where it must not.
    std::optional<ChunkView> next();

private:
    bool isPlaceRight(Chunk kind) const;

    wire::ConstBytes m_rest;
    const bool m_isCut; ///< the first fragment: its last chunk ends in another
    int m_count = 0;
    bool m_mustBeLast = false;
};

/// Some chunks travel alone, and a cookie comes before everything else (RFC 9260 §3.1, §5.1).
bool ChunkWalk::isPlaceRight(Chunk kind) const
{
    const bool isAlone = kind == Chunk::Init || kind == Chunk::InitAck || kind == Chunk::ShutdownComplete;
    const bool isFirst = isAlone || kind == Chunk::CookieEcho || kind == Chunk::CookieAck;
    return !m_mustBeLast && (!isFirst || m_count == 0);
}

std::optional<ChunkView> ChunkWalk::next()
{
    constexpr std::size_t kHeader = 4, kInit = 20;
    constexpr wire::Byte kReflected = 1;
    if (m_rest.size() < kHeader)
        return std::nullopt;
    ChunkView chunk{sctpChunk(m_rest[0]), (m_rest[1] & kReflected) != 0, 0};
    const std::size_t length = wire::load16(&m_rest[2]);
    const bool isInit = chunk.kind == Chunk::Init || chunk.kind == Chunk::InitAck;
    const bool isThere = length <= m_rest.size() || (m_isCut && !isInit);
    if (length < (isInit ? kInit : kHeader) || !isThere || !isPlaceRight(chunk.kind))
        return std::nullopt;
    if (isInit)
        chunk.initiateTag = wire::load32(&m_rest[kHeader]);
    m_mustBeLast = isInit || chunk.kind == Chunk::ShutdownComplete;
    ++m_count;
    const std::size_t padded = (length + 3) / 4 * 4; // the last one's padding may be missing
    m_rest = m_rest.subspan(std::min(padded, m_rest.size()));
    return chunk;
}

/// One packet of an association. It works on a copy of the record: an invalid packet changes nothing.
class Association {
public:
    explicit Association(const TrackerInput& input)
        : m_input(input), m_next(input.record.sctp), m_tag(wire::load32(input.packet.transport() + 4))
    {
    }

    TrackerOutcome run();

private:
    std::uint32_t& ownTag() { return m_next.tags[static_cast<int>(m_input.direction)]; }
    std::uint32_t& offeredTag(wire::Direction d) { return m_next.offeredTags[static_cast<int>(d)]; }
    std::uint32_t& peerTag() { return m_next.tags[static_cast<int>(opposite(m_input.direction))]; }
    bool isTagRight(const ChunkView& chunk);
    bool isOfNewHandshake(const ChunkView& chunk);
    void learnPeerTag(std::uint32_t tag);
    InvalidReason take(const ChunkView& chunk);

    const TrackerInput& m_input;
    SctpRecord m_next;
    const std::uint32_t m_tag; ///< of the packet: how its receiver knows that it belongs to the association
    bool m_isInitAgain = false;
};

/// RFC 9260 §8.5. A tag that nobody has told yet is learnt from an association's first packet, and from
/// heartbeats, which run on paths that saw no handshake.
bool Association::isTagRight(const ChunkView& chunk)
{
    if (chunk.kind == Chunk::Init)
        return m_tag == 0 && chunk.initiateTag != 0;
    const bool mayReflect = chunk.kind == Chunk::Abort || chunk.kind == Chunk::ShutdownComplete;
    if (mayReflect && chunk.reflectsTag)
        return m_tag != 0 && m_tag == peerTag();
    const bool teaches = m_next.state == SctpState::None || chunk.kind == Chunk::Heartbeat ||
                         chunk.kind == Chunk::HeartbeatAck;
    if (teaches && ownTag() == 0)
        ownTag() = m_tag;
    const bool isSound = chunk.kind != Chunk::InitAck || chunk.initiateTag != 0;
    return isSound && ((m_tag != 0 && m_tag == ownTag()) || isOfNewHandshake(chunk));
}

void Association::learnPeerTag(std::uint32_t tag)
{
    const bool isOpening = m_next.state == SctpState::None || m_next.state == SctpState::Closed ||
                           m_next.state == SctpState::CookieWait || peerTag() == 0;
    (isOpening ? peerTag() : offeredTag(opposite(m_input.direction))) = tag;
}

/// A packet of a handshake that began while the association was open. The cookie proves that both ends take
/// part (RFC 9260 §5.2.4); then the new tags are the association's.
bool Association::isOfNewHandshake(const ChunkView& chunk)
{
    const bool isHandshake =
        chunk.kind == Chunk::InitAck || chunk.kind == Chunk::CookieEcho || chunk.kind == Chunk::CookieAck;
    if (!isHandshake || m_tag == 0 || m_tag != offeredTag(m_input.direction))
        return false;
    if (chunk.kind != Chunk::InitAck)
        ownTag() = m_tag;
    return true;
}

InvalidReason Association::take(const ChunkView& chunk)
{
    const auto to = nextSctpState(m_next.state, m_input.direction, chunk.kind);
    if (!to)
        return m_next.state == SctpState::None ? InvalidReason::NoEntry : InvalidReason::NoTransition;
    if (!isTagRight(chunk))
        return InvalidReason::BadTag;
    if (chunk.kind == Chunk::Init || chunk.kind == Chunk::InitAck)
        learnPeerTag(chunk.initiateTag);
    // A client that tries again and again must not keep the entry, and with it its translation, for ever.
    m_isInitAgain =
        chunk.kind == Chunk::Init && m_next.state == SctpState::Closed && *to == SctpState::Closed;
    if (chunk.kind == Chunk::Init || chunk.kind == Chunk::Abort)
        m_next.isAborted = chunk.kind == Chunk::Abort;
    m_next.state = *to;
    return InvalidReason::None;
}

TrackerOutcome Association::run()
{
    ChunkWalk walk(m_input.packet);
    const SctpState before = m_next.state;
    do {
        const auto chunk = walk.next();
        const InvalidReason fault = chunk ? take(*chunk) : InvalidReason::BadChunk;
        if (fault != InvalidReason::None)
            return TrackerOutcome::invalid(fault);
    } while (!walk.isAtEnd());
    m_input.record.sctp = m_next;
    if (m_isInitAgain)
        return TrackerOutcome::pass();
    const bool isNowOpen = m_next.state == SctpState::Established && before != SctpState::Established;
    return TrackerOutcome::accept(sctpTimeout(m_next.state), isNowOpen);
}

} // namespace

TrackerOutcome beginSctp(const TrackerInput& input)
{
    input.record.sctp = SctpRecord();
    return Association(input).run();
}

TrackerOutcome followSctp(const TrackerInput& input)
{
    return Association(input).run();
}

} // namespace tb::conntrack
