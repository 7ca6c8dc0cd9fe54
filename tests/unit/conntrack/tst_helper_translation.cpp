// SPDX-License-Identifier: GPL-3.0-or-later
#include "conntrack/helper_translation.h"

#include "unit/conntrack/control_frame.h"
#include "unit/conntrack/test_packets.h"

#include <QTest>

using namespace tb;
using namespace tb::conntrack;
using namespace tb::test;
using namespace std::chrono_literals;

namespace {

constexpr const char* kClient = "192.168.88.10:40000";
constexpr const char* kServer = "203.0.113.10:5060";
constexpr const char* kOutside = "203.0.113.2:40000";

Place where(const std::string& text, const std::string& part)
{
    const std::size_t at = text.find(part);
    TB_CHECK(at != std::string::npos);
    return {static_cast<std::uint16_t>(at), static_cast<std::uint16_t>(part.size())};
}

/// A control connection over UDP, and what a helper may have found in one of its packets.
struct TranslationBench {
    ExpectationTable table{HashKey{}};
    SeededRandom random{1};
    End client = kClient, server = kServer, outside = kOutside;
    bool isFromClient = true;
    ConnectionId master{1, 1};
    HelperFindings findings;

    wire::FlowTuple original() const
    {
        return {client.address, server.address, client.port, server.port, 17};
    }
    wire::FlowTuple reply() const { return {server.address, outside.address, server.port, outside.port, 17}; }
    Expectation expected(std::uint16_t port) const
    {
        Expectation expectation;
        expectation.protocol = wire::Protocol::Udp;
        expectation.source = server.address;
        expectation.destination = outside.address;
        expectation.targetAddress = client.address;
        expectation.destinationPart = expectation.targetPart = port;
        expectation.mostOfGroup = 8;
        return expectation;
    }
    /// The text as its reader gets it; empty when the packet is dropped.
    std::string pass(const std::string& text)
    {
        const wire::ConstBytes bytes(reinterpret_cast<const wire::Byte*>(text.data()), text.size());
        TestPacket packet(frameWith(bytes, original()));
        failure =
            translateFindings({table, random, Instant{}, master, HelperKind::Sip,
                               isFromClient ? original() : reply(), isFromClient ? reply() : original()},
                              findings, packet.packet);
        const wire::ConstBytes payload = packet.packet.payload();
        return failure ? "" : std::string(reinterpret_cast<const char*>(payload.data()), payload.size());
    }
    std::optional<wire::DropReason> failure;
};

/// Somebody else waits at the outside address.
void take(TranslationBench& bench, std::uint16_t port)
{
    Expectation taken = bench.expected(port);
    taken.mostOfGroup = 255;
    TB_CHECK(bench.table.add({2, 1}, HelperKind::Sip, taken, Instant{}));
}

} // namespace

class TestHelperTranslation : public QObject {
    Q_OBJECT

private slots:
    void anEndIsWrittenInEveryStyle_data()
    {
        QTest::addColumn<int>("style");
        QTest::addColumn<std::string>("result");
        const auto row = [](const char* name, Style style, const std::string& result) {
            QTest::newRow(name) << static_cast<int>(style) << result;
        };
        row("six numbers", Style::SixNumbers, "203,0,113,2,19,137");
        row("address", Style::AddressText, "203.0.113.2");
        row("number", Style::AddressNumber, "3405803778");
        row("bytes", Style::AddressBytes, "\xcb" + std::string(1, '\0') + "q\2");
        row("port", Style::PortText, "5001");
        row("port in bytes", Style::PortBytes, "\x13\x89");
    }
    void anEndIsWrittenInEveryStyle()
    {
        QFETCH(int, style);
        QFETCH(std::string, result);
        TranslationBench bench;
        bench.findings.expectations.push(bench.expected(5001));
        bench.findings.mentions.push(
            Mention::announced(where("before HERE behind", "HERE"), static_cast<Style>(style), 0));
        QCOMPARE(bench.pass("before HERE behind"), "before " + result + " behind");
    }

