// SPDX-License-Identifier: GPL-3.0-or-later
#include "forward/local_ports.h"

#include <QTest>

using namespace tb;
using namespace tb::forward;

namespace {

wire::Packet packetOf(wire::Protocol protocol, bool isV4, std::uint16_t destinationPart)
{
    wire::Packet packet;
    packet.kind = isV4 ? wire::NetworkKind::Ipv4 : wire::NetworkKind::Ipv6;
    packet.protocol = static_cast<std::uint8_t>(protocol);
    packet.hasTuple = true;
    packet.tuple.protocol = packet.protocol;
    packet.tuple.source = packet.tuple.destination =
        isV4 ? IpAddress::v4(0x0a000001) : *IpAddress::parse("2001:db8::1");
    packet.tuple.destinationPart = destinationPart;
    return packet;
}

wire::Packet icmp(bool isV4, std::uint8_t type)
{
    return packetOf(isV4 ? wire::Protocol::Icmp : wire::Protocol::Icmpv6, isV4,
                    static_cast<std::uint16_t>(type << 8));
}

} // namespace

class TestLocalPorts : public QObject {
    Q_OBJECT

private slots:
    void aUdpPortIsHeardInItsFamilyWhileSomebodyListens()
    {
        const auto ports = std::make_unique<LocalPorts>();
        QVERIFY(!ports->wants(packetOf(wire::Protocol::Udp, true, 53)));

        auto listening = ports->listenUdp(IpFamily::V4, 53);
        QVERIFY(ports->wants(packetOf(wire::Protocol::Udp, true, 53)));
        QVERIFY(!ports->wants(packetOf(wire::Protocol::Udp, false, 53)));
        QVERIFY(!ports->wants(packetOf(wire::Protocol::Udp, true, 54)));
        QVERIFY(!ports->wants(packetOf(wire::Protocol::Tcp, true, 53)));

        listening.reset();
        QVERIFY(!ports->wants(packetOf(wire::Protocol::Udp, true, 53)));
    }

    void aPortIsHeardUntilItsLastListenerIsGone()
    {
        const auto ports = std::make_unique<LocalPorts>();
        auto one = ports->listenUdp(IpFamily::V6, 65535);
        auto other = ports->listenUdp(IpFamily::V6, 65535);
        one.reset();
        QVERIFY(ports->hasUdp(IpFamily::V6, 65535));
        other.reset();
        QVERIFY(!ports->hasUdp(IpFamily::V6, 65535));
    }

    void icmpIsHeardByItsKind_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<bool>("isV4");
        QTest::addColumn<int>("type");
        QTest::newRow("echo reply") << static_cast<int>(IcmpKind::EchoReply) << true << 0;
        QTest::newRow("echo reply 6") << static_cast<int>(IcmpKind::EchoReply) << false << 129;
        QTest::newRow("solicitation") << static_cast<int>(IcmpKind::RouterSolicitation) << false << 133;
    }
    void icmpIsHeardByItsKind()
    {
        QFETCH(int, kind);
        QFETCH(bool, isV4);
        QFETCH(int, type);
        const wire::Packet packet = icmp(isV4, static_cast<std::uint8_t>(type));
        for (const IcmpKind one : {IcmpKind::EchoReply, IcmpKind::Error, IcmpKind::RouterSolicitation}) {
            const auto ports = std::make_unique<LocalPorts>();
            const auto listening = ports->listenIcmp(one);
            QCOMPARE(ports->wants(packet), static_cast<int>(one) == kind);
        }
    }

    void aNumberMeansSomethingElseInTheOtherFamily()
    {
        const auto ports = std::make_unique<LocalPorts>();
        const auto echo = ports->listenIcmp(IcmpKind::EchoReply);
        const auto solicitation = ports->listenIcmp(IcmpKind::RouterSolicitation);
        QVERIFY(!ports->wants(icmp(false, 0)));
        QVERIFY(!ports->wants(icmp(true, 129)));
        QVERIFY(!ports->wants(icmp(true, 133)));
    }

    void errorsAreHeardWhateverTheyAreAbout()
    {
        const auto ports = std::make_unique<LocalPorts>();
        wire::Packet error = icmp(true, 3);
        error.isIcmpError = true;
        QVERIFY(!ports->wants(error));
        const auto listening = ports->listenIcmp(IcmpKind::Error);
        QVERIFY(ports->wants(error));
        QVERIFY(!ports->wants(icmp(true, 8)));
    }
};

QTEST_APPLESS_MAIN(TestLocalPorts)
#include "tst_local_ports.moc"
