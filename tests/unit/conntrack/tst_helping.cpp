// SPDX-License-Identifier: GPL-3.0-or-later
// S052 S053 S170 S178: what helpers announce, from the control connection to the announced one.
#include "conntrack/helping.h"

#include "unit/conntrack/tracking_bench.h"

#include <QTest>

using namespace tb;
using namespace tb::conntrack;
using namespace tb::test;
using namespace std::chrono_literals;
using namespace std::literals;

namespace {

constexpr const char* kClient = "192.168.88.10:40000";
constexpr const char* kServer = "203.0.113.10:21";
constexpr const char* kOffered = "192.168.88.10:5001"; ///< by kPort
constexpr const char* kPort = "PORT 192,168,88,10,19,137\r\n";
constexpr const char* kData = "203.0.113.10:20";
constexpr const char* kTftp = "203.0.113.10:69";
constexpr auto kReadRequest = "\0\1boot.img\0octet\0"sv;

TestPacket segment(const End& source, const End& destination, unsigned flags, std::uint32_t sequence,
                   std::uint32_t ack, std::string_view text = {})
{
    Tins::TCP tcp(destination.port, source.port);
    tcp.flags(static_cast<std::uint8_t>(flags));
    tcp.window(65535);
    tcp.seq(sequence);
    tcp.ack_seq(ack);
    if (!text.empty())
        tcp /= Tins::RawPDU(std::string(text));
    return inIp(source, destination, tcp);
}

TestPacket datagram(const End& source, const End& destination, std::string_view text)
{
    Tins::UDP udp(destination.port, source.port);
    udp /= Tins::RawPDU(std::string(text));
    return inIp(source, destination, udp);
}

/// Tracking with helpers, as forward/stages.cpp goes: track, translate, help, confirm.
struct HelpBench : TrackingBench {
    std::optional<End> outside; ///< masquerades what is new
    bool hasPassed = false;     ///< the last packet
    std::uint32_t sequences[2] = {1001, 5001};

    HelpBench()
    {
        helpers.ports = {
            {HelperKind::Ftp,  21  },
            {HelperKind::Tftp, 69  },
            {HelperKind::Sip,  5060}
        };
    }

    Tracked pass(TestPacket packet, bool isFiltered = false)
    {
        PendingConnection pending;
        const Tracked tracked = *track(table, {packet.packet, {}, now, settings, helpers}, pending);
        if (pending && outside) {
            wire::FlowTuple reply = pending->reply();
            reply.destination = outside->address;
            reply.destinationPart = outside->port;
            pending->setTuple(wire::Direction::Reply, reply);
        }
        hasPassed = !hasHelper(tracked) ||
                    !letHelperRead(table, {packet.packet, tracked, pending, now, helpers, random});
        if (pending && hasPassed && !isFiltered)
            TB_CHECK(static_cast<bool>(table.confirm(pending, now)));
        return tracked;
    }

    Tracked client(std::string_view text)
    {
        const Tracked tracked =
            pass(segment(kClient, kServer, wire::tcp::kAck, sequences[0], sequences[1], text));
        sequences[0] += hasPassed ? static_cast<std::uint32_t>(text.size()) : 0;
        return tracked;
    }
    Tracked server(std::string_view text)
    {
        const Tracked tracked =
            pass(segment(kServer, kClient, wire::tcp::kAck, sequences[1], sequences[0], text));
        sequences[1] += static_cast<std::uint32_t>(text.size());
        return tracked;
    }
    /// An FTP control connection in which both have spoken.
    ConnectionId connect()
    {
        (void)pass(segment(kClient, kServer, wire::tcp::kSyn, 1000, 0));
        (void)pass(segment(kServer, kClient, wire::tcp::kSyn | wire::tcp::kAck, 5000, 1001));
        (void)client("");
        (void)server("220 ready\r\n");
        return client("USER guest\r\n").id;
    }
    ConnectionRow rowOf(const char* source)
    {
        for (const ConnectionRow& row : rows()) {
            if (row.original.source == End(source).address && row.original.sourcePart == End(source).port)
                return row;
        }
        return {};
    }
    std::size_t waiting() { return table.expectations().size(); }
};

TestPacket dataSyn()
{
    return segment(kData, kOffered, wire::tcp::kSyn, 1, 0);
}

std::string sipMessage(const std::string& startLine, const std::string& rest)
{
    return startLine + " SIP/2.0\r\nCSeq: 1 x\r\n" + rest;
}

} // namespace

class TestHelping : public QObject {
    Q_OBJECT

private slots:
    void theControlConnectionHasATypeAndItsHelper()
    {
        HelpBench bench;
        (void)bench.connect();
        QCOMPARE(bench.row().helper, HelperKind::Ftp);
        QVERIFY(bench.row().has(kUsesHelper));
        QVERIFY(!bench.row().has(kExpected));
    }

