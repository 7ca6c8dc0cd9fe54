// SPDX-License-Identifier: GPL-3.0-or-later
// S178: control connections that are translated: TCP numbers follow the texts, children follow their masters.
#include "conntrack/helping.h"

#include "unit/conntrack/control_frame.h"
#include "unit/conntrack/tracking_bench.h"
#include "unit/wire/plain_checksum.h"
#include "wire/segmentation.h"

#include <QTest>

using namespace tb;
using namespace tb::conntrack;
using namespace tb::test;
using wire::Direction;

namespace {

const std::string kPort = "PORT 192,168,88,10,19,137\r\n";          // of the client
const std::string kPortOutside = "PORT 198,151,100,222,19,137\r\n"; // two bytes more
constexpr std::uint32_t kGrowth = 2;

/// An FTP control connection of two ends, each of which the other knows by another address. Packets are as
/// they arrive; what a translation of headers would do is not looked at.
struct ControlBench : TrackingBench {
    wire::FlowTuple original, reply;
    std::uint32_t sequences[2] = {1000, 5000}; ///< of what each direction sends next
    std::uint32_t acks[2] = {0, 0};            ///< what each has read of the other
    std::optional<wire::DropReason> failure;
    std::optional<TestPacket> last; ///< as it left
    std::optional<IpAddress> childSource;

    ControlBench(const End& client, const End& public_, const End& server, const End& outside)
    {
        helpers.ports = {
            {HelperKind::Ftp, 21}
        };
        original = {client.address, public_.address, client.port, public_.port, 6};
        reply = {server.address, outside.address, server.port, outside.port, 6};
        say(Direction::Original, {}, wire::tcp::kSyn);
        say(Direction::Reply, {}, wire::tcp::kSyn | wire::tcp::kAck);
        say(Direction::Original, "USER guest\r\n");
        say(Direction::Reply, "331 who?\r\n");
    }

    static TestPacket packetOf(const wire::FlowTuple& tuple, unsigned flags, std::uint32_t sequence,
                               std::uint32_t ack, std::string_view text)
    {
        wire::OwnedFrame frame =
            frameWith({reinterpret_cast<const wire::Byte*>(text.data()), text.size()}, tuple);
        TestPacket packet(std::move(frame));
        wire::Byte* const header = packet.packet.transport();
        wire::store32(header + 4, sequence);
        wire::store32(header + 8, ack);
        header[13] = static_cast<wire::Byte>(flags);
        wire::store16(header + 14, 65535);
        leaveToOffload(packet);
        return packet;
    }
    static void leaveToOffload(TestPacket& packet)
    {
        packet.parse();
        wire::Offload& offload = packet.frame->frame().offload;
        offload.checksumVerified = false;
        offload.needsChecksum = true;
        offload.checksumStart = packet.packet.transportOffset;
        offload.checksumOffset = 16;
        wire::store16(packet.packet.transport() + 16, plainPseudoSum(packet.packet));
    }

    Tracked pass(TestPacket packet)
    {
        PendingConnection pending;
        const Tracked tracked = *track(table, {packet.packet, {}, now, settings, helpers}, pending);
        childSource = pending ? pending.childSource() : std::nullopt;
        if (pending && packet.packet.tuple == original) {
            pending->setTuple(Direction::Reply, reply);
            pending->flags |= reply.source != original.destination ? kDestinationNat : 0;
            pending->flags |= reply.destination != original.source ? kSourceNat : 0;
        }
        failure = hasHelper(tracked)
                      ? letHelperRead(table, {packet.packet, tracked, pending, now, helpers, random})
                      : std::nullopt;
        if (pending)
            TB_CHECK(static_cast<bool>(table.confirm(pending, now)));
        last = std::move(packet);
        return tracked;
    }
    Tracked say(Direction end, const std::string& text, unsigned flags = wire::tcp::kAck)
    {
        const auto i = static_cast<std::size_t>(end);
        const Tracked tracked =
            pass(packetOf(end == Direction::Original ? original : reply, flags, sequences[i], acks[i], text));
        const std::uint32_t syn = (flags & wire::tcp::kSyn) != 0 ? 1 : 0;
        sequences[i] += static_cast<std::uint32_t>(text.size()) + syn;
        acks[1 - i] += static_cast<std::uint32_t>(lastText().size()) + (syn != 0 ? lastSequence() + 1 : 0);
        return tracked;
    }
    std::string lastText() const
    {
        const wire::ConstBytes payload = last->packet.payload();
        return {reinterpret_cast<const char*>(payload.data()), payload.size()};
    }
    std::uint32_t lastSequence() const { return wire::load32(last->packet.transport() + 4); }
    std::uint32_t lastAck() const { return wire::load32(last->packet.transport() + 8); }
    bool lastIsSound()
    {
        wire::finishChecksum(last->frame->frame());
        return last->isSound();
    }
};

struct Masqueraded : ControlBench {
    Masqueraded()
        : ControlBench("192.168.88.10:40000", "203.0.113.10:21", "203.0.113.10:21", "198.151.100.222:40000")
    {
    }
};

struct Forwarded : ControlBench {
    Forwarded()
        : ControlBench("203.0.113.10:40000", "198.151.100.222:21", "192.168.88.10:21", "203.0.113.10:40000")
    {
    }
};

} // namespace

