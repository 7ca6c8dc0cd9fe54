// SPDX-License-Identifier: GPL-3.0-or-later
#include "nat/binder.h"
#include "nat/translate.h"

#include "unit/conntrack/table_bench.h"
#include "unit/conntrack/test_packets.h"

#include <QTest>

#include <set>

using namespace tb;
using namespace tb::test;
using conntrack::kConfirmed;
using conntrack::kSourceNat;
using nat::Target;
using wire::DropReason;
using wire::FlowTuple;

namespace {

IpAddress address(const char* text)
{
    return IpAddress::parse(text).value();
}

Target masquerade(const char* outside, std::optional<PortRange> ports = {})
{
    const IpAddress one = address(outside);
    Target target;
    target.addresses = IpRange{one, one};
    target.ports = ports;
    return target;
}

PortRange ports(std::uint16_t first, std::uint16_t last)
{
    return {Port(first), Port(last)};
}

FlowTuple tcpTuple(const char* source, const char* destination)
{
    const End from(source), to(destination);
    return {from.address, to.address, from.port, to.port, 6};
}

/// A table and what the stages of a router do with a packet, in their order.
struct NatBench {
    conntrack::ConnectionTable table{4096, HashKey{}};
    nat::Binder binder{table};
    conntrack::TrackingSettings settings;
    conntrack::HelperSettings helpers;
    SeededRandom random{1};

    /// Binds and confirms a connection; its reply tuple, or why there is none.
    Result<FlowTuple, DropReason> open(const FlowTuple& original, const Target& target)
    {
        auto pending = table.open(original, kNow);
        TB_CHECK(static_cast<bool>(pending));
        (*pending)->setExpires(kNow + kLife);
        if (const auto failure = binder.bindSource(*pending, target, kNow, random))
            return Failure{*failure};
        const FlowTuple reply = (*pending)->reply();
        m_flags = (*pending)->flags;
        const auto confirmed = table.confirm(*pending, kNow);
        if (!confirmed)
            return Failure{confirmed.error()};
        return reply;
    }
    bool wasTranslated() const { return (m_flags & kSourceNat) != 0; }

    /// The packet as it leaves.
    TestPacket pass(TestPacket packet, const Target& target = {})
    {
        conntrack::PendingConnection pending;
        auto tracked = conntrack::track(table, {packet.packet, {}, kNow, settings, helpers}, pending);
        TB_CHECK(static_cast<bool>(tracked));
        if (pending) {
            TB_CHECK(!binder.bindSource(pending, target, kNow, random));
            conntrack::refreshLeaving(*tracked, pending);
        }
        m_failure = nat::translateDestination(packet.packet, *tracked);
        if (!m_failure)
            nat::translateSource(packet.packet, *tracked);
        if (pending)
            TB_CHECK(static_cast<bool>(table.confirm(pending, kNow)));
        return packet;
    }
    std::optional<DropReason> failure() const { return m_failure; }

private:
    std::uint16_t m_flags = 0;
    std::optional<DropReason> m_failure;
};

/// "192.168.88.10:40000 > 203.0.113.10:80", of a packet that any receiver would take.
QString look(TestPacket& packet)
{
    if (!packet.isSound())
        return "bad checksum";
    const FlowTuple& tuple = packet.packet.tuple;
    return QStringLiteral("%1:%2 > %3:%4")
        .arg(QString::fromStdString(tuple.source.toString()))
        .arg(tuple.sourcePart)
        .arg(QString::fromStdString(tuple.destination.toString()))
        .arg(tuple.destinationPart);
}

} // namespace

class TestNat : public QObject {
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
    void protocolsWithoutPortsClashAtConfirm();
    void aGreKeyIsNeitherTranslatedNorTakenForATranslation();
    void connectionsWithoutARuleStayAsTheyAre();
    void anUntranslatedConnectionMakesRoomForATranslatedOne();
    void aRangeOfAddressesGivesEachPairItsOwn();
    void bothDirectionsAreTranslated_data();
    void bothDirectionsAreTranslated();
    void pingsAreTranslatedThereAndBack();
    void errorsFromOutsideQuoteWhatTheInsideHasSent();
    void errorsFromInsideCarryTheOutsideAddress();
    void aQuoteTooShortIsNotTranslatable();
};