    void theAnnouncedConnectionIsRelatedUntilItIsAnswered()
    {
        HelpBench bench;
        (void)bench.connect();
        (void)bench.client(kPort);
        QCOMPARE(bench.waiting(), std::size_t(1));

        QCOMPARE(bench.pass(dataSyn()).state, ConnectionState::Related);
        QCOMPARE(bench.pass(dataSyn()).state, ConnectionState::Related);
        QCOMPARE(bench.pass(segment(kOffered, kData, wire::tcp::kSyn | wire::tcp::kAck, 7, 2)).state,
                 ConnectionState::Established);
        QCOMPARE(bench.pass(segment(kData, kOffered, wire::tcp::kAck, 2, 8)).state,
                 ConnectionState::Established);

        const ConnectionRow data = bench.rowOf(kData);
        QCOMPARE(data.helper, HelperKind::Ftp);
        QVERIFY(data.has(kExpected));
        QVERIFY(!data.has(kUsesHelper)); // it carries files, not commands
        QVERIFY(!data.has(kDestinationNat));
        QCOMPARE(bench.waiting(), std::size_t(0));
    }

    void itMayBeginOnlyOnce()
    {
        HelpBench bench;
        (void)bench.connect();
        (void)bench.client(kPort);
        QCOMPARE(bench.pass(dataSyn()).state, ConnectionState::Related);
        QCOMPARE(bench.pass(segment("203.0.113.10:2020", kOffered, wire::tcp::kSyn, 1, 0)).state,
                 ConnectionState::New);
    }

    void otherConnectionsAreNewAndHaveNoType()
    {
        HelpBench bench;
        (void)bench.connect();
        (void)bench.client(kPort);
        QCOMPARE(bench.pass(segment("203.0.113.11:20", kOffered, wire::tcp::kSyn, 1, 0)).state,
                 ConnectionState::New);
        const ConnectionRow stranger = bench.rowOf("203.0.113.11:20");
        QCOMPARE(stranger.helper, HelperKind::None);
        QVERIFY(!stranger.has(kExpected) && !stranger.has(kUsesHelper));
    }

    void withoutItsHelperNothingIsAnnounced()
    {
        HelpBench bench;
        bench.helpers.ports.clear();
        (void)bench.connect();
        (void)bench.client(kPort);
        QVERIFY(bench.table.expectations().isEmpty());
        QCOMPARE(bench.row().helper, HelperKind::None);
        QVERIFY(!bench.row().has(kUsesHelper));
        QCOMPARE(bench.pass(dataSyn()).state, ConnectionState::New);
        QCOMPARE(bench.rowOf(kData).helper, HelperKind::None);
    }

    void aHelperThatIsSwitchedOffReadsNoMore()
    {
        HelpBench bench;
        (void)bench.connect();
        (void)bench.client(kPort);
        bench.helpers.ports.clear();
        QCOMPARE(bench.pass(dataSyn()).state, ConnectionState::New); // announced before
        (void)bench.client(kPort);
        QVERIFY(bench.table.expectations().isEmpty());
        (void)bench.client("PO");
        QVERIFY(bench.hasPassed);
    }

    void thePortListConcernsNewConnectionsOnly()
    {
        HelpBench bench;
        (void)bench.connect();
        bench.helpers.ports = {
            {HelperKind::Ftp, 2121}
        };
        (void)bench.client(kPort);
        QCOMPARE(bench.waiting(), std::size_t(1));
    }

    void anIncompleteCommandDoesNotPass()
    {
        HelpBench bench;
        (void)bench.connect();
        (void)bench.client("PORT 192,");
        QVERIFY(!bench.hasPassed);
        (void)bench.client(kPort);
        QVERIFY(bench.hasPassed);
        QCOMPARE(bench.waiting(), std::size_t(1));
    }

    void itsMasterTakesTheAnnouncementWithIt()
    {
        HelpBench bench;
        const ConnectionId control = bench.connect();
        (void)bench.client(kPort);
        QVERIFY(bench.table.remove(control, EndReason::Removed, bench.now));
        QVERIFY(bench.table.expectations().isEmpty());
        QCOMPARE(bench.pass(dataSyn()).state, ConnectionState::New);
    }

    void anAnnouncedConnectionOutlivesItsMaster()
    {
        HelpBench bench;
        const ConnectionId control = bench.connect();
        (void)bench.client(kPort);
        (void)bench.pass(dataSyn());
        QVERIFY(bench.table.remove(control, EndReason::Removed, bench.now));
        QVERIFY(bench.row().has(kExpected));
    }

