// SPDX-License-Identifier: GPL-3.0-or-later
#include "nat/binder.h"

#include "unit/nat/nat_bench.h"

#include <QTest>

#include <set>

using namespace tb;
using namespace tb::test;
using nat::Target;
using wire::DropReason;
using wire::FlowTuple;

class TestBinder : public QObject {
    Q_OBJECT

private slots:
    void masqueradingKeepsThePort();
    void onePortServesManyDestinations();
    void anExpiredConnectionGivesItsPortBack();
    void identifiersOfPingsAreTranslated();
    void aGreKeyIsNeitherTranslatedNorTakenForATranslation();
    void protocolsWithoutPortsClashAtConfirm();
    void connectionsWithoutARuleStayAsTheyAre();
    void anUntranslatedConnectionMakesRoomForATranslatedOne();
    void aSourceInsideTheRangeStays();
    void randomisedPortsAreNotKept();
    void knownCallIdsMakeRoomForEachOther();
    void aCallIdThatAHelperHasGivenStays();
    void masqueradingRemembersTheInterface();
    void whatDiesUnconfirmedLeavesNothing();
};

void TestBinder::masqueradingKeepsThePort()
{
    NatBench bench;
    const auto reply =
        bench.open(tcpTuple("192.168.88.10:40000", "203.0.113.10:80"), becoming("198.51.100.2"));
    QVERIFY(reply && *reply == tcpTuple("203.0.113.10:80", "198.51.100.2:40000"));
    QVERIFY(bench.wasTranslated());
}

void TestBinder::onePortServesManyDestinations()
{
    NatBench bench;
    for (const char* const server : {"203.0.113.10:80", "203.0.113.11:80", "203.0.113.10:443"}) {
        const char* const host = server[11] == '1' ? "192.168.88.11:40000" : "192.168.88.10:40000";
        const auto reply = bench.open(tcpTuple(host, server), becoming("198.51.100.2"));
        QVERIFY(reply && reply->destinationPart == 40000);
    }
}

void TestBinder::anExpiredConnectionGivesItsPortBack()
{
    NatBench bench;
    const Target target = becoming("198.51.100.2", ports(10000, 10000));
    const auto first = bench.open(tcpTuple("192.168.88.10:40000", "203.0.113.10:80"), target);
    QVERIFY(static_cast<bool>(first));
    auto pending = bench.table.open(tcpTuple("192.168.88.11:40000", "203.0.113.10:80"), kNow + kLife);
    QVERIFY(!bench.binder.bindSource(*pending, target, kNow + kLife, bench.random));
}

void TestBinder::identifiersOfPingsAreTranslated()
{
    NatBench bench;
    FlowTuple original{address("192.168.88.10"), address("203.0.113.10"), 7, 0x0800, 1};
    QVERIFY(static_cast<bool>(bench.open(original, becoming("198.51.100.2"))));
    original.source = address("192.168.88.11");
    const auto reply = bench.open(original, becoming("198.51.100.2"));
    QVERIFY(static_cast<bool>(reply));
    QVERIFY(reply->sourcePart != 7);
    QCOMPARE(reply->destinationPart, std::uint16_t{0});
    QVERIFY(reply->destination == address("198.51.100.2"));
}

void TestBinder::aGreKeyIsNeitherTranslatedNorTakenForATranslation()
{
    NatBench bench;
    FlowTuple gre = tcpTuple("192.168.88.10:1", "203.0.113.10:2"); // the key's halves
    gre.protocol = 47;
    const auto kept = bench.open(gre, {});
    QVERIFY(kept && kept->greKey() == gre.greKey() && !bench.wasTranslated());
    gre.source = address("192.168.88.11");
    const auto other = bench.open(gre, becoming("203.0.113.2"));
    QVERIFY(other && other->greKey() == gre.greKey() && bench.wasTranslated());
}

void TestBinder::protocolsWithoutPortsClashAtConfirm()
{
    NatBench bench;
    FlowTuple original{address("192.168.88.10"), address("203.0.113.10"), 0, 0, 50};
    QVERIFY(static_cast<bool>(bench.open(original, becoming("198.51.100.2"))));
    original.source = address("192.168.88.11");
    const auto reply = bench.open(original, becoming("198.51.100.2"));
    QVERIFY(!reply);
    QCOMPARE(reply.error(), DropReason::TupleClash);
}