void TestNat::masqueradingKeepsThePort()
{
    NatBench bench;
    const auto reply =
        bench.open(tcpTuple("192.168.88.10:40000", "203.0.113.10:80"), masquerade("198.51.100.2"));
    QVERIFY(reply && *reply == tcpTuple("203.0.113.10:80", "198.51.100.2:40000"));
    QVERIFY(bench.wasTranslated());
}

void TestNat::aTakenPortIsReplacedByOneOfItsClass_data()
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

void TestNat::aTakenPortIsReplacedByOneOfItsClass()
{
    QFETCH(int, port);
    QFETCH(int, first);
    QFETCH(int, last);
    NatBench bench;
    std::set<int> seen{port};
    FlowTuple original = tcpTuple("192.168.88.10", "203.0.113.10:80");
    original.sourcePart = static_cast<std::uint16_t>(port);
    QVERIFY(bench.open(original, masquerade("198.51.100.2")));
    for (int i = 0; i < 20; ++i) {
        original.source = original.source.plus(1);
        const auto reply = bench.open(original, masquerade("198.51.100.2"));
        QVERIFY(static_cast<bool>(reply));
        QVERIFY(reply->destinationPart >= first && reply->destinationPart <= last);
        QVERIFY(seen.insert(reply->destinationPart).second);
    }
}

void TestNat::onePortServesManyDestinations()
{
    NatBench bench;
    for (const char* const server : {"203.0.113.10:80", "203.0.113.11:80", "203.0.113.10:443"}) {
        const char* const host = server[11] == '1' ? "192.168.88.11:40000" : "192.168.88.10:40000";
        const auto reply = bench.open(tcpTuple(host, server), masquerade("198.51.100.2"));
        QVERIFY(reply && reply->destinationPart == 40000);
    }
}

void TestNat::aRangeOfPortsIsKept()
{
    NatBench bench;
    std::set<int> seen;
    for (std::uint16_t i = 0; i < 10; ++i) {
        FlowTuple original = tcpTuple("192.168.88.10:40000", "203.0.113.10:80");
        original.sourcePart = static_cast<std::uint16_t>(original.sourcePart + i);
        const auto reply = bench.open(original, masquerade("198.51.100.2", ports(10000, 10009)));
        QVERIFY(static_cast<bool>(reply));
        seen.insert(reply->destinationPart);
    }
    QCOMPARE(seen.size(), std::size_t{10});
    QCOMPARE(*seen.begin(), 10000);
    QCOMPARE(*seen.rbegin(), 10009);
}

void TestNat::aPortInsideTheRangeIsPreserved()
{
    NatBench bench;
    const auto reply = bench.open(tcpTuple("192.168.88.10:10007", "203.0.113.10:80"),
                                  masquerade("198.51.100.2", ports(10000, 10009)));
    QVERIFY(reply && reply->destinationPart == 10007);
}

void TestNat::aRangeGivenBackwardsIsTheSame()
{
    NatBench bench;
    const auto reply = bench.open(tcpTuple("192.168.88.10:40000", "203.0.113.10:80"),
                                  masquerade("198.51.100.2", ports(10009, 10000)));
    QVERIFY(reply && reply->destinationPart >= 10000 && reply->destinationPart <= 10009);
}

void TestNat::anExhaustedRangeCostsThePacket()
{
    NatBench bench;
    FlowTuple original = tcpTuple("192.168.88.10:40000", "203.0.113.10:80");
    const Target target = masquerade("198.51.100.2", ports(10000, 10009));
    for (int i = 0; i < 10; ++i) {
        QVERIFY(static_cast<bool>(bench.open(original, target)));
        ++original.sourcePart;
    }
    const auto reply = bench.open(original, target);
    QVERIFY(!reply);
    QCOMPARE(reply.error(), DropReason::NoFreePort);
    QCOMPARE(bench.table.totals().total(), 10U);
}