class TestHelpingTranslated : public QObject {
    Q_OBJECT

private slots:
    void theOtherEndReadsWhatIsTrueForIt()
    {
        Masqueraded bench;
        (void)bench.say(Direction::Original, kPort);
        QCOMPARE(bench.lastText(), kPortOutside);
        QCOMPARE(bench.lastSequence(), 1013U);
        QVERIFY(bench.lastIsSound());
    }

    void numbersFollowInBothDirections()
    {
        Masqueraded bench;
        (void)bench.say(Direction::Original, kPort);
        const std::uint32_t end = bench.sequences[0];
        const Tracked answer = bench.say(Direction::Reply, "200 ok\r\n");
        QCOMPARE(answer.state, ConnectionState::Established); // the window is counted as the client does
        QCOMPARE(bench.lastAck(), end);
        QVERIFY(bench.lastIsSound());
        (void)bench.say(Direction::Original, "LIST\r\n");
        QCOMPARE(bench.lastSequence(), end + kGrowth);
        QVERIFY(bench.lastIsSound());
        (void)bench.say(Direction::Reply, "");
        QCOMPARE(bench.lastAck(), end + 6);
    }

    void aRetransmissionIsTranslatedAlikeAndAddsNothing()
    {
        Masqueraded bench;
        (void)bench.say(Direction::Original, kPort);
        const std::uint32_t behind = bench.sequences[0];
        bench.sequences[0] -= static_cast<std::uint32_t>(kPort.size());
        (void)bench.pass(ControlBench::packetOf(bench.original, wire::tcp::kAck, bench.sequences[0],
                                                bench.acks[0], kPort));
        QVERIFY(!bench.failure);
        QCOMPARE(bench.lastText(), kPortOutside);
        bench.sequences[0] = behind;
        (void)bench.say(Direction::Original, "LIST\r\n");
        QCOMPARE(bench.lastSequence(), behind + kGrowth);
    }

    void aRetransmissionThatReadsOtherwiseIsDropped()
    {
        Masqueraded bench;
        (void)bench.say(Direction::Original, kPort);
        const std::uint32_t at = bench.sequences[0] - static_cast<std::uint32_t>(kPort.size());
        (void)bench.pass(ControlBench::packetOf(bench.original, wire::tcp::kAck, at, bench.acks[0],
                                                "PORT 192,168,88,010,19,137\r\n"));
        QCOMPARE(*bench.failure, wire::DropReason::UntranslatedText);
    }

    void whatIsOnlyLetThroughMoves()
    {
        Masqueraded bench;
        (void)bench.say(Direction::Original, kPort);
        (void)bench.say(Direction::Original, kPort);
        const std::uint32_t old = bench.sequences[0] - 80'000;
        const Tracked tracked =
            bench.pass(ControlBench::packetOf(bench.original, wire::tcp::kAck, old, bench.acks[0], "x"));
        QVERIFY(tracked.isLetThrough);
        QCOMPARE(bench.lastSequence(), old + kGrowth); // what came before the last change
    }

