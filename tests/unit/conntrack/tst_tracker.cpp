// SPDX-License-Identifier: GPL-3.0-or-later
#include "conntrack/tracker.h"

#include "unit/conntrack/tracking_bench.h"

#include <QTest>

using namespace tb;
using namespace tb::conntrack;
using namespace tb::test;
using namespace std::chrono_literals;
using wire::Direction;
using State = tb::conntrack::ConnectionState;

namespace {

constexpr const char* kClient = "192.168.88.10:40000";
constexpr const char* kServer = "203.0.113.10:53";

/// An ICMPv6 message of this type and nothing in it.
TestPacket icmpv6(const char* source, const char* destination, std::uint8_t type)
{
    return inIp(source, destination, Tins::ICMPv6(static_cast<Tins::ICMPv6::Types>(type)));
}

} // namespace

class TestTracker : public QObject {
    Q_OBJECT

private slots:
    // States (acceptance S045 to S061)

    // S046 S049, and N4 for what comes before the reply.
    void packetsAreNewUntilAReplyIsSeenAndThenEstablished()
    {
        TrackingBench bench;
        QCOMPARE(bench.stateOf(udp(kClient, kServer)), State::New);
        QCOMPARE(bench.stateOf(udp(kClient, kServer)), State::New);
        QCOMPARE(bench.stateOf(udp(kServer, kClient)), State::Established);
        QCOMPARE(bench.stateOf(udp(kClient, kServer)), State::Established);
        QCOMPARE(bench.count(), 1);
    }

    void seenReplyComesWithTheFirstPacketFromTheOtherSide()
    {
        TrackingBench bench;
        (void)bench.send(udp(kClient, kServer));
        QVERIFY(!bench.row().has(kSeenReply));

        const Tracked reply = bench.send(udp(kServer, kClient));

        QVERIFY(bench.row().has(kSeenReply));
        QCOMPARE(reply.direction, Direction::Reply);
        QVERIFY((reply.flags & kSeenReply) != 0);
    }

    void bothFamiliesAreTracked()
    {
        TrackingBench bench;
        (void)bench.send(udp(kClient, kServer));
        (void)bench.send(udp("[fe80::1]:5678", "[ff02::1]:5678"));
        QCOMPARE(bench.table.totals().v4, 1U);
        QCOMPARE(bench.table.totals().v6, 1U);
    }

    void aBroadcastMakesAConnectionThatNeverSeesAReply()
    {
        TrackingBench bench;
        QCOMPARE(bench.stateOf(udp("10.5.8.176:5678", "255.255.255.255:5678")), State::New);
        QCOMPARE(bench.stateOf(udp("10.5.8.176:5678", "255.255.255.255:5678")), State::New);
        QCOMPARE(bench.row().flags, std::uint16_t{kConfirmed});
    }

    void neighbourDiscoveryIsUntracked_data()
    {
        QTest::addColumn<int>("type");
        for (const int type : {130, 131, 132, 133, 134, 135, 136, 143, 151, 152})
            QTest::addRow("type %d", type) << type;
    }
    void neighbourDiscoveryIsUntracked()
    {
        QFETCH(int, type);
        TrackingBench bench;
        QCOMPARE(bench.stateOf(icmpv6("fe80::1", "ff02::1", static_cast<std::uint8_t>(type))),
                 State::Untracked);
        QCOMPARE(bench.count(), 0);
    }

    // Invalid

    void aBadChecksumIsInvalidAndChangesNothing()
    {
        TrackingBench bench;
        (void)bench.send(udp(kClient, kServer));
        for (const bool isFirst : {true, false}) {
            TestPacket broken = udp(isFirst ? "192.168.88.10:999" : kClient, kServer);
            broken.frame->frame().data[broken.packet.payloadOffset] ^= 1;
            QCOMPARE(bench.faultOf(std::move(broken)), InvalidReason::BadChecksum);
        }
        QCOMPARE(bench.row().orig.packets, 1U);
    }

    void aChecksumThatOffloadVouchesForIsNotLookedAt()
    {
        TrackingBench bench;
        TestPacket packet = udp(kClient, kServer);
        packet.frame->frame().data[packet.packet.payloadOffset] ^= 1;
        packet.frame->frame().offload.checksumVerified = true;
        QCOMPARE(bench.stateOf(std::move(packet)), State::New);
    }

    void impossibleTcpFlagsAreInvalid_data()
    {
        QTest::addColumn<int>("flags");
        QTest::newRow("SYN,FIN") << 0x03;
        QTest::newRow("SYN,RST") << 0x06;
        QTest::newRow("nothing") << 0x00;
        QTest::newRow("FIN alone") << 0x01;
        QTest::newRow("everything") << 0x3f;
    }
    void impossibleTcpFlagsAreInvalid()
    {
        QFETCH(int, flags);
        TrackingBench bench;
        const auto segment = [&](unsigned value) { return tcp(kClient, kServer, value); };
        QCOMPARE(bench.faultOf(segment(static_cast<unsigned>(flags))), InvalidReason::BadFlags);
        QCOMPARE(bench.count(), 0);

        (void)bench.send(segment(wire::tcp::kSyn));

        QCOMPARE(bench.faultOf(segment(static_cast<unsigned>(flags))), InvalidReason::BadFlags);
        QCOMPARE(bench.row().orig.packets, 1U);
    }