    void anUntranslatedEndStaysAsItIsWritten()
    {
        TranslationBench bench;
        bench.outside = bench.client;
        bench.findings.expectations.push(bench.expected(5001));
        bench.findings.mentions.push(Mention::announced(where("c=HERE", "HERE"), Style::AddressText, 0));
        QCOMPARE(bench.pass("c=HERE"), std::string("c=HERE"));
        QCOMPARE(bench.table.size(), std::size_t(1));
    }

    void theOtherEndMayBeTheTranslatedOne()
    {
        TranslationBench bench;
        bench.isFromClient = false; // whose own end is known as it is
        Expectation toServer = bench.expected(5001);
        toServer.destination = toServer.targetAddress = bench.server.address;
        bench.findings.expectations.push(toServer);
        bench.findings.mentions.push(Mention::announced(where("c=HERE", "HERE"), Style::AddressText, 0));
        QCOMPARE(bench.pass("c=HERE"), std::string("c=HERE"));
    }

    void aTakenPortIsReplacedByOneAbove()
    {
        TranslationBench bench;
        take(bench, 65534);
        bench.findings.expectations.push(bench.expected(65534));
        bench.findings.mentions.push(Mention::announced({0, 1}, Style::PortText, 0));
        QCOMPARE(bench.pass("P"), std::string("65535"));
        const Expectation& one = bench.findings.expectations.all()[0];
        QCOMPARE(int(one.destinationPart), 65535);
        QCOMPARE(int(one.targetPart), 65534);
    }

    void whatIsSaidAgainReadsTheSame()
    {
        TranslationBench bench;
        take(bench, 5000);
        bench.findings.expectations.push(bench.expected(5000));
        bench.findings.mentions.push(Mention::announced({0, 1}, Style::PortText, 0));
        const std::string first = bench.pass("P");
        QVERIFY(first != "5000");
        (void)bench.table.forget({2, 1}); // and the named port is free again
        bench.findings.expectations = {};
        bench.findings.expectations.push(bench.expected(5000));
        QCOMPARE(bench.pass("P"), first);
        QCOMPARE(bench.table.size(), std::size_t(1));
    }

    void anotherEndOfTheSameMasterKeepsItsPort()
    {
        TranslationBench bench;
        take(bench, 65534);
        bench.findings.expectations.push(bench.expected(65534)); // gets 65535
        bench.findings.expectations.push(bench.expected(65535)); // none above
        bench.findings.mentions.push(Mention::announced({0, 1}, Style::PortText, 0));
        bench.findings.mentions.push(Mention::announced({1, 1}, Style::PortText, 1));
        QCOMPARE(bench.pass("PQ"), std::string());
        QCOMPARE(*bench.failure, wire::DropReason::NoOutsidePort);
    }

    void mediaKeepAnEvenPortAndTheNext()
    {
        TranslationBench bench;
        take(bench, 5001); // only the second one
        Expectation rtp = bench.expected(5000), rtcp = bench.expected(5001);
        rtp.pairsWithNext = true;
        bench.findings.expectations.push(rtp);
        bench.findings.expectations.push(rtcp);
        bench.findings.mentions.push(Mention::announced({0, 1}, Style::PortText, 0)); // RTCP is not written
        const int port = std::stoi(bench.pass("P"));
        QVERIFY(port > 5000 && port % 2 == 0);
        QCOMPARE(int(bench.findings.expectations.all()[1].destinationPart), port + 1);
        QCOMPARE(bench.table.size(), std::size_t(3)); // nothing of what was tried is left
    }

