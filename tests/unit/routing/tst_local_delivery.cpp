// SPDX-License-Identifier: GPL-3.0-or-later
#include "routing/local_delivery.h"

#include "unit/conntrack/test_packets.h"

#include <QTest>

#include <algorithm>
#include <utility>

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

LocalAnswer answerOf(wire::Packet& packet, const routing::Interface& in)
{
    return routing::answerLocally(packet, in, routing::InterfaceTable({in}), /*isHeard=*/false);
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

/// Puts an extension header in front of what the packet carries.
TestPacket behind(TestPacket packet, std::uint8_t header, std::vector<wire::Byte> extension)
{
    std::vector<wire::Byte> bytes = packet.bytes();
    constexpr std::size_t kNextHeader = 14 + 6, kLength = 14 + 4, kBody = 14 + 40;
    extension[0] = std::exchange(bytes[kNextHeader], header);
    bytes[kLength + 1] = static_cast<wire::Byte>(bytes[kLength + 1] + extension.size()); // stays below 256
    bytes.insert(bytes.begin() + kBody, extension.begin(), extension.end());
    packet.frame = std::make_unique<wire::OwnedFrame>(wire::OwnedFrame::copyOf(bytes));
    packet.parse();
    return packet;
}

using Extension = std::vector<wire::Byte>;
constexpr int kOptions = 60, kHopByHop = 0, kRouting = 43;

Extension option(wire::Byte type)
{
    return {0, 0, type, 4, 0, 0, 0, 0};
}

Extension routing0(wire::Byte segmentsLeft)
{
    Extension header(24, 0);
    header[1] = 2;
    header[3] = segmentsLeft;
    return header;
}

} // namespace

