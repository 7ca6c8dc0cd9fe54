// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/assert.h"
#include "conntrack/fragment_table.h"
#include "unit/wire/packet_shapes.h"
#include "unit/wire/random_packets.h"

#include <memory>

Q_DECLARE_METATYPE(tb::IpFamily)

namespace tb::test {

inline void addFamilies()
{
    QTest::addColumn<IpFamily>("family");
    QTest::newRow("IPv4") << IpFamily::V4;
    QTest::newRow("IPv6") << IpFamily::V6;
}

/// A whole packet, and the fragments of it that a test asks for, legal ones or not.
class Datagram {
public:
    explicit Datagram(wire::OwnedFrame whole) : m_frame(std::move(whole))
    {
        TB_CHECK(!wire::parseFrame(m_frame.frame(), m_packet));
        m_frame.frame().fragments.identification = 1;
    }
    Datagram(IpFamily family, std::size_t payload, std::uint64_t seed = 1)
        : Datagram(random(family, wire::Protocol::Udp, payload, seed))
    {
    }
    static wire::OwnedFrame random(IpFamily family, wire::Protocol protocol, std::size_t payload,
                                   std::uint64_t seed)
    {
        SeededRandom random(seed);
        return tinsFrame(randomTuple(random, family, protocol), randomBytes(random, payload), random);
    }

    wire::Packet& packet() { return m_packet; }
    wire::Frame& frame() { return m_frame.frame(); }
    QByteArray bytes() const { return bytesOf(m_frame.frame()); }
    /// Bytes that are cut.
    std::uint32_t length() const { return m_packet.end - m_packet.transportOffset; }

    std::uint32_t frameHeaders() const
    {
        return m_packet.transportOffset - std::uint32_t{m_packet.networkOffset};
    }

    /// Fragments that are made from now on say this.
    void number(std::uint16_t identification)
    {
        m_frame.frame().fragments.identification = identification;
        if (m_packet.isV4())
            wire::store16(m_packet.network() + 4, identification);
        sumHeader();
    }
    void ecn(int bits)
    {
        wire::Byte& byte = m_packet.network()[1];
        byte = static_cast<wire::Byte>(m_packet.isV4() ? (byte & ~3) | bits : (byte & ~0x30) | (bits << 4));
        sumHeader();
    }
    void dontFragment(bool isSet) { m_packet.network()[6] = isSet ? 0x40 : 0; }

    /// A fragment with its own frame, parsed.
    struct Fragment {
        wire::OwnedFrame frame;
        wire::Packet packet;
    };
    std::unique_ptr<Fragment> fragment(std::uint32_t offset, std::uint32_t length, bool isLast) const
    {
        auto made = std::make_unique<Fragment>();
        made->frame = wire::OwnedFrame(m_frame.frame().size + 8);
        wire::writeFragment(m_packet, {offset, length, isLast}, made->frame.frame());
        TB_CHECK(!wire::parseFrame(made->frame.frame(), made->packet));
        return made;
    }
    /// The last one if it ends where the packet does.
    std::unique_ptr<Fragment> fragment(std::uint32_t offset, std::uint32_t end) const
    {
        return fragment(offset, end - offset, end == length());
    }

private:
    void sumHeader()
    {
        if (!m_packet.isV4())
            return;
        wire::store16(m_packet.network() + 10, 0);
        wire::store16(m_packet.network() + 10, plainChecksum({m_packet.network(), frameHeaders()}));
    }

    wire::OwnedFrame m_frame;
    wire::Packet m_packet;
};

/// A fragment table and the moment in which fragments come to it.
struct FragmentBench {
    conntrack::FragmentTable table;
    Instant now{std::chrono::seconds(1000)};

    conntrack::FragmentTable::Outcome add(const Datagram::Fragment& fragment, std::uint32_t link = 1)
    {
        return table.add(fragment.packet, link, now);
    }
    /// Drops nothing and finishes nothing.
    bool waits(const Datagram::Fragment& fragment)
    {
        const auto outcome = add(fragment);
        return !outcome.reason && outcome.whole.isEmpty();
    }
    /// What a fragment dies of; nothing when it does not.
    std::optional<wire::DropReason> reasonOf(const Datagram::Fragment& fragment)
    {
        return add(fragment).reason;
    }
    /// Finishes exactly this datagram.
    bool finishes(const Datagram::Fragment& fragment, const Datagram& expected)
    {
        const auto outcome = add(fragment);
        return !outcome.reason && bytesOf(outcome.whole.frame()) == expected.bytes();
    }
};

} // namespace tb::test
