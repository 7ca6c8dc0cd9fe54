// SPDX-License-Identifier: GPL-3.0-or-later
#include "conntrack/dccp_session.h"

#include "unit/conntrack/tracking_bench.h"
#include "unit/conntrack/written_packet.h"

#include <QTest>

using namespace tb;
using namespace tb::conntrack;
using namespace tb::test;
using namespace std::chrono_literals;
using State = tb::conntrack::ConnectionState;

namespace {

const std::string kClientSays = "dccp 192.168.88.10:5000 203.0.113.10:5001 ";
const std::string kServerSays = "dccp 203.0.113.10:5001 192.168.88.10:5000 ";

TestPacket fromClient(const std::string& words)
{
    return written(kClientSays + words);
}

TestPacket fromServer(const std::string& words)
{
    return written(kServerSays + words);
}

struct DccpBench : TrackingBench {
    void open()
    {
        (void)send(fromClient("REQUEST seq=10"));
        (void)send(fromServer("RESPONSE seq=70 ack=10"));
        (void)send(fromClient("ACK seq=11 ack=70"));
        (void)send(fromServer("DATAACK seq=71 ack=11 len=4"));
    }
    Duration timeout() { return row().timeout; }
};

} // namespace

class TestDccpSession : public QObject {
    Q_OBJECT

private slots:
    void aConnectionOpensAndCloses()
    {
        DccpBench bench;
        QCOMPARE(bench.stateOf(fromClient("REQUEST seq=10")), State::New);
        QCOMPARE(bench.timeout(), Duration(240s));
        QCOMPARE(bench.stateOf(fromServer("RESPONSE seq=70 ack=10")), State::Established);
        QCOMPARE(bench.timeout(), Duration(480s));
        QVERIFY(!bench.row().has(kAssured));
        (void)bench.send(fromClient("ACK seq=11 ack=70"));
        QCOMPARE(bench.timeout(), Duration(480s));
        QVERIFY(bench.row().has(kAssured));
        (void)bench.send(fromServer("DATA seq=71 len=100"));
        QCOMPARE(bench.timeout(), Duration(12h));
        (void)bench.send(fromServer("CLOSEREQ"));
        QCOMPARE(bench.timeout(), Duration(64s));
        (void)bench.send(fromClient("CLOSE"));
        QCOMPARE(bench.timeout(), Duration(64s));
        (void)bench.send(fromServer("RESET"));
        QCOMPARE(bench.timeout(), Duration(240s));
    }

    void onlyAnAckOfTheResponseAssures_data()
    {
        QTest::addColumn<QString>("words");
        QTest::newRow("another number") << "ACK ack=71";
        QTest::newRow("with data") << "DATAACK ack=70";
    }
    void onlyAnAckOfTheResponseAssures()
    {
        QFETCH(const QString, words);
        DccpBench bench;
        (void)bench.send(fromClient("REQUEST seq=10"));
        (void)bench.send(fromServer("RESPONSE seq=70 ack=10"));

        QCOMPARE(bench.stateOf(fromClient(words.toStdString())), State::Established);

        QVERIFY(!bench.row().has(kAssured));
    }

    void aRepeatedResponseIsTheOneToAcknowledge()
    {
        DccpBench bench;
        (void)bench.send(fromClient("REQUEST seq=10"));
        (void)bench.send(fromServer("RESPONSE seq=70 ack=10"));
        (void)bench.send(fromServer("RESPONSE seq=71 ack=10"));
        (void)bench.send(fromClient("ACK ack=71"));
        QVERIFY(bench.row().has(kAssured));
    }

    void shortNumbersAreComparedShort()
    {
        DccpBench bench;
        (void)bench.send(fromClient("REQUEST seq=10"));
        (void)bench.send(fromServer("RESPONSE seq=16777286 ack=10")); // 2^24 + 70
        TestPacket ack = fromClient("ACK ack=0");
        wire::Byte* const dccp = ack.packet.transport();
        dccp[8] = 3 << 1; // X = 0: twelve bytes, then four of acknowledgement
        wire::store32(dccp + 12, 70);
        ack.frame->frame().offload.checksumVerified = true;

        (void)bench.send(std::move(ack));

        QVERIFY(bench.row().has(kAssured));
    }

    void aResetBeforeAnyReplyDeletes_data()
    {
        QTest::addColumn<bool>("isFromClient");
        QTest::newRow("the client gives up") << true;
        QTest::newRow("the server refuses") << false;
    }
    void aResetBeforeAnyReplyDeletes()
    {
        QFETCH(const bool, isFromClient);
        DccpBench bench;
        (void)bench.send(fromClient("REQUEST"));
        const Tracked reset = bench.send(isFromClient ? fromClient("RESET") : fromServer("RESET"));
        QVERIFY(reset.state != State::Invalid);
        QCOMPARE(bench.count(), 0);
    }

