// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/conntrack/h323_bench.h"
#include "unit/conntrack/helping_bench.h"

#include <QTest>

#include <set>

using namespace tb;
using namespace tb::conntrack;
using namespace tb::test;
using namespace std::chrono_literals;
using namespace tb::test::h323;
using State = tb::conntrack::ConnectionState;

class TestHelperH323 : public QObject {
    Q_OBJECT

private slots:
    // Q.931

    void theH245AddressOfASetupIsAnnounced()
    {
        CallBench bench;
        const HelperFindings findings = bench.setup({.h245 = "192.168.88.10:5000"});
        QCOMPARE(listed(findings), kControlToCaller);
        const Expectation& one = findings.expectations.all().front();
        QCOMPARE(one.timeout, Duration(240s));
        QCOMPARE(one.targetAddress.toString(), std::string("192.168.88.10"));
        QCOMPARE(one.targetPart, std::uint16_t{5000});
        QVERIFY(!one.sourcePart && !one.isPermanent && !one.isExclusive);
    }

    void whatMayStandBeforeAnAddressIsSkippedExactly()
    {
        CallBench bench;
        const Parts parts{.h245 = "192.168.88.10:5000", .fastStart = {kOwnChannel}, .isPlain = false};
        QCOMPARE(listed(bench.setup(parts)), kControlToCaller + ", " + kOwnChannelListed);
    }

    void theH245AddressOfTheAnswersIsAnnounced_data()
    {
        QTest::addColumn<QByteArray>("message");
        const auto row = [](const char* name, wire::Byte type, const Bytes& per) {
            const Bytes message = tpkt(q931(type, per));
            QTest::newRow(name) << QByteArray(reinterpret_cast<const char*>(message.data()),
                                              static_cast<qsizetype>(message.size()));
        };
        const Parts parts{.h245 = "203.0.113.10:5000"};
        row("call proceeding", 2, alerting(parts, /*body=*/1));
        row("alerting", 1, alerting(parts));
        row("connect", 7, h323::connect(parts));
        row("facility", 0x62, facility("203.0.113.10:5000"));
        row("progress", 3, progress("203.0.113.10:5000"));
    }
    void theH245AddressOfTheAnswersIsAnnounced()
    {
        QFETCH(QByteArray, message);
        CallBench bench;
        QCOMPARE(listed(bench.read(kIn, {message.begin(), message.end()})), kControlToCalled);
    }

    void anotherHostsAddressIsNotAnnounced()
    {
        CallBench bench;
        QCOMPARE(listed(bench.setup({.h245 = "192.168.88.11:5000"})), QString());
        QCOMPARE(listed(bench.setup({.h245 = "203.0.113.10:5000"})), QString());
        QCOMPARE(listed(bench.setup({.h245 = "[2001:db8::1]:5000"})), QString());
    }

    void portZeroIsNotAnnounced()
    {
        CallBench bench;
        QCOMPARE(listed(bench.setup({.h245 = "192.168.88.10:0"})), QString());
    }

    void ip6CallsAreFollowed()
    {
        CallBench bench("[2001:db8:1::10]:40000", "[2001:db8:2::10]:1720");
        QCOMPARE(listed(bench.setup({.h245 = "[2001:db8:1::10]:5000"})),
                 QString("tcp 2001:db8:2::10>2001:db8:1::10:5000 h323"));
        QCOMPARE(listed(bench.control(kOut, openAck("[2001:db8:1::10]:6000", "[2001:db8:1::10]:6001"))),
                 QString("udp 2001:db8:2::10>2001:db8:1::10:6000, udp 2001:db8:2::10>2001:db8:1::10:6001"));
    }

    void aTranslatedCallerIsExpectedAtItsOutsideAddress()
    {
        PayloadBench bench(HelperKind::H323, wire::Protocol::Tcp, kCaller, kCalled, "198.51.100.2:1024");
        const HelperFindings findings =
            bench.read(kOut, tpkt(q931(5, setup({.h245 = "192.168.88.10:5000"}))));
        QCOMPARE(listed(findings), QString("tcp 203.0.113.10>198.51.100.2:5000 h323"));
        QCOMPARE(findings.expectations.all().front().targetAddress.toString(), std::string("192.168.88.10"));
    }

