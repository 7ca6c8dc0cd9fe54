// SPDX-License-Identifier: GPL-3.0-or-later
#include "nat/translate.h"

#include "unit/nat/nat_bench.h"

#include <QTest>

using namespace tb;
using namespace tb::test;
using nat::Target;
using wire::DropReason;
using wire::FlowTuple;

class TestTranslate : public QObject {
    Q_OBJECT

private slots:
    void bothDirectionsAreTranslated_data();
    void bothDirectionsAreTranslated();
    void pingsAreTranslatedThereAndBack();
    void errorsFromOutsideQuoteWhatTheInsideHasSent();
    void errorsFromInsideCarryTheOutsideAddress();
    void aQuoteTooShortIsNotTranslatable();
    void bothEndsAreTranslatedThereAndBack();
    void errorsAboutBothEndsAreTranslated_data();
    void errorsAboutBothEndsAreTranslated();
    void redirectsAboutTranslatedConnectionsAreDropped();
    void anErrorThatIsNotRightIsNotMadeRight();
};

void TestTranslate::bothDirectionsAreTranslated_data()
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

void TestTranslate::bothDirectionsAreTranslated()
{
    QFETCH(QString, inside);
    QFETCH(QString, server);
    QFETCH(QString, outside);
    QFETCH(QString, leaves);
    QFETCH(QString, returns);
    NatBench bench;
    const End from(inside.toStdString()), to(server.toStdString());
    const End seen(address(qPrintable(outside)), from.port);

    TestPacket out = bench.pass(udp(from, to), becoming(qPrintable(outside)));
    QCOMPARE(look(out), leaves);
    TestPacket back = bench.pass(udp(to, seen));
    QCOMPARE(look(back), returns);
    TestPacket again = bench.pass(udp(from, to));
    QCOMPARE(look(again), leaves);
}

void TestTranslate::pingsAreTranslatedThereAndBack()
{
    NatBench bench;
    bench.pass(ping("192.168.88.10", "203.0.113.10", 7), becoming("198.51.100.2"));
    TestPacket out = bench.pass(ping("192.168.88.11", "203.0.113.10", 7), becoming("198.51.100.2"));
    QVERIFY(out.isSound());
    const std::uint16_t id = out.packet.tuple.sourcePart;
    QVERIFY(id != 7);

    TestPacket back = bench.pass(ping("203.0.113.10", "198.51.100.2", id, /*isReply=*/true));
    QVERIFY(back.isSound());
    QVERIFY(back.packet.tuple.destination == address("192.168.88.11"));
    QCOMPARE(back.packet.tuple.sourcePart, std::uint16_t{7});
}