Q_DECLARE_METATYPE(Extension)

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
        QCOMPARE(answerOf(packet.packet, ether()).kind, Kind::InPlace);
        QVERIFY(packet.isSound());
        QCOMPARE(packet.packet.tuple.source.toString(), to.toStdString());
        QCOMPARE(packet.packet.tuple.destination.toString(), from.toStdString());
        QCOMPARE(int(packet.packet.tuple.icmpType()), packet.packet.isV4() ? 0 : 129);
        QCOMPARE(int(packet.packet.ttl()), 64);
    }

    void whatNobodyListensToIsRefused()
    {
        TestPacket syn = tcp("192.168.88.10:40000", "192.168.88.1:80", wire::tcp::kSyn);
        LocalAnswer reset = answerOf(syn.packet, ether());
        QCOMPARE(reset.kind, Kind::Refusal);
        QCOMPARE(lookOf(reset), QString("192.168.88.1 > 192.168.88.10 flags 20")); // RST and ACK

        TestPacket query = udp("192.168.88.10:40000", "192.168.88.1:53");
        LocalAnswer port = answerOf(query.packet, ether());
        QCOMPARE(lookOf(port), QString("192.168.88.1 > 192.168.88.10 type 3 code 3"));

        TestPacket gre = generic("192.168.88.10", "192.168.88.1", 47);
        LocalAnswer protocol = answerOf(gre.packet, ether());
        QCOMPARE(lookOf(protocol), QString("192.168.88.1 > 192.168.88.10 type 3 code 2"));
    }

    void theSameInIpv6()
    {
        TestPacket query = udp("[2001:db8::10]:40000", "[2001:db8::1]:53");
        LocalAnswer port = answerOf(query.packet, ether());
        QCOMPARE(lookOf(port), QString("2001:db8::1 > 2001:db8::10 type 1 code 4"));
        TestPacket syn = tcp("[2001:db8::10]:40000", "[2001:db8::1]:80", wire::tcp::kSyn);
        LocalAnswer reset = answerOf(syn.packet, ether());
        QCOMPARE(lookOf(reset), QString("2001:db8::1 > 2001:db8::10 flags 20"));
        TestPacket gre = generic("2001:db8::10", "2001:db8::1", 47);
        LocalAnswer protocol = answerOf(gre.packet, ether());
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
        QCOMPARE(answerOf(packets[which].packet, ether()).kind, Kind::Silence);
    }

    void extensionHeadersAreJudgedBeforeAnythingIsAnswered_data()
    {
        QTest::addColumn<int>("header");
        QTest::addColumn<Extension>("extension");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("answer");
        const QString router = kRouter6, group = "ff02::1", reply = "type 129 code 0";
        QTest::newRow("routing, one segment left")
            << kRouting << routing0(1) << router << "type 4 code 0 at 42";
        QTest::newRow("routing, used up") << kRouting << routing0(0) << router << reply;
        QTest::newRow("padding") << kOptions << option(1) << router << reply;
        QTest::newRow("unknown option 00") << kOptions << option(0x1e) << router << reply;
        QTest::newRow("unknown option 01") << kOptions << option(0x5e) << router << "";
        QTest::newRow("unknown option 10") << kOptions << option(0x9e) << router << "type 4 code 2 at 42";
        QTest::newRow("unknown option 11") << kOptions << option(0xde) << router << "type 4 code 2 at 42";
        QTest::newRow("option 10, to a group") << kOptions << option(0x9e) << group << "type 4 code 2 at 42";
        QTest::newRow("option 11, to a group") << kOptions << option(0xde) << group << "";
        QTest::newRow("option 10, hop by hop")
            << kHopByHop << option(0x9e) << router << "type 4 code 2 at 42";
        QTest::newRow("behind Pad1") << kOptions << Extension{0, 0, 0, 0x9e, 1, 0, 0, 0} << router
                                     << "type 4 code 2 at 43";
        QTest::newRow("longer than its header")
            << kOptions << Extension{0, 0, 0x1e, 5, 0, 0, 0, 0} << router << "type 4 code 0 at 42";
    }
    void extensionHeadersAreJudgedBeforeAnythingIsAnswered()
    {
        QFETCH(int, header);
        QFETCH(Extension, extension);
        QFETCH(QString, to);
        QFETCH(QString, answer);
        TestPacket packet = behind(ping("2001:db8::10", End(to.toStdString()), 7),
                                   static_cast<std::uint8_t>(header), extension);
        LocalAnswer given = answerOf(packet.packet, ether());
        if (answer.isEmpty()) {
            QCOMPARE(given.kind, Kind::Silence);
            return;
        }
        const bool isError = answer.contains(" at ");
        QCOMPARE(given.kind, isError ? Kind::Refusal : Kind::Reply);
        QString look = lookOf(given);
        wire::Packet sent;
        QVERIFY(!wire::parseFrame(given.frame.frame(), sent));
        QCOMPARE(int(sent.network()[6]), 58); // nothing of the request's headers
        if (isError)
            look += QStringLiteral(" at %1").arg(int(sent.transport()[7]));
        QCOMPARE(look, "2001:db8::1 > 2001:db8::10 " + answer);
        if (!isError) {
            QCOMPARE(int(sent.tuple.sourcePart), 7);
            QVERIFY(std::ranges::equal(sent.payload(), packet.packet.payload()));
        }
    }

    void anUnknownProtocolIsPointedAtWhereItIsNamed()
    {
        TestPacket plain = generic("2001:db8::10", kRouter6, 47);
        TestPacket behindOptions = behind(generic("2001:db8::10", kRouter6, 47), kOptions, option(1));
        const std::pair<TestPacket&, int> cases[] = {
            {plain,         6 },
            {behindOptions, 40}
        };
        for (const auto& [packet, pointer] : cases) {
            LocalAnswer answer = answerOf(packet.packet, ether());
            wire::Packet sent;
            QVERIFY(!wire::parseFrame(answer.frame.frame(), sent));
            QCOMPARE(int(sent.transport()[1]), 1);
            QCOMPARE(int(sent.transport()[7]), pointer);
        }
    }

    void aCorruptRequestBehindExtensionHeadersIsNotRepaired()
    {
        TestPacket packet = behind(ping("2001:db8::10", kRouter6, 7), kOptions, option(1));
        packet.packet.transport()[9] ^= 1;
        QCOMPARE(answerOf(packet.packet, ether()).kind, Kind::Silence);
    }

    void aBroadcastAddressIsNotAnsweredWhateverTheFrameSays()
    {
        TestPacket packets[] = {ping("192.168.88.10", "192.168.88.255", 7),
                                udp("192.168.88.10:40000", "192.168.88.255:53"),
                                tcp("192.168.88.10:40000", "192.168.88.255:80", wire::tcp::kSyn)};
        for (TestPacket& packet : packets)
            QCOMPARE(answerOf(packet.packet, ether()).kind, Kind::Silence);
    }

    void aRefusalComesFromTheAddressThatWasAsked()
    {
        routing::Interface two = ether();
        two.addresses.insert(two.addresses.begin(), IpPrefix::parse("10.0.0.1/24").value());
        TestPacket query = udp("192.168.88.10:40000", "10.0.0.1:53");
        LocalAnswer answer = answerOf(query.packet, two);
        QCOMPARE(lookOf(answer), QString("10.0.0.1 > 192.168.88.10 type 3 code 3"));
    }
};

QTEST_APPLESS_MAIN(TestLocalDelivery)
#include "tst_local_delivery.moc"