    // fastStart and tunnelled H.245

    void fastStartAnnouncesTheCallersMedia()
    {
        CallBench bench;
        const Bytes receive = openReverseChannel(channel("192.168.88.10:16384", "192.168.88.10:16385"));
        const HelperFindings findings = bench.setup({
            .fastStart = {kOwnChannel, receive}
        });
        QCOMPARE(listed(findings),
                 QString("udp 203.0.113.10>192.168.88.10:16384, udp 203.0.113.10>192.168.88.10:16385"));
        for (const Expectation& one : findings.expectations.all()) {
            QCOMPARE(one.timeout, Duration(240s));
            QCOMPARE(one.mostOfGroup, std::uint8_t{8}); // channels
        }
    }

    void everyPlaceOfAnOwnAddressIsPointedAt()
    {
        CallBench bench;
        const Bytes receive = openReverseChannel(channel("192.168.88.10:16384", "192.168.88.10:16385"));
        const HelperFindings findings = bench.setup({
            .h245 = "192.168.88.10:5000", .fastStart = {receive, receive}
        });
        int ofMedia = 0, ofControl = 0;
        for (const Mention& one : findings.mentions.all()) {
            QCOMPARE(one.subject, Mention::Subject::Announced);
            ofMedia += findings.expectations.all()[one.expectation].targetPart == 16384 ? 1 : 0;
            ofControl += findings.expectations.all()[one.expectation].targetPart == 16385 ? 1 : 0;
        }
        QCOMPARE(findings.mentions.size(), std::size_t{10}); // an address and a port each
        std::set<int> places;
        for (const Mention& one : findings.mentions.all())
            places.insert(one.place.offset);
        QCOMPARE(places.size(), findings.mentions.size());
        QCOMPARE(ofMedia, 4);
        QCOMPARE(ofControl, 4);
        QVERIFY(findings.expectations.all()[1].pairsWithNext);
        QVERIFY(!findings.expectations.all()[2].pairsWithNext);
    }

    void eachEndHasAGroupForEachMeaning()
    {
        CallBench bench;
        const Bytes receive = openReverseChannel(channel("192.168.88.10:16384", "192.168.88.10:16385"));
        std::set<int> groups;
        const auto note = [&groups](const HelperFindings& findings) {
            for (const Expectation& one : findings.expectations.all())
                groups.insert(one.group);
        };
        note(bench.setup({.h245 = "192.168.88.10:5000", .fastStart = {receive}}));
        QCOMPARE(groups.size(), std::size_t{3}); // H.245, RTP, RTCP
        note(bench.control(kIn, openAck("203.0.113.10:6000", "203.0.113.10:6001")));
        QCOMPARE(groups.size(), std::size_t{5});
    }

    void fastStartOfTheAnswersIsReadToo()
    {
        const std::vector<Bytes> fastStart = {openChannel(channel("203.0.113.10:7000", {}))};
        const Parts parts{.fastStart = fastStart};
        for (const Bytes& per :
             {alerting(parts, /*body=*/1), alerting(parts), h323::connect(parts), information(fastStart)}) {
            CallBench bench;
            QCOMPARE(listed(bench.read(kIn, tpkt(q931(7, per)))),
                     QString("udp 192.168.88.10>203.0.113.10:7000"));
        }
    }

    void alternativesAtTheSamePortAreOneAnnouncement()
    {
        CallBench bench;
        const Bytes other = openChannel(channel({}, "192.168.88.10:16385"), h261);
        QCOMPARE(listed(bench.setup({
                     .fastStart = {kOwnChannel, other, kOwnChannel}
        })),
                 kOwnChannelListed);
    }

    void oneBrokenAlternativeDoesNotSpoilTheOthers()
    {
        CallBench bench;
        QCOMPARE(listed(bench.setup({
                     .fastStart = {{0xff, 0xff}, kOwnChannel}
        })),
                 kOwnChannelListed);
    }

