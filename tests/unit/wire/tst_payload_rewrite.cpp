// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/payload_rewrite.h"

#include "plain_checksum.h"
#include "unit/conntrack/test_packets.h"
#include "wire/fragment.h"
#include "wire/segmentation.h"

#include <QTest>

using namespace tb;
using namespace tb::test;
using wire::Byte;
using wire::ConstBytes;

namespace {

constexpr std::size_t kRoom = 100;

struct Ends {
    const char* name;
    End source, destination;
};
const Ends kFamilies[] = {
    {"IPv4", "192.168.88.10:40000",     "203.0.113.10:21"      },
    {"IPv6", "[2001:db8:88::10]:40000", "[2001:db8:203::10]:21"},
};

/// A packet with this payload whose frame has `room` bytes behind it.
TestPacket packetOf(const Ends& ends, wire::Protocol protocol, const std::string& payload,
                    std::size_t room = kRoom)
{
    Tins::TCP segment(ends.destination.port, ends.source.port);
    segment.flags(wire::tcp::kAck);
    Tins::UDP datagram(ends.destination.port, ends.source.port);
    Tins::PDU& upper = protocol == wire::Protocol::Tcp ? static_cast<Tins::PDU&>(segment)
                                                       : static_cast<Tins::PDU&>(datagram);
    upper.inner_pdu(new Tins::RawPDU(payload));
    const TestPacket exact = inIp(ends.source, ends.destination, upper);
    const std::vector<Byte> bytes = exact.bytes();
    wire::OwnedFrame frame(bytes.size() + room);
    std::ranges::copy(bytes, frame.frame().data);
    frame.frame().size = static_cast<std::uint32_t>(bytes.size());
    return TestPacket(std::move(frame));
}

ConstBytes bytesOf(std::string_view text)
{
    return {reinterpret_cast<const Byte*>(text.data()), text.size()};
}

std::string payloadOf(const wire::Packet& packet)
{
    return {reinterpret_cast<const char*>(packet.payload().data()), packet.payload().size()};
}

void leaveToOffload(TestPacket& packet)
{
    wire::Offload& offload = packet.frame->frame().offload;
    offload.needsChecksum = true;
    offload.checksumStart = packet.packet.transportOffset;
    offload.checksumOffset = packet.packet.tuple.is(wire::Protocol::Tcp) ? 16 : 6;
    wire::store16(packet.packet.transport() + offload.checksumOffset, plainPseudoSum(packet.packet));
}

void addPackets()
{
    QTest::addColumn<int>("family");
    QTest::addColumn<int>("protocol");
    for (int family : {0, 1}) {
        QTest::addRow("TCP over %s", kFamilies[family].name) << family << int(wire::Protocol::Tcp);
        QTest::addRow("UDP over %s", kFamilies[family].name) << family << int(wire::Protocol::Udp);
    }
}

} // namespace

class TestPayloadRewrite : public QObject {
    Q_OBJECT

private slots:
    void longerShorterAndEmptyTextsTakeTheirPlaces_data() { addPackets(); }
    void longerShorterAndEmptyTextsTakeTheirPlaces()
    {
        QFETCH(int, family);
        QFETCH(int, protocol);
        TestPacket packet = packetOf(kFamilies[family], wire::Protocol(protocol), "<one><two><three>.");
        const wire::Replacement replacements[] = {
            {0,  5, bytesOf("longer than one")},
            {5,  5, {}                        },
            {11, 5, bytesOf("3")              },
        };

        QVERIFY(wire::replaceInPayload(packet.packet, replacements));

        QCOMPARE(payloadOf(packet.packet), std::string("longer than one<3>."));
        QCOMPARE(packet.packet.wireBytes, packet.packet.end - packet.packet.networkOffset);
        QCOMPARE(packet.frame->frame().size, packet.packet.end);
        QVERIFY(packet.isSound());
        QCOMPARE(payloadOf(packet.packet), std::string("longer than one<3>."));
    }

