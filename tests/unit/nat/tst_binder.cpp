// SPDX-License-Identifier: GPL-3.0-or-later
#include "nat/binder.h"

#include "nat/part_search.h"
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
    void aTakenPortIsReplacedByOneOfItsClass_data();
    void aTakenPortIsReplacedByOneOfItsClass();
    void onePortServesManyDestinations();
    void aRangeOfPortsIsKept();
    void aPortInsideTheRangeIsPreserved();
    void aRangeGivenBackwardsIsTheSame();
    void anExhaustedRangeCostsThePacket();
    void anExpiredConnectionGivesItsPortBack();
    void identifiersOfPingsAreTranslated();
    void aGreKeyIsNeitherTranslatedNorTakenForATranslation();
    void protocolsWithoutPortsClashAtConfirm();
    void connectionsWithoutARuleStayAsTheyAre();
    void anUntranslatedConnectionMakesRoomForATranslatedOne();
    void aRangeOfAddressesGivesEachPairItsOwn();
    void aSourceInsideTheRangeStays();
    void sameChoosesBySourceAlone();
    void netmapKeepsHostBits_data();
    void netmapKeepsHostBits();
    void aDestinationKeepsItsPort();
    void aDestinationGetsThePortThatIsAskedFor();
    void aDestinationInsideItsPortsStaysThere();
    void aTakenDestinationPortIsReplacedByTheFirstFreeOne();
    void aDestinationIsChosenAmongSeveral();
    void bothEndsMayBeBound();
    void anIdentifierBelongsToTheSource();
    void randomisedPortsAreNotKept();
    void aRemappedSourceKeepsItsPortTowardsOthers();
    void aSourceKeepsItsAddressOutOfSeveral();
    void aForgottenMappingIsNotReused();
    void ofAnExhaustedRangeOnlySomePortsAreTried();
    void knownCallIdsMakeRoomForEachOther();
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

void TestBinder::aTakenPortIsReplacedByOneOfItsClass_data()
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

void TestBinder::aTakenPortIsReplacedByOneOfItsClass()
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

void TestBinder::onePortServesManyDestinations()
{
    NatBench bench;
    for (const char* const server : {"203.0.113.10:80", "203.0.113.11:80", "203.0.113.10:443"}) {
        const char* const host = server[11] == '1' ? "192.168.88.11:40000" : "192.168.88.10:40000";
        const auto reply = bench.open(tcpTuple(host, server), becoming("198.51.100.2"));
        QVERIFY(reply && reply->destinationPart == 40000);
    }
}

void TestBinder::aRangeOfPortsIsKept()
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

void TestBinder::aPortInsideTheRangeIsPreserved()
{
    NatBench bench;
    const auto reply = bench.open(tcpTuple("192.168.88.10:10007", "203.0.113.10:80"),
                                  becoming("198.51.100.2", ports(10000, 10009)));
    QVERIFY(reply && reply->destinationPart == 10007);
}

void TestBinder::aRangeGivenBackwardsIsTheSame()
{
    NatBench bench;
    const auto reply = bench.open(tcpTuple("192.168.88.10:40000", "203.0.113.10:80"),
                                  becoming("198.51.100.2", ports(10009, 10000)));
    QVERIFY(reply && reply->destinationPart >= 10000 && reply->destinationPart <= 10009);
}

void TestBinder::anExhaustedRangeCostsThePacket()
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

void TestBinder::aRangeOfAddressesGivesEachPairItsOwn()
{
    NatBench bench;
    Target target;
    target.addresses = IpRange::parse("198.51.100.2-198.51.100.5");
    std::set<std::string> outside;
    FlowTuple original = tcpTuple("192.168.88.10:40000", "203.0.113.10:80");
    for (int i = 0; i < 64; ++i) {
        original.source = original.source.plus(1);
        const auto first = bench.open(original, target);
        FlowTuple second = original;
        ++second.sourcePart;
        const auto again = bench.open(second, target);
        QVERIFY(first && again && first->destination == again->destination);
        QVERIFY(target.addresses->contains(first->destination));
        outside.insert(first->destination.toString());
    }
    QCOMPARE(outside.size(), std::size_t{4});
}

void TestBinder::aSourceInsideTheRangeStays()
{
    NatBench bench;
    const auto reply =
        bench.open(tcpTuple("198.51.100.4:40000", "203.0.113.10:80"), becoming("198.51.100.2-198.51.100.5"));
    QVERIFY(reply && *reply == tcpTuple("203.0.113.10:80", "198.51.100.4:40000"));
    QVERIFY(!bench.wasTranslated());
}

void TestBinder::sameChoosesBySourceAlone()
{
    NatBench bench;
    Target same = becoming("198.51.100.2-198.51.100.5");
    same.choice = nat::AddressChoice::BySource;
    std::set<std::string> outside;
    for (std::uint64_t host = 0; host < 32; ++host) {
        FlowTuple original = tcpTuple("192.168.88.10:40000", "203.0.113.10:80");
        original.source = original.source.plus(host);
        const auto first = bench.open(original, same);
        ++original.sourcePart; // so that no hint of the first connection helps
        original.destination = address("203.0.113.11");
        const auto second = bench.open(original, same);
        QVERIFY(first && second && first->destination == second->destination);
        outside.insert(first->destination.toString());
    }
    QCOMPARE(outside.size(), std::size_t{4});
}

