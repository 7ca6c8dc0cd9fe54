// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/conntrack/payload_bench.h"
#include "unit/conntrack/pptp_messages.h"

#include <QTest>

using namespace tb;
using namespace tb::conntrack;
using namespace tb::test;
using namespace std::chrono_literals;
using wire::Direction;

namespace {

constexpr const char* kClient = "192.168.88.10:40000";
constexpr const char* kServer = "203.0.113.10:1723";
constexpr std::uint16_t kClientId = 0x1111, kServerId = 0x2222, kOutsideId = 1024;
constexpr Direction kOut = Direction::Original, kIn = Direction::Reply;

struct PptpBench : PayloadBench {
    PptpBench() : PayloadBench(HelperKind::Pptp, wire::Protocol::Tcp, kClient, kServer) {}

    void start()
    {
        (void)read(kOut, pptp::startRequest());
        (void)read(kIn, pptp::startReply());
    }
    HelperFindings callOut()
    {
        (void)read(kOut, pptp::outgoingRequest(kClientId));
        return read(kIn, pptp::outgoingReply(kServerId, kClientId));
    }
};

bool isEmpty(const HelperFindings& findings)
{
    return findings.expectations.isEmpty() && findings.callIds.isEmpty() && !findings.endsCall &&
           !findings.mustDrop;
}

/// Both directions of the call, and nothing else.
void verifyAnnounced(const HelperFindings& findings)
{
    const auto expected = findings.expectations.all();
    QCOMPARE(expected.size(), std::size_t{2});
    const Expectation& toClient = expected[0];
    QCOMPARE(toClient.protocol, wire::Protocol::Gre);
    QCOMPARE(toClient.source->toString(), std::string("203.0.113.10"));
    QCOMPARE(toClient.destination.toString(), std::string("192.168.88.10"));
    QCOMPARE(*toClient.sourcePart, kServerId);
    QCOMPARE(toClient.destinationPart, kClientId);
    QCOMPARE(toClient.targetAddress.toString(), std::string("192.168.88.10"));
    QCOMPARE(toClient.targetPart, kClientId);
    const Expectation& toServer = expected[1];
    QCOMPARE(toServer.source->toString(), std::string("192.168.88.10"));
    QCOMPARE(toServer.destination.toString(), std::string("203.0.113.10"));
    QCOMPARE(*toServer.sourcePart, kClientId);
    QCOMPARE(toServer.destinationPart, kServerId);
    for (const Expectation& one : expected) {
        QCOMPARE(one.timeout, Duration(300s));
        QCOMPARE(one.mostOfGroup, std::uint8_t{2});
        QVERIFY(one.isExclusive && one.endsWithMaster && !one.isPermanent);
    }
    const auto ids = findings.callIds.all();
    QCOMPARE(ids.size(), std::size_t{2});
    QCOMPARE(ids[0].senderCallId, kServerId);
    QCOMPARE(ids[0].receiverCallId, kClientId);
    QCOMPARE(ids[0].source.toString(), std::string("203.0.113.10"));
    QCOMPARE(ids[1].senderCallId, kClientId);
    QCOMPARE(ids[1].receiverCallId, kServerId);
}

/// "12=1024": which numbers are written where instead of others.
std::string told(const HelperFindings& findings)
{
    std::string text;
    for (const Mention& one : findings.mentions.all())
        text += (text.empty() ? "" : " ") + std::to_string(one.place.offset) + "=" + std::to_string(one.port);
    return text;
}

std::vector<wire::Byte> joined(std::initializer_list<pptp::Message> messages)
{
    std::vector<wire::Byte> all;
    for (const pptp::Message& one : messages)
        all.insert(all.end(), one.begin(), one.end());
    return all;
}

} // namespace

class TestHelperPptp : public QObject {
    Q_OBJECT

private slots:
    // Messages

    void anOutgoingCallThatConnectsAnnouncesBothDirections()
    {
        PptpBench bench;
        bench.start();
        verifyAnnounced(bench.callOut());
    }

