// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/craft.h"

#include "unit/conntrack/test_packets.h"
#include "wire/checksum.h"

#include <QTest>

#include <algorithm>

using namespace tb;
using namespace tb::test;

namespace {

constexpr wire::IcmpError kUnreachable4{3, 1, 0};
constexpr wire::IcmpError kUnreachable6{1, 3, 0};
constexpr wire::IcmpError kTooBig6{2, 0, 1280};

const End kHost4 = "192.168.88.10:5000", kFar4 = "203.0.113.10:53";
const End kHost6 = "[2001:db8:88::10]:5000", kFar6 = "[2001:db8:203::10]:53";

/// The error that is made about a packet, read back.
struct Made {
    Made(const TestPacket& offender, const wire::IcmpError& error)
    {
        const IpAddress router =
            *IpAddress::parse(offender.packet.isV4() ? "192.168.88.1" : "2001:db8:88::1");
        frame = wire::craftIcmpError(offender.packet, error, router);
        if (frame)
            isSound = !wire::parseFrame(frame->frame(), packet) && wire::verifyTransportChecksum(packet);
    }
    std::uint32_t size() const { return packet.end - packet.networkOffset; }
    wire::ConstBytes quote() const
    {
        return {packet.transport() + 8, packet.end - packet.transportOffset - 8};
    }

    std::optional<wire::OwnedFrame> frame;
    wire::Packet packet;
    bool isSound = false;
};

/// As bytes of an IPv4 header say it, its checksum right.
void writeIpv4(TestPacket& packet, std::size_t at, std::uint16_t value)
{
    wire::Byte* const ip = packet.packet.network();
    wire::store16(ip + at, value);
    wire::store16(ip + 10, 0);
    wire::store16(ip + 10, wire::checksumOf({ip, 20}));
    packet.parse();
}

} // namespace

class TestCraft : public QObject {
    Q_OBJECT

private slots:
    void anErrorQuotesAsMuchAsFits_data()
    {
        QTest::addColumn<bool>("isV4");
        QTest::addColumn<int>("payload");
        QTest::addColumn<int>("size");
        QTest::newRow("small") << true << 10 << 20 + 8 + 20 + 8 + 10;
        QTest::newRow("just fits") << true << 576 - 20 - 8 - 20 - 8 << 576;
        QTest::newRow("too large") << true << 1400 << 576;
        QTest::newRow("v6 small") << false << 10 << 40 + 8 + 40 + 8 + 10;
        QTest::newRow("v6 just fits") << false << 1280 - 40 - 8 - 40 - 8 << 1280;
        QTest::newRow("v6 too large") << false << 1400 << 1280;
    }
    void anErrorQuotesAsMuchAsFits()
    {
        QFETCH(bool, isV4);
        QFETCH(int, payload);
        QFETCH(int, size);
        const auto bytes = static_cast<std::size_t>(payload);
        const TestPacket offender = isV4 ? udp(kHost4, kFar4, bytes) : udp(kHost6, kFar6, bytes);
        const Made made(offender, isV4 ? kUnreachable4 : kUnreachable6);
        QVERIFY(made.isSound);
        QCOMPARE(int(made.size()), size);
        QVERIFY(std::ranges::equal(made.quote(), offender.ip().first(made.quote().size())));
    }

    void anErrorGoesBackToTheSenderWithItsKind()
    {
        const Made made(udp(kHost4, kFar4), {3, 4, 1400});
        QVERIFY(made.isSound);
        QVERIFY(made.packet.tuple.destination == kHost4.address);
        QCOMPARE(int(made.packet.transport()[0]), 3);
        QCOMPARE(int(made.packet.transport()[1]), 4);
        QCOMPARE(int(wire::load32(made.packet.transport() + 4)), 1400);
        QCOMPARE(int(made.packet.ttl()), 64);
    }

    void anErrorHasTheSendersServiceAndARoutersPrecedence()
    {
        TestPacket offender = udp(kHost4, kFar4);
        writeIpv4(offender, 0, 0x4510);
        QCOMPARE(int(Made(offender, kUnreachable4).packet.network()[1]), 0xd0);
    }

    void aboutErrorsNoErrorIsMade()
    {
        QVERIFY(!Made(unreachable(kHost4, kFar4, udp(kFar4, kHost4)), kUnreachable4).frame);
        QVERIFY(!Made(unreachable(kHost6, kFar6, udp(kFar6, kHost6)), kUnreachable6).frame);
        QVERIFY(!Made(icmp(kHost4, kFar4, 5), kUnreachable4).frame); // a redirect
        QVERIFY(Made(ping(kHost4, kFar4, 7), kUnreachable4).isSound);
        QVERIFY(Made(ping(kHost6, kFar6, 7), kUnreachable6).isSound);
    }

    void aboutGroupsAndBroadcastsNoErrorIsMade()
    {
        QVERIFY(!Made(udp(kHost4, "224.0.0.1:53"), kUnreachable4).frame);
        QVERIFY(!Made(udp(kHost4, "255.255.255.255:53"), kUnreachable4).frame);
        QVERIFY(!Made(udp(kHost6, "[ff02::1]:53"), kUnreachable6).frame);
        QVERIFY(Made(udp(kHost6, "[ff02::1]:53"), kTooBig6).isSound); // path MTU discovery needs it
        TestPacket byBroadcast = udp(kHost4, kFar4);
        std::fill_n(byBroadcast.frame->frame().data, 6, wire::Byte{0xff});
        QVERIFY(!Made(byBroadcast, kUnreachable4).frame);
    }

    void nobodyIsNoReceiver()
    {
        for (const char* sender : {"0.0.0.0", "127.0.0.1", "224.0.0.1", "255.255.255.255"}) {
            TestPacket offender = udp(kHost4, kFar4);
            std::copy_n(IpAddress::parse(sender)->wireBytes(), 4, offender.packet.network() + 12);
            writeIpv4(offender, 8, wire::load16(offender.packet.network() + 8));
            QVERIFY2(!Made(offender, kUnreachable4).frame, sender);
        }
        for (const char* sender : {"::", "::1", "ff02::1"}) {
            TestPacket offender = udp(kHost6, kFar6);
            std::copy_n(IpAddress::parse(sender)->wireBytes(), 16, offender.packet.network() + 8);
            offender.parse();
            QVERIFY2(!Made(offender, kUnreachable6).frame, sender);
        }
    }

    void onlyFirstFragmentsAreWorthAnError()
    {
        TestPacket offender = udp(kHost4, kFar4, 64);
        writeIpv4(offender, 6, 0x2000);
        QVERIFY(Made(offender, kUnreachable4).isSound);
        writeIpv4(offender, 6, 0x2001);
        QVERIFY(!Made(offender, kUnreachable4).frame);
    }

    void duplicateDetectionAsksFromNobody()
    {
        wire::NeighborMessage question;
        question.target = kHost6.address;
        const IpAddress group = wire::solicitedNodeGroup(question.target);
        wire::OwnedFrame frame = wire::craftNeighborMessage(question, MacAddress::local(1), IpAddress(),
                                                            wire::multicastMac(group), group);
        wire::Packet packet;
        QVERIFY(!wire::parseFrame(frame.frame(), packet));
        const auto read = wire::readNeighborMessage(packet);
        QVERIFY(read && read->isSolicitation && read->target == kHost6.address);
        QVERIFY(!read->linkLayerAddress);
        QVERIFY(packet.tuple.source.isUnspecified());
    }
};

QTEST_APPLESS_MAIN(TestCraft)
#include "tst_craft.moc"
