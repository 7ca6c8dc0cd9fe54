// SPDX-License-Identifier: GPL-3.0-or-later
#include "nat/endpoint_mappings.h"

#include "unit/nat/nat_bench.h"

#include <QTest>

#include <set>

using namespace tb;
using namespace tb::test;
using nat::Target;
using wire::DropReason;
using wire::FlowTuple;

namespace {

/// What the two rules of endpoint-independent-nat want.
Target mapped(const char* outside = "198.51.100.2", std::optional<PortRange> range = {})
{
    Target target = becoming(outside, range);
    target.isEndpointIndependent = true;
    return target;
}

} // namespace

class TestEndpointMappings : public QObject {
    Q_OBJECT

private slots:
    void aMappingLivesAsLongAsItsHolders();
    void anOutsideEndBelongsToOne();
    void aSourceIsTheSameToAllPeers();
    void twoSourcesNeverShareAnOutsidePort();
    void anybodyMayAnswerAMapping();
    void nobodyIsLetInWithoutAMapping();
    void aMappingGoesWithItsLastConnection();
    void whatDiesUnconfirmedHoldsNothing();
    void insideHostsMeetByTheirOutsideEnds();
    void anExhaustedRangeCostsThePacket();
    void otherProtocolsAreTranslatedPlainly();
};

void TestEndpointMappings::aMappingLivesAsLongAsItsHolders()
{
    nat::EndpointMappings mappings{HashKey{}};
    const nat::End inside{address("192.168.88.10"), 40000}, outside{address("198.51.100.2"), 7000};
    QVERIFY(!mappings.hold(inside, outside.address));
    QVERIFY(mappings.add(inside, outside));
    QVERIFY(mappings.hold(inside, outside.address) == outside);
    QVERIFY(mappings.holdBehind(outside) == inside);
    QCOMPARE(mappings.size(), std::size_t{1});
    for (int holders = 3; holders > 0; --holders) {
        QCOMPARE(mappings.size(), std::size_t{1});
        mappings.release(inside, outside.address);
    }
    QCOMPARE(mappings.size(), std::size_t{0});
    QVERIFY(!mappings.holdBehind(outside));
}

void TestEndpointMappings::anOutsideEndBelongsToOne()
{
    nat::EndpointMappings mappings{HashKey{}};
    const nat::End inside{address("192.168.88.10"), 40000}, other{address("192.168.88.11"), 40000};
    const nat::End outside{address("198.51.100.2"), 7000};
    QVERIFY(mappings.add(inside, outside));
    QVERIFY(!mappings.add(other, outside));
    QVERIFY(!mappings.add(inside, {outside.address, 7001})); // it has one of this address
    QVERIFY(mappings.add(inside, {address("198.51.100.3"), 7000}));
    QCOMPARE(mappings.size(), std::size_t{2});
}

void TestEndpointMappings::aSourceIsTheSameToAllPeers()
{
    NatBench bench;
    QVERIFY(bench.open(udpTuple("192.168.88.10:40000", "203.0.113.10:53"), mapped()));
    const auto first = bench.open(udpTuple("192.168.88.11:40000", "203.0.113.10:53"), mapped());
    QVERIFY(first && first->destinationPart != 40000);
    QVERIFY(bench.has(conntrack::kEndpointSourceNat));
    for (std::uint64_t i = 1; i < 50; ++i) {
        FlowTuple original = udpTuple("192.168.88.11:40000", "203.0.113.10:53");
        original.destination = original.destination.plus(i);
        const auto again = bench.open(original, mapped());
        QVERIFY(again && again->destination == first->destination &&
                again->destinationPart == first->destinationPart);
    }
}

void TestEndpointMappings::twoSourcesNeverShareAnOutsidePort()
{
    NatBench bench; // unlike plain src-nat, which shares one towards different destinations
    std::set<int> outside;
    for (std::uint64_t i = 0; i < 50; ++i) {
        FlowTuple original = udpTuple("192.168.88.10:40000", "203.0.113.10:53");
        original.source = original.source.plus(i);
        original.destination = original.destination.plus(i);
        const auto reply = bench.open(original, mapped());
        QVERIFY(reply && outside.insert(reply->destinationPart).second);
    }
}