void TestNat::anExpiredConnectionGivesItsPortBack()
{
    NatBench bench;
    const Target target = masquerade("198.51.100.2", ports(10000, 10000));
    const auto first = bench.open(tcpTuple("192.168.88.10:40000", "203.0.113.10:80"), target);
    QVERIFY(static_cast<bool>(first));
    auto pending = bench.table.open(tcpTuple("192.168.88.11:40000", "203.0.113.10:80"), kNow + kLife);
    QVERIFY(!bench.binder.bindSource(*pending, target, kNow + kLife, bench.random));
}

void TestNat::identifiersOfPingsAreTranslated()
{
    NatBench bench;
    FlowTuple original{address("192.168.88.10"), address("203.0.113.10"), 7, 0x0800, 1};
    QVERIFY(static_cast<bool>(bench.open(original, masquerade("198.51.100.2"))));
    original.source = address("192.168.88.11");
    const auto reply = bench.open(original, masquerade("198.51.100.2"));
    QVERIFY(static_cast<bool>(reply));
    QVERIFY(reply->sourcePart != 7);
    QCOMPARE(reply->destinationPart, std::uint16_t{0});
    QVERIFY(reply->destination == address("198.51.100.2"));
}

void TestNat::aGreKeyIsNeitherTranslatedNorTakenForATranslation()
{
    NatBench bench;
    FlowTuple gre = tcpTuple("192.168.88.10:1", "203.0.113.10:2"); // the key's halves
    gre.protocol = 47;
    const auto kept = bench.open(gre, {});
    QVERIFY(kept && kept->greKey() == gre.greKey() && !bench.wasTranslated());
    gre.source = address("192.168.88.11");
    const auto other = bench.open(gre, masquerade("203.0.113.2"));
    QVERIFY(other && other->greKey() == gre.greKey() && bench.wasTranslated());
}

void TestNat::protocolsWithoutPortsClashAtConfirm()
{
    NatBench bench;
    FlowTuple original{address("192.168.88.10"), address("203.0.113.10"), 0, 0, 50};
    QVERIFY(static_cast<bool>(bench.open(original, masquerade("198.51.100.2"))));
    original.source = address("192.168.88.11");
    const auto reply = bench.open(original, masquerade("198.51.100.2"));
    QVERIFY(!reply);
    QCOMPARE(reply.error(), DropReason::TupleClash);
}

void TestNat::connectionsWithoutARuleStayAsTheyAre()
{
    NatBench bench;
    const auto reply = bench.open(tcpTuple("192.168.88.10:40000", "203.0.113.10:80"), {});
    QVERIFY(reply && *reply == tcpTuple("203.0.113.10:80", "192.168.88.10:40000"));
    QVERIFY(!bench.wasTranslated());
}

void TestNat::anUntranslatedConnectionMakesRoomForATranslatedOne()
{
    NatBench bench;
    QVERIFY(static_cast<bool>(
        bench.open(tcpTuple("192.168.88.10:40000", "203.0.113.10:80"), masquerade("198.51.100.2"))));
    // The router's neighbour uses the very tuple that the translation has taken.
    const auto reply = bench.open(tcpTuple("198.51.100.2:40000", "203.0.113.10:80"), {});
    QVERIFY(static_cast<bool>(reply));
    QVERIFY(reply->destinationPart != 40000);
    QVERIFY(bench.wasTranslated());
}

void TestNat::aRangeOfAddressesGivesEachPairItsOwn()
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

void TestNat::bothDirectionsAreTranslated_data()
{
    QTest::addColumn<QString>("inside");
    QTest::addColumn<QString>("server");
    QTest::addColumn<QString>("outside");
    QTest::addColumn<QString>("leaves");
    QTest::addColumn<QString>("returns");
    QTest::newRow("IPv4") << "192.168.88.10:40000"
                          << "203.0.113.10:80"
                          << "198.51.100.2"
                          << "198.51.100.2:40000 > 203.0.113.10:80"
                          << "203.0.113.10:80 > 192.168.88.10:40000";
    QTest::newRow("IPv6") << "[fd00::10]:40000"
                          << "[2001:db8::1]:80"
                          << "2001:db8::2"
                          << "2001:db8::2:40000 > 2001:db8::1:80"
                          << "2001:db8::1:80 > fd00::10:40000";
}

