// SPDX-License-Identifier: GPL-3.0-or-later
#include "routing/local_delivery.h"

#include "unit/conntrack/test_packets.h"

#include <QTest>

using namespace tb;
using namespace tb::test;
using routing::LocalAnswer;
using Kind = routing::LocalAnswer::Kind;

namespace {

constexpr const char* kRouter4 = "192.168.88.1";
constexpr const char* kRouter6 = "2001:db8::1";

const routing::Interface& ether()
{
    static const routing::Interface one = [] {
        routing::Interface made;
        made.id = 1;
        made.name = "ether1";
        made.addresses = {IpPrefix::parse("192.168.88.1/24").value(),
                          IpPrefix::parse("2001:db8::1/64").value()};
        return made;
    }();
    return one;
}

/// What the answer is, read back by the parser: "tcp 192.168.88.1:80->…".
QString lookOf(LocalAnswer& answer)
{
    wire::Packet packet;
    if (wire::parseFrame(answer.frame.frame(), packet))
        return "unreadable";
    if (!wire::verifyTransportChecksum(packet))
        return "bad checksum";
    const wire::FlowTuple& tuple = packet.tuple;
    QString text = QString::fromStdString(tuple.source.toString() + " > " + tuple.destination.toString());
    if (tuple.isIcmpQuery() || packet.isIcmpError)
        text += QStringLiteral(" type %1 code %2").arg(packet.transport()[0]).arg(packet.transport()[1]);
    if (tuple.is(wire::Protocol::Tcp))
        text += QStringLiteral(" flags %1").arg(packet.tcpFlags);
    return text;
}

} // namespace

class TestLocalDelivery : public QObject {
    Q_OBJECT

private slots:
    void echoRequestsAreAnsweredInPlace_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::newRow("IPv4") << "192.168.88.10" << kRouter4;
        QTest::newRow("IPv6") << "2001:db8::10" << kRouter6;
    }
    void echoRequestsAreAnsweredInPlace()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        TestPacket packet = ping(End(from.toStdString()), End(to.toStdString()), 7);
        QCOMPARE(routing::answerLocally(packet.packet, ether()).kind, Kind::InPlace);
        QVERIFY(packet.isSound());
        QCOMPARE(packet.packet.tuple.source.toString(), to.toStdString());
        QCOMPARE(packet.packet.tuple.destination.toString(), from.toStdString());
        QCOMPARE(int(packet.packet.tuple.icmpType()), packet.packet.isV4() ? 0 : 129);
        QCOMPARE(int(packet.packet.ttl()), 64);
    }

    void whatNobodyListensToIsRefused()
    {
        TestPacket syn = tcp("192.168.88.10:40000", "192.168.88.1:80", wire::tcp::kSyn);
        LocalAnswer reset = routing::answerLocally(syn.packet, ether());
        QCOMPARE(reset.kind, Kind::Refusal);
        QCOMPARE(lookOf(reset), QString("192.168.88.1 > 192.168.88.10 flags 20")); // RST and ACK

        TestPacket query = udp("192.168.88.10:40000", "192.168.88.1:53");
        LocalAnswer port = routing::answerLocally(query.packet, ether());
        QCOMPARE(lookOf(port), QString("192.168.88.1 > 192.168.88.10 type 3 code 3"));

        TestPacket gre = generic("192.168.88.10", "192.168.88.1", 47);
        LocalAnswer protocol = routing::answerLocally(gre.packet, ether());
        QCOMPARE(lookOf(protocol), QString("192.168.88.1 > 192.168.88.10 type 3 code 2"));
    }

    void theSameInIpv6()
    {
        TestPacket query = udp("[2001:db8::10]:40000", "[2001:db8::1]:53");
        LocalAnswer port = routing::answerLocally(query.packet, ether());
        QCOMPARE(lookOf(port), QString("2001:db8::1 > 2001:db8::10 type 1 code 4"));
        TestPacket syn = tcp("[2001:db8::10]:40000", "[2001:db8::1]:80", wire::tcp::kSyn);
        LocalAnswer reset = routing::answerLocally(syn.packet, ether());
        QCOMPARE(lookOf(reset), QString("2001:db8::1 > 2001:db8::10 flags 20"));
        TestPacket gre = generic("2001:db8::10", "2001:db8::1", 47);
        LocalAnswer protocol = routing::answerLocally(gre.packet, ether());
        QCOMPARE(lookOf(protocol), QString("2001:db8::1 > 2001:db8::10 type 4 code 1"));
    }

    void whatMustNotBeAnsweredIsNot_data()
    {
        QTest::addColumn<int>("which");
        const char* const names[] = {"a reset", "an echo reply", "an echo request to a group",
                                     "a datagram to everybody", "a frame to everybody"};
        for (int i = 0; i < 5; ++i)
            QTest::newRow(names[i]) << i;
    }
    void whatMustNotBeAnsweredIsNot()
    {
        QFETCH(int, which);
        TestPacket packets[] = {
            tcp("192.168.88.10:40000", "192.168.88.1:80", wire::tcp::kRst),
            ping("192.168.88.10", "192.168.88.1", 7, /*isReply=*/true), ping("192.168.88.10", "224.0.0.1", 7),
            udp("192.168.88.10:68", "255.255.255.255:67"), udp("192.168.88.10:40000", "192.168.88.1:53")};
        if (which == 4)
            packets[4].frame->frame().data[0] = 0xff;
        QCOMPARE(routing::answerLocally(packets[which].packet, ether()).kind, Kind::Silence);
    }

    void aRefusalComesFromTheAddressThatWasAsked()
    {
        routing::Interface two = ether();
        two.addresses.insert(two.addresses.begin(), IpPrefix::parse("10.0.0.1/24").value());
        TestPacket query = udp("192.168.88.10:40000", "10.0.0.1:53");
        LocalAnswer answer = routing::answerLocally(query.packet, two);
        QCOMPARE(lookOf(answer), QString("10.0.0.1 > 192.168.88.10 type 3 code 3"));
    }
};

QTEST_APPLESS_MAIN(TestLocalDelivery)
#include "tst_local_delivery.moc"
