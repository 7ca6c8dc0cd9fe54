// SPDX-License-Identifier: GPL-3.0-or-later
#include "conntrack/trackers.h"

#include "unit/conntrack/tracking_bench.h"
#include "unit/conntrack/written_packet.h"

#include <QTest>

#include <sstream>

using namespace tb;
using namespace tb::conntrack;
using namespace tb::test;
using namespace std::chrono_literals;

namespace {

constexpr const char* kClient = "192.168.88.10:40000";
constexpr const char* kServer = "203.0.113.10:80";

unsigned flagsOf(const std::string& letters)
{
    using namespace wire::tcp;
    unsigned flags = 0;
    for (const char letter : letters)
        flags |= letter == 'S'   ? kSyn
                 : letter == 'A' ? kAck
                 : letter == 'F' ? kFin
                 : letter == 'R' ? kRst
                                 : 0U;
    return flags;
}

/// "S <SA A": segments in order, '<' marks one from the server.
void sendAll(TrackingBench& bench, const char* segments)
{
    std::istringstream words(segments);
    for (std::string word; words >> word;) {
        const bool back = word.front() == '<';
        const unsigned flags = flagsOf(back ? word.substr(1) : word);
        (void)bench.send(back ? tcp(kServer, kClient, flags) : tcp(kClient, kServer, flags));
    }
}

/// "established 86400 SA": the state, the seconds left and the flags seen-reply and assured.
QString summary(TrackingBench& bench)
{
    if (bench.count() == 0)
        return "gone";
    const ConnectionRow row = bench.row();
    return QString("%1 %2 %3%4")
        .arg(tcpStateName(row.tcpState))
        .arg(row.timeout / 1s)
        .arg(row.has(kSeenReply) ? "S" : "", row.has(kAssured) ? "A" : "")
        .trimmed();
}

} // namespace

class TestTrackers : public QObject {
    Q_OBJECT

private slots:
    void tcpMovesThroughItsStates_data()
    {
        QTest::addColumn<QString>("segments");
        QTest::addColumn<QString>("result");
        const auto row = [](const char* segments, const char* result) {
            QTest::newRow(segments) << segments << result;
        };
        row("S", "syn-sent 5");
        row("S <SA", "syn-recv 5 S");
        row("S <SA A", "established 86400 SA");
        row("S <SA A <FA", "fin-wait 10 SA");
        row("S <SA A <FA A", "close-wait 10 SA");
        row("S <SA A <FA A FA", "last-ack 10 SA");
        row("S <SA A <FA A FA <A", "time-wait 10 SA");
        row("S <SA A FA <FA A", "time-wait 10 SA");
        row("S <RA", "gone");
        row("S R", "gone");
        row("S <SA A R", "close 10 SA");
        row("S <SA A <R <A", "close 10 SA");
        row("S <S", "listen 5 S");
        row("S <S S", "listen 120 S");
        row("S <S SA", "syn-recv 5 S");
        row("S <SA A S", "established 86400 SA");
        row("S <SA A FA <FA A S", "syn-sent 5");
        row("S <SA A R S", "syn-sent 5");
        row("A", "established 300");
        row("A <A", "established 300 S");
        row("A <A A", "established 86400 SA");
        row("SA", "established 300");
        row("FA", "gone");
        row("R", "gone");
    }
    void tcpMovesThroughItsStates()
    {
        QFETCH(QString, segments);
        QFETCH(QString, result);
        TrackingBench bench;

        sendAll(bench, segments.toUtf8().constData());

        QCOMPARE(summary(bench), result);
    }

    void aSynFromTheServerInTimeWaitBeginsAConnectionWithTheRolesSwapped()
    {
        TrackingBench bench;
        sendAll(bench, "S <SA A FA <FA A");

        (void)bench.send(tcp(kServer, kClient, wire::tcp::kSyn));

        QCOMPARE(bench.row().original.sourcePart, std::uint16_t{80});
        QCOMPARE(bench.row().tcpState, TcpState::SynSent);
    }

    void aReopenedConnectionBeginsItsCountersAnew()
    {
        TrackingBench bench;
        sendAll(bench, "S <SA A FA <FA A S");

        QCOMPARE(bench.row().orig.packets, 1U);
        QCOMPARE(bench.row().repl.packets, 0U);
    }

    // Acceptance S151: a flood of repeated SYNs does not keep its entries.
    void aRepeatedSynNeitherRefreshesNorCounts()
    {
        TrackingBench bench;
        sendAll(bench, "S");
        bench.now = bench.now + 3s;

        sendAll(bench, "S");

        QCOMPARE(bench.row().timeout, Duration(2s));
        QCOMPARE(bench.row().orig.packets, 1U);
    }

