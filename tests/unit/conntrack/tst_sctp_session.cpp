// SPDX-License-Identifier: GPL-3.0-or-later
#include "conntrack/sctp_session.h"

#include "unit/conntrack/tracking_bench.h"
#include "unit/conntrack/written_packet.h"

#include <QTest>

using namespace tb;
using namespace tb::conntrack;
using namespace tb::test;
using namespace std::chrono_literals;
using State = tb::conntrack::ConnectionState;

namespace {

/// Of the client (what the server must be sent with) and of the server.
constexpr const char* kToServer = "tag=200 ";
constexpr const char* kToClient = "tag=100 ";

TestPacket fromClient(const std::string& words)
{
    return written("sctp 192.168.88.10:5000 203.0.113.10:3868 " + words);
}

TestPacket fromServer(const std::string& words)
{
    return written("sctp 203.0.113.10:3868 192.168.88.10:5000 " + words);
}

/// The client's tag is 100, the server's 200.
struct SctpBench : TrackingBench {
    void init()
    {
        QCOMPARE(stateOf(fromClient("INIT itag=100")), State::New);
        QCOMPARE(stateOf(fromServer("tag=100 INIT-ACK itag=200")), State::Established);
    }
    void open()
    {
        init();
        QCOMPARE(stateOf(fromClient("tag=200 COOKIE-ECHO DATA len=10")), State::Established);
        QCOMPARE(stateOf(fromServer("tag=100 COOKIE-ACK")), State::Established);
    }
    Duration timeout() { return row().timeout; }
};

} // namespace

class TestSctpSession : public QObject {
    Q_OBJECT

private slots:
    void anAssociationOpensAndCloses()
    {
        SctpBench bench;
        (void)bench.send(fromClient("INIT itag=100"));
        QCOMPARE(bench.timeout(), Duration(10s));
        (void)bench.send(fromServer("tag=100 INIT-ACK itag=200"));
        QCOMPARE(bench.timeout(), Duration(3s));
        (void)bench.send(fromClient("tag=200 COOKIE-ECHO DATA len=10"));
        QCOMPARE(bench.timeout(), Duration(3s));
        QVERIFY(!bench.row().has(kAssured));
        (void)bench.send(fromServer("tag=100 COOKIE-ACK SACK"));
        QCOMPARE(bench.timeout(), Duration(210s));
        QVERIFY(bench.row().has(kAssured));

        (void)bench.send(fromClient("tag=200 SHUTDOWN"));
        QCOMPARE(bench.timeout(), Duration(3s));
        (void)bench.send(fromServer("tag=100 SHUTDOWN-ACK"));
        QCOMPARE(bench.timeout(), Duration(3s));
        (void)bench.send(fromClient("tag=200 SHUTDOWN-COMPLETE"));
        QCOMPARE(bench.timeout(), Duration(10s));
        QCOMPARE(bench.row().orig.packets, 4U);
        QCOMPARE(bench.row().repl.packets, 3U);
    }

    void dataKeepsAnAssociationAndMovesNothing()
    {
        SctpBench bench;
        bench.open();
        for (int i = 0; i < 3; ++i) {
            bench.now = bench.now + 200s;
            QCOMPARE(bench.stateOf(fromClient(std::string(kToServer) + "DATA len=100")), State::Established);
            QCOMPARE(bench.stateOf(fromServer(std::string(kToClient) + "SACK")), State::Established);
            QCOMPARE(bench.timeout(), Duration(210s));
        }
    }

    void anotherTagIsInvalidAndChangesNothing_data()
    {
        QTest::addColumn<QString>("words");
        for (const char* words :
             {"tag=1 DATA len=4", "tag=0 SACK", "tag=100 DATA len=4", "tag=1 SHUTDOWN", "tag=1 ABORT",
              "tag=200 ABORT T", "tag=100 ABORT", "tag=1 HEARTBEAT", "tag=1 HEARTBEAT-ACK",
              "tag=5 INIT itag=7", "INIT itag=0", "tag=200 INIT-ACK itag=0", "tag=1 COOKIE-ECHO",
              "tag=200 SHUTDOWN-COMPLETE T", "tag=1 SHUTDOWN-ACK"})
            QTest::newRow(words) << words;
    }
    void anotherTagIsInvalidAndChangesNothing()
    {
        QFETCH(const QString, words);
        SctpBench bench;
        bench.open();
        const ConnectionRow before = bench.row();
        bench.now = bench.now + 1s;

        QCOMPARE(bench.faultOf(fromClient(words.toStdString())), InvalidReason::BadTag);

        QCOMPARE(bench.timeout(), before.timeout - 1s);
        QVERIFY(bench.row().orig == before.orig);
        QCOMPARE(bench.stateOf(fromServer("tag=100 DATA len=1")), State::Established);
        QCOMPARE(bench.stateOf(fromClient("tag=200 DATA len=1")), State::Established);
    }

    void whoDoesNotKnowTheAssociationReflectsTheTag()
    {
        SctpBench bench;
        bench.open();
        QCOMPARE(bench.stateOf(fromServer("tag=200 ABORT T")), State::Established);
        QCOMPARE(bench.timeout(), Duration(10s));
    }

