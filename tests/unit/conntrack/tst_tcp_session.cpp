// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/conntrack/tracking_bench.h"

#include <QTest>

using namespace tb;
using namespace tb::conntrack;
using namespace tb::test;
using namespace std::chrono_literals;
using namespace wire::tcp;

Q_DECLARE_METATYPE(tb::Duration)

namespace {

const End kClient{*IpAddress::parse("192.168.88.10"), 40000};
const End kServer{*IpAddress::parse("203.0.113.10"), 80};

/// Both ends of one TCP connection with honest sequence numbers; a test says where one lies.
struct Conversation {
    TrackingBench bench;
    std::uint32_t sequence[2] = {1000, 5000}; ///< next to be sent, by end: 0 the client
    std::uint16_t window = 10000;
    bool scales = false;

    struct Segment {
        unsigned flags;
        std::uint32_t payload = 0;
        std::int64_t shift = 0;    ///< added to the honest sequence number
        std::int64_t ackShift = 0; ///< added to the honest acknowledgement
    };

    Tracked send(int from, Segment segment)
    {
        Tins::TCP tcp(from == 0 ? kServer.port : kClient.port, from == 0 ? kClient.port : kServer.port);
        tcp.flags(static_cast<std::uint8_t>(segment.flags));
        tcp.window(window);
        tcp.seq(static_cast<std::uint32_t>(sequence[from] + segment.shift));
        if ((segment.flags & kAck) != 0)
            tcp.ack_seq(static_cast<std::uint32_t>(sequence[1 - from] + segment.ackShift));
        if (scales && (segment.flags & kSyn) != 0)
            tcp.winscale(4);
        if (segment.payload != 0)
            tcp /= Tins::RawPDU(std::string(segment.payload, 'x'));
        if (segment.shift == 0)
            sequence[from] += segment.payload + ((segment.flags & (kSyn | kFin)) != 0 ? 1 : 0);
        return bench.send(from == 0 ? inIp(kClient, kServer, tcp) : inIp(kServer, kClient, tcp));
    }
    Tracked client(Segment segment) { return send(0, segment); }
    Tracked server(Segment segment) { return send(1, segment); }

    void open()
    {
        client({kSyn});
        server({kSyn | kAck});
        client({kAck});
    }
    TcpState state() { return bench.row().tcpState; }
    Duration timeout() { return bench.row().timeout; }
    std::uint64_t packets() { return bench.row().orig.packets + bench.row().repl.packets; }
};

} // namespace

class TestTcpSession : public QObject {
    Q_OBJECT
private slots:
    void aHandshakeOpensAndIsAssured()
    {
        Conversation talk;
        talk.client({kSyn});
        QCOMPARE(talk.state(), TcpState::SynSent);
        QCOMPARE(talk.timeout(), Duration(5s));
        talk.server({kSyn | kAck});
        QCOMPARE(talk.state(), TcpState::SynRecv);
        talk.client({kAck});
        QCOMPARE(talk.state(), TcpState::Established);
        QCOMPARE(talk.timeout(), Duration(24h));
        QVERIFY(talk.bench.row().has(kAssured));
    }

    // Note N1: data in flight are kept five minutes, their acknowledgement brings the day back.
    void unacknowledgedDataShortenTheTimeoutUntilTheyAreAcknowledged()
    {
        Conversation talk;
        talk.open();
        talk.client({kAck | kPsh, 100});
        QCOMPARE(talk.timeout(), Duration(5min));
        talk.server({kAck});
        QCOMPARE(talk.timeout(), Duration(24h));
    }

    void theSameAckThreeTimesAgainMeansThatOneEndIsGone()
    {
        Conversation talk;
        talk.bench.settings.tcpMaxRetransTimeout = 4min;
        talk.open();
        for (int i = 0; i < 2; ++i) // after the handshake's own
            talk.client({kAck});
        QCOMPARE(talk.timeout(), Duration(24h));
        talk.client({kAck});
        QCOMPARE(talk.timeout(), Duration(4min));
        talk.server({kAck | kPsh, 10});
        talk.client({kAck});
        QCOMPARE(talk.timeout(), Duration(24h));
    }

    void aClosedWindowIsNotHeldForADay()
    {
        Conversation talk;
        talk.open();
        talk.window = 0;
        talk.client({kAck, 0, 0, 0});
        QCOMPARE(talk.timeout(), talk.bench.settings.tcpMaxRetransTimeout);
    }