void TestBinder::netmapKeepsHostBits_data()
{
    QTest::addColumn<QString>("network");
    QTest::addColumn<QString>("own");
    QTest::addColumn<QString>("mapped");
    QTest::newRow("a prefix") << "198.51.100.0/24"
                              << "192.168.88.77"
                              << "198.51.100.77";
    QTest::newRow("shorter than the own network") << "10.0.0.0/8"
                                                  << "192.168.88.77"
                                                  << "10.168.88.77";
    QTest::newRow("a range of the same size") << "198.51.100.64-198.51.100.127"
                                              << "192.168.88.77"
                                              << "198.51.100.77";
    QTest::newRow("IPv6") << "2001:db8:1::/48"
                          << "fd00::5:0:0:0:77"
                          << "2001:db8:1:5::77";
}

void TestBinder::netmapKeepsHostBits()
{
    QFETCH(QString, network);
    QFETCH(QString, own);
    QFETCH(QString, mapped);
    NatBench bench;
    Target netmap = becoming(qPrintable(network));
    netmap.choice = nat::AddressChoice::HostBits;
    const IpAddress inside = address(qPrintable(own)), outside = address(qPrintable(mapped));
    const IpAddress other = address(inside.isV4() ? "203.0.113.10" : "2001:db8:203::10");
    const auto out = bench.open(FlowTuple{inside, other, 40000, 80, 6}, netmap);
    QVERIFY(out && *out == (FlowTuple{other, outside, 80, 40000, 6}));
    // The other way: who calls the inside network by its outside name.
    const auto in = bench.open(FlowTuple{other, inside, 40000, 22, 6}, Wanted{netmap, {}});
    QVERIFY(in && *in == (FlowTuple{outside, other, 22, 40000, 6}));
    QVERIFY(bench.has(conntrack::kDestinationNat));
}

void TestBinder::aDestinationKeepsItsPort()
{
    NatBench bench;
    const auto reply =
        bench.open(tcpTuple("203.0.113.10:5000", "203.0.113.2:8080"), Wanted{becoming("192.168.88.10"), {}});
    QVERIFY(reply && *reply == tcpTuple("192.168.88.10:8080", "203.0.113.10:5000"));
    QVERIFY(bench.has(conntrack::kDestinationNat) && !bench.wasTranslated());
}

void TestBinder::aDestinationGetsThePortThatIsAskedFor()
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

void TestBinder::aDestinationInsideItsPortsStaysThere()
{
    NatBench bench;
    const auto reply = bench.open(tcpTuple("203.0.113.10:5000", "203.0.113.2:8085"),
                                  Wanted{becoming("192.168.88.10", ports(8080, 8089)), {}});
    QVERIFY(reply && reply->sourcePart == 8085);
}

void TestBinder::aTakenDestinationPortIsReplacedByTheFirstFreeOne()
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

void TestBinder::aDestinationIsChosenAmongSeveral()
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

void TestBinder::bothEndsMayBeBound()
{
    NatBench bench; // a hairpin: from the LAN to the LAN's server by the outside address
    const Wanted wanted{becoming("192.168.88.10", ports(80, 80)), becoming("192.168.88.1")};
    const auto reply = bench.open(tcpTuple("192.168.88.11:40000", "203.0.113.2:8080"), wanted);
    QVERIFY(reply && *reply == tcpTuple("192.168.88.10:80", "192.168.88.1:40000"));
    QVERIFY(bench.has(conntrack::kDestinationNat) && bench.has(conntrack::kSourceNat));
    const auto other = bench.open(tcpTuple("192.168.88.12:40000", "203.0.113.2:8080"), wanted);
    QVERIFY(other && other->source == reply->source && other->destinationPart != 40000);
}

void TestBinder::anIdentifierBelongsToTheSource()
{
    NatBench bench;
    const FlowTuple ping{address("203.0.113.10"), address("203.0.113.2"), 7, 0x0800, 1};
    const auto reply = bench.open(ping, Wanted{becoming("192.168.88.10"), {}});
    QVERIFY(reply && *reply == (FlowTuple{address("192.168.88.10"), address("203.0.113.10"), 7, 0, 1}));
    QVERIFY(bench.has(conntrack::kDestinationNat) && !bench.wasTranslated());
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

void TestBinder::aRemappedSourceKeepsItsPortTowardsOthers()
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

void TestBinder::aSourceKeepsItsAddressOutOfSeveral()
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

void TestBinder::aForgottenMappingIsNotReused()
{
    NatBench bench;
    const Target outside = becoming("198.51.100.2");
    QVERIFY(bench.open(udpTuple("192.168.88.10:40000", "203.0.113.10:53"), outside));
    QVERIFY(bench.open(udpTuple("192.168.88.11:40000", "203.0.113.10:53"), outside));
    QVERIFY(bench.table.remove(bench.lastId(), conntrack::EndReason::Removed, kNow));
    const auto again = bench.open(udpTuple("192.168.88.11:40000", "203.0.113.11:53"), outside);
    QVERIFY(again && again->destinationPart == 40000);
}

void TestBinder::ofAnExhaustedRangeOnlySomePortsAreTried()
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