    void aSegmentThatDoesNotFitTheStateIsInvalidAndLeavesTheConnectionAlone()
    {
        TrackingBench bench;
        (void)bench.send(tcp(kClient, kServer, wire::tcp::kSyn));
        bench.now = bench.now + 1s;

        const Tracked tracked = bench.send(tcp(kClient, kServer, wire::tcp::kAck));

        QCOMPARE(tracked.state, State::Invalid);
        QCOMPARE(tracked.invalidReason, InvalidReason::NoTransition);
        QVERIFY(tracked.id.isNull());
        QCOMPARE(bench.row().tcpState, TcpState::SynSent);
        QCOMPARE(bench.row().timeout, Duration(4s));
        QCOMPARE(bench.row().orig.packets, 1U);
    }

    void anInvalidReplyDoesNotCountAsAReply()
    {
        TrackingBench bench;
        (void)bench.send(tcp(kClient, kServer, wire::tcp::kSyn));
        (void)bench.send(tcp(kServer, kClient, wire::tcp::kFin | wire::tcp::kAck));
        QVERIFY(!bench.row().has(kSeenReply));
    }

    void anEchoReplyWithoutRequestIsInvalid()
    {
        TrackingBench bench;
        QCOMPARE(bench.faultOf(ping("203.0.113.10", "192.168.88.10", 7, true)), InvalidReason::NoEntry);
    }

    void whatIsTooShortForPortsIsInvalid()
    {
        TrackingBench bench;
        QCOMPARE(bench.faultOf(inIp("192.168.88.10", "203.0.113.10", Tins::RawPDU("ab"), 6)),
                 InvalidReason::NoTuple);
    }

    // Counting

    void countersAreIpBytesByDirection()
    {
        TrackingBench bench;
        for (int i = 0; i < 10; ++i) {
            (void)bench.send(udp(kClient, kServer, 100)); // 20 + 8 + 100
            (void)bench.send(udp(kServer, kClient, 472));
        }
        QCOMPARE(bench.row().orig.packets, 10U);
        QCOMPARE(bench.row().orig.bytes, 1280U);
        QCOMPARE(bench.row().repl.packets, 10U);
        QCOMPARE(bench.row().repl.bytes, 5000U);
    }

    void aLargeFrameCountsAsTheSegmentsItStandsFor()
    {
        TrackingBench bench;
        (void)bench.send(tcp(kClient, kServer, wire::tcp::kSyn));
        (void)bench.send(tcp(kServer, kClient, wire::tcp::kSyn | wire::tcp::kAck));
        TestPacket large = tcp(kClient, kServer, wire::tcp::kAck, 3500);
        wire::Offload& offload = large.frame->frame().offload;
        offload.segmentation = wire::Segmentation::Tcp4;
        offload.segmentSize = 1000;
        offload.checksumVerified = true;
        large.parse();

        (void)bench.send(std::move(large));

        QCOMPARE(bench.row().orig.packets, 1U + 4U);
        QCOMPARE(bench.row().orig.bytes, 40U + 3500U + 4U * 40U);
    }

    void theSegmentThatEndsAConnectionStillLeaves()
    {
        TrackingBench bench;
        (void)bench.send(tcp(kClient, kServer, wire::tcp::kSyn));

        const Tracked refusal = bench.send(tcp(kServer, kClient, wire::tcp::kRst | wire::tcp::kAck));

        QCOMPARE(refusal.state, State::Established);
        QCOMPARE(bench.count(), 0);
    }

    // ICMP errors

    void anErrorIsRelatedToTheConnectionItQuotes_data()
    {
        QTest::addColumn<QString>("client");
        QTest::addColumn<QString>("server");
        QTest::addColumn<QString>("router");
        QTest::newRow("IPv4") << kClient << kServer << "198.51.100.1";
        QTest::newRow("IPv6") << "[2001:db8:88::10]:40000"
                              << "[2001:db8:203::10]:53"
                              << "2001:db8:ffff::1";
    }
    void anErrorIsRelatedToTheConnectionItQuotes()
    {
        QFETCH(QString, client);
        QFETCH(QString, server);
        QFETCH(QString, router);
        const std::string a = client.toStdString(), b = server.toStdString();
        TrackingBench bench;
        TestPacket offender = udp(a.c_str(), b.c_str());
        const wire::FlowTuple original = offender.packet.tuple;
        TestPacket error =
            unreachable({End(router.toStdString()).address, 0}, {original.source, 0}, offender);
        (void)bench.send(std::move(offender));
        const ConnectionRow before = bench.row();
        bench.now = bench.now + 5s;

        const Tracked tracked = bench.send(std::move(error));

        QCOMPARE(tracked.state, State::Related);
        QVERIFY(tracked.isRelatedError);
        QCOMPARE(tracked.direction, Direction::Reply);
        QVERIFY(tracked.id == before.id);
        const ConnectionRow after = bench.row(); // neither counted nor refreshed nor a reply
        QVERIFY(after.orig == before.orig && after.repl == before.repl);
        QCOMPARE(after.timeout, before.timeout - 5s);
        QVERIFY(!after.has(kSeenReply));
    }