void TestEndpointMappings::anybodyMayAnswerAMapping()
{
    NatBench bench;
    TestPacket out =
        bench.pass(udp("192.168.88.10:40000", "203.0.113.10:53"), mapped("198.51.100.2", ports(7000, 7000)));
    QCOMPARE(look(out), QStringLiteral("198.51.100.2:7000 > 203.0.113.10:53"));
    const Wanted incoming{mapped(), {}};
    TestPacket in = bench.pass(udp("203.0.113.99:1234", "198.51.100.2:7000"), incoming);
    QCOMPARE(look(in), QStringLiteral("203.0.113.99:1234 > 192.168.88.10:40000"));
    TestPacket answer = bench.pass(udp("192.168.88.10:40000", "203.0.113.99:1234"), mapped());
    QCOMPARE(look(answer), QStringLiteral("198.51.100.2:7000 > 203.0.113.99:1234"));
    QCOMPARE(bench.table.totals().total(), 2U);
}

void TestEndpointMappings::nobodyIsLetInWithoutAMapping()
{
    NatBench bench;
    const auto reply = bench.open(udpTuple("203.0.113.99:1234", "198.51.100.2:7000"), Wanted{mapped(), {}});
    QVERIFY(reply && *reply == udpTuple("198.51.100.2:7000", "203.0.113.99:1234"));
    QVERIFY(!bench.has(conntrack::kDestinationNat) && !bench.has(conntrack::kEndpointDestinationNat));
}

void TestEndpointMappings::aMappingGoesWithItsLastConnection()
{
    NatBench bench;
    const Target outside = mapped("198.51.100.2", ports(7000, 7000));
    QVERIFY(bench.open(udpTuple("192.168.88.10:40000", "203.0.113.10:53"), outside));
    const conntrack::ConnectionId first = bench.lastId();
    QVERIFY(bench.open(udpTuple("203.0.113.99:1234", "198.51.100.2:7000"), Wanted{mapped(), {}}));
    QVERIFY(bench.has(conntrack::kEndpointDestinationNat));
    const conntrack::ConnectionId second = bench.lastId();

    QVERIFY(bench.table.remove(first, conntrack::EndReason::Removed, kNow));
    QVERIFY(!bench.open(udpTuple("192.168.88.11:40000", "203.0.113.10:53"), outside)); // still held
    QVERIFY(bench.table.remove(second, conntrack::EndReason::Removed, kNow));
    QVERIFY(bench.open(udpTuple("192.168.88.11:40000", "203.0.113.10:53"), outside));
}

void TestEndpointMappings::whatDiesUnconfirmedHoldsNothing()
{
    NatBench bench;
    const Target outside = mapped("198.51.100.2", ports(7000, 7000));
    {
        conntrack::PendingConnection pending =
            bench.begin(udpTuple("192.168.88.10:40000", "203.0.113.10:53"));
        QVERIFY(!bench.bind(pending, outside));
        QVERIFY(!bench.bind(pending, outside)); // bound anew: held once all the same
    }
    QVERIFY(bench.open(udpTuple("192.168.88.11:40000", "203.0.113.10:53"), outside));
}

void TestEndpointMappings::insideHostsMeetByTheirOutsideEnds()
{
    NatBench bench; // RFC 4787 REQ-9
    QVERIFY(bench.open(udpTuple("192.168.88.10:40000", "203.0.113.10:53"), mapped()));
    TestPacket there =
        bench.pass(udp("192.168.88.11:40001", "198.51.100.2:40000"), Wanted{mapped(), mapped()});
    QCOMPARE(look(there), QStringLiteral("198.51.100.2:40001 > 192.168.88.10:40000"));
    TestPacket back = bench.pass(udp("192.168.88.10:40000", "198.51.100.2:40001"), mapped());
    QCOMPARE(look(back), QStringLiteral("198.51.100.2:40000 > 192.168.88.11:40001"));
}

void TestEndpointMappings::anExhaustedRangeCostsThePacket()
{
    NatBench bench;
    const Target one = mapped("198.51.100.2", ports(7000, 7000));
    QVERIFY(bench.open(udpTuple("192.168.88.10:40000", "203.0.113.10:53"), one));
    const auto reply = bench.open(udpTuple("192.168.88.11:40000", "203.0.113.11:53"), one);
    QVERIFY(!reply && reply.error() == DropReason::NoFreePort);
}

void TestEndpointMappings::otherProtocolsAreTranslatedPlainly()
{
    NatBench bench;
    const auto reply = bench.open(tcpTuple("192.168.88.10:40000", "203.0.113.10:80"), mapped());
    QVERIFY(reply && *reply == tcpTuple("203.0.113.10:80", "198.51.100.2:40000"));
    QVERIFY(!bench.has(conntrack::kEndpointSourceNat));
}

QTEST_APPLESS_MAIN(TestEndpointMappings)
#include "tst_endpoint_mappings.moc"