    void anIncomingCallIsAnnouncedWhenItIsConnected()
    {
        PptpBench bench;
        bench.start();
        QVERIFY(isEmpty(bench.read(kIn, pptp::incomingRequest(kServerId))));
        QVERIFY(isEmpty(bench.read(kOut, pptp::incomingReply(kClientId, kServerId))));
        verifyAnnounced(bench.read(kIn, pptp::incomingConnected(kClientId)));
    }

    void aCallBeforeTheSessionHasStartedIsNotRead()
    {
        PptpBench bench;
        QVERIFY(isEmpty(bench.callOut()));
        (void)bench.read(kOut, pptp::startRequest());
        QVERIFY(isEmpty(bench.callOut()));
    }

    void aRefusedSessionHasNoCalls()
    {
        PptpBench bench;
        (void)bench.read(kOut, pptp::startRequest());
        (void)bench.read(kIn, pptp::startReply(/*result=*/2));
        QVERIFY(isEmpty(bench.callOut()));
    }

    void nobodyAnswersHisOwnRequest()
    {
        PptpBench bench;
        (void)bench.read(kOut, pptp::startRequest());
        (void)bench.read(kOut, pptp::startReply());
        QVERIFY(isEmpty(bench.callOut()));

        (void)bench.read(kIn, pptp::startReply());
        (void)bench.read(kOut, pptp::outgoingRequest(kClientId));
        QVERIFY(isEmpty(bench.read(kOut, pptp::outgoingReply(kServerId, kClientId))));
    }

    void aCallThatDoesNotConnectAnnouncesNothing()
    {
        PptpBench bench;
        bench.start();
        (void)bench.read(kOut, pptp::outgoingRequest(kClientId));
        QVERIFY(isEmpty(bench.read(kIn, pptp::outgoingReply(kServerId, kClientId, /*result=*/4)))); // busy
        QVERIFY(
            isEmpty(bench.read(kIn, pptp::outgoingReply(kServerId, kClientId)))); // not asked for any more
    }

    void anAnswerToAnotherCallAnnouncesNothing()
    {
        PptpBench bench;
        bench.start();
        (void)bench.read(kOut, pptp::outgoingRequest(kClientId));
        QVERIFY(isEmpty(bench.read(kIn, pptp::outgoingReply(kServerId, kClientId + 1))));
        verifyAnnounced(bench.read(kIn, pptp::outgoingReply(kServerId, kClientId)));
    }

    void aRefusedIncomingCallCannotConnect()
    {
        PptpBench bench;
        bench.start();
        (void)bench.read(kIn, pptp::incomingRequest(kServerId));
        (void)bench.read(kOut, pptp::incomingReply(kClientId, kServerId, /*result=*/3)); // do not accept
        QVERIFY(isEmpty(bench.read(kIn, pptp::incomingConnected(kClientId))));
    }

    void onlyTheCallerConnectsAnIncomingCallAndByItsId()
    {
        PptpBench bench;
        bench.start();
        (void)bench.read(kIn, pptp::incomingRequest(kServerId));
        (void)bench.read(kOut, pptp::incomingReply(kClientId, kServerId));
        QVERIFY(isEmpty(bench.read(kOut, pptp::incomingConnected(kClientId))));
        QVERIFY(isEmpty(bench.read(kIn, pptp::incomingConnected(kServerId))));
        verifyAnnounced(bench.read(kIn, pptp::incomingConnected(kClientId)));
    }

    void aSecondCallIsNotFollowedWhileOneIsUp()
    {
        PptpBench bench;
        bench.start();
        (void)bench.callOut();
        (void)bench.read(kOut, pptp::outgoingRequest(0x3333));
        QVERIFY(isEmpty(bench.read(kIn, pptp::outgoingReply(0x4444, 0x3333))));
        QVERIFY(isEmpty(bench.read(kIn, pptp::disconnectNotify(0x4444)))); // nor its end
    }

