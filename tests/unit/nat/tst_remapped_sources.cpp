// SPDX-License-Identifier: GPL-3.0-or-later
#include "nat/remapped_sources.h"

#include "unit/nat/nat_bench.h"

#include <QTest>

using namespace tb;
using namespace tb::test;
using nat::Target;
using wire::FlowTuple;

class TestRemappedSources : public QObject {
    Q_OBJECT

private slots:
    void aRemappedSourceKeepsItsPortTowardsOthers();
    void aSourceKeepsItsAddressOutOfSeveral();
    void aForgottenMappingIsNotReused();
};

void TestRemappedSources::aRemappedSourceKeepsItsPortTowardsOthers()
{
    NatBench bench;
    const Target outside = becoming("198.51.100.2");
    QVERIFY(bench.open(udpTuple("192.168.88.10:40000", "203.0.113.10:53"), outside));
    const auto moved = bench.open(udpTuple("192.168.88.11:40000", "203.0.113.10:53"), outside);
    QVERIFY(moved && moved->destinationPart != 40000);
    for (const char* const server : {"203.0.113.11:53", "203.0.113.12:123"}) {
        const auto again = bench.open(udpTuple("192.168.88.11:40000", server), outside);
        QVERIFY(again && again->destinationPart == moved->destinationPart);
    }
    // Neither another port of that host nor another protocol has to do with it.
    const auto otherPort = bench.open(udpTuple("192.168.88.11:40001", "203.0.113.11:53"), outside);
    QVERIFY(otherPort && otherPort->destinationPart == 40001);
    const auto tcp = bench.open(tcpTuple("192.168.88.11:40000", "203.0.113.11:53"), outside);
    QVERIFY(tcp && tcp->destinationPart == 40000);
    // Another rule's address is another mapping.
    const auto otherLine =
        bench.open(udpTuple("192.168.88.11:40000", "203.0.113.13:53"), becoming("198.51.100.3"));
    QVERIFY(otherLine && *otherLine == udpTuple("203.0.113.13:53", "198.51.100.3:40000"));
}

void TestRemappedSources::aSourceKeepsItsAddressOutOfSeveral()
{
    NatBench bench;
    const Target pool = becoming("198.51.100.0/24");
    const auto first = bench.open(udpTuple("192.168.88.10:40000", "203.0.113.10:53"), pool);
    QVERIFY(static_cast<bool>(first));
    for (std::uint64_t i = 1; i < 20; ++i) {
        FlowTuple original = udpTuple("192.168.88.10:40000", "203.0.113.10:53");
        original.destination = original.destination.plus(i);
        const auto again = bench.open(original, pool);
        QVERIFY(again && again->destination == first->destination);
    }
}

void TestRemappedSources::aForgottenMappingIsNotReused()
{
    NatBench bench;
    const Target outside = becoming("198.51.100.2");
    QVERIFY(bench.open(udpTuple("192.168.88.10:40000", "203.0.113.10:53"), outside));
    QVERIFY(bench.open(udpTuple("192.168.88.11:40000", "203.0.113.10:53"), outside));
    QVERIFY(bench.table.remove(bench.lastId(), conntrack::EndReason::Removed, kNow));
    const auto again = bench.open(udpTuple("192.168.88.11:40000", "203.0.113.11:53"), outside);
    QVERIFY(again && again->destinationPart == 40000);
}

QTEST_APPLESS_MAIN(TestRemappedSources)
#include "tst_remapped_sources.moc"
