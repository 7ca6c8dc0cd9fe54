// SPDX-License-Identifier: GPL-3.0-or-later
#include "nat/binder.h"

#include "unit/nat/nat_bench.h"

#include <QTest>

#include <set>

using namespace tb;
using namespace tb::test;
using nat::Target;
using wire::FlowTuple;

class TestBinderDestination : public QObject {
    Q_OBJECT

private slots:
    void aDestinationKeepsItsPort();
    void aDestinationGetsThePortThatIsAskedFor();
    void aDestinationInsideItsPortsStaysThere();
    void aTakenDestinationPortIsReplacedByTheFirstFreeOne();
    void aDestinationIsChosenAmongSeveral();
    void bothEndsMayBeBound();
    void anIdentifierBelongsToTheSource();
};

void TestBinderDestination::aDestinationKeepsItsPort()
{
    NatBench bench;
    const auto reply =
        bench.open(tcpTuple("203.0.113.10:5000", "203.0.113.2:8080"), Wanted{becoming("192.168.88.10"), {}});
    QVERIFY(reply && *reply == tcpTuple("192.168.88.10:8080", "203.0.113.10:5000"));
    QVERIFY(bench.has(conntrack::kDestinationNat) && !bench.wasTranslated());
}

void TestBinderDestination::aDestinationGetsThePortThatIsAskedFor()
{
    NatBench bench;
    const auto reply = bench.open(tcpTuple("203.0.113.10:5000", "203.0.113.2:8080"),
                                  Wanted{becoming("192.168.88.10", ports(80, 80)), {}});
    QVERIFY(reply && *reply == tcpTuple("192.168.88.10:80", "203.0.113.10:5000"));
    // Only to-ports: the address stays.
    Target portOnly;
    portOnly.ports = ports(22, 22);
    const auto here = bench.open(tcpTuple("203.0.113.10:5001", "203.0.113.2:2222"), Wanted{portOnly, {}});
    QVERIFY(here && *here == tcpTuple("203.0.113.2:22", "203.0.113.10:5001"));
}

void TestBinderDestination::aDestinationInsideItsPortsStaysThere()
{
    NatBench bench;
    const auto reply = bench.open(tcpTuple("203.0.113.10:5000", "203.0.113.2:8085"),
                                  Wanted{becoming("192.168.88.10", ports(8080, 8089)), {}});
    QVERIFY(reply && reply->sourcePart == 8085);
}

void TestBinderDestination::aTakenDestinationPortIsReplacedByTheFirstFreeOne()
{
    NatBench bench;
    const Wanted wanted{becoming("192.168.88.10", ports(8080, 8089)), {}};
    // All ask from one address and port; several outside ports lead to the same service.
    for (std::uint16_t i = 0; i < 10; ++i) {
        FlowTuple original = tcpTuple("203.0.113.10:5000", "203.0.113.2:100");
        original.destinationPart = static_cast<std::uint16_t>(original.destinationPart + i);
        const auto reply = bench.open(original, wanted);
        QVERIFY(reply && reply->sourcePart == 8080 + i);
        QCOMPARE(reply->destinationPart, std::uint16_t{5000});
    }
    // All taken: then the source makes room.
    const auto reply = bench.open(tcpTuple("203.0.113.10:5000", "203.0.113.2:200"), wanted);
    QVERIFY(reply && reply->sourcePart == 8080 && reply->destinationPart != 5000);
    QVERIFY(bench.wasTranslated());
}

void TestBinderDestination::aDestinationIsChosenAmongSeveral()
{
    NatBench bench;
    std::set<std::string> servers;
    for (std::uint64_t i = 0; i < 64; ++i) {
        FlowTuple original = tcpTuple("203.0.113.10:5000", "203.0.113.2:80");
        original.source = original.source.plus(i);
        const auto reply = bench.open(original, Wanted{becoming("192.168.88.10-192.168.88.13"), {}});
        QVERIFY(static_cast<bool>(reply));
        servers.insert(reply->source.toString());
        ++original.sourcePart;
        const auto again = bench.open(original, Wanted{becoming("192.168.88.10-192.168.88.13"), {}});
        QVERIFY(again && again->source == reply->source);
    }
    QCOMPARE(servers.size(), std::size_t{4});
}

void TestBinderDestination::bothEndsMayBeBound()
{
    NatBench bench; // a hairpin: from the LAN to the LAN's server by the outside address
    const Wanted wanted{becoming("192.168.88.10", ports(80, 80)), becoming("192.168.88.1")};
    const auto reply = bench.open(tcpTuple("192.168.88.11:40000", "203.0.113.2:8080"), wanted);
    QVERIFY(reply && *reply == tcpTuple("192.168.88.10:80", "192.168.88.1:40000"));
    QVERIFY(bench.has(conntrack::kDestinationNat) && bench.has(conntrack::kSourceNat));
    const auto other = bench.open(tcpTuple("192.168.88.12:40000", "203.0.113.2:8080"), wanted);
    QVERIFY(other && other->source == reply->source && other->destinationPart != 40000);
}

void TestBinderDestination::anIdentifierBelongsToTheSource()
{
    NatBench bench;
    const FlowTuple ping{address("203.0.113.10"), address("203.0.113.2"), 7, 0x0800, 1};
    const auto reply = bench.open(ping, Wanted{becoming("192.168.88.10"), {}});
    QVERIFY(reply && *reply == (FlowTuple{address("192.168.88.10"), address("203.0.113.10"), 7, 0, 1}));
    QVERIFY(bench.has(conntrack::kDestinationNat) && !bench.wasTranslated());
}

QTEST_APPLESS_MAIN(TestBinderDestination)
#include "tst_binder_destination.moc"