    void theCallIsOverWhenEitherEndSaysSo_data()
    {
        QTest::addColumn<int>("direction");
        QTest::addColumn<QByteArray>("message");
        const auto row = [](const char* name, Direction direction, const pptp::Message& message) {
            QTest::newRow(name) << static_cast<int>(direction)
                                << QByteArray(reinterpret_cast<const char*>(message.data()),
                                              static_cast<qsizetype>(message.size()));
        };
        row("clear request", kOut, pptp::clearRequest(kClientId));
        row("disconnect notify", kIn, pptp::disconnectNotify(kServerId));
        row("stop, client", kOut, pptp::stopRequest());
        row("stop, server", kIn, pptp::stopRequest());
    }
    void theCallIsOverWhenEitherEndSaysSo()
    {
        QFETCH(int, direction);
        QFETCH(QByteArray, message);
        PptpBench bench;
        bench.start();
        (void)bench.callOut();

        const HelperFindings findings =
            bench.read(static_cast<Direction>(direction), {message.begin(), message.end()});

        QVERIFY(findings.endsCall);
        QVERIFY(findings.expectations.isEmpty() && findings.callIds.isEmpty());
    }

    void theNextCallIsFollowedWhenTheFirstIsOver()
    {
        PptpBench bench;
        bench.start();
        (void)bench.callOut();
        (void)bench.read(kIn, pptp::disconnectNotify(kServerId));
        verifyAnnounced(bench.callOut());
    }

    void afterStopTheSessionMustStartAnew()
    {
        PptpBench bench;
        bench.start();
        (void)bench.read(kOut, pptp::stopRequest());
        QVERIFY(isEmpty(bench.callOut()));
        bench.start();
        verifyAnnounced(bench.callOut());
    }

    void aTranslatedClientIsExpectedAtItsOutsideAddress()
    {
        PayloadBench bench(HelperKind::Pptp, wire::Protocol::Tcp, kClient, kServer, "198.51.100.2:1024");
        (void)bench.read(kOut, pptp::startRequest());
        (void)bench.read(kIn, pptp::startReply());
        (void)bench.read(kOut, pptp::outgoingRequest(kClientId));
        const HelperFindings findings = bench.read(kIn, pptp::outgoingReply(kServerId, kOutsideId));
        const Expectation& toClient = findings.expectations.all()[0];
        QCOMPARE(toClient.destination.toString(), std::string("198.51.100.2"));
        QCOMPARE(toClient.destinationPart, kOutsideId);
        QCOMPARE(toClient.targetAddress.toString(), std::string("192.168.88.10"));
        QCOMPARE(toClient.targetPart, kClientId);
        const Expectation& toServer = findings.expectations.all()[1];
        QCOMPARE(*toServer.sourcePart, kClientId);
        QCOMPARE(toServer.callerAddress.toString(), std::string("198.51.100.2"));
        QCOMPARE(toServer.callerPart, kOutsideId);
        QCOMPARE(findings.callIds.all()[0].destination.toString(), std::string("198.51.100.2"));
        QCOMPARE(findings.callIds.all()[0].receiverCallId, kOutsideId);
        QCOMPARE(findings.callIds.all()[1].senderCallId, kClientId);
    }

    void theServerKnowsTheCallByTheOutsidePort()
    {
        PayloadBench bench(HelperKind::Pptp, wire::Protocol::Tcp, kClient, kServer, "198.51.100.2:1024");
        (void)bench.read(kOut, pptp::startRequest());
        (void)bench.read(kIn, pptp::startReply());
        QCOMPARE(told(bench.read(kOut, pptp::outgoingRequest(kClientId))), std::string("12=1024"));
        QCOMPARE(told(bench.read(kIn, pptp::outgoingReply(kServerId, kOutsideId))), std::string("14=4369"));
        QCOMPARE(told(bench.read(kIn, pptp::withId(14, 40, kOutsideId))), std::string("12=4369"));
        QCOMPARE(told(bench.read(kOut, pptp::withId(15, 24, kServerId))), std::string());
        QCOMPARE(told(bench.read(kOut, joined({pptp::echoRequest(), pptp::clearRequest(kClientId)}))),
                 std::string("28=1024"));
    }

    void anIncomingCallIsKnownByTheOutsidePort()
    {
        PayloadBench bench(HelperKind::Pptp, wire::Protocol::Tcp, kClient, kServer, "198.51.100.2:1024");
        (void)bench.read(kOut, pptp::startRequest());
        (void)bench.read(kIn, pptp::startReply());
        QCOMPARE(told(bench.read(kIn, pptp::incomingRequest(kServerId))), std::string());
        QCOMPARE(told(bench.read(kOut, pptp::incomingReply(kClientId, kServerId))), std::string("12=1024"));
        const HelperFindings connected = bench.read(kIn, pptp::incomingConnected(kOutsideId));
        QCOMPARE(told(connected), std::string("12=4369"));
        QCOMPARE(connected.expectations.size(), std::size_t{2});
    }