    void aChecksumThatOffloadFinishesIsRightThen_data() { addPackets(); }
    void aChecksumThatOffloadFinishesIsRightThen()
    {
        QFETCH(int, family);
        QFETCH(int, protocol);
        TestPacket packet = packetOf(kFamilies[family], wire::Protocol(protocol), "PORT old\r\n");
        leaveToOffload(packet);
        const wire::Replacement replacement{5, 3, bytesOf("newer")};

        QVERIFY(wire::replaceInPayload(packet.packet, {&replacement, 1}));

        QVERIFY(packet.frame->frame().offload.needsChecksum);
        wire::finishChecksum(packet.frame->frame());
        QVERIFY(packet.isSound());
        QCOMPARE(payloadOf(packet.packet), std::string("PORT newer\r\n"));
    }

    void noUdpChecksumStaysNone()
    {
        TestPacket packet = packetOf(kFamilies[0], wire::Protocol::Udp, "old");
        wire::store16(packet.packet.transport() + 6, 0);
        const wire::Replacement replacement{0, 3, bytesOf("newer")};
        QVERIFY(wire::replaceInPayload(packet.packet, {&replacement, 1}));
        QCOMPARE(int(wire::load16(packet.packet.transport() + 6)), 0);
        QCOMPARE(int(wire::load16(packet.packet.transport() + 4)), 8 + 5);
    }

    void aLargeFrameIsCutIntoRightSegmentsLater_data() { addPackets(); }
    void aLargeFrameIsCutIntoRightSegmentsLater()
    {
        QFETCH(int, family);
        QFETCH(int, protocol);
        const std::string before(2000, 'b'), behind(900, 'a');
        TestPacket packet =
            packetOf(kFamilies[family], wire::Protocol(protocol), before + "old" + behind, kRoom);
        leaveToOffload(packet);
        wire::Offload& offload = packet.frame->frame().offload;
        const bool isTcp = packet.packet.tuple.is(wire::Protocol::Tcp);
        offload.segmentation = !isTcp        ? wire::Segmentation::Udp
                               : family == 0 ? wire::Segmentation::Tcp4
                                             : wire::Segmentation::Tcp6;
        offload.segmentSize = 1452; // two segments before, three afterwards
        packet.parse();
        QCOMPARE(packet.packet.wirePackets, 2U);
        const wire::Replacement replacement{2000, 3, bytesOf("longer")};

        QVERIFY(wire::replaceInPayload(packet.packet, {&replacement, 1}));

        QCOMPARE(packet.packet.wirePackets, 3U);
        std::string all;
        int segments = 0;
        wire::segmentFrame(packet.packet, [&](wire::Frame& frame) {
            TestPacket segment(wire::OwnedFrame::copyOf(frame));
            QVERIFY(segment.isSound());
            all += payloadOf(segment.packet);
            ++segments;
        });
        QCOMPARE(segments, 3);
        QCOMPARE(all, before + "longer" + behind);
    }

    void whatShrinksInFrontMakesNoRoomForWhatGrowsBehind()
    {
        const std::string text(200, 'x'), more(60, 'y');
        TestPacket packet = packetOf(kFamilies[0], wire::Protocol::Udp, text, 0);
        const wire::Replacement both[] = {
            {10,  60, {}           },
            {100, 0,  bytesOf(more)}
        };
        QVERIFY(!wire::replaceInPayload(packet.packet, both));
        QCOMPARE(payloadOf(packet.packet), text);
    }