    void oneThatEndsWithItsMasterGoes()
    {
        HelpBench bench;
        const ConnectionId control = bench.connect();
        Expectation call;
        call.destination = call.targetAddress = End(kOffered).address;
        call.destinationPart = call.targetPart = End(kOffered).port;
        call.endsWithMaster = true;
        QVERIFY(bench.table.expectations().add(control, HelperKind::Ftp, call, bench.now));
        QCOMPARE(bench.pass(dataSyn()).state, ConnectionState::Related);
        QCOMPARE(bench.count(), 2);
        QVERIFY(bench.table.remove(control, EndReason::Removed, bench.now));
        QCOMPARE(bench.count(), 0);
    }

    void nobodyComesAfterFiveMinutes()
    {
        HelpBench bench;
        (void)bench.connect();
        (void)bench.client(kPort);
        bench.now = bench.now + 300s;
        QCOMPARE(bench.pass(dataSyn()).state, ConnectionState::New);
    }

    void aFirstPacketThatDiesAnnouncesNothing()
    {
        HelpBench bench;
        (void)bench.pass(datagram("192.168.88.10:40000", kTftp, kReadRequest), /*isFiltered=*/true);
        QCOMPARE(bench.count(), 0);
        QVERIFY(bench.table.expectations().isEmpty());
    }

    void theMarkIsInherited()
    {
        HelpBench bench;
        const ConnectionId control = bench.connect();
        bench.table.mark(control) = Mark::intern("files").value();
        (void)bench.client(kPort);
        (void)bench.pass(dataSyn());
        QCOMPARE(bench.rowOf(kData).mark.name(), std::string("files"));
    }

    void theAnswerReachesAMasqueradedClient()
    {
        HelpBench bench;
        bench.outside = End("203.0.113.2:50000");
        (void)bench.pass(datagram("192.168.88.10:40000", kTftp, kReadRequest));
        bench.outside.reset();

        const Tracked answer = bench.pass(datagram("203.0.113.10:3333", "203.0.113.2:50000", "\0\3\0\1x"sv));

        QCOMPARE(answer.state, ConnectionState::Related);
        QVERIFY(answer.isTranslated);
        QCOMPARE(answer.leaving.toString(), std::string("udp 203.0.113.10:3333->192.168.88.10:40000"));
        QVERIFY(bench.rowOf("203.0.113.10:3333").has(kDestinationNat));
    }

    void tcpIsNotReadBeforeItIsAnswered()
    {
        HelpBench bench; // picked up in the middle, from one side
        (void)bench.client("NOOP\r\n");
        (void)bench.client(kPort);
        QCOMPARE(bench.row().helper, HelperKind::Ftp);
        QVERIFY(bench.table.expectations().isEmpty());
        (void)bench.server("200 ok\r\n");
        (void)bench.client("NOOP\r\n");
        (void)bench.client(kPort);
        QCOMPARE(bench.waiting(), std::size_t(1));
    }

    void aRegisteredPhoneMayBeCalledAgainAndAgain()
    {
        HelpBench bench;
        const char* const phone = "192.168.88.10:5060";
        const char* const registrar = "203.0.113.10:5060";
        (void)bench.pass(
            datagram(phone, registrar,
                     sipMessage("REGISTER sip:r", "m: <sip:b@192.168.88.10:5070>;expires=60\r\n\r\n")));
        QCOMPARE(bench.row().timeout, Duration(30s)); // nobody has answered
        (void)bench.pass(datagram(registrar, phone, sipMessage("BYE sip:b", "\r\n")));
        QCOMPARE(bench.row().timeout, Duration(1h)); // sip-timeout
        for (const char* caller : {"203.0.113.10:6000", "203.0.113.10:6001"}) {
            const Tracked call = bench.pass(datagram(caller, "192.168.88.10:5070", "\r\n\r\n"));
            QCOMPARE(call.state, ConnectionState::Related);
            QVERIFY(hasHelper(call)); // the calls come over it
        }
        bench.now = bench.now + 60s;
        QCOMPARE(bench.pass(datagram("203.0.113.10:6002", "192.168.88.10:5070", "x")).state,
                 ConnectionState::New);
    }

    void theEndOfACallEndsItsMedia()
    {
        HelpBench bench;
        const char* const phone = "192.168.88.10:5060";
        const char* const registrar = "203.0.113.10:5060";
        (void)bench.pass(
            datagram(phone, registrar,
                     sipMessage("INVITE sip:r", "c: application/sdp\r\n\r\nc=IN IP4 192.168.88.10\r\n"
                                                "m=audio 40000 RTP/AVP 0\r\n")));
        QCOMPARE(bench.waiting(), std::size_t(2));
        (void)bench.pass(datagram(registrar, phone, sipMessage("BYE sip:b", "\r\n")));
        QCOMPARE(bench.waiting(), std::size_t(0));
    }
};

QTEST_APPLESS_MAIN(TestHelping)
#include "tst_helping.moc"
