// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "conntrack/expectation.h"
#include "conntrack/helpers/helper_memory.h"
#include "conntrack/helpers/helper_settings.h"
#include "conntrack/helpers/mention.h"
#include "wire/bytes.h"

#include <array>
#include <span>
#include <string_view>
#include <utility>

namespace tb::conntrack {

/// A list that lives where it is made. What does not fit is refused: a hostile packet must not make memory.
template <typename T, std::size_t Most>
class FixedList {
public:
    static constexpr std::size_t kMost = Most;

    bool push(T one)
    {
        if (m_count == Most)
            return false;
        m_items[m_count++] = std::move(one);
        return true;
    }
    std::span<const T> all() const { return std::span(m_items).first(m_count); }
    std::span<T> all() { return std::span(m_items).first(m_count); }
    std::size_t size() const { return m_count; }
    bool isEmpty() const { return m_count == 0; }

private:
    std::array<T, Most> m_items{};
    std::size_t m_count = 0;
};

/// Whether the end that sends in `sent` is known to the other one, which sends in `back`, by another address
/// or port than its own.
inline bool isKnownOtherwise(const wire::FlowTuple& sent, const wire::FlowTuple& back)
{
    return sent.source != back.destination || sent.sourcePart != back.destinationPart;
}

/// One packet of a control connection, as its helper sees it: at the end of its way, after the source was
/// rewritten and before its connection is confirmed.
struct HelperInput {
    wire::ConstBytes payload; ///< behind the transport header; never empty
    wire::Direction direction = wire::Direction::Original;
    /// The connection's tuples. Whoever sends in a direction is tuple(direction).source; it is known to the
    /// other end as tuple(opposite(direction)).destination.
    wire::FlowTuple original, reply;
    std::uint32_t sequence = 0; ///< TCP: of the payload's first byte
    bool isAnswered = false;    ///< the connection has seen a reply before this packet
    HelperMemory& memory;
    const HelperSettings& settings;

    const wire::FlowTuple& tuple(wire::Direction d) const
    {
        return d == wire::Direction::Original ? original : reply;
    }
    /// An end's address and port by which the other end knows it. Its own ones are tuple(end).source and
    /// sourcePart: they differ when that end is translated.
    const IpAddress& outsideAddress(wire::Direction end) const { return tuple(opposite(end)).destination; }
    std::uint16_t outsidePort(wire::Direction end) const { return tuple(opposite(end)).destinationPart; }
    bool isTranslated(wire::Direction end) const
    {
        return isKnownOtherwise(tuple(end), tuple(opposite(end)));
    }
    /// Where in the payload a part of it stands.
    Place placeOf(wire::ConstBytes part) const;
    Place placeOf(std::string_view part) const;
    /// An announcement of this packet's sender, who waits at its `part` for the other end: from the other
    /// end's address and any port, to the address by which the other end knows the sender.
    Expectation toSender(wire::Protocol protocol, std::uint16_t part) const
    {
        return toEnd(direction, protocol, part);
    }
    /// The same for the end that sends in direction `end`, whoever has sent this packet.
    Expectation toEnd(wire::Direction end, wire::Protocol protocol, std::uint16_t part) const;
};

/// What a helper has read in one packet.
struct HelperFindings {
    /// The packet must not pass: it is a part of a command that makes sense only whole. Its sender repeats
    /// it.
    bool mustDrop = false;
    /// The call is over: what was announced and the connections that end with their master go.
    bool endsCall = false;
    /// A bit for each Expectation::group that is not waited for any more. It ends before what this packet
    /// announces begins.
    std::uint32_t endedGroups = 0;
    std::optional<Duration> masterTimeout; ///< how long the control connection lives from now on
    FixedList<Expectation, 8> expectations;
    /// What stands in the payload about the ends, in any order; no two in the same place.
    FixedList<Mention, 32> mentions;
    FixedList<GreCallIds, 2> callIds;
};

/// One control protocol. Reads, announces and points at what must be translated; it changes no byte.
struct Helper {
    HelperKind kind = HelperKind::None;
    wire::Protocol protocol = wire::Protocol::Tcp; ///< of the control connection
    HelperFindings (*inspect)(const HelperInput&) = nullptr;
    /// Also the first packet of its connection is read, before anybody has answered.
    bool readsFirstPacket = false;
};

/// Null for None, and for a protocol over which this helper is not spoken.
const Helper* findHelper(HelperKind kind, wire::Protocol protocol);
/// THE TABLE, in helpers.cpp. A helper that is spoken over two protocols has two rows.
std::span<const Helper> helpers();

} // namespace tb::conntrack