    void dataBeyondTheWindowAreInvalidAndSayTheNumbers()
    {
        Conversation talk;
        talk.open();
        const auto before = talk.packets();
        const Tracked tracked = talk.client({kAck | kPsh, 10, 200'000});
        QVERIFY(tracked.state == ConnectionState::Invalid);
        QVERIFY(tracked.invalidReason == InvalidReason::BeyondWindow);
        QCOMPARE(tracked.invalidFound, 1001U + 200'000U);
        QCOMPARE(tracked.invalidLimit, 5001U - 5001U + 1001U + 10000U);
        QCOMPARE(talk.packets(), before);
    }

    void anAckOfDataNeverSentIsInvalid()
    {
        Conversation talk;
        talk.open();
        const Tracked tracked = talk.client({kAck, 0, 0, 1});
        QVERIFY(tracked.invalidReason == InvalidReason::AcksUnsent);
    }

    void liberalTrackingAcceptsEveryNumber()
    {
        Conversation talk;
        talk.bench.settings.liberalTcpTracking = true;
        talk.open();
        QVERIFY(talk.client({kAck | kPsh, 10, 200'000}).state == ConnectionState::Established);
        QVERIFY(talk.client({kAck, 0, 0, 77'777}).state == ConnectionState::Established);
    }

    void liberalTrackingDoesNotBelieveEveryReset()
    {
        Conversation talk;
        talk.bench.settings.liberalTcpTracking = true;
        talk.open();
        QVERIFY(talk.server({kRst, 0, -1}).invalidReason == InvalidReason::BeyondWindow); // acknowledged
        QVERIFY(talk.server({kRst, 0, 200'000}).state == ConnectionState::Established);
        QVERIFY(talk.state() == TcpState::Established); // but not closed by it
        talk.server({kRst});
        QVERIFY(talk.state() == TcpState::Close);
    }

    void aWindowCountsScaledOnlyWhenBothEndsScale()
    {
        for (const bool scales : {false, true}) {
            Conversation talk;
            talk.scales = scales;
            talk.open();
            talk.server({kAck});
            const bool fits = talk.client({kAck | kPsh, 10, 100'000}).state != ConnectionState::Invalid;
            QCOMPARE(fits, scales); // 10,000 << 4
        }
    }

    void oldDuplicatesPassWithoutBeingCounted()
    {
        Conversation talk;
        talk.open();
        for (int i = 0; i < 40; ++i) {
            talk.client({kAck | kPsh, 1000});
            talk.server({kAck});
        }
        const auto before = talk.packets();
        QVERIFY(talk.client({kAck | kPsh, 10, -40'000}).state == ConnectionState::Established);
        QCOMPARE(talk.packets(), before);
    }

    // RFC 5961 §3
    void onlyAnExactResetClosesAnEstablishedConnection()
    {
        Conversation talk;
        talk.open();
        talk.server({kAck | kPsh, 100});
        talk.client({kAck});
        QVERIFY(talk.server({kRst, 0, -50}).state == ConnectionState::Invalid); // below what was acknowledged
        QCOMPARE(talk.state(), TcpState::Established);
        talk.server({kRst, 0, 500}); // inside the window, not exact
        QCOMPARE(talk.state(), TcpState::Established);
        QCOMPARE(talk.timeout(), Duration(10s));
        talk.client({kAck}); // the numbers between count as sent and not acknowledged
        QCOMPARE(talk.timeout(), Duration(5min));
        talk.server({kRst});
        QCOMPARE(talk.state(), TcpState::Close);
        QCOMPARE(talk.timeout(), Duration(10s));
    }

    void aRefusalEndsTheEntryAtOnce()
    {
        Conversation talk;
        talk.client({kSyn});
        talk.server({kRst | kAck, 0, -5000});
        QCOMPARE(talk.bench.count(), 0);
    }

    void anOrderlyCloseGoesThroughItsStates()
    {
        Conversation talk;
        talk.open();
        talk.client({kFin | kAck});
        QCOMPARE(talk.state(), TcpState::FinWait);
        talk.server({kAck});
        QCOMPARE(talk.state(), TcpState::CloseWait);
        talk.server({kFin | kAck});
        QCOMPARE(talk.state(), TcpState::LastAck);
        talk.client({kAck});
        QCOMPARE(talk.state(), TcpState::TimeWait);
    }

    void afterAnOrderlyCloseASynBeginsANewConnection()
    {
        Conversation talk;
        anOrderlyClose(talk);
        const auto before = talk.bench.row().id;
        talk.sequence[0] = 900'000;
        QVERIFY(talk.client({kSyn}).state == ConnectionState::New);
        QVERIFY(!(talk.bench.row().id == before));
        QCOMPARE(talk.state(), TcpState::SynSent);
    }

    void afterAResetOfTheOtherEndTheAnswerMustTell()
    {
        Conversation talk;
        talk.open();
        talk.server({kRst});
        const auto before = talk.bench.row().id;
        talk.sequence[0] = 900'000;
        talk.client({kSyn}); // let through: the old entry stays
        QVERIFY(talk.bench.row().id == before);
        QCOMPARE(talk.state(), TcpState::Close);
        talk.sequence[1] = 700'000;
        talk.server({kSyn | kAck}); // answers that SYN: both ends agree
        QCOMPARE(talk.state(), TcpState::SynRecv);
        talk.client({kAck});
        QCOMPARE(talk.state(), TcpState::Established);
        QVERIFY(talk.client({kAck | kPsh, 100}).state == ConnectionState::Established);
    }

    // RFC 5961 §4
    void aSynInTheMiddleIsLetThroughAndItsChallengeChangesNothing()
    {
        Conversation talk;
        talk.open();
        const auto before = talk.packets();
        const std::uint32_t honest = talk.sequence[0];
        talk.sequence[0] = 40;
        talk.client({kSyn});
        talk.sequence[0] = honest;
        QCOMPARE(talk.packets(), before);
        QVERIFY(talk.server({kAck}).state == ConnectionState::Established);
        QCOMPARE(talk.state(), TcpState::Established);
    }

    void aChallengeInLastAckIsNotTheLastAck()
    {
        Conversation talk;
        talk.open();
        talk.client({kFin | kAck});
        talk.server({kFin | kAck});
        QCOMPARE(talk.state(), TcpState::LastAck);
        const std::uint32_t honest = talk.sequence[0];
        talk.sequence[0] = 40;
        talk.client({kSyn});
        talk.sequence[0] = honest;
        talk.server({kAck});
        QCOMPARE(talk.state(), TcpState::LastAck);
        talk.client({kAck});
        QCOMPARE(talk.state(), TcpState::TimeWait);
    }

    // Note N5: RouterOS's "listen" is the state after a simultaneous open.
    void aSimultaneousOpenListensAndThenOpens()
    {
        Conversation talk;
        talk.client({kSyn});
        talk.server({kSyn});
        QCOMPARE(talk.state(), TcpState::Listen);
        talk.sequence[0] -= 1; // the SYN,ACKs repeat the SYNs' numbers
        talk.client({kSyn | kAck});
        QCOMPARE(talk.state(), TcpState::SynRecv);
        talk.server({kAck});
        QCOMPARE(talk.state(), TcpState::Established);
    }

    void aConnectionPickedUpInTheMiddleHasNoWindowToViolate()
    {
        Conversation talk;
        QVERIFY(talk.client({kAck | kPsh, 10}).state == ConnectionState::Established);
        QCOMPARE(talk.state(), TcpState::Established);
        QCOMPARE(talk.timeout(), Duration(5min));
        talk.server({kAck});
        QVERIFY(talk.client({kAck | kPsh, 10, 3'000'000}).state == ConnectionState::Established);
    }

    void impossibleClosesFromBothEndsShortenTheTimeout()
    {
        Conversation talk;
        talk.open();
        talk.client({kFin | kAck, 0, 900'000});
        QCOMPARE(talk.timeout(), Duration(24h));
        talk.server({kFin | kAck, 0, 900'000});
        QCOMPARE(talk.timeout(), Duration(5min));
        QCOMPARE(talk.state(), TcpState::Established);
    }

    void aGoodSegmentForgivesAnImpossibleClose()
    {
        Conversation talk;
        talk.open();
        talk.client({kFin | kAck, 0, 900'000});
        talk.client({kAck});
        talk.server({kFin | kAck, 0, 900'000});
        QCOMPARE(talk.timeout(), Duration(24h));
    }

    void sequenceNumbersGoRoundTheirEnd()
    {
        Conversation talk;
        talk.sequence[0] = 0xffffff00;
        talk.sequence[1] = 0xffffffff;
        talk.open();
        for (int i = 0; i < 5; ++i) {
            QVERIFY(talk.client({kAck | kPsh, 1000}).state == ConnectionState::Established);
            QVERIFY(talk.server({kAck}).state == ConnectionState::Established);
        }
        QCOMPARE(talk.timeout(), Duration(24h));
    }

private:
    static void anOrderlyClose(Conversation& talk)
    {
        talk.open();
        talk.client({kFin | kAck});
        talk.server({kFin | kAck});
        talk.client({kAck});
        QCOMPARE(talk.state(), TcpState::TimeWait);
    }
};

QTEST_APPLESS_MAIN(TestTcpSession)
#include "tst_tcp_session.moc"
