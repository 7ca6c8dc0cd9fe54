// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/conntrack/h323_messages.h"
#include "unit/conntrack/helping_bench.h"
#include "unit/conntrack/payload_bench.h"

#include <QTest>

using namespace tb;
using namespace tb::conntrack;
using namespace tb::test;
using namespace std::chrono_literals;
using h323::Bytes;
using h323::Parts;
using wire::Direction;
using State = tb::conntrack::ConnectionState;

namespace {

constexpr const char* kCaller = "192.168.88.10:40000";
constexpr const char* kCalled = "203.0.113.10:1720";
constexpr Direction kOut = Direction::Original, kIn = Direction::Reply;

struct CallBench : PayloadBench {
    CallBench(const End& caller = kCaller, const End& called = kCalled)
        : PayloadBench(HelperKind::H323, wire::Protocol::Tcp, caller, called)
    {
    }
    HelperFindings setup(const Parts& parts)
    {
        return read(kOut, h323::tpkt(h323::q931(5, h323::setup(parts))));
    }
    /// As an H.245 message in its own TPKT.
    HelperFindings control(Direction direction, const Bytes& message)
    {
        return read(direction, h323::tpkt(message));
    }
};

struct RasBench : PayloadBench {
    RasBench() : PayloadBench(HelperKind::H323, wire::Protocol::Udp, "192.168.88.10:1719", "203.0.113.1:1719")
    {
    }
};

/// "tcp 203.0.113.10>192.168.88.10:5000 h323", one line an announcement; "h323": read by the helper again.
QString listed(const HelperFindings& findings)
{
    QStringList lines;
    for (const Expectation& one : findings.expectations.all()) {
        const std::string line = wire::protocolName(static_cast<std::uint8_t>(one.protocol)) + " " +
                                 one.source->toString() + ">" + one.destination.toString() + ":" +
                                 std::to_string(one.destinationPart) +
                                 (one.childHelper == HelperKind::H323 ? " h323" : "");
        lines.append(QString::fromStdString(line));
    }
    return lines.join(", ");
}

Bytes joined(std::initializer_list<Bytes> parts)
{
    Bytes all;
    for (const Bytes& one : parts)
        all.insert(all.end(), one.begin(), one.end());
    return all;
}

Bytes part(const Bytes& bytes, std::size_t from, std::size_t to)
{
    return {bytes.begin() + static_cast<std::ptrdiff_t>(from),
            bytes.begin() + static_cast<std::ptrdiff_t>(to)};
}

const QString kControlToCaller = "tcp 203.0.113.10>192.168.88.10:5000 h323";
const QString kControlToCalled = "tcp 192.168.88.10>203.0.113.10:5000 h323";

const Bytes kOwnChannel = h323::openChannel(h323::channel({}, "192.168.88.10:16385"));
const QString kOwnChannelListed = "udp 203.0.113.10>192.168.88.10:16385";

} // namespace

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
            const Bytes message = h323::tpkt(h323::q931(type, per));
            QTest::newRow(name) << QByteArray(reinterpret_cast<const char*>(message.data()),
                                              static_cast<qsizetype>(message.size()));
        };
        const Parts parts{.h245 = "203.0.113.10:5000"};
        row("call proceeding", 2, h323::alerting(parts, /*body=*/1));
        row("alerting", 1, h323::alerting(parts));
        row("connect", 7, h323::connect(parts));
        row("facility", 0x62, h323::facility("203.0.113.10:5000"));
        row("progress", 3, h323::progress("203.0.113.10:5000"));
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
        QCOMPARE(listed(bench.control(kOut, h323::openAck("[2001:db8:1::10]:6000", "[2001:db8:1::10]:6001"))),
                 QString("udp 2001:db8:2::10>2001:db8:1::10:6000, udp 2001:db8:2::10>2001:db8:1::10:6001"));
    }

    void aTranslatedCallerIsExpectedAtItsOutsideAddress()
    {
        PayloadBench bench(HelperKind::H323, wire::Protocol::Tcp, kCaller, kCalled, "198.51.100.2:1024");
        const HelperFindings findings =
            bench.read(kOut, h323::tpkt(h323::q931(5, h323::setup({.h245 = "192.168.88.10:5000"}))));
        QCOMPARE(listed(findings), QString("tcp 203.0.113.10>198.51.100.2:5000 h323"));
        QCOMPARE(findings.expectations.all().front().targetAddress.toString(), std::string("192.168.88.10"));
    }

    // fastStart and tunnelled H.245

    void fastStartAnnouncesTheCallersMedia()
    {
        CallBench bench;
        const Bytes receive =
            h323::openReverseChannel(h323::channel("192.168.88.10:16384", "192.168.88.10:16385"));
        const HelperFindings findings = bench.setup({
            .fastStart = {kOwnChannel, receive}
        });
        QCOMPARE(listed(findings),
                 QString("udp 203.0.113.10>192.168.88.10:16385, udp 203.0.113.10>192.168.88.10:16384"));
        for (const Expectation& one : findings.expectations.all()) {
            QCOMPARE(one.timeout, Duration(240s));
            QCOMPARE(one.mostOfGroup, std::uint8_t{8}); // RTP and RTCP of four channels
        }
    }

    void fastStartOfTheAnswersIsReadToo()
    {
        const std::vector<Bytes> fastStart = {h323::openChannel(h323::channel("203.0.113.10:7000", {}))};
        const Parts parts{.fastStart = fastStart};
        for (const Bytes& per : {h323::alerting(parts, /*body=*/1), h323::alerting(parts),
                                 h323::connect(parts), h323::information(fastStart)}) {
            CallBench bench;
            QCOMPARE(listed(bench.read(kIn, h323::tpkt(h323::q931(7, per)))),
                     QString("udp 192.168.88.10>203.0.113.10:7000"));
        }
    }

    void alternativesAtTheSamePortAreOneAnnouncement()
    {
        CallBench bench;
        const Bytes other = h323::openChannel(h323::channel({}, "192.168.88.10:16385"), h323::h261);
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
                     .tunnel = {{0x01, 0x02}, h323::openRequest(kOwnChannel)}
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
        constexpr h323::DataType kTypes[] = {h323::g711, h323::h261, h323::h263, h323::t38};
        const Bytes channel =
            h323::openChannel(h323::channel("192.168.88.10:16384", "192.168.88.10:16385"), kTypes[type]);
        CallBench bench;
        QCOMPARE(listed(bench.control(kOut, h323::openRequest(channel))),
                 QString("udp 203.0.113.10>192.168.88.10:16384, udp 203.0.113.10>192.168.88.10:16385"));
    }

    void anAcknowledgedChannelIsAnnounced()
    {
        CallBench bench;
        QCOMPARE(listed(bench.control(kIn, h323::openAck("203.0.113.10:7000", "203.0.113.10:7001"))),
                 QString("udp 192.168.88.10>203.0.113.10:7000, udp 192.168.88.10>203.0.113.10:7001"));
    }

    void othersMediaAreNotAnnounced()
    {
        CallBench bench;
        QCOMPARE(listed(bench.control(kIn, h323::openAck("203.0.113.11:7000", "203.0.113.10:7001"))),
                 QString("udp 192.168.88.10>203.0.113.10:7001"));
        QCOMPARE(listed(bench.control(kIn, h323::openAck("192.168.88.10:7000", {}))), QString());
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

    // Hostile messages

    void aMessageThatEndsEarlyAnnouncesWhatCameBefore()
    {
        const Bytes per = h323::setup({.h245 = "192.168.88.10:5000", .fastStart = {kOwnChannel}});
        constexpr std::size_t kAddressEnd = 1 + 1 + 7 + 1 + 4 + 2; // heads, protocolIdentifier, h245Address
        for (std::size_t size = 0; size < per.size(); ++size) {
            CallBench bench;
            QCOMPARE(listed(bench.read(kOut, h323::tpkt(h323::q931(5, part(per, 0, size))))),
                     size < kAddressEnd ? QString() : kControlToCaller);
        }
    }

    void whateverBitIsFlippedOnlyOwnAddressesComeOut()
    {
        const Bytes whole = h323::tpkt(h323::q931(5, h323::setup({.h245 = "192.168.88.10:5000",
                                                                  .fastStart = {kOwnChannel},
                                                                  .tunnel = {h323::openRequest(kOwnChannel)},
                                                                  .isPlain = false})));
        for (std::size_t i = 0; i < whole.size() * 8; ++i) {
            CallBench bench;
            Bytes flipped = whole;
            flipped[i / 8] = static_cast<wire::Byte>(flipped[i / 8] ^ (1U << (i % 8)));
            for (const Expectation& one : bench.read(kOut, flipped).expectations.all()) {
                QCOMPARE(one.destination.toString(), std::string("192.168.88.10"));
                QCOMPARE(one.source->toString(), std::string("203.0.113.10"));
                QVERIFY(one.destinationPart != 0);
            }
        }
    }

    void aCutUserUserElementIsNotRead()
    {
        Bytes message = h323::q931(5, h323::setup({.h245 = "192.168.88.10:5000"}));
        wire::store16(&message[12], wire::load16(&message[12]) + 1); // longer than the message
        CallBench bench;
        QCOMPARE(listed(bench.read(kOut, h323::tpkt(message))), QString());
    }

    // TPKT

    void severalMessagesOfASegmentAreRead()
    {
        CallBench bench;
        const Bytes proceeding = h323::tpkt(h323::q931(2, h323::alerting({}, 1)));
        const Bytes connect = h323::tpkt(h323::q931(7, h323::connect({.h245 = "203.0.113.10:5000"})));
        QCOMPARE(listed(bench.read(kIn, joined({proceeding, connect}))), kControlToCalled);
    }

    void aMessageCutAcrossSegmentsIsSkippedAndTheNextIsRead()
    {
        const Bytes first = h323::tpkt(h323::q931(5, h323::setup({.h245 = "192.168.88.10:5000"})));
        const Bytes second = h323::tpkt(h323::openRequest(kOwnChannel));
        for (std::size_t cut = 5; cut < first.size(); ++cut) {
            CallBench bench;
            QCOMPARE(listed(bench.read(kOut, part(first, 0, cut), 100)), QString());
            const Bytes rest = joined({part(first, cut, first.size()), second});
            QCOMPARE(listed(bench.read(kOut, rest, 100 + static_cast<std::uint32_t>(cut))),
                     kOwnChannelListed);
        }
    }

    void theRestOfACutMessageIsNeverTakenForAMessage()
    {
        // Its middle looks like a message of its own.
        const Bytes inner = h323::tpkt(h323::openRequest(kOwnChannel));
        const Bytes outer = h323::tpkt(joined({Bytes(40, 0), inner}));
        CallBench bench;
        QCOMPARE(listed(bench.read(kOut, part(outer, 0, 44), 100)), QString());
        QCOMPARE(listed(bench.read(kOut, inner, 144)), QString());
        QCOMPARE(listed(bench.read(kOut, inner, 144 + static_cast<std::uint32_t>(inner.size()))),
                 kOwnChannelListed);
    }

    void aHeaderThatComesAloneIsRemembered()
    {
        const Bytes message = h323::tpkt(h323::openRequest(kOwnChannel));
        CallBench bench;
        QCOMPARE(listed(bench.read(kOut, part(message, 0, 4), 0xfffffffe)), QString());
        QCOMPARE(listed(bench.read(kOut, part(message, 4, message.size()), 2)), kOwnChannelListed);
    }

    void aRepeatedSegmentChangesNothing()
    {
        const Bytes first = h323::tpkt(h323::openRequest(kOwnChannel));
        const Bytes second = h323::tpkt(h323::q931(5, h323::setup({.h245 = "192.168.88.10:5000"})));
        const auto next = static_cast<std::uint32_t>(100 + first.size());
        CallBench bench;
        QCOMPARE(listed(bench.read(kOut, first, 100)), kOwnChannelListed);
        QCOMPARE(listed(bench.read(kOut, first, 100)), QString());
        QCOMPARE(listed(bench.read(kOut, joined({first, second}), 100)), kControlToCaller);
        QCOMPARE(listed(bench.read(kOut, first, next + static_cast<std::uint32_t>(second.size()))),
                 kOwnChannelListed);
    }

    void afterAMissingSegmentTheNextOneIsReadFromItsBeginning()
    {
        const Bytes message = h323::tpkt(h323::openRequest(kOwnChannel));
        CallBench bench;
        QCOMPARE(listed(bench.read(kOut, message, 100)), kOwnChannelListed);
        QCOMPARE(listed(bench.read(kOut, message, 5000)), kOwnChannelListed);
    }

    void whatIsNoTpktIsNotRead_data()
    {
        QTest::addColumn<int>("byte");
        QTest::addColumn<int>("value");
        QTest::newRow("version") << 0 << 4;
        QTest::newRow("reserved") << 1 << 1;
        QTest::newRow("length of the header only") << 3 << 4;
        QTest::newRow("length below the header") << 3 << 3;
    }
    void whatIsNoTpktIsNotRead()
    {
        QFETCH(int, byte);
        QFETCH(int, value);
        const Bytes message = h323::tpkt(h323::openRequest(kOwnChannel));
        Bytes broken = message;
        broken[static_cast<std::size_t>(byte)] = static_cast<wire::Byte>(value);
        CallBench bench;
        QCOMPARE(listed(bench.read(kOut, broken)), QString());
        QCOMPARE(listed(bench.read(kOut, message)), kOwnChannelListed); // nor is it skipped by its length
    }

    // RAS

    void registeredEndpointsAreCalledWhereTheySay()
    {
        RasBench bench;
        const HelperFindings findings = bench.read(kOut, h323::registrationRequest("192.168.88.10:2720"));
        QCOMPARE(listed(findings), QString("tcp 203.0.113.1>192.168.88.10:2720 h323"));
        QVERIFY(findings.expectations.all().front().isPermanent); // for many calls
        QCOMPARE(findings.expectations.all().front().timeout, Duration(240s));
    }

    void gatekeepersAreCalledWhereTheySay()
    {
        RasBench bench;
        QCOMPARE(listed(bench.read(kIn, h323::registrationConfirm("203.0.113.1:2721"))),
                 QString("tcp 192.168.88.10>203.0.113.1:2721 h323"));
        QCOMPARE(listed(bench.read(kIn, h323::admissionConfirm("203.0.113.1:2722"))),
                 QString("tcp 192.168.88.10>203.0.113.1:2722 h323"));
    }

    void aGatekeeperCannotAnnounceAnotherHost()
    {
        RasBench bench;
        QCOMPARE(listed(bench.read(kIn, h323::admissionConfirm("203.0.113.7:1720"))), QString());
        QCOMPARE(listed(bench.read(kIn, h323::registrationConfirm("192.168.88.10:1720"))), QString());
    }

    void aRasMessageThatEndsEarlyAnnouncesNothing()
    {
        const Bytes whole = h323::registrationConfirm("203.0.113.1:2721");
        for (std::size_t size = 1; size < whole.size(); ++size) {
            RasBench bench;
            QCOMPARE(listed(bench.read(kIn, part(whole, 0, size))), QString());
        }
    }

    // The whole

    void aCallIsFollowedFromItsSetupToItsMedia()
    {
        HelpingBench bench(HelperKind::H323, 1720);
        ControlConnection call(bench, kCaller, kCalled);
        call.say(kOut, h323::tpkt(h323::q931(5, h323::setup({}))));
        call.say(kIn, h323::tpkt(h323::q931(7, h323::connect({.h245 = "203.0.113.10:5000"}))));

        ControlConnection control(bench, "192.168.88.10:40001", "203.0.113.10:5000");
        control.say(kOut, h323::tpkt(h323::openRequest(kOwnChannel)));
        control.say(kIn, h323::tpkt(h323::openAck("203.0.113.10:7000", "203.0.113.10:7001")));

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
