// SPDX-License-Identifier: GPL-3.0-or-later
#include "nat/masquerade.h"

#include "unit/nat/nat_bench.h"

#include <QTest>

using namespace tb;
using namespace tb::test;

namespace {

constexpr std::uint32_t kWan = 1, kOtherWan = 2;

/// Connections with two interfaces, and one that src-nat has translated.
struct MasqueradeBench : NatBench {
    conntrack::ConnectionId add(const char* source, const char* outside, std::uint32_t interface)
    {
        nat::Target target = becoming(outside);
        target.masqueradeInterface = interface;
        TB_CHECK(static_cast<bool>(open(udpTuple(source, "203.0.113.10:53"), target)));
        return lastId();
    }
    bool lives(conntrack::ConnectionId id) const { return static_cast<bool>(table.lock(id)); }

    conntrack::ConnectionId first = add("192.168.88.10:1", "198.51.100.2", kWan);
    conntrack::ConnectionId second = add("192.168.88.10:2", "198.51.100.3", kWan);
    conntrack::ConnectionId elsewhere = add("192.168.88.10:3", "198.51.100.2", kOtherWan);
    conntrack::ConnectionId fixed = add("192.168.88.10:4", "198.51.100.2", 0);
};

} // namespace

class TestMasquerade : public QObject {
    Q_OBJECT

private slots:
    void anInterfaceTakesAllOfItsConnectionsWithIt();
    void anAddressTakesOnlyThoseThatUseIt();
    void theListSaysWhyTheyEnded();
    void packetsSayWhichInterfaceTheyBelongTo();
};

void TestMasquerade::anInterfaceTakesAllOfItsConnectionsWithIt()
{
    MasqueradeBench bench;
    nat::purgeMasqueraded(bench.table, kWan, std::nullopt, kNow);
    QVERIFY(!bench.lives(bench.first) && !bench.lives(bench.second));
    QVERIFY(bench.lives(bench.elsewhere) && bench.lives(bench.fixed));
}

void TestMasquerade::anAddressTakesOnlyThoseThatUseIt()
{
    MasqueradeBench bench;
    nat::purgeMasqueraded(bench.table, kWan, address("198.51.100.2"), kNow);
    QVERIFY(!bench.lives(bench.first));
    QVERIFY(bench.lives(bench.second) && bench.lives(bench.elsewhere) && bench.lives(bench.fixed));
}

void TestMasquerade::theListSaysWhyTheyEnded()
{
    MasqueradeBench bench;
    nat::purgeMasqueraded(bench.table, kOtherWan, std::nullopt, kNow);
    const auto closed = bench.table.recentlyClosed().all();
    QCOMPARE(closed.size(), std::size_t{1});
    QCOMPARE(closed.front().reason, conntrack::EndReason::InterfaceGone);
}

void TestMasquerade::packetsSayWhichInterfaceTheyBelongTo()
{
    MasqueradeBench bench;
    const auto interfaceOf = [&bench](const TestPacket& packet) {
        conntrack::PendingConnection pending;
        TestPacket copy = TestPacket(wire::OwnedFrame::copyOf(packet.bytes()));
        const auto tracked =
            conntrack::track(bench.table, {copy.packet, {}, kNow, bench.settings, bench.helpers}, pending);
        return tracked ? int(tracked->masqueradeInterface) : -1;
    };
    QCOMPARE(interfaceOf(udp("192.168.88.10:1", "203.0.113.10:53")), int(kWan));
    QCOMPARE(interfaceOf(udp("192.168.88.10:4", "203.0.113.10:53")), 0);
    QCOMPARE(interfaceOf(udp("203.0.113.10:53", "198.51.100.2:1")), 0); // where replies leave is free
}

QTEST_APPLESS_MAIN(TestMasquerade)
#include "tst_masquerade.moc"