    void tunnelledMessagesAreRead()
    {
        CallBench bench;
        QCOMPARE(listed(bench.setup({
                     .tunnel = {{0x01, 0x02}, openRequest(kOwnChannel)}
        })),
                 kOwnChannelListed);
    }

    // H.245

    void openedChannelsAreAnnounced_data()
    {
        QTest::addColumn<int>("type");
        QTest::newRow("audio") << 0;
        QTest::newRow("H.261") << 1;
        QTest::newRow("H.263") << 2;
        QTest::newRow("T.38") << 3;
    }
    void openedChannelsAreAnnounced()
    {
        QFETCH(int, type);
        constexpr DataType kTypes[] = {g711, h261, h263, t38};
        const Bytes opened = openChannel(channel("192.168.88.10:16384", "192.168.88.10:16385"), kTypes[type]);
        CallBench bench;
        QCOMPARE(listed(bench.control(kOut, openRequest(opened))),
                 QString("udp 203.0.113.10>192.168.88.10:16384, udp 203.0.113.10>192.168.88.10:16385"));
    }

    void anAcknowledgedChannelIsAnnounced()
    {
        CallBench bench;
        QCOMPARE(listed(bench.control(kIn, openAck("203.0.113.10:7000", "203.0.113.10:7001"))),
                 QString("udp 192.168.88.10>203.0.113.10:7000, udp 192.168.88.10>203.0.113.10:7001"));
    }

    void othersMediaAreNotAnnounced()
    {
        CallBench bench;
        QCOMPARE(listed(bench.control(kIn, openAck("203.0.113.11:7000", "203.0.113.10:7001"))),
                 QString("udp 192.168.88.10>203.0.113.10:7001"));
        QCOMPARE(listed(bench.control(kIn, openAck("192.168.88.10:7000", {}))), QString());
    }

    /// Written by hand from X.691: the two voices above are not alone.
    void aMessageIsReadByteForByte()
    {
        const Bytes message = {0x03,             // request, openLogicalChannel
                               0x00, 0x00, 0x00, // channel 1
                               0x0c, 0x60, 0x13, // audioData, g711Ulaw64k, 20 frames
                               0x80, 0x0b,       // h2250LogicalChannelParameters, 11 bytes
                               0x05, 0x00, 0x01, // mediaControlChannel, silenceSuppression; session 1
                               0x00, 192,  168,  88, 10, 0x40, 0x01, // unicast, IPv4, port 16385
                               0x00};
        CallBench bench;
        QCOMPARE(listed(bench.control(kOut, message)), kOwnChannelListed);
    }

    // The whole

    void aCallIsFollowedFromItsSetupToItsMedia()
    {
        HelpingBench bench(HelperKind::H323, 1720);
        ControlConnection call(bench, kCaller, kCalled);
        call.say(kOut, tpkt(q931(5, setup({}))));
        call.say(kIn, tpkt(q931(7, h323::connect({.h245 = "203.0.113.10:5000"}))));

        ControlConnection control(bench, "192.168.88.10:40001", "203.0.113.10:5000");
        control.say(kOut, tpkt(openRequest(kOwnChannel)));
        control.say(kIn, tpkt(openAck("203.0.113.10:7000", "203.0.113.10:7001")));

        QCOMPARE(bench.stateOf(udp("192.168.88.10:16384", "203.0.113.10:7000")), State::Related);
        QCOMPARE(bench.stateOf(udp("203.0.113.10:7001", "192.168.88.10:16385")), State::Related);
        QCOMPARE(bench.stateOf(udp("203.0.113.10:7002", "192.168.88.10:16386")), State::New);
        for (const ConnectionRow& row : bench.rows()) {
            const bool isExpected =
                row.original.destinationPart != 1720 && row.original.destinationPart != 16386;
            QCOMPARE(row.has(kExpected), isExpected);
            QCOMPARE(row.has(kUsesHelper), row.original.is(wire::Protocol::Tcp));
            QCOMPARE(row.helper, row.original.destinationPart == 16386 ? HelperKind::None : HelperKind::H323);
        }
        QCOMPARE(bench.count(), 5);
    }
};

QTEST_APPLESS_MAIN(TestHelperH323)
#include "tst_helper_h323.moc"