    void segmentsWithoutDataMove()
    {
        Masqueraded bench;
        (void)bench.say(Direction::Original, kPort);
        (void)bench.say(Direction::Original, {}, wire::tcp::kFin | wire::tcp::kAck);
        QCOMPARE(bench.lastSequence(), bench.sequences[0] + kGrowth);
        QVERIFY(bench.lastIsSound());
    }

    void aLargeSegmentComesOutRight()
    {
        Masqueraded bench;
        const std::string rest(3000, 'r');
        TestPacket large = ControlBench::packetOf(bench.original, wire::tcp::kAck, bench.sequences[0],
                                                  bench.acks[0], kPort + rest);
        large.frame->frame().offload.segmentation = wire::Segmentation::Tcp4;
        large.frame->frame().offload.segmentSize = 1448;
        large.parse();
        (void)bench.pass(std::move(large));
        std::string all;
        std::uint32_t sequence = bench.sequences[0];
        wire::segmentFrame(bench.last->packet, [&](wire::Frame& frame) {
            TestPacket segment(wire::OwnedFrame::copyOf(frame));
            QVERIFY(segment.isSound());
            QCOMPARE(wire::load32(segment.packet.transport() + 4), sequence);
            const wire::ConstBytes payload = segment.packet.payload();
            all.append(payload.begin(), payload.end());
            sequence += static_cast<std::uint32_t>(payload.size());
        });
        QCOMPARE(all, kPortOutside + rest);
    }

    void aConnectionWhoseTextsKeepTheirLengthHasNoShifts()
    {
        Masqueraded bench;
        (void)bench.say(Direction::Original, "NOOP\r\n");
        QVERIFY(!bench.row().has(kSequenceShifted));
        (void)bench.say(Direction::Original, kPort);
        QVERIFY(bench.row().has(kSequenceShifted));
    }

    void theClientCallsAForwardedServerByItsOutsideEnd()
    {
        Forwarded bench;
        (void)bench.say(Direction::Reply, "227 ok (192,168,88,10,19,137)\r\n");
        QCOMPARE(bench.lastText(), std::string("227 ok (198,151,100,222,19,137)\r\n"));
        const Tracked call = bench.pass(ControlBench::packetOf(
            {bench.original.source, bench.original.destination, 40001, 5001, 6}, wire::tcp::kSyn, 1, 0, {}));
        QCOMPARE(call.state, ConnectionState::Related);
        QCOMPARE(call.leaving.toString(), std::string("tcp 203.0.113.10:40001->192.168.88.10:5001"));
        QCOMPARE(*bench.childSource, bench.original.source);
    }

    void aForwardedServerCallsFromItsOutsideAddress()
    {
        Forwarded bench;
        (void)bench.say(Direction::Original, "PORT 203,0,113,10,19,137\r\n");
        const Tracked call = bench.pass(ControlBench::packetOf(
            {bench.reply.source, bench.original.source, 20, 5001, 6}, wire::tcp::kSyn, 1, 0, {}));
        QCOMPARE(call.state, ConnectionState::Related);
        QCOMPARE(*bench.childSource, bench.original.destination);
    }

    void aMasqueradedClientCallsFromItsOutsideAddress()
    {
        Masqueraded bench;
        (void)bench.say(Direction::Reply, "229 ok (|||5001|)\r\n");
        (void)bench.pass(ControlBench::packetOf(
            {bench.original.source, bench.original.destination, 40001, 5001, 6}, wire::tcp::kSyn, 1, 0, {}));
        QCOMPARE(*bench.childSource, bench.reply.destination);
    }

    void theChildOfAnUntranslatedMasterIsLeftToTheRules()
    {
        ControlBench bench("192.168.88.10:40000", "203.0.113.10:21", "203.0.113.10:21",
                           "192.168.88.10:40000");
        (void)bench.say(Direction::Reply, "229 ok (|||5001|)\r\n");
        const Tracked call = bench.pass(ControlBench::packetOf(
            {bench.original.source, bench.original.destination, 40001, 5001, 6}, wire::tcp::kSyn, 1, 0, {}));
        QCOMPARE(call.state, ConnectionState::Related);
        QVERIFY(!bench.childSource);
    }
};

QTEST_APPLESS_MAIN(TestHelpingTranslated)
#include "tst_helping_translated.moc"
