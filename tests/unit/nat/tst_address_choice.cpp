// SPDX-License-Identifier: GPL-3.0-or-later
#include "nat/address_choice.h"

#include "unit/nat/nat_bench.h"

#include <QTest>

#include <set>

using namespace tb;
using namespace tb::test;
using nat::Target;
using wire::FlowTuple;

class TestAddressChoice : public QObject {
    Q_OBJECT

private slots:
    void aRangeOfAddressesGivesEachPairItsOwn();
    void sameChoosesBySourceAlone();
    void netmapKeepsHostBits_data();
    void netmapKeepsHostBits();
};

void TestAddressChoice::aRangeOfAddressesGivesEachPairItsOwn()
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

void TestAddressChoice::sameChoosesBySourceAlone()
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

void TestAddressChoice::netmapKeepsHostBits_data()
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

void TestAddressChoice::netmapKeepsHostBits()
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

QTEST_APPLESS_MAIN(TestAddressChoice)
#include "tst_address_choice.moc"