void TestNat::bothDirectionsAreTranslated()
{
    QFETCH(QString, inside);
    QFETCH(QString, server);
    QFETCH(QString, outside);
    QFETCH(QString, leaves);
    QFETCH(QString, returns);
    NatBench bench;
    const End from(inside.toStdString()), to(server.toStdString());
    const End seen(address(qPrintable(outside)), from.port);

    TestPacket out = bench.pass(udp(from, to), masquerade(qPrintable(outside)));
    QCOMPARE(look(out), leaves);
    TestPacket back = bench.pass(udp(to, seen));
    QCOMPARE(look(back), returns);
    TestPacket again = bench.pass(udp(from, to));
    QCOMPARE(look(again), leaves);
}

void TestNat::pingsAreTranslatedThereAndBack()
{
    NatBench bench;
    bench.pass(ping("192.168.88.10", "203.0.113.10", 7), masquerade("198.51.100.2"));
    TestPacket out = bench.pass(ping("192.168.88.11", "203.0.113.10", 7), masquerade("198.51.100.2"));
    QVERIFY(out.isSound());
    const std::uint16_t id = out.packet.tuple.sourcePart;
    QVERIFY(id != 7);

    TestPacket back = bench.pass(ping("203.0.113.10", "198.51.100.2", id, /*isReply=*/true));
    QVERIFY(back.isSound());
    QVERIFY(back.packet.tuple.destination == address("192.168.88.11"));
    QCOMPARE(back.packet.tuple.sourcePart, std::uint16_t{7});
}

void TestNat::errorsFromOutsideQuoteWhatTheInsideHasSent()
{
    NatBench bench;
    const TestPacket out =
        bench.pass(udp("192.168.88.10:40000", "203.0.113.10:53"), masquerade("198.51.100.2"));
    TestPacket error = bench.pass(unreachable("203.0.113.1", "198.51.100.2", out));
    QVERIFY(!bench.failure());
    QVERIFY(error.isSound());
    QVERIFY(error.packet.tuple.destination == address("192.168.88.10"));
    QVERIFY(error.packet.tuple.source == address("203.0.113.1"));
    // The quoted packet is the one that the host remembers.
    const wire::ConstBytes quote = error.packet.payload();
    QVERIFY(IpAddress::v4(&quote[12]) == address("192.168.88.10"));
    QCOMPARE(int(wire::load16(&quote[20])), 40000);
}

void TestNat::errorsFromInsideCarryTheOutsideAddress()
{
    NatBench bench;
    bench.pass(udp("192.168.88.10:40000", "203.0.113.10:53"), masquerade("198.51.100.2"));
    const TestPacket answer = bench.pass(udp("203.0.113.10:53", "198.51.100.2:40000"));
    TestPacket error = bench.pass(unreachable("192.168.88.10", "203.0.113.10", answer));
    QVERIFY(error.isSound());
    QVERIFY(error.packet.tuple.source == address("198.51.100.2"));
    const wire::ConstBytes quote = error.packet.payload();
    QVERIFY(IpAddress::v4(&quote[16]) == address("198.51.100.2"));
}

void TestNat::aQuoteTooShortIsNotTranslatable()
{
    NatBench bench;
    bench.pass(udp("192.168.88.10:40000", "203.0.113.10:53"), masquerade("198.51.100.2"));
    conntrack::Tracked tracked;
    tracked.isRelatedError = true;
    tracked.isTranslated = true;
    tracked.leaving = tcpTuple("198.51.100.2:40000", "203.0.113.10:53");
    TestPacket offender = udp("192.168.88.10:40000", "203.0.113.10:53");
    TestPacket error = unreachable("203.0.113.1", "198.51.100.2", offender, 22);
    QCOMPARE(nat::translateDestination(error.packet, tracked), std::optional(DropReason::NotTranslatable));
}

QTEST_APPLESS_MAIN(TestNat)
#include "tst_nat.moc"
