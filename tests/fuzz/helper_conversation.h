// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/assert.h"
#include "conntrack/expectation_table.h"
#include "conntrack/helpers/helper.h"
#include "fuzz/translated_packet.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

namespace tb::test {

/// A control connection out of bytes. The first byte chooses the world: bit 0 IPv6, bit 1 the client is
/// translated, bit 2 media from anybody. Then packets, parted by 0xff: a byte with bit 1 set for the client
/// ('>') and clear for the server ('<'), bit 6 for the sequence number of that end's last packet ('~', '|');
/// and the payload.
class HelperConversation {
public:
    HelperConversation(conntrack::HelperKind kind, wire::Protocol protocol, std::uint8_t world)
        : m_helper(*conntrack::findHelper(kind, protocol))
    {
        const bool isV6 = (world & 1) != 0, isTranslated = (world & 2) != 0;
        const IpAddress client = *IpAddress::parse(isV6 ? "2001:db8:88::10" : "192.168.88.10");
        const IpAddress server = *IpAddress::parse(isV6 ? "2001:db8:203::10" : "203.0.113.10");
        const IpAddress outside = *IpAddress::parse(isV6 ? "2001:db8:203::2" : "203.0.113.2");
        const auto number = static_cast<std::uint8_t>(protocol);
        m_original = {client, server, 5060, 5060, number};
        m_reply = *m_original.inverted();
        if (isTranslated) {
            m_reply.destination = outside;
            m_reply.destinationPart = 1024;
        }
        m_settings.sipDirectMedia = (world & 4) == 0;
        m_memory.clear();
    }

    void run(const std::uint8_t* data, std::size_t size)
    {
        const std::uint8_t* const end = data + size;
        while (data != end) {
            const std::uint8_t* const next = std::find(data, end, 0xff);
            if (next - data > 1)
                send(*data, {data + 1, next}); // a copy of its own, so that reading beyond it is noticed
            data = next == end ? end : next + 1;
        }
    }

private:
    static constexpr conntrack::ConnectionId kMaster{1, 1};

    void send(std::uint8_t control, const std::vector<wire::Byte>& payload)
    {
        const auto direction = (control & 2) != 0 ? wire::Direction::Original : wire::Direction::Reply;
        Sequence& sequence = m_sequences[static_cast<int>(direction)];
        if ((control & 0x40) == 0)
            sequence.last = sequence.next;
        const auto findings = m_helper.inspect(
            {payload, direction, m_original, m_reply, sequence.last, m_isAnswered, m_memory, m_settings});
        check(findings);
        if (!findings.mustDrop)
            sequence.next = sequence.last + static_cast<std::uint32_t>(payload.size());
        m_isAnswered = m_isAnswered || direction == wire::Direction::Reply;
        m_table.forgetGroups(kMaster, findings.endedGroups);
        const bool isClient = direction == wire::Direction::Original;
        translatePayload(m_table, kMaster, m_helper.kind, isClient ? m_original : m_reply,
                         isClient ? m_reply : m_original, payload, findings);
        TB_CHECK(m_table.size() <= 16); // all groups of the largest helper
    }

    /// Whoever is announced waits himself, at a port, for the other end of his control connection.
    void check(const conntrack::HelperFindings& findings) const
    {
        TB_CHECK(!findings.mustDrop ||
                 (m_helper.kind == conntrack::HelperKind::Ftp && findings.expectations.isEmpty()));
        for (const conntrack::Expectation& one : findings.expectations.all()) {
            const bool isClient = one.targetAddress == m_original.source;
            const wire::FlowTuple& own = isClient ? m_original : m_reply;
            const wire::FlowTuple& back = isClient ? m_reply : m_original;
            TB_CHECK(one.targetAddress == own.source && one.destination == back.destination);
            TB_CHECK(!one.source || *one.source == back.source);
            TB_CHECK(one.targetPart != 0 && one.destinationPart != 0);
            TB_CHECK(one.timeout > Duration::zero() && one.timeout <= std::chrono::hours(24));
            TB_CHECK(one.group < 32 && one.mostOfGroup > 0 && one.mostOfGroup <= 8);
        }
    }

    struct Sequence {
        std::uint32_t next = 0xffffff00, last = 0; ///< about to wrap around
    };

    const conntrack::Helper& m_helper;
    wire::FlowTuple m_original, m_reply;
    conntrack::HelperSettings m_settings;
    conntrack::HelperMemory m_memory;
    conntrack::ExpectationTable m_table{HashKey{}};
    Sequence m_sequences[2];
    bool m_isAnswered = false;
};

inline int converse(conntrack::HelperKind kind, wire::Protocol protocol, const std::uint8_t* data,
                    std::size_t size)
{
    if (size != 0)
        HelperConversation(kind, protocol, data[0]).run(data + 1, size - 1);
    return 0;
}

} // namespace tb::test