    // Anybody who knows addresses and ports can send an INIT; its tag must not shut the ends out.
    void anInitOnAnOpenAssociationCountsOnlyWhenItsHandshakeIsCompleted()
    {
        SctpBench bench;
        bench.open();
        (void)bench.send(fromClient("INIT itag=666"));
        QCOMPARE(bench.stateOf(fromServer("tag=100 DATA len=10")), State::Established);
        QCOMPARE(bench.stateOf(fromServer("tag=666 DATA len=10")), State::Invalid);

        // The client has begun anew (RFC 9260 §5.2.2).
        (void)bench.send(fromClient("INIT itag=101"));
        QCOMPARE(bench.stateOf(fromServer("tag=101 INIT-ACK itag=201")), State::Established);
        QCOMPARE(bench.stateOf(fromClient("tag=201 COOKIE-ECHO")), State::Established);
        QCOMPARE(bench.stateOf(fromServer("tag=101 COOKIE-ACK")), State::Established);
        QCOMPARE(bench.stateOf(fromClient("tag=201 DATA len=10")), State::Established);
        QCOMPARE(bench.stateOf(fromClient("tag=200 DATA len=10")), State::Invalid);
    }

    void anAbortEndsAnAssociation()
    {
        SctpBench bench;
        bench.open();
        (void)bench.send(fromClient("tag=200 ABORT"));
        QCOMPARE(bench.timeout(), Duration(10s));
    }

    void anInitAgainNeitherRefreshesNorCounts()
    {
        SctpBench bench;
        (void)bench.send(fromClient("INIT itag=100"));
        bench.now = bench.now + 4s;

        QCOMPARE(bench.stateOf(fromClient("INIT itag=101")), State::New);

        QCOMPARE(bench.timeout(), Duration(6s));
        QCOMPARE(bench.row().orig.packets, 1U);
        QCOMPARE(bench.faultOf(fromServer("tag=100 INIT-ACK itag=200")), InvalidReason::BadTag);
        QCOMPARE(bench.stateOf(fromServer("tag=101 INIT-ACK itag=200")), State::Established);
    }

    void heartbeatsShowAnotherPathOfAnAssociation()
    {
        SctpBench bench;
        QCOMPARE(bench.stateOf(fromClient("tag=200 HEARTBEAT")), State::New);
        QCOMPARE(bench.timeout(), Duration(30s));
        QCOMPARE(bench.faultOf(fromServer("tag=100 DATA len=1")), InvalidReason::BadTag);
        QCOMPARE(bench.stateOf(fromServer("tag=100 HEARTBEAT-ACK")), State::Established);
        QCOMPARE(bench.timeout(), Duration(210s));
        QVERIFY(bench.row().has(kAssured));
        QCOMPARE(bench.stateOf(fromServer("tag=100 DATA len=1")), State::Established);
        QCOMPARE(bench.faultOf(fromServer("tag=99 HEARTBEAT")), InvalidReason::BadTag);
    }

    void whatCannotBeginAnAssociation_data()
    {
        QTest::addColumn<QString>("words");
        for (const char* words :
             {"tag=1 ABORT", "tag=1 SHUTDOWN-COMPLETE", "tag=1 COOKIE-ACK", "tag=1 DATA len=4", "tag=1 SACK"})
            QTest::newRow(words) << words;
    }
    void whatCannotBeginAnAssociation()
    {
        QFETCH(const QString, words);
        SctpBench bench;
        QCOMPARE(bench.faultOf(fromClient(words.toStdString())), InvalidReason::NoEntry);
        QCOMPARE(bench.count(), 0);
    }

    void chunksOutOfPlaceAreInvalid_data()
    {
        QTest::addColumn<QString>("words");
        for (const char* words :
             {"tag=200", "INIT DATA", "INIT INIT", "tag=200 DATA INIT", "tag=200 SACK INIT-ACK",
              "tag=200 SHUTDOWN-COMPLETE SACK", "tag=200 SACK COOKIE-ECHO", "tag=200 SACK COOKIE-ACK"})
            QTest::newRow(words) << words;
    }
    void chunksOutOfPlaceAreInvalid()
    {
        QFETCH(const QString, words);
        SctpBench bench;
        bench.open();
        QCOMPARE(bench.faultOf(fromClient(words.toStdString())), InvalidReason::BadChunk);
    }

    void chunksOfImpossibleLengthAreInvalid()
    {
        const std::string data = "sctp 192.168.88.10:5000 203.0.113.10:3868 tag=200 DATA len=8";
        SctpBench bench;
        bench.open();
        constexpr std::size_t kLength = 12 + 3; // lower byte
        for (const wire::Byte length : {0, 1, 3, 25, 255})
            QCOMPARE(bench.faultOf(writtenWith(data, kLength, length)), InvalidReason::BadChunk);
        QCOMPARE(bench.stateOf(writtenWith(data, kLength, 24)), State::Established);
        QCOMPARE(bench.stateOf(writtenWith(data, kLength, 21)), State::Established);      // and three to pad
        QCOMPARE(bench.faultOf(writtenWith(data, kLength, 18)), InvalidReason::BadChunk); // four zeros behind
        QCOMPARE(bench.faultOf(writtenUpTo("sctp 1.1.1.1:1 2.2.2.2:2 INIT", 31)), InvalidReason::BadChunk);
    }

    void aWrongCrcIsInvalid()
    {
        SctpBench bench;
        QCOMPARE(bench.faultOf(fromClient("INIT itag=100 checksum=bad")), InvalidReason::BadChecksum);
        QCOMPARE(bench.count(), 0);
    }
};

QTEST_APPLESS_MAIN(TestSctpSession)
#include "tst_sctp_session.moc"
