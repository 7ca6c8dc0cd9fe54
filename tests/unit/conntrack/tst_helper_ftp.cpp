// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/conntrack/helper_bench.h"

#include <QTest>

using namespace tb;
using namespace tb::conntrack;
using namespace tb::test;
using wire::Direction;

namespace {

/// Both ends have sent a line: what they send next is read.
struct FtpBench : HelperBench {
    explicit FtpBench(const char* client = "192.168.88.10:40000", const char* server = "203.0.113.10:21",
                      std::optional<End> outside = std::nullopt)
        : HelperBench(HelperKind::Ftp, wire::Protocol::Tcp, client, server, outside)
    {
        (void)this->server("220 ready\r\n");
        (void)this->client("USER guest\r\n");
    }
};

const char* const kActive = "tcp 203.0.113.10 > 192.168.88.10:5001";
const char* const kPassive = "tcp 192.168.88.10 > 203.0.113.10:5001";
const char* const kActive6 = "tcp 2001:db8:203::10 > [2001:db8:88::10]:5001";
const char* const kPassive6 = "tcp 2001:db8:88::10 > [2001:db8:203::10]:5001";

} // namespace

class TestHelperFtp : public QObject {
    Q_OBJECT

private slots:
    void offersAreReadInEveryForm_data()
    {
        QTest::addColumn<bool>("isServer");
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<std::string>("result");
        const auto row = [](const char* line, const char* result) {
            const QByteArray text(line);
            QTest::newRow(line) << (text[0] == '2') << text + "\r\n" << std::string(result);
        };
        row("PORT 192,168,88,10,19,137", kActive);
        row("port 192,168,88,10,19,137", kActive);
        row("PORT  192,168,88,10,19,137", kActive);
        row("EPRT |1|192.168.88.10|5001|", kActive);
        row("eprt !1!192.168.88.10!5001!", kActive);
        row("227 Entering Passive Mode (203,0,113,10,19,137).", kPassive);
        row("227 =203,0,113,10,19,137", kPassive);
        row("229 Entering Extended Passive Mode (|||5001|)", kPassive);
        row("229 ok (!!!5001!)", kPassive);
    }
    void offersAreReadInEveryForm()
    {
        QFETCH(bool, isServer);
        QFETCH(QByteArray, line);
        FtpBench bench;

        const HelperFindings findings = isServer ? bench.server(line.data()) : bench.client(line.data());

        QFETCH(std::string, result);
        QCOMPARE(announced(findings), result);
        QVERIFY(!findings.mustDrop);
        QCOMPARE(findings.expectations.all()[0].timeout, Duration(std::chrono::seconds(300)));
        QCOMPARE(int(findings.expectations.all()[0].mostOfGroup), 1);
    }

    void ipv6HasTheExtendedCommands()
    {
        FtpBench bench("[2001:db8:88::10]:40000", "[2001:db8:203::10]:21");
        QCOMPARE(announced(bench.client("EPRT |2|2001:db8:88::10|5001|\r\n")), kActive6);
        QCOMPARE(announced(bench.server("229 Entering Extended Passive Mode (|||5001|)\r\n")), kPassive6);
    }

    void aTranslatedClientOffersItsOutsideEnd_data()
    {
        QTest::addColumn<QByteArray>("said");
        QTest::addColumn<QByteArray>("read");
        const auto row = [](const char* said, const char* read) {
            QTest::newRow(said) << QByteArray(said) + "\r\n" << QByteArray(read) + "\r\n";
        };
        row("PORT 192,168,88,10,19,137", "PORT 198,51,100,2,19,137");
        row("port  192,168,088,10,19,137", "port  198,51,100,2,19,137");
        row("EPRT |1|192.168.88.10|5001|", "EPRT |1|198.51.100.2|5001|");
        row("EPRT !1!192.168.88.10!5001!", "EPRT !1!198.51.100.2!5001!");
        row("EPRT |1|192.168.88.10|5001| and more", "EPRT |1|198.51.100.2|5001| and more");
        // None of these is his.
        row("PORT 192,168,88,11,19,137", "PORT 192,168,88,11,19,137");
        row("PORT 198,51,100,2,19,137", "PORT 198,51,100,2,19,137");
        row("PORT 192,168,88,10,0,21", "PORT 192,168,88,10,0,21");
    }
    void aTranslatedClientOffersItsOutsideEnd()
    {
        QFETCH(QByteArray, said);
        QFETCH(QByteArray, read);
        FtpBench bench("192.168.88.10:40000", "203.0.113.10:21", End("198.51.100.2:1024"));
        QCOMPARE(bench.clientSays(said.data()), read.toStdString());
    }

    void aTranslatedClientOverIpv6OffersItsOutsideEnd()
    {
        FtpBench bench("[2001:db8:88::10]:40000", "[2001:db8:203::10]:21", End("[2001:db8:99::2]:40000"));
        QCOMPARE(bench.clientSays("EPRT |2|2001:DB8:88::0010|5001|\r\n"),
                 std::string("EPRT |2|2001:db8:99::2|5001|\r\n"));
    }