    void aSegmentThatIsLetThroughNeitherRefreshesNorCounts()
    {
        TrackingBench bench;
        sendAll(bench, "S <SA A");
        bench.now = bench.now + 60s;

        const ConnectionState state = bench.stateOf(tcp(kClient, kServer, wire::tcp::kSyn));

        QCOMPARE(state, ConnectionState::Established);
        QCOMPARE(bench.row().timeout, Duration(86340s));
        QCOMPARE(bench.row().orig.packets, 2U);
    }

    // S132 S133: the packet is established, too, and what follows it before a reply.
    void synAckOrAckWithoutSynIsEstablishedWhenLoose()
    {
        for (const unsigned flags : {wire::tcp::kSyn | wire::tcp::kAck, +wire::tcp::kAck}) {
            TrackingBench bench;
            QCOMPARE(bench.stateOf(tcp(kServer, kClient, flags)), ConnectionState::Established);
            QCOMPARE(bench.row().tcpState, TcpState::Established);
            QCOMPARE(bench.stateOf(tcp(kServer, kClient, wire::tcp::kAck)), ConnectionState::Established);
        }
    }

    void synAckWithoutSynIsInvalidWhenStrict()
    {
        TrackingBench bench;
        bench.settings.looseTcpTracking = false;
        for (const unsigned flags : {0x12U, 0x10U, 0x18U, 0x11U, 0x04U}) // SA, A, PA, FA, R (acceptance S048)
            QCOMPARE(bench.faultOf(tcp(kServer, kClient, flags)), InvalidReason::NoEntry);
        QCOMPARE(bench.count(), 0);
    }

    void aSettingTakesEffectWithTheNextPacket()
    {
        TrackingBench bench;
        sendAll(bench, "S <SA A");
        bench.settings.tcpEstablishedTimeout = 1h;
        QCOMPARE(bench.row().timeout, Duration(24h));

        sendAll(bench, "A");

        QCOMPARE(bench.row().timeout, Duration(1h));
    }

    void aTcpHeaderCutShortIsInvalid()
    {
        TrackingBench bench;
        QCOMPARE(bench.faultOf(generic("192.168.88.10:1", "203.0.113.10:1", 6)), InvalidReason::BadChecksum);
        TestPacket cut = generic("192.168.88.10", "203.0.113.10", 6);
        cut.frame->frame().offload.checksumVerified = true; // only the length is wrong
        cut.frame->frame().data[14 + 20 + 12] = 0xf0;       // a header longer than the packet
        cut.parse();
        QCOMPARE(bench.faultOf(std::move(cut)), InvalidReason::BadLength);
    }

    // UDP

    void udpStaysShortWithoutAReply()
    {
        TrackingBench bench;
        for (int i = 0; i < 5; ++i) {
            QCOMPARE(bench.stateOf(udp(kClient, kServer)), ConnectionState::New);
            QCOMPARE(bench.row().timeout, Duration(30s));
            QVERIFY(!bench.row().has(kAssured));
            bench.now = bench.now + 10s;
        }
    }

    void udpIsAStreamWhenBothSpokeAndTwoSecondsHavePassed()
    {
        TrackingBench bench;
        (void)bench.send(udp(kClient, kServer));
        (void)bench.send(udp(kServer, kClient));
        (void)bench.send(udp(kClient, kServer)); // a quick exchange is none yet
        QCOMPARE(bench.row().timeout, Duration(30s));
        QVERIFY(!bench.row().has(kAssured));

        bench.now = bench.now + 2001ms;
        (void)bench.send(udp(kClient, kServer));

        QCOMPARE(bench.row().timeout, Duration(3min));
        QVERIFY(bench.row().has(kAssured));
    }

    void theFirstReplyKeepsUdpShortHoweverLateItComes()
    {
        TrackingBench bench;
        (void)bench.send(udp(kClient, kServer));
        bench.now = bench.now + 20s;

        (void)bench.send(udp(kServer, kClient));

        QCOMPARE(bench.row().timeout, Duration(30s));
        QVERIFY(bench.row().has(kSeenReply));
        QVERIFY(!bench.row().has(kAssured));
    }

    void aStreamStaysOneWhenItsAgeWraps()
    {
        TrackingBench bench;
        (void)bench.send(udp(kClient, kServer));
        (void)bench.send(udp(kServer, kClient));
        bench.now = bench.now + 3s;
        (void)bench.send(udp(kClient, kServer));
        bench.settings.udpStreamTimeout = 24h * 60;
        (void)bench.send(udp(kClient, kServer));
        bench.now = bench.now + (std::chrono::milliseconds(std::int64_t{1} << 32) - 3s);

        (void)bench.send(udp(kClient, kServer));

        QCOMPARE(bench.row().timeout, bench.settings.udpStreamTimeout);
    }

