// SPDX-License-Identifier: GPL-3.0-or-later
#include "nat/part_search.h"

#include "unit/nat/nat_bench.h"

#include <QTest>

#include <set>

using namespace tb;
using namespace tb::test;
using nat::Target;
using wire::DropReason;
using wire::FlowTuple;

class TestPartSearch : public QObject {
    Q_OBJECT

private slots:
    void aTakenPortIsReplacedByOneOfItsClass_data();
    void aTakenPortIsReplacedByOneOfItsClass();
    void aRangeOfPortsIsKept();
    void aPortInsideTheRangeIsPreserved();
    void aRangeGivenBackwardsIsTheSame();
    void anExhaustedRangeCostsThePacket();
    void ofAnExhaustedRangeOnlySomePortsAreTried();
};

void TestPartSearch::aTakenPortIsReplacedByOneOfItsClass_data()
{
    QTest::addColumn<int>("port");
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("last");
    QTest::newRow("below 512") << 22 << 1 << 511;
    QTest::newRow("last of the lowest") << 511 << 1 << 511;
    QTest::newRow("privileged") << 800 << 600 << 1023;
    QTest::newRow("between the classes") << 512 << 600 << 1023;
    QTest::newRow("ordinary") << 40000 << 1024 << 65535;
}

void TestPartSearch::aTakenPortIsReplacedByOneOfItsClass()
{
    QFETCH(int, port);
    QFETCH(int, first);
    QFETCH(int, last);
    NatBench bench;
    std::set<int> seen{port};
    FlowTuple original = tcpTuple("192.168.88.10", "203.0.113.10:80");
    original.sourcePart = static_cast<std::uint16_t>(port);
    QVERIFY(bench.open(original, becoming("198.51.100.2")));
    for (int i = 0; i < 20; ++i) {
        original.source = original.source.plus(1);
        const auto reply = bench.open(original, becoming("198.51.100.2"));
        QVERIFY(static_cast<bool>(reply));
        QVERIFY(reply->destinationPart >= first && reply->destinationPart <= last);
        QVERIFY(seen.insert(reply->destinationPart).second);
    }
}

void TestPartSearch::aRangeOfPortsIsKept()
{
    NatBench bench;
    std::set<int> seen;
    for (std::uint16_t i = 0; i < 10; ++i) {
        FlowTuple original = tcpTuple("192.168.88.10:40000", "203.0.113.10:80");
        original.sourcePart = static_cast<std::uint16_t>(original.sourcePart + i);
        const auto reply = bench.open(original, becoming("198.51.100.2", ports(10000, 10009)));
        QVERIFY(static_cast<bool>(reply));
        seen.insert(reply->destinationPart);
    }
    QCOMPARE(seen.size(), std::size_t{10});
    QCOMPARE(*seen.begin(), 10000);
    QCOMPARE(*seen.rbegin(), 10009);
}

void TestPartSearch::aPortInsideTheRangeIsPreserved()
{
    NatBench bench;
    const auto reply = bench.open(tcpTuple("192.168.88.10:10007", "203.0.113.10:80"),
                                  becoming("198.51.100.2", ports(10000, 10009)));
    QVERIFY(reply && reply->destinationPart == 10007);
}

void TestPartSearch::aRangeGivenBackwardsIsTheSame()
{
    NatBench bench;
    const auto reply = bench.open(tcpTuple("192.168.88.10:40000", "203.0.113.10:80"),
                                  becoming("198.51.100.2", ports(10009, 10000)));
    QVERIFY(reply && reply->destinationPart >= 10000 && reply->destinationPart <= 10009);
}

void TestPartSearch::anExhaustedRangeCostsThePacket()
{
    NatBench bench;
    FlowTuple original = tcpTuple("192.168.88.10:40000", "203.0.113.10:80");
    const Target target = becoming("198.51.100.2", ports(10000, 10009));
    for (int i = 0; i < 10; ++i) {
        QVERIFY(static_cast<bool>(bench.open(original, target)));
        ++original.sourcePart;
    }
    const auto reply = bench.open(original, target);
    QVERIFY(!reply);
    QCOMPARE(reply.error(), DropReason::NoFreePort);
    QCOMPARE(bench.table.totals().total(), 10U);
}

void TestPartSearch::ofAnExhaustedRangeOnlySomePortsAreTried()
{
    int tried = 0;
    SeededRandom random(1);
    const auto none = nat::searchPart({1024, 65535}, 0, random, [&tried](std::uint16_t) {
        ++tried;
        return false;
    });
    QVERIFY(!none);
    QCOMPARE(tried, 128 + 64 + 32 + 16);
}

QTEST_APPLESS_MAIN(TestPartSearch)
#include "tst_part_search.moc"