    void aTranslatedServerOffersItsOutsideEnd_data()
    {
        QTest::addColumn<QByteArray>("said");
        QTest::addColumn<QByteArray>("read");
        const auto row = [](const char* said, const char* read) {
            QTest::newRow(said) << QByteArray(said) + "\r\n" << QByteArray(read) + "\r\n";
        };
        row("227 Entering Passive Mode (192,168,88,10,19,137).",
            "227 Entering Passive Mode (198,51,100,2,19,137).");
        row("227 =192,168,88,10,19,137", "227 =198,51,100,2,19,137");
        row("229 Entering Extended Passive Mode (|||5001|)", "229 Entering Extended Passive Mode (|||5001|)");
    }
    void aTranslatedServerOffersItsOutsideEnd()
    {
        QFETCH(QByteArray, said);
        QFETCH(QByteArray, read);
        FtpBench bench("203.0.113.10:40000", "192.168.88.10:21");
        bench.original.destination = End("198.51.100.2").address; // dst-nat
        QCOMPARE(bench.serverSays(said.data()), read.toStdString());
        QCOMPARE(bench.clientSays("PORT 203,0,113,010,19,137\r\n"),
                 std::string("PORT 203,0,113,010,19,137\r\n")); // he is not translated
    }

    void theExtendedAnswerSaysTheOutsidePort()
    {
        FtpBench bench("203.0.113.10:40000", "192.168.88.10:21");
        bench.original.destination = End("198.51.100.2").address;
        Expectation another;
        another.source = bench.original.source;
        another.destination = bench.original.destination;
        another.destinationPart = 65534;
        QVERIFY(bench.expectations.add({2, 1}, HelperKind::Ftp, another, Instant{}));
        QCOMPARE(bench.serverSays("229 ok (|||65534|)\r\n"), std::string("229 ok (|||65535|)\r\n"));
    }

    void anUntranslatedServerIsReadByteForByte()
    {
        FtpBench bench("192.168.88.10:40000", "203.0.113.10:21", End("198.51.100.2:1024"));
        const std::string answer = "227 ok (203,000,113,10,19,137)\r\n"; // masquerade hides clients only
        QCOMPARE(bench.serverSays(answer), answer);
    }

    void otherLinesPass_data()
    {
        QTest::addColumn<bool>("isServer");
        QTest::addColumn<QByteArray>("line");
        const auto row = [](bool isServer, const char* line) {
            QTest::newRow(line) << isServer << QByteArray(line);
        };
        row(false, "PASV\r\n");
        row(false, "PASSWORD\r\n");
        row(false, "PORTAL 1,2,3,4,5,6\r\n");
        row(false, "227 Entering Passive Mode (192,168,88,10,19,137)\r\n");
        row(false, "RETR PORT 192,168,88,10,19,137\r\n");
        row(true, "PORT 203,0,113,10,19,137\r\n");
        row(true, "2270 203,0,113,10,19,137\r\n");
        row(true, "227-203,0,113,10,19,137\r\n");
        row(true, "226 done\r\n");
        // Somebody else's address, the other family, and a port on which nobody can wait.
        row(false, "PORT 192,168,88,11,19,137\r\n");
        row(false, "EPRT |1|203.0.113.10|5001|\r\n");
        row(false, "EPRT |2|2001:db8::1|5001|\r\n");
        row(true, "227 Entering Passive Mode (192,168,88,10,19,137)\r\n");
        row(false, "PORT 192,168,88,10,0,0\r\n");
        row(true, "229 Entering Extended Passive Mode (|||0|)\r\n");
    }
    void otherLinesPass()
    {
        QFETCH(bool, isServer);
        QFETCH(QByteArray, line);
        FtpBench bench;

        const HelperFindings findings = isServer ? bench.server(line.data()) : bench.client(line.data());

        QCOMPARE(announced(findings), std::string());
        QVERIFY(!findings.mustDrop);
    }

    void whatIsNotWholeIsDropped_data()
    {
        QTest::addColumn<bool>("isServer");
        QTest::addColumn<QByteArray>("line");
        const auto row = [](const char* line) {
            QTest::newRow(line) << (line[0] == '2') << QByteArray(line);
        };
        row("P");
        row("PO");
        row("PORT");
        row("po");
        row("EPRT ");
        row("PORT 192,168,88,10,19");
        row("PORT 192,168,88,10,19,13");
        row("PORT 192,168,88,10,19,137");
        row("PORT 192,168,88,256,19,137\r\n");
        row("PORT 192,168,88,10,19,137,1\r\n");
        row("PORT 99999999999,168,88,10,19,137\r\n");
        row("PORT me\r\n");
        row("EPRT |1|192.168.88.10|5001");
        row("EPRT |1|192.168.88.10|65536|\r\n");
        row("EPRT |3|192.168.88.10|5001|\r\n");
        row("EPRT |2|192.168.88.10|5001|\r\n");
        row("EPRT 11192.168.88.10150011\r\n");
        row("2");
        row("227 ");
        row("227 Entering Passive Mode\r\n");
        row("227 Entering Passive Mode (203,0,113,10,19,13");
        row("229 Entering Extended Passive Mode (|||");
        row("229 Entering Extended Passive Mode (|||5001)\r\n");
        row("229 Entering Extended Passive Mode (|1||5001|)\r\n");
    }
    void whatIsNotWholeIsDropped()
    {
        QFETCH(bool, isServer);
        QFETCH(QByteArray, line);
        FtpBench bench;

        const HelperFindings findings = isServer ? bench.server(line.data()) : bench.client(line.data());

        QVERIFY(findings.mustDrop);
        QVERIFY(findings.expectations.isEmpty());
    }

