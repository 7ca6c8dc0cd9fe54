// SPDX-License-Identifier: GPL-3.0-or-later
// Rows S171, S178 and S183: what the packets of a PPTP call are, with its control connection and without.

#include "unit/conntrack/helping_bench.h"
#include "unit/conntrack/pptp_messages.h"

#include <QTest>

using namespace tb;
using namespace tb::conntrack;
using namespace tb::test;
using wire::Direction;
using State = tb::conntrack::ConnectionState;

namespace {

constexpr const char* kClient = "192.168.88.10:40000";
constexpr const char* kServer = "203.0.113.10:1723";
constexpr std::uint16_t kClientId = 0x1111, kServerId = 0x2222;
constexpr Direction kOut = Direction::Original, kIn = Direction::Reply;

/// A GRE packet of RFC 2637 §4.1: key and sequence number present, version 1, PPP; the call id is the
/// receiver's.
TestPacket gre(const End& source, const End& destination, std::uint16_t callId)
{
    std::vector<wire::Byte> bytes = {0x30, 0x01, 0x88, 0x0b, 0, 4, 0, 0, 0, 0, 0, 1, 0xff, 0x03, 0xc0, 0x21};
    wire::store16(&bytes[6], callId);
    return inIp(source, destination, Tins::RawPDU(bytes), static_cast<std::uint8_t>(wire::Protocol::Gre));
}

/// A router with a call that is up.
struct CallBench : HelpingBench {
    ControlConnection control;

    CallBench() : HelpingBench(HelperKind::Pptp, 1723), control(*this, kClient, kServer)
    {
        control.say(kOut, pptp::startRequest());
        control.say(kIn, pptp::startReply());
        control.say(kOut, pptp::outgoingRequest(kClientId));
        control.say(kIn, pptp::outgoingReply(kServerId, kClientId));
    }
    Tracked toServer() { return send(gre("192.168.88.10", "203.0.113.10", kServerId)); }
    Tracked toClient() { return send(gre("203.0.113.10", "192.168.88.10", kClientId)); }
    std::vector<ConnectionRow> greRows() { return rowsOf(wire::Protocol::Gre); }
};

} // namespace

class TestPptpTracking : public QObject {
    Q_OBJECT

private slots:
    void theCallsPacketsAreOneConnectionWhoeverBegins_data()
    {
        QTest::addColumn<bool>("clientBegins");
        QTest::newRow("client") << true;
        QTest::newRow("server") << false;
    }
    void theCallsPacketsAreOneConnectionWhoeverBegins()
    {
        QFETCH(bool, clientBegins);
        CallBench bench;

        const Tracked first = clientBegins ? bench.toServer() : bench.toClient();
        const Tracked answer = clientBegins ? bench.toClient() : bench.toServer();

        QCOMPARE(first.state, State::Related);
        QCOMPARE(answer.state, State::Established);
        QCOMPARE(answer.direction, Direction::Reply);
        QCOMPARE(bench.greRows().size(), std::size_t{1});
        const ConnectionRow row = bench.greRows().front();
        QVERIFY(row.has(kExpected) && row.has(kSeenReply));
        QCOMPARE(row.helper, HelperKind::Pptp); // connection-type
        QCOMPARE(row.original.greVersion, std::uint8_t{1});
        QCOMPARE(row.original.sourcePart, clientBegins ? kClientId : kServerId);
        QCOMPARE(row.original.destinationPart, clientBegins ? kServerId : kClientId);
        QCOMPARE(bench.table.expectations().size(), std::size_t{0}); // the other announcement has gone, too
    }

    void theControlConnectionShowsItsHelperAndIsNotExpected()
    {
        CallBench bench;
        const ConnectionRow row = bench.rowsOf(wire::Protocol::Tcp).front();
        QCOMPARE(row.helper, HelperKind::Pptp);
        QVERIFY(row.has(kUsesHelper) && !row.has(kExpected));
    }

    void withoutHelperEachDirectionIsItsOwnConnection()
    {
        HelpingBench bench(HelperKind::Tftp, 69);
        (void)bench.send(gre("192.168.88.10", "203.0.113.10", kServerId));
        (void)bench.send(gre("203.0.113.10", "192.168.88.10", kClientId));
        const auto rows = bench.rowsOf(wire::Protocol::Gre);
        QCOMPARE(rows.size(), std::size_t{2});
        for (const ConnectionRow& row : rows)
            QVERIFY(!row.has(kExpected) && !row.has(kSeenReply) && row.helper == HelperKind::None);
    }

    void anotherCallOfTheSameHostsIsNotExpected()
    {
        CallBench bench;
        QCOMPARE(bench.stateOf(gre("192.168.88.10", "203.0.113.10", kServerId + 1)), State::New);
        QCOMPARE(bench.toServer().state, State::Related);
        QCOMPARE(bench.greRows().size(), std::size_t{2});
    }

    // What an error quotes names the receiver's call only, as the packet did.
    void anErrorAboutAPacketOfTheCallIsRelated()
    {
        CallBench bench;
        (void)bench.toServer();
        const TestPacket packet = gre("192.168.88.10", "203.0.113.10", kServerId);

        const Tracked error = bench.send(unreachable("198.51.100.1", "192.168.88.10", packet));

        QCOMPARE(error.state, State::Related);
        QVERIFY(error.id == bench.greRows().front().id);
    }

    void theCallEndsWithItsControlConnection()
    {
        CallBench bench;
        (void)bench.toServer();
        (void)bench.toClient();

        (void)bench.control.send(kOut, wire::tcp::kRst | wire::tcp::kAck);
        bench.now = bench.now + bench.settings.tcpCloseTimeout;
        (void)bench.rows(); // sweeps

        QCOMPARE(bench.count(), 0);
        QVERIFY(bench.table.expectations().isEmpty());
        QCOMPARE(bench.toClient().state, State::New);
    }

    void theCallEndsWhenItIsDisconnected()
    {
        CallBench bench;
        (void)bench.toServer();

        (void)bench.control.say(kIn, pptp::disconnectNotify(kServerId));

        QCOMPARE(bench.greRows().size(), std::size_t{0});
        QCOMPARE(bench.rowsOf(wire::Protocol::Tcp).size(), std::size_t{1});
        QVERIFY(bench.table.expectations().isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestPptpTracking)
#include "tst_pptp_tracking.moc"