    void whatIsLetThroughNeitherRefreshesNorCounts()
    {
        DccpBench bench;
        bench.open();
        const ConnectionRow before = bench.row();
        bench.now = bench.now + 60s;
        for (const char* words : {"REQUEST", "SYNC", "SYNCACK"})
            QCOMPARE(bench.stateOf(fromClient(words)), State::Established);
        QVERIFY(bench.row().orig == before.orig);
        QCOMPARE(bench.timeout(), before.timeout - 60s);
    }

    void theOtherEndMayOpenAnewAfterTheEnd()
    {
        DccpBench bench;
        bench.open();
        (void)bench.send(fromClient("CLOSE"));
        (void)bench.send(fromServer("RESET"));

        (void)bench.send(fromServer("REQUEST seq=500"));

        QCOMPARE(bench.timeout(), Duration(240s));
        bench.now = bench.now + 10s;
        (void)bench.send(fromServer("REQUEST seq=500")); // of the client, which it is now: not let through
        QCOMPARE(bench.timeout(), Duration(240s));
        QCOMPARE(bench.faultOf(fromServer("DATA")), InvalidReason::NoTransition);
        (void)bench.send(fromClient("RESPONSE seq=900"));
        QCOMPARE(bench.timeout(), Duration(480s));
        (void)bench.send(fromServer("ACK ack=900"));
        (void)bench.send(fromClient("DATA"));
        QCOMPARE(bench.timeout(), Duration(12h));
    }

    void aResponseToARequestThatWasLetThroughResynchronises()
    {
        DccpBench bench;
        bench.open();
        (void)bench.send(fromClient("REQUEST seq=800"));
        (void)bench.send(fromServer("RESPONSE seq=900"));
        QCOMPARE(bench.timeout(), Duration(480s));     // respond, not open
        (void)bench.send(fromServer("REQUEST seq=1")); // out of place
        QCOMPARE(bench.stateOf(fromClient("RESPONSE seq=2")), State::Established);
        QCOMPARE(bench.stateOf(fromServer("ACK ack=2")), State::Established); // the server is the client now
    }

    void nothingButARequestBeginsAConnection()
    {
        for (const bool loose : {true, false}) {
            for (const char* words :
                 {"RESPONSE", "DATA", "ACK", "DATAACK", "CLOSEREQ", "CLOSE", "RESET", "SYNC", "SYNCACK"}) {
                DccpBench bench;
                bench.settings.looseTcpTracking = loose;
                QCOMPARE(bench.faultOf(fromClient(words)), InvalidReason::NoEntry);
                QCOMPARE(bench.count(), 0);
            }
        }
    }

    void headersThatDoNotFitAreInvalid()
    {
        DccpBench bench;
        bench.open();
        constexpr std::size_t kDataOffset = 4, kCoverage = 5, kType = 8;
        const std::string data = kClientSays + "DATA len=8"; // 16 bytes of header
        for (const wire::Byte words : {0, 3, 7, 255})
            QCOMPARE(bench.faultOf(writtenWith(data, kDataOffset, words)), InvalidReason::BadLength);
        for (const wire::Byte coverage : {4, 15})
            QCOMPARE(bench.faultOf(writtenWith(data, kCoverage, coverage)), InvalidReason::BadLength);
        QCOMPARE(bench.stateOf(writtenWith(data, kCoverage, 3)), State::Established);
        for (const int type : {10, 15}) // reserved
            QCOMPARE(bench.faultOf(writtenWith(data, kType, static_cast<wire::Byte>((type << 1) | 1))),
                     InvalidReason::BadDccpType);
        QCOMPARE(bench.faultOf(writtenWith(data, kType, (3 << 1) | 1)), InvalidReason::BadDccpType); // Ack
        QCOMPARE(bench.faultOf(writtenWith(kClientSays + "CLOSE", kType, 6 << 1)),
                 InvalidReason::BadDccpType);
        QCOMPARE(bench.faultOf(writtenUpTo(data, 11)), InvalidReason::BadLength);
    }

    void aWrongChecksumIsInvalid()
    {
        DccpBench bench;
        QCOMPARE(bench.faultOf(fromClient("REQUEST checksum=bad")), InvalidReason::BadChecksum);
        QCOMPARE(bench.count(), 0);
    }
};

QTEST_APPLESS_MAIN(TestDccpSession)
#include "tst_dccp_session.moc"
