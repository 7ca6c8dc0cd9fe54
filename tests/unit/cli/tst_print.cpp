// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/print.h"

#include "cli/text_table.h"
#include "console_bench.h"

#include <QTest>

using namespace tb;
using namespace tb::test;

namespace {

QString printed(ConsoleBench& bench, const char* command)
{
    return QString::fromStdString(bench.type(command));
}

void addRules(ConsoleBench& bench)
{
    TB_CHECK(bench
                 .type("/ip firewall nat\nadd chain=srcnat action=masquerade out-interface=ether1\n"
                       "add chain=srcnat protocol=tcp src-address=10.0.0.0/8 comment=second disabled=yes")
                 .empty());
}

ConsoleBench& withConnections(ConsoleBench& bench)
{
    using namespace conntrack;
    bench.rows = {connection(1, "192.168.88.10", 6, 40000, kSeenReply | kAssured | kConfirmed | kSourceNat),
                  connection(2, "192.168.88.111", 17, 53, kConfirmed), connection(3, "2001:db8::1", 6, 1, 0)};
    return bench;
}

} // namespace

class TestPrint : public QObject {
    Q_OBJECT

private slots:
    void listsHaveALegendColumnsAndCommentsOnTheirOwnLine()
    {
        ConsoleBench bench;
        addRules(bench);
        QCOMPARE(printed(bench, "print"),
                 QString("Flags: X - disabled\n"
                         "#    CHAIN   ACTION      PROTOCOL  SRC-ADDRESS  OUT-INTERFACE  PACKETS\n"
                         "0    srcnat  masquerade                         ether1               0\n"
                         ";;; second\n"
                         "1 X  srcnat  accept      tcp       10.0.0.0/8                        0\n"));
    }

    void anEmptyListPrintsNothing()
    {
        ConsoleBench bench;
        QCOMPARE(printed(bench, "/ip address print"), QString());
        QCOMPARE(printed(bench, "/ip address print count-only"), QString("0\n"));
    }

    void conditionsKeepTheNumbersOfTheWholeList()
    {
        ConsoleBench bench;
        addRules(bench);
        const QString text = printed(bench, "print where disabled");
        QVERIFY2(text.contains("\n1 X  srcnat"), qPrintable(text));
        QVERIFY(!text.contains("masquerade"));
    }

    void detailWrapsItsWordsAtTheWidth()
    {
        ConsoleBench bench(40);
        addRules(bench);
        const QString text = printed(bench, "print detail");
        for (const QString& line : text.split('\n'))
            QVERIFY2(line.size() <= 40, qPrintable(line));
        QVERIFY(text.contains("\n 1 X  ;;; second\n      chain=srcnat"));
        QVERIFY(text.contains("protocol=tcp"));
    }

    void withoutPagingDetailIsNotWrapped()
    {
        ConsoleBench bench(40);
        addRules(bench);
        const QString text = printed(bench, "print detail without-paging");
        QVERIFY2(text.contains(" 0    chain=srcnat action=masquerade out-interface=ether1 packets=0\n"),
                 qPrintable(text));
    }

    void terseIsOneLineAnItem()
    {
        ConsoleBench bench(40);
        addRules(bench);
        QCOMPARE(printed(bench, "print terse"),
                 QString("0 chain=srcnat action=masquerade out-interface=ether1 packets=0\n"
                         "1 X comment=second chain=srcnat action=accept protocol=tcp src-address=10.0.0.0/8 "
                         "packets=0\n"));
    }

    void idsTakeThePlaceOfNumbers()
    {
        ConsoleBench bench;
        addRules(bench);
        QVERIFY(printed(bench, "print show-ids").contains("\n*1    srcnat"));
    }

    void settingsStandInLinesWithNamesFlushRight()
    {
        ConsoleBench bench;
        const QString text = printed(bench, "/ip firewall connection tracking print");
        qsizetype colon = -1;
        for (const QString& line : text.split('\n', Qt::SkipEmptyParts)) {
            QVERIFY(colon < 0 || line.indexOf(": ") == colon);
            colon = line.indexOf(": ");
        }
        QVERIFY(text.contains("enabled: auto\n"));
        QVERIFY(text.contains("udp-timeout: "));
    }

    void connectionsPrintAsOnTheMissionPage()
    {
        ConsoleBench bench;
        QCOMPARE(printed(withConnections(bench), "/ip firewall connection print"),
                 QString("Flags: S - seen-reply, A - assured, C - confirmed, s - srcnat\n"
                         "#       PR..  SRC-ADDRESS          DST-ADDRESS      TCP-STATE    TIMEOUT\n"
                         "0 SACs  tcp   192.168.88.10:40000  203.0.113.10:80  established  4m59s\n"
                         "1   C   udp   192.168.88.111:53    203.0.113.10:80               4m59s\n"));
    }

    void theIpv6ListHasItsOwnColumns()
    {
        ConsoleBench bench;
        const QString text = printed(withConnections(bench), "/ipv6 firewall connection print");
        QVERIFY2(text.startsWith("Flags: S - seen reply, A - assured\n# PRO..  SRC-ADDRESS"),
                 qPrintable(text));
        QVERIFY(!text.contains("TIMEOUT"));
        QVERIFY(text.contains("2001:db8::1  2001:db8:1::1  established\n"));
    }

    void detailNamesEveryPropertyOfAConnection()
    {
        ConsoleBench bench(80);
        const QString text =
            printed(withConnections(bench), "/ip firewall connection print detail where assured");
        QVERIFY2(text.contains(" 0 SACs  protocol=tcp src-address=192.168.88.10"), qPrintable(text));
        QVERIFY(text.contains("orig-rate=1760bps"));
        QVERIFY(text.contains("orig-bytes=28 505 528"));
        QVERIFY(!text.contains("icmp-type"));
        for (const QString& line : text.split('\n'))
            QVERIFY2(line.size() <= 80, qPrintable(line));
    }

    void terseNumbersAreForPrograms()
    {
        ConsoleBench bench;
        const QString text =
            printed(withConnections(bench), "/ip firewall connection print terse where assured");
        QVERIFY2(text.startsWith("0 SACs protocol=tcp "), qPrintable(text));
        QVERIFY(text.contains("orig-bytes=28505528 "));
        QCOMPARE(text.count('\n'), 1);
    }

    void widthsAreCountedInCharacters()
    {
        QCOMPARE(cli::displayWidth("abc"), std::size_t{3});
        QCOMPARE(cli::displayWidth("\xc4\x93\xc5\xa1"), std::size_t{2}); // two letters of two bytes
        cli::TextTable table;
        table.addColumn("#", true);
        table.addColumn("NAME");
        table.addColumn("RATE", true);
        table.addRow({"0", "\xc4\x93", "1"});
        table.addLine(";;; line");
        table.addRow({"10", "ab", "100"});
        QCOMPARE(QString::fromStdString(table.toString()),
                 QString(" # NAME  RATE\n 0 \u0113        1\n;;; line\n10 ab     100\n"));
    }
};

QTEST_APPLESS_MAIN(TestPrint)
#include "tst_print.moc"