    void anotherNumberThanTheOutsideOneIsNoAnswer()
    {
        PayloadBench bench(HelperKind::Pptp, wire::Protocol::Tcp, kClient, kServer, "198.51.100.2:1024");
        (void)bench.read(kOut, pptp::startRequest());
        (void)bench.read(kIn, pptp::startReply());
        (void)bench.read(kOut, pptp::outgoingRequest(kClientId));
        QVERIFY(isEmpty(bench.read(kIn, pptp::outgoingReply(kServerId, kClientId))));
    }

    void anUntranslatedClientKeepsItsNumber()
    {
        PptpBench bench;
        bench.start();
        QVERIFY(bench.read(kOut, pptp::outgoingRequest(kClientId)).mentions.isEmpty());
        QVERIFY(bench.read(kIn, pptp::outgoingReply(kServerId, kClientId)).mentions.isEmpty());
    }

    // Segments

    void severalMessagesInOneSegmentAreRead()
    {
        PptpBench bench;
        (void)bench.read(kOut, pptp::startRequest());
        (void)bench.read(kIn, joined({pptp::startReply(), pptp::echoRequest()}));
        (void)bench.read(kOut, joined({pptp::echoRequest(), pptp::outgoingRequest(kClientId)}));
        verifyAnnounced(
            bench.read(kIn, joined({pptp::echoRequest(), pptp::outgoingReply(kServerId, kClientId)})));
    }

    void aCallThatEndsInItsOwnSegmentIsNotAnnounced()
    {
        PptpBench bench;
        bench.start();
        (void)bench.read(kOut, pptp::outgoingRequest(kClientId));

        const HelperFindings findings = bench.read(
            kIn, joined({pptp::outgoingReply(kServerId, kClientId), pptp::disconnectNotify(kServerId)}));

        QVERIFY(findings.endsCall);
        QVERIFY(findings.expectations.isEmpty() && findings.callIds.isEmpty());
    }

    void aMessageThatIsNotWholeIsNotRead()
    {
        const pptp::Message whole = pptp::outgoingReply(kServerId, kClientId);
        for (std::size_t size = 0; size < whole.size(); ++size) {
            PptpBench bench;
            bench.start();
            (void)bench.read(kOut, pptp::outgoingRequest(kClientId));
            QVERIFY(isEmpty(bench.read(kIn, {whole.begin(), whole.begin() + static_cast<int>(size)})));
        }
    }

    void aLyingLengthIsNotBelieved_data()
    {
        QTest::addColumn<int>("length");
        for (const int length : {0, 1, 11, 12, 31, 33, 65535})
            QTest::addRow("%d", length) << length;
    }
    void aLyingLengthIsNotBelieved()
    {
        QFETCH(int, length);
        PptpBench bench;
        bench.start();
        (void)bench.read(kOut, pptp::outgoingRequest(kClientId));
        pptp::Message reply = pptp::outgoingReply(kServerId, kClientId);
        wire::store16(&reply[0], static_cast<std::uint16_t>(length));
        QVERIFY(isEmpty(bench.read(kIn, reply)));
    }

    void whatIsNoControlMessageIsNotRead_data()
    {
        QTest::addColumn<int>("byte");
        QTest::newRow("message type") << 3;
        QTest::newRow("magic cookie, first") << 4;
        QTest::newRow("magic cookie, last") << 7;
        QTest::newRow("control message type") << 9;
    }
    void whatIsNoControlMessageIsNotRead()
    {
        QFETCH(int, byte);
        PptpBench bench;
        bench.start();
        (void)bench.read(kOut, pptp::outgoingRequest(kClientId));
        pptp::Message reply = pptp::outgoingReply(kServerId, kClientId);
        reply[static_cast<std::size_t>(byte)] ^= 0x80;
        QVERIFY(isEmpty(bench.read(kIn, reply)));
    }
};

QTEST_APPLESS_MAIN(TestHelperPptp)
#include "tst_helper_pptp.moc"
