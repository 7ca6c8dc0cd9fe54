// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "conntrack/expectation.h"
#include "conntrack/helpers/helper_memory.h"
#include "conntrack/helpers/helper_settings.h"
#include "wire/bytes.h"

#include <array>
#include <span>

namespace tb::conntrack {

/// A list that lives where it is made. What does not fit is refused: a hostile packet must not make memory.
template <typename T, std::size_t Most>
class FixedList {
public:
    bool push(const T& one)
    {
        if (m_count == Most)
            return false;
        m_items[m_count++] = one;
        return true;
    }
    std::span<const T> all() const { return std::span(m_items).first(m_count); }
    bool isEmpty() const { return m_count == 0; }

private:
    std::array<T, Most> m_items{};
    std::size_t m_count = 0;
};

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
    FixedList<GreCallIds, 2> callIds;
};

/// One control protocol. Reads and announces; it changes no byte.
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