    void withoutRoomNothingChanges()
    {
        TestPacket small = packetOf(kFamilies[0], wire::Protocol::Tcp, "old", 2);
        const std::vector<Byte> before = small.bytes();
        const wire::Replacement threeMore{0, 3, bytesOf("longer")};
        QVERIFY(!wire::replaceInPayload(small.packet, {&threeMore, 1})); // in the frame
        QCOMPARE(small.bytes(), before);
        const wire::Replacement twoMore{0, 3, bytesOf("newer")};
        QVERIFY(wire::replaceInPayload(small.packet, {&twoMore, 1}));

        TestPacket large = packetOf(kFamilies[0], wire::Protocol::Tcp, std::string(65535 - 40 - 2, 'x'));
        QVERIFY(!wire::replaceInPayload(large.packet, {&threeMore, 1})); // in an IP packet
        QVERIFY(wire::replaceInPayload(large.packet, {&twoMore, 1}));
        QVERIFY(large.isSound());
    }

    void whatIsNoPlainPayloadIsRefused()
    {
        const wire::Replacement replacement{0, 3, bytesOf("new")};
        TestPacket trailed = packetOf(kFamilies[0], wire::Protocol::Udp, "old, and more");
        wire::store16(trailed.packet.transport() + 4, 8 + 3); // the datagram ends before the IP packet
        wire::store16(trailed.packet.transport() + 6, 0);
        QVERIFY(!wire::replaceInPayload(trailed.packet, {&replacement, 1}));
        TestPacket tunnel = packetOf(kFamilies[0], wire::Protocol::Udp, "old, and more");
        leaveToOffload(tunnel);
        tunnel.frame->frame().offload.checksumStart += 8; // of a packet within
        QVERIFY(!wire::replaceInPayload(tunnel.packet, {&replacement, 1}));
    }

    void aSegmentThatHasOutgrownTheMtuIsCutInTwo_data()
    {
        QTest::addColumn<int>("family");
        QTest::addRow("IPv4") << 0;
        QTest::addRow("IPv6") << 1;
    }
    void aSegmentThatHasOutgrownTheMtuIsCutInTwo()
    {
        QFETCH(int, family);
        constexpr std::uint32_t kMtu = 1280;
        const std::size_t room = kMtu - (family == 0 ? 40 : 60);
        const std::string text(room - 3, 't');
        TestPacket packet = packetOf(kFamilies[family], wire::Protocol::Tcp, "old" + text);
        SeededRandom random(1);
        wire::fitGrown(packet.packet, kMtu, random);
        QCOMPARE(packet.packet.wirePackets, 1U); // it fits
        const wire::Replacement replacement{0, 3, bytesOf("longer")};
        QVERIFY(wire::replaceInPayload(packet.packet, {&replacement, 1}));

        wire::fitGrown(packet.packet, kMtu, random);

        QCOMPARE(packet.packet.wirePackets, 2U);
        std::string all;
        wire::segmentFrame(packet.packet, [&](wire::Frame& frame) {
            TestPacket segment(wire::OwnedFrame::copyOf(frame));
            QVERIFY(segment.isSound());
            QVERIFY(segment.ip().size() <= kMtu);
            all += payloadOf(segment.packet);
        });
        QCOMPARE(all, "longer" + text);
    }

    void aDatagramThatHasOutgrownTheMtuLeavesInFragments()
    {
        constexpr std::uint32_t kMtu = 1280;
        SeededRandom random(1);
        for (const Ends& family : kFamilies) {
            TestPacket packet = packetOf(family, wire::Protocol::Udp, std::string(kMtu, 'u'));
            wire::fitGrown(packet.packet, kMtu, random);
            QVERIFY(wire::leavesInFragments(packet.packet, kMtu));
        }
    }

    void ethernetPaddingGoes()
    {
        TestPacket packet = packetOf(kFamilies[0], wire::Protocol::Tcp, "o");
        packet.frame->frame().size += 5;
        packet.parse();
        const wire::Replacement replacement{0, 1, bytesOf("ne")};
        QVERIFY(wire::replaceInPayload(packet.packet, {&replacement, 1}));
        QCOMPARE(packet.frame->frame().size, packet.packet.end);
        QVERIFY(packet.isSound());
    }
};

QTEST_APPLESS_MAIN(TestPayloadRewrite)
#include "tst_payload_rewrite.moc"