    void anErrorAboutAnUnknownPacketIsInvalid()
    {
        TrackingBench bench;
        const TestPacket offender = udp(kClient, kServer);
        QCOMPARE(bench.faultOf(unreachable("203.0.113.10", "192.168.88.10", offender)),
                 InvalidReason::UnknownQuote);
        QCOMPARE(bench.count(), 0);
    }

    void anErrorThatTravelsToSomebodyElseIsInvalid()
    {
        TrackingBench bench;
        (void)bench.send(udp(kClient, kServer));
        const TestPacket offender = udp(kClient, kServer);
        QCOMPARE(bench.faultOf(unreachable("203.0.113.10", "192.168.88.77", offender)),
                 InvalidReason::QuoteNotForTarget);
    }

    void aQuoteTooShortForPortsIsInvalid()
    {
        TrackingBench bench;
        (void)bench.send(udp(kClient, kServer));
        const TestPacket offender = udp(kClient, kServer);
        QCOMPARE(bench.faultOf(unreachable("203.0.113.10", "192.168.88.10", offender, 20)),
                 InvalidReason::BadQuote);
    }

    void aQuotedPingFindsItsConnection()
    {
        TrackingBench bench;
        const TestPacket offender = ping("192.168.88.10", "203.0.113.10", 7);
        (void)bench.send(ping("192.168.88.10", "203.0.113.10", 7));
        QCOMPARE(bench.stateOf(unreachable("203.0.113.10", "192.168.88.10", offender)), State::Related);
    }

    // Life

    void aFirstPacketThatDiesLeavesNothing()
    {
        TrackingBench bench;
        {
            TestPacket packet = udp(kClient, kServer);
            PendingConnection pending;
            const auto tracked =
                track(bench.table, {packet.packet, {}, bench.now, bench.settings, bench.helpers}, pending);
            QVERIFY(static_cast<bool>(tracked) && tracked->id.isNull() && pending);
        }
        QCOMPARE(bench.count(), 0);
        QCOMPARE(bench.stateOf(udp(kClient, kServer)), State::New);
    }

    void aConnectionEndsExactlyWithItsTimeout()
    {
        TrackingBench bench;
        (void)bench.send(udp(kClient, kServer));
        (void)bench.send(udp(kServer, kClient));
        bench.now = bench.now + 30s - 1ns;
        QCOMPARE(bench.count(), 1);

        bench.now = bench.now + 1ns; // without a sweep in between, a packet already finds nothing

        QCOMPARE(bench.stateOf(udp(kClient, kServer)), State::New);
        QCOMPARE(bench.row().orig.packets, 1U);
    }

    void aFullTableOfAssuredConnectionsRefusesTheNextOne()
    {
        ConnectionTable table(1, HashKey{});
        TrackingSettings settings;
        HelperSettings helpers;
        const Instant now{1s};
        PendingConnection first, second;
        TestPacket one = udp(kClient, kServer), two = udp("192.168.88.11:1", kServer);
        QVERIFY(static_cast<bool>(track(table, {one.packet, {}, now, settings, helpers}, first)));
        first->flags |= kAssured;
        QVERIFY(static_cast<bool>(table.confirm(first, now)));

        const auto refused = track(table, {two.packet, {}, now, settings, helpers}, second);

        QVERIFY(!refused);
        QCOMPARE(refused.error(), wire::DropReason::TableFull);
        QVERIFY(!second);
    }

    void leavingFollowsAPendingConnectionThatWasBound()
    {
        TrackingBench bench;
        TestPacket packet = udp(kClient, kServer);
        PendingConnection pending;
        auto tracked =
            track(bench.table, {packet.packet, {}, bench.now, bench.settings, bench.helpers}, pending);
        QVERIFY(static_cast<bool>(tracked));
        QVERIFY(tracked->leaving == packet.packet.tuple && !tracked->isTranslated);
        wire::FlowTuple reply = pending->reply();
        reply.destination = End("203.0.113.2").address;
        pending->setTuple(Direction::Reply, reply);
        pending->flags |= kSourceNat;

        refreshLeaving(*tracked, pending);

        QVERIFY(tracked->isTranslated);
        QCOMPARE(tracked->leaving.source, End("203.0.113.2").address);
        QCOMPARE(tracked->leaving.sourcePart, std::uint16_t{40000});
    }
};

QTEST_APPLESS_MAIN(TestTracker)
#include "tst_tracker.moc"
