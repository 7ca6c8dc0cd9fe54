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

/// An unanswered connection that lasts for so many seconds more.
inspect::ConnectionRow pageRow(const wire::FlowTuple& original, int seconds)
{
    inspect::ConnectionRow row;
    row.id = {1, 1};
    row.original = original;
    row.reply = original.inverted().value_or(original);
    row.timeout = std::chrono::seconds(seconds);
    return row;
}

wire::FlowTuple flow(const char* source, const char* destination, wire::Protocol protocol,
                     std::uint16_t sourcePart = 0, std::uint16_t destinationPart = 0)
{
    return {IpAddress::parse(source).value(), IpAddress::parse(destination).value(), sourcePart,
            destinationPart, static_cast<std::uint8_t>(protocol)};
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
                 QString("Flags: X - disabled, I - invalid\n"
                         "#    CHAIN   ACTION      PROTOCOL  SRC-ADDRESS  OUT-INTERFACE  BYTES  PACKETS\n"
                         "0    srcnat  masquerade                         ether1             0        0\n"
                         ";;; second\n"
                         "1 X  srcnat  accept      tcp       10.0.0.0/8                      0        0\n"));
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
        QVERIFY2(
            text.contains(" 0    chain=srcnat action=masquerade out-interface=ether1 bytes=0 packets=0\n"),
            qPrintable(text));
    }

    void terseIsOneLineAnItem()
    {
        ConsoleBench bench(40);
        addRules(bench);
        QCOMPARE(printed(bench, "print terse"),
                 QString("0 chain=srcnat action=masquerade out-interface=ether1 bytes=0 packets=0\n"
                         "1 X comment=second chain=srcnat action=accept protocol=tcp src-address=10.0.0.0/8 "
                         "bytes=0 packets=0\n"));
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

    // The page's own tables, letter for letter.
    void connectionsPrintAsOnTheMissionPage()
    {
        using enum wire::Protocol;
        ConsoleBench bench;
        bench.rows = {pageRow(flow("10.5.8.176", "255.255.255.255", Udp, 5678, 5678), 0),
                      pageRow(flow("10.5.101.3", "224.0.0.2", Udp, 646, 646), 5),
                      pageRow(flow("10.5.101.161", "224.0.0.5", Ospf), 598),
                      pageRow(flow("10.5.8.140", "255.255.255.255", Udp, 5678, 5678), 8),
                      pageRow(flow("10.5.101.147", "10.5.101.1", Tcp, 48984, 8291), 299)};
        bench.rows[4].flags = conntrack::kSeenReply | conntrack::kAssured;
        bench.rows[4].tcpState = conntrack::TcpState::Established;
        QCOMPARE(printed(bench, "/ip firewall connection print"),
                 QString("Flags: S - seen-reply, A - assured\n"
                         "#    PR.. SRC-ADDRESS           DST-ADDRESS           TCP-STATE   TIMEOUT\n"
                         "0    udp  10.5.8.176:5678       255.255.255.255:5678              0s\n"
                         "1    udp  10.5.101.3:646        224.0.0.2:646                     5s\n"
                         "2    ospf 10.5.101.161          224.0.0.5                         9m58s\n"
                         "3    udp  10.5.8.140:5678       255.255.255.255:5678              8s\n"
                         "4 SA tcp  10.5.101.147:48984    10.5.101.1:8291       established 4m59s\n"));
    }

    void theIpv6ListHasItsOwnColumns()
    {
        using enum wire::Protocol;
        ConsoleBench bench;
        bench.rows = {pageRow(flow("fe80::d6ca:6dff:fe77:3698", "ff02::1", Udp, 5678, 5678), 9),
                      pageRow(flow("fe80::d6ca:6dff:fe98:7c28", "ff02::1", Udp, 5678, 5678), 9),
                      pageRow(flow("fe80::d6ca:6dff:fe73:9822", "ff02::5", Ospf), 598)};
        QCOMPARE(printed(bench, "/ipv6 firewall connection print"),
                 QString("Flags: S - seen reply, A - assured\n"
                         "#    PRO.. SRC-ADDRESS                 DST-ADDRESS                 TCP-STATE\n"
                         "0    udp   fe80::d6ca:6dff:fe77:3698   ff02::1\n"
                         "1    udp   fe80::d6ca:6dff:fe98:7c28   ff02::1\n"
                         "2    ospf  fe80::d6ca:6dff:fe73:9822   ff02::5\n"));
    }

    void flagsThatOccurJoinThoseOfThePage()
    {
        ConsoleBench bench;
        QCOMPARE(printed(withConnections(bench), "/ip firewall connection print"),
                 QString("Flags: S - seen-reply, A - assured, C - confirmed, s - srcnat\n"
                         "#      PR.. SRC-ADDRESS           DST-ADDRESS           TCP-STATE   TIMEOUT\n"
                         "0 SACs tcp  192.168.88.10:40000   203.0.113.10:80       established 4m59s\n"
                         "1   C  udp  192.168.88.111:53     203.0.113.10:80                   4m59s\n"));
    }

    void aWideAddressIsNotCut()
    {
        ConsoleBench bench;
        const char* const wide = "2001:db8:1111:2222:3333:4444:5555:6666";
        bench.rows = {pageRow(flow(wide, wide, wire::Protocol::Udp, 1, 2), 9)};
        const QString text = printed(bench, "/ipv6 firewall connection print");
        QVERIFY2(text.contains(QString("\n0    udp   %1 %1\n").arg(wide)), qPrintable(text));
    }

    void statsAreCountersAndRates()
    {
        ConsoleBench bench;
        const char* const stats = "/ip firewall connection print stats";
        QCOMPARE(
            printed(withConnections(bench), stats),
            QString("Flags: S - seen-reply, A - assured, C - confirmed, s - srcnat\n"
                    "#       PR..  SRC-ADDRESS            DST-ADDRESS            ORIG-PACKETS  ORIG-BYTES  "
                    "REPL-PACKETS  REPL-BYTES  ORIG-RATE  REPL-RATE\n"
                    "0 SACs  tcp   192.168.88.10:40000    203.0.113.10:80                  10  28 505 528  "
                    "          20       2 000    1760bps       0bps\n"
                    "1   C   udp   192.168.88.111:53      203.0.113.10:80                  10  28 505 528  "
                    "          20       2 000    1760bps       0bps\n"));
        bench.rows[1].replFastTrack = {3, 1804};
        const QString text = printed(bench, stats);
        QVERIFY2(text.contains("REPL-FASTTRACK-BYTES\n"), qPrintable(text));
        QVERIFY2(text.contains("  1 804\n"), qPrintable(text));
    }

    void statsOfOtherListsAreTheirDetail()
    {
        ConsoleBench bench;
        addRules(bench);
        QCOMPARE(printed(bench, "print stats"), printed(bench, "print detail"));
    }

    void detailNamesEveryPropertyOfAConnection()
    {
        ConsoleBench bench(80);
        const QString text =
            printed(withConnections(bench), "/ip firewall connection print detail where assured");
        // A place for each of E S A C D F s d, as RouterOS has it.
        QVERIFY2(text.contains("\n 0  SAC  s  protocol=tcp src-address=192.168.88.10"), qPrintable(text));
        QVERIFY(text.contains("orig-rate=1760bps"));
        QVERIFY(text.contains("orig-bytes=28 505 528"));
        QVERIFY(text.contains("timeout=4m59s"));
        QVERIFY(!text.contains("icmp-type"));
        for (const QString& line : text.split('\n'))
            QVERIFY2(line.size() <= 80, qPrintable(line));
    }

    void detailKeepsItsPlacesForFlagsThatARowHasNot()
    {
        ConsoleBench bench;
        withConnections(bench).rows[1].flags |= conntrack::kHwOffload;
        const QString text = printed(bench, "/ip firewall connection print detail");
        QVERIFY2(text.contains("\n 0  SAC   s  protocol=tcp"), qPrintable(text));
        QVERIFY2(text.contains("\n 1    C  H   protocol=udp"), qPrintable(text));
    }

    void onlyTheListedPropertiesArePrinted_data()
    {
        QTest::addColumn<QString>("answer");
        QTest::newRow("/ip firewall connection print proplist=dst-port,orig-bytes where assured")
            << "Flags: S - seen-reply, A - assured, C - confirmed, s - srcnat\n"
               "#       DST-PORT  ORIG-BYTES\n"
               "0 SACs        80  28 505 528\n";
        QTest::newRow("/ip firewall connection print terse proplist=dst-port,orig-bytes where assured")
            << "0 SACs dst-port=80 orig-bytes=28505528\n";
        QTest::newRow("/ip firewall nat print terse proplist=action,chain")
            << "0 action=masquerade chain=srcnat\n1 X comment=second action=accept chain=srcnat\n";
        QTest::newRow("/ip firewall nat print proplist=to-ports,action where disabled")
            << "Flags: X - disabled, I - invalid\n#    TO-PORTS  ACTION\n;;; second\n1 X            accept\n";
        QTest::newRow("/system identity print proplist=name") << "  name: Trackbox\n";
    }
    void onlyTheListedPropertiesArePrinted()
    {
        QFETCH(QString, answer);
        ConsoleBench bench;
        addRules(withConnections(bench));
        QCOMPARE(printed(bench, QTest::currentDataTag()), answer);
    }

    void connectionsHaveIds()
    {
        ConsoleBench bench;
        const QString text =
            printed(withConnections(bench), "/ip firewall connection print terse show-ids proplist=protocol");
        QCOMPARE(text, QString("*100000001 SACs protocol=tcp\n*100000002 C protocol=udp\n"));
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
