// SPDX-License-Identifier: GPL-3.0-or-later
#include "conntrack/sequence_shift.h"

#include "unit/conntrack/test_packets.h"
#include "unit/wire/plain_checksum.h"
#include "wire/segmentation.h"

#include <QTest>

using namespace tb;
using namespace tb::conntrack;
using namespace tb::test;

namespace {

constexpr const char* kClient = "192.168.88.10:40000";
constexpr const char* kServer = "203.0.113.10:21";

/// With one SACK block behind `padding` no-operations, which decide where it begins.
TestPacket segment(std::uint32_t sequence, std::uint32_t ack, std::uint32_t left = 0, std::uint32_t right = 0,
                   int padding = 2)
{
    Tins::TCP tcp(End(kServer).port, End(kClient).port);
    tcp.flags(wire::tcp::kAck);
    tcp.seq(sequence);
    tcp.ack_seq(ack);
    for (int i = 0; left != 0 && i < padding; ++i)
        tcp.add_option({Tins::TCP::NOP});
    if (left != 0)
        tcp.sack({left, right});
    return inIp(kClient, kServer, tcp);
}

std::uint32_t at(const TestPacket& packet, std::size_t offset)
{
    return wire::load32(packet.packet.transport() + offset);
}

} // namespace

class TestSequenceShift : public QObject {
    Q_OBJECT

private slots:
    void whatComesBehindTheChangeMoves()
    {
        SequenceShift shift;
        QCOMPARE(shift.ofSequence(1000), 0U);
        shift.note(1000, 4);
        QCOMPARE(shift.ofSequence(999), 0U);
        QCOMPARE(shift.ofSequence(1000), 0U); // the changed segment itself
        QCOMPARE(shift.ofSequence(1001), 4U);
    }

    void aRetransmissionAddsNothing()
    {
        SequenceShift shift;
        shift.note(1000, 4);
        shift.note(1000, 4);
        shift.note(900, 4); // an older one
        QCOMPARE(shift.ofSequence(2000), 4U);
        QCOMPARE(shift.position, 1000U);
    }

    void aRetransmissionThatReadsOtherwiseIsTold()
    {
        SequenceShift shift;
        QVERIFY(shift.agrees(0, 4)); // nothing was changed yet
        shift.note(1000, 4);
        QVERIFY(shift.agrees(1000, 4));
        QVERIFY(!shift.agrees(1000, 5));
        QVERIFY(shift.agrees(1100, 5));
    }

    void changesAddUp()
    {
        SequenceShift shift;
        shift.note(1000, 4);
        shift.note(1100, static_cast<std::uint32_t>(-6));
        QCOMPARE(shift.ofSequence(1100), 4U);
        QCOMPARE(shift.ofSequence(1101), static_cast<std::uint32_t>(-2));
        shift.note(1200, 2); // as it was in the beginning
        shift.note(1200, 2);
        QCOMPARE(shift.ofSequence(1300), 0U);
    }

    void numbersWrapAround()
    {
        SequenceShift shift;
        shift.note(0xfffffff0, 4);
        QCOMPARE(shift.ofSequence(0xffffffef), 0U);
        QCOMPARE(shift.ofSequence(5), 4U);
        QCOMPARE(shift.ofAck(9), 4U);
    }

    void acknowledgementsComeBack()
    {
        SequenceShift shift;
        shift.note(1000, 4); // 20 bytes long, 24 outside
        shift.note(1020, 3); // 20 bytes, 23 outside; so 1044 - 1024 = 20 inside
        QCOMPARE(1024 - shift.ofAck(1024), 1020U);
        QCOMPARE(1047 - shift.ofAck(1047), 1040U);
    }

    void allNumbersOfASegmentMoveAndTheChecksumFollows_data()
    {
        QTest::addColumn<int>("padding");
        QTest::addRow("aligned options") << 2;
        QTest::addRow("options at odd places") << 1;
    }
    void allNumbersOfASegmentMoveAndTheChecksumFollows()
    {
        QFETCH(int, padding);
        SequenceShift sender, receiver;
        sender.note(100, 7);
        receiver.note(5000, static_cast<std::uint32_t>(-3));
        TestPacket packet = segment(200, 4990, 5017, 5047, padding);

        shiftSegment(packet.packet, sender, receiver);

        const std::size_t edges = 20 + static_cast<std::size_t>(padding) + 2;
        QCOMPARE(at(packet, 4), 207U);
        QCOMPARE(at(packet, 8), 4990U); // still before the change
        QCOMPARE(at(packet, edges), 5020U);
        QCOMPARE(at(packet, edges + 4), 5050U);
        QVERIFY(packet.isSound());
    }

    void aChecksumLeftToOffloadIsRightThen()
    {
        SequenceShift sender;
        sender.note(100, 7);
        TestPacket packet = segment(200, 1);
        wire::Offload& offload = packet.frame->frame().offload;
        offload.needsChecksum = true;
        offload.checksumStart = packet.packet.transportOffset;
        offload.checksumOffset = 16;
        wire::store16(packet.packet.transport() + 16, plainPseudoSum(packet.packet));

        shiftSegment(packet.packet, sender, {});

        wire::finishChecksum(packet.frame->frame());
        QCOMPARE(at(packet, 4), 207U);
        QVERIFY(packet.isSound());
    }

    void withoutAckFlagItsFieldStays()
    {
        SequenceShift sender, receiver;
        sender.note(100, 7);
        receiver.note(5000, 3);
        TestPacket packet = segment(200, 6000);
        packet.packet.transport()[13] = wire::tcp::kRst;
        packet.parse();
        shiftSegment(packet.packet, sender, receiver);
        QCOMPARE(at(packet, 4), 207U);
        QCOMPARE(at(packet, 8), 6000U);
    }
};

QTEST_APPLESS_MAIN(TestSequenceShift)
#include "tst_sequence_shift.moc"