void TestBinder::connectionsWithoutARuleStayAsTheyAre()
{
    NatBench bench;
    const auto reply = bench.open(tcpTuple("192.168.88.10:40000", "203.0.113.10:80"), {});
    QVERIFY(reply && *reply == tcpTuple("203.0.113.10:80", "192.168.88.10:40000"));
    QVERIFY(!bench.wasTranslated());
}

void TestBinder::anUntranslatedConnectionMakesRoomForATranslatedOne()
{
    NatBench bench;
    QVERIFY(static_cast<bool>(
        bench.open(tcpTuple("192.168.88.10:40000", "203.0.113.10:80"), becoming("198.51.100.2"))));
    // The router's neighbour uses the very tuple that the translation has taken.
    const auto reply = bench.open(tcpTuple("198.51.100.2:40000", "203.0.113.10:80"), {});
    QVERIFY(static_cast<bool>(reply));
    QVERIFY(reply->destinationPart != 40000);
    QVERIFY(bench.wasTranslated());
}

void TestBinder::aSourceInsideTheRangeStays()
{
    NatBench bench;
    const auto reply =
        bench.open(tcpTuple("198.51.100.4:40000", "203.0.113.10:80"), becoming("198.51.100.2-198.51.100.5"));
    QVERIFY(reply && *reply == tcpTuple("203.0.113.10:80", "198.51.100.4:40000"));
    QVERIFY(!bench.wasTranslated());
}

void TestBinder::randomisedPortsAreNotKept()
{
    NatBench bench;
    Target random = becoming("198.51.100.2");
    random.randomisePorts = true;
    std::set<int> seen;
    for (std::uint16_t i = 0; i < 20; ++i) {
        FlowTuple original = tcpTuple("192.168.88.10:40000", "203.0.113.10:80");
        original.destinationPart = static_cast<std::uint16_t>(original.destinationPart + i);
        const auto reply = bench.open(original, random);
        QVERIFY(reply && reply->destinationPart >= 1024);
        seen.insert(reply->destinationPart);
    }
    QVERIFY(seen.size() > 15);
}

void TestBinder::knownCallIdsMakeRoomForEachOther()
{
    NatBench bench;
    FlowTuple call = tupleOf(47, "192.168.88.10:7", "203.0.113.10:9"); // the ids of sender and receiver
    call.greVersion = 1;
    const auto first = bench.open(call, becoming("198.51.100.2"));
    QVERIFY(first && first->destinationPart == 7);
    call.source = address("192.168.88.11");
    const auto second = bench.open(call, becoming("198.51.100.2"));
    QVERIFY(second && second->destinationPart != 7 && second->destinationPart != 0);
    QCOMPARE(second->sourcePart, std::uint16_t{9});
}

void TestBinder::aCallIdThatAHelperHasGivenStays()
{
    NatBench bench;
    FlowTuple call = tupleOf(47, "192.168.88.10:7", "203.0.113.10:9");
    call.greVersion = 1;
    conntrack::PendingConnection pending = bench.begin(call);
    FlowTuple reply = pending->reply();
    reply.destinationPart = 1234;
    pending->setTuple(wire::Direction::Reply, reply);
    QVERIFY(!bench.bind(pending, becoming("198.51.100.2")));
    QCOMPARE(pending->reply().destinationPart, std::uint16_t{1234});
    QVERIFY(pending->has(conntrack::kSourceNat));
}

void TestBinder::masqueradingRemembersTheInterface()
{
    NatBench bench;
    Target masquerade = becoming("198.51.100.2");
    masquerade.masqueradeInterface = 5;
    QVERIFY(bench.open(udpTuple("192.168.88.10:40000", "203.0.113.10:53"), masquerade));
    QVERIFY(bench.has(conntrack::kMasqueraded));
    QCOMPARE(bench.table.masqueradeInterface(bench.lastId()), 5U);
    QVERIFY(bench.open(udpTuple("192.168.88.10:40001", "203.0.113.10:53"), becoming("198.51.100.2")));
    QVERIFY(!bench.has(conntrack::kMasqueraded));
}

void TestBinder::whatDiesUnconfirmedLeavesNothing()
{
    NatBench bench;
    const FlowTuple original = udpTuple("192.168.88.10:40000", "203.0.113.10:53");
    const Wanted wanted = becoming("198.51.100.2", ports(7000, 7000));
    {
        conntrack::PendingConnection pending = bench.begin(original);
        QVERIFY(!bench.bind(pending, wanted));
    }
    FlowTuple other = original;
    other.source = address("192.168.88.11");
    QVERIFY(bench.open(other, wanted));
}

QTEST_APPLESS_MAIN(TestBinder)
#include "tst_binder.moc"
