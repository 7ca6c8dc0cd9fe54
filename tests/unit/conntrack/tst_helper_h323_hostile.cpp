// SPDX-License-Identifier: GPL-3.0-or-later
// Broken messages and cut streams before the H.323 helper, and what a gatekeeper may say.

#include "unit/conntrack/h323_bench.h"
#include "unit/conntrack/ras_messages.h"

#include <QTest>

using namespace tb;
using namespace tb::conntrack;
using namespace tb::test;
using namespace std::chrono_literals;
using namespace tb::test::h323;

namespace {

struct RasBench : PayloadBench {
    RasBench() : PayloadBench(HelperKind::H323, wire::Protocol::Udp, "192.168.88.10:1719", "203.0.113.1:1719")
    {
    }
};

} // namespace

class TestHelperH323Hostile : public QObject {
    Q_OBJECT

private slots:
    // Messages

    void aMessageThatEndsEarlyAnnouncesWhatCameBefore()
    {
        const Bytes per = setup({.h245 = "192.168.88.10:5000", .fastStart = {kOwnChannel}});
        constexpr std::size_t kAddressEnd = 1 + 1 + 7 + 1 + 4 + 2; // heads, protocolIdentifier, h245Address
        for (std::size_t size = 0; size < per.size(); ++size) {
            CallBench bench;
            QCOMPARE(listed(bench.read(kOut, tpkt(q931(5, part(per, 0, size))))),
                     size < kAddressEnd ? QString() : kControlToCaller);
        }
    }

    void whateverBitIsFlippedOnlyOwnAddressesComeOut()
    {
        const Bytes whole = tpkt(q931(5, setup({.h245 = "192.168.88.10:5000",
                                                .fastStart = {kOwnChannel},
                                                .tunnel = {openRequest(kOwnChannel)},
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
        Bytes message = q931(5, setup({.h245 = "192.168.88.10:5000"}));
        wire::store16(&message[12], wire::load16(&message[12]) + 1); // longer than the message
        CallBench bench;
        QCOMPARE(listed(bench.read(kOut, tpkt(message))), QString());
    }

    // TPKT

    void severalMessagesOfASegmentAreRead()
    {
        CallBench bench;
        const Bytes proceeding = tpkt(q931(2, alerting({}, 1)));
        const Bytes connected = tpkt(q931(7, h323::connect({.h245 = "203.0.113.10:5000"})));
        QCOMPARE(listed(bench.read(kIn, joined({proceeding, connected}))), kControlToCalled);
    }

    void aMessageCutAcrossSegmentsIsSkippedAndTheNextIsRead()
    {
        const Bytes first = tpkt(q931(5, setup({.h245 = "192.168.88.10:5000"})));
        const Bytes second = tpkt(openRequest(kOwnChannel));
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
        const Bytes inner = tpkt(openRequest(kOwnChannel));
        const Bytes outer = tpkt(joined({Bytes(40, 0), inner}));
        CallBench bench;
        QCOMPARE(listed(bench.read(kOut, part(outer, 0, 44), 100)), QString());
        QCOMPARE(listed(bench.read(kOut, inner, 144)), QString());
        QCOMPARE(listed(bench.read(kOut, inner, 144 + static_cast<std::uint32_t>(inner.size()))),
                 kOwnChannelListed);
    }

    void aHeaderThatComesAloneIsRemembered()
    {
        const Bytes message = tpkt(openRequest(kOwnChannel));
        CallBench bench;
        QCOMPARE(listed(bench.read(kOut, part(message, 0, 4), 0xfffffffe)), QString());
        QCOMPARE(listed(bench.read(kOut, part(message, 4, message.size()), 2)), kOwnChannelListed);
    }

    void aRepeatedSegmentChangesNothing()
    {
        const Bytes first = tpkt(openRequest(kOwnChannel));
        const Bytes second = tpkt(q931(5, setup({.h245 = "192.168.88.10:5000"})));
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
        const Bytes message = tpkt(openRequest(kOwnChannel));
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
        const Bytes message = tpkt(openRequest(kOwnChannel));
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
        const HelperFindings findings = bench.read(kOut, registrationRequest("192.168.88.10:2720"));
        QCOMPARE(listed(findings), QString("tcp 203.0.113.1>192.168.88.10:2720 h323"));
        QVERIFY(findings.expectations.all().front().isPermanent); // for many calls
        QCOMPARE(findings.expectations.all().front().timeout, Duration(240s));
    }

    void gatekeepersAreCalledWhereTheySay()
    {
        RasBench bench;
        QCOMPARE(listed(bench.read(kIn, registrationConfirm("203.0.113.1:2721"))),
                 QString("tcp 192.168.88.10>203.0.113.1:2721 h323"));
        QCOMPARE(listed(bench.read(kIn, admissionConfirm("203.0.113.1:2722"))),
                 QString("tcp 192.168.88.10>203.0.113.1:2722 h323"));
    }

    void aGatekeeperCannotAnnounceAnotherHost()
    {
        RasBench bench;
        QCOMPARE(listed(bench.read(kIn, admissionConfirm("203.0.113.7:1720"))), QString());
        QCOMPARE(listed(bench.read(kIn, registrationConfirm("192.168.88.10:1720"))), QString());
    }

    void aRasMessageThatEndsEarlyAnnouncesNothing()
    {
        const Bytes whole = registrationConfirm("203.0.113.1:2721");
        for (std::size_t size = 1; size < whole.size(); ++size) {
            RasBench bench;
            QCOMPARE(listed(bench.read(kIn, part(whole, 0, size))), QString());
        }
    }
};

QTEST_APPLESS_MAIN(TestHelperH323Hostile)
#include "tst_helper_h323_hostile.moc"