void TestTranslate::errorsFromOutsideQuoteWhatTheInsideHasSent()
{
    NatBench bench;
    const TestPacket out =
        bench.pass(udp("192.168.88.10:40000", "203.0.113.10:53"), becoming("198.51.100.2"));
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

void TestTranslate::errorsFromInsideCarryTheOutsideAddress()
{
    NatBench bench;
    bench.pass(udp("192.168.88.10:40000", "203.0.113.10:53"), becoming("198.51.100.2"));
    const TestPacket answer = bench.pass(udp("203.0.113.10:53", "198.51.100.2:40000"));
    TestPacket error = bench.pass(unreachable("192.168.88.10", "203.0.113.10", answer));
    QVERIFY(error.isSound());
    QVERIFY(error.packet.tuple.source == address("198.51.100.2"));
    const wire::ConstBytes quote = error.packet.payload();
    QVERIFY(IpAddress::v4(&quote[16]) == address("198.51.100.2"));
}

void TestTranslate::aQuoteTooShortIsNotTranslatable()
{
    NatBench bench;
    bench.pass(udp("192.168.88.10:40000", "203.0.113.10:53"), becoming("198.51.100.2"));
    conntrack::Tracked tracked;
    tracked.isRelatedError = true;
    tracked.isTranslated = true;
    tracked.leaving = tcpTuple("198.51.100.2:40000", "203.0.113.10:53");
    TestPacket offender = udp("192.168.88.10:40000", "203.0.113.10:53");
    TestPacket error = unreachable("203.0.113.1", "198.51.100.2", offender, 22);
    QCOMPARE(nat::translateDestination(error.packet, tracked), std::optional(DropReason::NotTranslatable));
}

namespace {

/// A caller, the outside name of a server behind the router, the server itself, and how the router calls it.
struct Ends {
    End caller, outside, server, router;
};

Ends endsOf(bool isV4)
{
    if (isV4)
        return {"203.0.113.10:5000", "203.0.113.2:8080", "192.168.88.10:80", "192.168.88.1:5000"};
    return {"[2001:db8:203::10]:5000", "[2001:db8:203::2]:8080", "[fd00:88::10]:80", "[fd00:88::1]:5000"};
}

Wanted bothEnds(const Ends& ends)
{
    Wanted wanted{becoming(ends.server.address.toString().c_str(), ports(80, 80)),
                  becoming(ends.router.address.toString().c_str())};
    return wanted;
}

QString lookOf(const End& from, const End& to)
{
    return QStringLiteral("%1:%2 > %3:%4")
        .arg(QString::fromStdString(from.address.toString()))
        .arg(from.port)
        .arg(QString::fromStdString(to.address.toString()))
        .arg(to.port);
}

/// The quote of a sound error, as look() shows it, behind the error's own ends.
QString lookAtError(TestPacket& error)
{
    if (!error.isSound())
        return QStringLiteral("bad checksum");
    const FlowTuple& outer = error.packet.tuple;
    const auto quoted = wire::quotedTuple(error.packet.payload());
    if (!quoted)
        return QStringLiteral("no quote");
    return QString::fromStdString(outer.source.toString() + " > " + outer.destination.toString()) + ": " +
           lookOf({quoted->source, quoted->sourcePart}, {quoted->destination, quoted->destinationPart});
}

QString errorLook(const End& from, const End& to, const QString& quote)
{
    return QString::fromStdString(from.address.toString() + " > " + to.address.toString()) + ": " + quote;
}

} // namespace

void TestTranslate::bothEndsAreTranslatedThereAndBack()
{
    for (const bool isV4 : {true, false}) {
        NatBench bench;
        const Ends ends = endsOf(isV4);
        TestPacket there = bench.pass(tcp(ends.caller, ends.outside, 2), bothEnds(ends));
        QCOMPARE(look(there), lookOf(ends.router, ends.server));
        TestPacket back = bench.pass(tcp(ends.server, ends.router, 0x12));
        QCOMPARE(look(back), lookOf(ends.outside, ends.caller));
    }
}

void TestTranslate::errorsAboutBothEndsAreTranslated_data()
{
    QTest::addColumn<bool>("isV4");
    QTest::newRow("IPv4") << true;
    QTest::newRow("IPv6") << false;
}

void TestTranslate::errorsAboutBothEndsAreTranslated()
{
    QFETCH(bool, isV4);
    NatBench bench;
    const Ends ends = endsOf(isV4);
    const TestPacket there = bench.pass(udp(ends.caller, ends.outside), bothEnds(ends));
    TestPacket refused = bench.pass(unreachable(ends.server, ends.router, there));
    QCOMPARE(lookAtError(refused), errorLook(ends.outside, ends.caller, lookOf(ends.caller, ends.outside)));
    // Whoever on the inside says it.
    const End onTheWay(isV4 ? "192.168.88.77" : "fd00:88::77");
    TestPacket lost = bench.pass(unreachable(onTheWay, ends.router, there));
    QCOMPARE(lookAtError(lost), errorLook(ends.outside, ends.caller, lookOf(ends.caller, ends.outside)));

    const TestPacket back = bench.pass(udp(ends.server, ends.router));
    TestPacket unwanted = bench.pass(unreachable(ends.caller, ends.outside, back));
    QCOMPARE(lookAtError(unwanted), errorLook(ends.router, ends.server, lookOf(ends.server, ends.router)));
    QCOMPARE(bench.table.totals().total(), 1U);
}

void TestTranslate::redirectsAboutTranslatedConnectionsAreDropped()
{
    NatBench bench;
    const TestPacket out =
        bench.pass(udp("192.168.88.10:40000", "203.0.113.10:53"), becoming("198.51.100.2"));
    const wire::ConstBytes ip = out.ip();
    Tins::ICMP redirect(Tins::ICMP::REDIRECT);
    redirect /= Tins::RawPDU(ip.data(), static_cast<std::uint32_t>(ip.size()));
    bench.pass(inIp("203.0.113.1", "198.51.100.2", redirect));
    QCOMPARE(bench.failure(), std::optional(DropReason::NotTranslatable));
}

void TestTranslate::anErrorThatIsNotRightIsNotMadeRight()
{
    NatBench bench;
    const TestPacket out =
        bench.pass(udp("192.168.88.10:40000", "203.0.113.10:53"), becoming("198.51.100.2"));
    TestPacket error = unreachable("203.0.113.1", "198.51.100.2", out);
    error.frame->frame().data[error.packet.transportOffset + 2] ^= 1; // its checksum
    error.parse();
    bench.pass(std::move(error));
    QCOMPARE(bench.failure(), std::optional(DropReason::NotTranslatable));

    // Of a connection that is not translated it passes as it is, invalid.
    NatBench plain;
    const TestPacket sent = plain.pass(udp("192.168.88.10:40000", "203.0.113.10:53"));
    TestPacket about = unreachable("203.0.113.1", "192.168.88.10", sent);
    about.frame->frame().data[about.packet.transportOffset + 2] ^= 1;
    about.parse();
    plain.pass(std::move(about));
    QVERIFY(!plain.failure());
}

QTEST_APPLESS_MAIN(TestTranslate)
#include "tst_translate.moc"
