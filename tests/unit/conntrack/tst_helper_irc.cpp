// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/conntrack/helper_bench.h"

#include <QTest>

using namespace tb;
using namespace tb::conntrack;
using namespace tb::test;

namespace {

struct IrcBench : HelperBench {
    explicit IrcBench(std::optional<End> outside = std::nullopt)
        : HelperBench(HelperKind::Irc, wire::Protocol::Tcp, "192.168.88.10:40000", "203.0.113.10:6667",
                      outside)
    {
    }
};

// 192.168.88.10 is 3232258058, 192.168.88.11 one more, 203.0.113.2 is 3405803778.
const char* const kOffer = "tcp any > 192.168.88.10:4000";

} // namespace

class TestHelperIrc : public QObject {
    Q_OBJECT

private slots:
    void everyKindOfOfferIsRead_data()
    {
        QTest::addColumn<QByteArray>("offer");
        for (const char* offer :
             {"SEND file.txt 3232258058 4000 12345", "CHAT chat 3232258058 4000", "MOVE file 3232258058 4000",
              "TSEND file 3232258058 4000", "SCHAT chat 3232258058 4000", "send file 3232258058 4000",
              "SEND \"my file.txt\" 3232258058 4000 12345"})
            QTest::newRow(offer) << QByteArray(offer);
    }
    void everyKindOfOfferIsRead()
    {
        QFETCH(QByteArray, offer);
        IrcBench bench;

        const HelperFindings findings = bench.client("PRIVMSG bob :\1DCC " + offer.toStdString() + "\1\r\n");

        QCOMPARE(announced(findings), kOffer);
        QCOMPARE(int(findings.expectations.all()[0].mostOfGroup), 8);
        QCOMPARE(findings.expectations.all()[0].timeout, Duration(std::chrono::seconds(300)));
    }

    void otherLinesAnnounceNothing_data()
    {
        QTest::addColumn<QByteArray>("line");
        for (const char* line : {
                 "PRIVMSG bob :DCC SEND file 3232258058 4000\r\n",          // no message to a program
                 "PRIVMSG bob :\1DCC SEND file 3232258058 4000\1",          // no end of line
                 "PRIVMSG bob :\1DCC SEND file 3232258059 4000\1\r\n",      // somebody else
                 "PRIVMSG bob :\1DCC SEND file 3232258058 0\1\r\n",         // no port
                 "PRIVMSG bob :\1DCC SEND file 3232258058 65536\1\r\n",     // no port, either
                 "PRIVMSG bob :\1DCC SEND file 99999999999 4000\1\r\n",     // no address
                 "PRIVMSG bob :\1DCC SEND file 3232258058\1\r\n",           // cut
                 "PRIVMSG bob :\1DCC SEND \"my file 3232258058 4000\1\r\n", // a quote that never ends
                 "PRIVMSG bob :\1DCC RESUME file 3232258058 4000\1\r\n",    // no offer
                 "NOTICE bob :\1DCC SEND file 3232258058 4000\1\r\n",       // no message
                 "PRIVMSG bob :\1DCC SEND file 192.168.88.10 4000\1\r\n",   // not decimal
             })
            QTest::newRow(line) << QByteArray(line);
    }
    void otherLinesAnnounceNothing()
    {
        QFETCH(QByteArray, line);
        IrcBench bench;
        const HelperFindings findings = bench.client(line.toStdString());
        QCOMPARE(announced(findings), std::string());
        QVERIFY(!findings.mustDrop);
    }

    void theServerAnnouncesNothing()
    {
        IrcBench bench;
        QCOMPARE(announced(bench.server("PRIVMSG bob :\1DCC SEND f 3405803786 4000\1\r\n")), std::string());
    }

    void everyLineOfASegmentIsRead()
    {
        IrcBench bench;
        std::string text;
        for (int port = 4000; port < 4012; ++port)
            text += "PRIVMSG bob :\1DCC SEND f 3232258058 " + std::to_string(port) + "\1\r\nPING x\r\n";
        const HelperFindings findings = bench.client(text);
        QCOMPARE(findings.expectations.all().size(), std::size_t(8)); // and no more
        QCOMPARE(int(findings.expectations.all()[7].destinationPart), 4007);
    }

    void aTranslatedClientMayNameEitherAddress()
    {
        IrcBench bench(End("203.0.113.2:50000"));
        const std::string offer = "tcp any > 203.0.113.2:4000 = 192.168.88.10:4000";
        QCOMPARE(announced(bench.client("PRIVMSG bob :\1DCC CHAT chat 3232258058 4000\1\r\n")), offer);
        QCOMPARE(announced(bench.client("PRIVMSG bob :\1DCC CHAT chat 3405803778 4000\1\r\n")), offer);
    }

    void itsOffersAreReadOutside()
    {
        IrcBench bench(End("203.0.113.2:50000"));
        QCOMPARE(bench.clientSays("PRIVMSG a :\1DCC CHAT chat 3232258058 4000\1\r\nPING x\r\n"
                                  "PRIVMSG b :\1DCC SEND \"f\" 3232258058 4001 9\1\r\n"),
                 std::string("PRIVMSG a :\1DCC CHAT chat 3405803778 4000\1\r\nPING x\r\n"
                             "PRIVMSG b :\1DCC SEND \"f\" 3405803778 4001 9\1\r\n"));
        const std::string resume = "PRIVMSG a :\1DCC RESUME f 4000 7\1\r\n";
        QCOMPARE(bench.clientSays(resume), resume);
    }
};

QTEST_APPLESS_MAIN(TestHelperIrc)
#include "tst_helper_irc.moc"