    void withoutAFreePortThePacketDies()
    {
        TranslationBench bench;
        for (std::uint16_t port = 65435; port >= 65435; ++port)
            take(bench, port);
        bench.findings.expectations.push(bench.expected(65435));
        bench.findings.mentions.push(Mention::announced({0, 1}, Style::PortText, 0));
        QCOMPARE(bench.pass("P"), std::string());
        QCOMPARE(*bench.failure, wire::DropReason::NoOutsidePort);
    }

    void portsOfServicesAreNotWritten()
    {
        TranslationBench bench;
        bench.findings.expectations.push(bench.expected(1023));
        bench.findings.mentions.push(Mention::announced(where("1023", "1023"), Style::PortText, 0));
        QCOMPARE(bench.pass("1023"), std::string("1023"));
        QVERIFY(bench.table.isEmpty());
    }

    void whatTheHelperTellsIsWritten()
    {
        TranslationBench bench;
        const std::string text = "Via: 192.168.88.10:40000";
        const End outside("203.0.113.2:4000");
        bench.findings.mentions.push(
            Mention::told(where(text, "192.168.88.10"), Style::AddressText, outside.address, 0));
        bench.findings.mentions.push(Mention::told(where(text, "40000"), Style::PortText, {}, outside.port));
        QCOMPARE(bench.pass(text), std::string("Via: 203.0.113.2:4000"));
    }

    void itsOwnAnnouncementComesBackAsItWasMade()
    {
        TranslationBench bench;
        take(bench, 5000);
        bench.findings.expectations.push(bench.expected(5000));
        bench.findings.mentions.push(Mention::announced({0, 1}, Style::PortText, 0));
        const std::string outside = bench.pass("P");
        bench.findings = {};
        bench.isFromClient = false;
        const auto port = static_cast<std::uint16_t>(std::stoi(outside));
        bench.findings.mentions.push(Mention::echo({0, 1}, Style::PortText, wire::Protocol::Udp, port));
        bench.findings.mentions.push(Mention::echo({2, 1}, Style::AddressText, wire::Protocol::Udp, port));
        bench.findings.mentions.push(Mention::echo({4, 1}, Style::PortText, wire::Protocol::Udp, 7));
        QCOMPARE(bench.pass("P A Q"), std::string("5000 192.168.88.10 7"));
    }

    void theLengthOfABodyFollows()
    {
        TranslationBench bench;
        const std::string text = "l: 010\r\n\r\nc=ADDRESS!!";
        bench.findings.expectations.push(bench.expected(5001));
        bench.findings.mentions.push(Mention::length(where(text, "010"), where(text, "c=ADDRESS!")));
        bench.findings.mentions.push(Mention::announced(where(text, "ADDRESS"), Style::AddressText, 0));
        QCOMPARE(bench.pass(text), std::string("l: 14\r\n\r\nc=203.0.113.2!!"));
    }

    void aLengthThatDoesNotChangeStaysAsItIsWritten()
    {
        TranslationBench bench;
        const std::string text = "l: 013\r\n\r\nc=ADDRESS-HER";
        bench.findings.expectations.push(bench.expected(5001));
        bench.findings.mentions.push(Mention::length(where(text, "013"), where(text, "c=ADDRESS-HER")));
        bench.findings.mentions.push(Mention::announced(where(text, "ADDRESS-HER"), Style::AddressText, 0));
        QCOMPARE(bench.pass(text), std::string("l: 013\r\n\r\nc=203.0.113.2"));
    }

    void aTextThatGrowsBeyondItsFrameDies()
    {
        TranslationBench bench;
        bench.findings.expectations.push(bench.expected(5001));
        for (std::uint16_t at = 0; at < 32; ++at)
            bench.findings.mentions.push(Mention::announced({at, 1}, Style::SixNumbers, 0));
        QCOMPARE(bench.pass(std::string(40, 'x')), std::string());
        QCOMPARE(*bench.failure, wire::DropReason::UntranslatedText);
    }
};

QTEST_APPLESS_MAIN(TestHelperTranslation)
#include "tst_helper_translation.moc"
