// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "conntrack/helping.h"
#include "unit/conntrack/tracking_bench.h"

namespace tb::test {

/// A tracking bench with helpers, which read a packet as the router lets them: after tracking, before it is
/// confirmed.
struct HelpingBench : TrackingBench {
    HelpingBench(conntrack::HelperKind kind, std::uint16_t port)
    {
        helpers.ports = {
            {kind, port}
        };
    }

    conntrack::Tracked send(TestPacket packet)
    {
        conntrack::PendingConnection pending;
        const auto tracked = conntrack::track(table, {packet.packet, {}, now, settings, helpers}, pending);
        TB_CHECK(static_cast<bool>(tracked));
        if (conntrack::hasHelper(*tracked))
            TB_CHECK(
                !conntrack::letHelperRead(table, {packet.packet, *tracked, pending, now, helpers, random}));
        if (pending)
            TB_CHECK(static_cast<bool>(table.confirm(pending, now)));
        return *tracked;
    }
    /// Those of this protocol.
    std::vector<conntrack::ConnectionRow> rowsOf(wire::Protocol protocol)
    {
        std::vector<conntrack::ConnectionRow> result = rows();
        std::erase_if(result, [&](const auto& row) { return !row.original.is(protocol); });
        return result;
    }
};

/// A TCP control connection whose segments carry bytes, with true sequence numbers.
class ControlConnection {
public:
    /// Shakes hands.
    ControlConnection(HelpingBench& bench, const End& client, const End& server)
        : m_bench(bench), m_ends{client, server}
    {
        send(wire::Direction::Original, wire::tcp::kSyn);
        send(wire::Direction::Reply, wire::tcp::kSyn | wire::tcp::kAck);
        send(wire::Direction::Original, wire::tcp::kAck);
    }
    conntrack::Tracked say(wire::Direction direction, const std::vector<wire::Byte>& payload)
    {
        return send(direction, wire::tcp::kAck | wire::tcp::kPsh, payload);
    }
    conntrack::Tracked send(wire::Direction direction, unsigned flags,
                            const std::vector<wire::Byte>& payload = {})
    {
        const auto from = static_cast<std::size_t>(direction), to = 1 - from;
        Tins::TCP segment(m_ends[to].port, m_ends[from].port);
        segment.flags(static_cast<std::uint8_t>(flags));
        segment.window(65535);
        segment.seq(m_next[from]);
        segment.ack_seq((flags & wire::tcp::kAck) != 0 ? m_next[to] : 0);
        if (!payload.empty())
            segment /= Tins::RawPDU(payload);
        m_next[from] += static_cast<std::uint32_t>(payload.size()) + ((flags & wire::tcp::kSyn) != 0 ? 1 : 0);
        return m_bench.send(inIp(m_ends[from], m_ends[to], segment));
    }

private:
    HelpingBench& m_bench;
    std::array<End, 2> m_ends;
    std::array<std::uint32_t, 2> m_next{1000, 5000};
};

} // namespace tb::test