    void udpLiteIsAStreamAtOnce()
    {
        TrackingBench bench;
        (void)bench.send(written("udp-lite 192.168.88.10:5000 203.0.113.10:6000 len=20"));
        (void)bench.send(written("udp-lite 203.0.113.10:6000 192.168.88.10:5000 coverage=8 len=20"));
        QCOMPARE(bench.row().timeout, Duration(30s));
        QVERIFY(!bench.row().has(kAssured));

        (void)bench.send(written("udp-lite 192.168.88.10:5000 203.0.113.10:6000 coverage=28 len=20"));

        QCOMPARE(bench.row().timeout, Duration(3min));
        QVERIFY(bench.row().has(kAssured));
    }

    void udpLiteWithoutAChecksumIsInvalid()
    {
        TrackingBench bench;
        TestPacket packet = written("udp-lite 192.168.88.10:5000 203.0.113.10:6000 len=20");
        wire::store16(packet.packet.transport() + 6, 0);
        QCOMPARE(bench.faultOf(std::move(packet)), InvalidReason::BadChecksum);
    }

    void udpWithoutAChecksumAndWithPortsOfZeroIsFineInBothFamilies()
    {
        TrackingBench bench;
        for (const char* text :
             {"udp 192.168.88.10:0 203.0.113.10:0 len=20", "udp [2001:db8::1]:0 [2001:db8::2]:0"}) {
            TestPacket packet = written(text);
            wire::store16(packet.packet.transport() + 6, 0);
            QCOMPARE(bench.stateOf(std::move(packet)), ConnectionState::New);
        }
    }

    void aDatagramMayBeShorterThanItsPacket()
    {
        TrackingBench bench;
        QCOMPARE(bench.stateOf(writtenWith("udp 192.168.88.10:1 203.0.113.10:2 len=20", 5, 8)),
                 ConnectionState::New);
    }

    void aUdpHeaderCutShortIsInvalid()
    {
        TrackingBench bench;
        TestPacket cut = inIp("192.168.88.10", "203.0.113.10", Tins::RawPDU("abcd"), 17);
        cut.frame->frame().offload.checksumVerified = true;
        QCOMPARE(bench.faultOf(std::move(cut)), InvalidReason::BadLength);
    }

    // ICMP and everything else

    void aPingIsOneConnectionForBothFamilies_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::newRow("IPv4") << "192.168.88.10"
                              << "203.0.113.10";
        QTest::newRow("IPv6") << "2001:db8:88::10"
                              << "2001:db8:203::10";
    }
    void aPingIsOneConnectionForBothFamilies()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        const std::string a = from.toStdString(), b = to.toStdString();
        TrackingBench bench;

        for (int i = 0; i < 3; ++i) {
            (void)bench.send(ping(a.c_str(), b.c_str(), 4660));
            (void)bench.send(ping(b.c_str(), a.c_str(), 4660, true));
        }

        QCOMPARE(bench.row().timeout, Duration(10s));
        QCOMPARE(bench.row().orig.packets, 3U);
        QCOMPARE(bench.row().repl.packets, 3U);
        QVERIFY(bench.row().has(kSeenReply));
        QVERIFY(!bench.row().has(kAssured));
    }

    void twoPingsWithOtherIdentifiersAreTwoConnections()
    {
        TrackingBench bench;
        (void)bench.send(ping("192.168.88.10", "203.0.113.10", 1));
        (void)bench.send(ping("192.168.88.10", "203.0.113.10", 2));
        QCOMPARE(bench.count(), 2);
    }

    void icmpThatIsNoRequestBeginsNothing_data()
    {
        QTest::addColumn<int>("type");
        for (const int type : {0, 1, 6, 9, 10, 14, 16, 18, 40})
            QTest::addRow("type %d", type) << type;
    }
    void icmpThatIsNoRequestBeginsNothing()
    {
        QFETCH(int, type);
        TrackingBench bench;
        QCOMPARE(bench.stateOf(icmp("192.168.88.10", "203.0.113.10", static_cast<std::uint8_t>(type))),
                 ConnectionState::Invalid);
        QCOMPARE(bench.count(), 0);
    }

    void aProtocolWithoutTrackerIsOneConnectionForAPairOfAddresses()
    {
        TrackingBench bench;
        constexpr std::uint8_t kOspf = 89;
        (void)bench.send(generic("10.5.101.161", "224.0.0.5", kOspf));
        QCOMPARE(bench.row().timeout, Duration(10min));
        bench.now = bench.now + 2s;
        QCOMPARE(bench.row().timeout, Duration(9min + 58s)); // acceptance S036
        QVERIFY(!bench.row().has(kAssured));
    }

    void everyProtocolHasATracker()
    {
        for (int protocol = 0; protocol < 256; ++protocol) {
            const ProtocolTracker& tracker = trackerOf(static_cast<std::uint8_t>(protocol));
            QVERIFY(tracker.begin && tracker.follow);
        }
    }
};

QTEST_APPLESS_MAIN(TestTrackers)
#include "tst_trackers.moc"
