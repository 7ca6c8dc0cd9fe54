// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/wire_size.h"

#include "unit/wire/random_packets.h"
#include "wire/segmentation.h"
#include "wire/vlan_tag.h"

#include <QTest>

using namespace tb;

namespace {

wire::OwnedFrame tcp(std::size_t payload, std::uint16_t segmentSize)
{
    SeededRandom random(1);
    Tins::EthernetII frame(Tins::HWAddress<6>("02:00:00:00:00:02"), Tins::HWAddress<6>("02:00:00:00:00:01"));
    Tins::TCP segment(80, 40000);
    segment.timestamp(1, 2);
    frame /= Tins::IP("10.0.0.2", "10.0.0.1") / segment / Tins::RawPDU(test::randomBytes(random, payload));
    wire::OwnedFrame made = test::frameOf(frame);
    if (segmentSize != 0)
        made.frame().offload = {.needsChecksum = true,
                                .segmentation = wire::Segmentation::Tcp4,
                                .checksumStart = 34,
                                .checksumOffset = 16,
                                .segmentSize = segmentSize};
    return made;
}

} // namespace

class TestWireSize : public QObject {
    Q_OBJECT

private slots:
    void anOrdinaryFrameIsOnePacket()
    {
        const wire::OwnedFrame frame = tcp(100, 0);
        QCOMPARE(wire::wireSizeOf(frame.frame()).packets, 1U);
        QCOMPARE(wire::wireSizeOf(frame.frame()).bytes, frame.frame().size);
    }

    void aLargeFrameIsItsSegments_data()
    {
        QTest::addColumn<int>("payload");
        QTest::addColumn<int>("tags");
        QTest::newRow("one segment") << 1000 << 0;
        QTest::newRow("two segments") << 1001 << 0;
        QTest::newRow("full segments") << 9000 << 0;
        QTest::newRow("a tag") << 9500 << 1;
        QTest::newRow("two tags") << 9500 << 2;
    }
    void aLargeFrameIsItsSegments()
    {
        QFETCH(int, payload);
        QFETCH(int, tags);
        wire::OwnedFrame large = tcp(static_cast<std::size_t>(payload), 1000);
        wire::Packet packet;
        QVERIFY(!wire::parseFrame(large.frame(), packet));
        const wire::WireSize ofPacket = wireSizeOf(packet);
        std::uint64_t packets = 0, bytes = 0;
        wire::OwnedFrame copy = wire::OwnedFrame::copyOf(large.frame());
        QVERIFY(!wire::parseFrame(copy.frame(), packet));
        wire::segmentFrame(packet, [&](const wire::Frame& segment) {
            ++packets;
            bytes += segment.size;
        });
        for (int i = 0; i < tags; ++i)
            wire::pushVlanTag(large.frame(), 10);

        const wire::WireSize size = wire::wireSizeOf(large.frame());

        QCOMPARE(size.packets, packets);
        QCOMPARE(size.bytes, bytes + packets * 4 * static_cast<unsigned>(tags));
        QCOMPARE(ofPacket.packets, packets);
        QCOMPARE(ofPacket.bytes, bytes);
    }

    void whatOffloadSaysIsNotTrusted()
    {
        wire::OwnedFrame frame = tcp(3000, 1000);
        frame.frame().offload.checksumStart = 0xffff;
        QCOMPARE(wire::wireSizeOf(frame.frame()).packets, 1U);
        frame = tcp(3000, 1000);
        frame.frame().offload.needsChecksum = false;
        QCOMPARE(wire::wireSizeOf(frame.frame()).packets, 1U);
    }
};

QTEST_APPLESS_MAIN(TestWireSize)
#include "tst_wire_size.moc"