    void aDroppedPartIsReadWhenItComesWhole()
    {
        FtpBench bench;
        QVERIFY(bench.client("PORT 192,168,").mustDrop);
        QCOMPARE(announced(bench.client("PORT 192,168,88,10,19,137\r\n")), kActive);
    }

    void behindADroppedLineNothingBegins()
    {
        FtpBench bench;
        const std::string_view line = "PORT me\r\n";
        QVERIFY(bench.client(line).mustDrop);
        const std::uint32_t behind = bench.sequences[0] + static_cast<std::uint32_t>(line.size());
        QVERIFY(!bench.at(Direction::Original, behind, "PORT").mustDrop);
    }

    void theFirstSegmentOfEachDirectionIsNotRead()
    {
        HelperBench bench(HelperKind::Ftp, wire::Protocol::Tcp, "192.168.88.10:40000", "203.0.113.10:21");
        QCOMPARE(announced(bench.client("PORT 192,168,88,10,19,137\r\n")), std::string());
        QCOMPARE(announced(bench.server("227 (203,0,113,10,19,137)\r\n")), std::string());
        QCOMPARE(announced(bench.client("PORT 192,168,88,10,19,137\r\n")), kActive);
        QCOMPARE(announced(bench.server("227 (203,0,113,10,19,137)\r\n")), kPassive);
    }

    void onlyTheBeginningOfALineIsRead()
    {
        FtpBench bench;
        QCOMPARE(announced(bench.client("STOR some")), std::string());
        QCOMPARE(announced(bench.client("PORT 192,168,88,10,19,137\r\n")), std::string());
        QCOMPARE(announced(bench.client("PORT 192,168,88,10,19,137\r\n")), kActive);
    }

    void retransmissionsAreReadAgain()
    {
        FtpBench bench;
        const std::uint32_t before = bench.sequences[0];
        QCOMPARE(announced(bench.client("PORT 192,168,88,10,19,137\r\n")), kActive);
        QCOMPARE(announced(bench.at(Direction::Original, before, "PORT 192,168,88,10,19,137\r\n")), kActive);
        QCOMPARE(announced(bench.client("PORT 192,168,88,10,19,137\r\n")), kActive);
    }

    void theTwoLastBeginningsAreKnown()
    {
        FtpBench bench;
        const std::uint32_t oldest = bench.sequences[0];
        (void)bench.client("NOOP\r\n");
        const std::uint32_t older = bench.sequences[0];
        (void)bench.client("NOOP\r\n");
        (void)bench.at(Direction::Original, oldest, "NOOP\r\n"); // old news change nothing

        const auto isRead = [&](std::uint32_t sequence) {
            return bench.at(Direction::Original, sequence, "PORT").mustDrop;
        };
        QVERIFY(!isRead(oldest));
        QVERIFY(isRead(older));
        QVERIFY(isRead(bench.sequences[0]));
        QVERIFY(!isRead(bench.sequences[0] + 1));
    }

    void sequenceNumbersWrapAround()
    {
        HelperBench bench(HelperKind::Ftp, wire::Protocol::Tcp, "192.168.88.10:40000", "203.0.113.10:21");
        bench.sequences[0] = 0xfffffff0;
        (void)bench.client("USER a\r\n"); // ends at 0xfffffff8
        (void)bench.client("PASS b\r\n"); // ends at 0
        (void)bench.client("NOOP\r\n");   // ends at 6, which is later than both
        QCOMPARE(bench.sequences[0], 6U);
        QCOMPARE(announced(bench.client("PORT 192,168,88,10,19,137\r\n")), kActive);
    }

    void aTranslatedClientIsAwaitedAtItsOutsideAddress()
    {
        FtpBench bench("192.168.88.10:40000", "203.0.113.10:21", End("203.0.113.2:50000"));
        QCOMPARE(announced(bench.client("PORT 192,168,88,10,19,137\r\n")),
                 std::string("tcp 203.0.113.10 > 203.0.113.2:5001 = 192.168.88.10:5001"));
        QCOMPARE(announced(bench.server("227 (203,0,113,10,19,137)\r\n")), kPassive);
    }
};

QTEST_APPLESS_MAIN(TestHelperFtp)
#include "tst_helper_ftp.moc"
