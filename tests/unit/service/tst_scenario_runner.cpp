// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/scenario_runner.h"

#include <QTemporaryDir>
#include <QTest>

#include <span>
#include <utility>

using namespace tb::service;

namespace {

const char kBench[] = "/interface ethernet add name=ether1 link=lab\n"
                      "/interface ethernet add name=ether2 link=lab\n"
                      "/ip address add address=203.0.113.2/24 interface=ether1\n"
                      "/ip address add address=192.168.88.1/24 interface=ether2\n"
                      "host lan on ether2 192.168.88.10/24 via 192.168.88.1\n"
                      "host wan on ether1 203.0.113.10/24 via 203.0.113.2\n";
constexpr int kBenchLines = 6;

/// "7: what is wrong", lines counted from behind the bench; empty when all goes as written.
QString faultOf(const QByteArray& lines)
{
    const auto done = runScenario((kBench + lines).toStdString(), "name");
    if (done)
        return {};
    return QString("%1: %2").arg(done.error().line - kBenchLines).arg(done.error().text.c_str());
}

/// Lines behind the bench, and a part of what is wrong with them; empty when all goes as written.
struct Row {
    const char* name;
    QByteArray lines;
    QByteArray fault;
};

/// A call keeps clang-format from laying rows of many lines out as columns.
Row row(const char* name, QByteArray lines, QByteArray fault)
{
    return {name, std::move(lines), std::move(fault)};
}

const QByteArray kUdp = "lan > udp 192.168.88.10:5000 203.0.113.10:53 len=4\n";
const QByteArray kCame = "udp 192.168.88.10:5000 203.0.113.10:53 ttl=63 len=4";
const QByteArray kSend = "lan > udp 192.168.88.10:5000 203.0.113.10:53";
const QByteArray kWhole = "wan < udp 192.168.88.10:5000 203.0.113.10:53 len=4";
/// Behind a packet that makes the router ask who wan is: only one waits for that.
const QByteArray kPieces = kUdp + kWhole + "\n" + kSend + " len=4 pieces=8,4 ip-id=7\n";
const QByteArray kPrint = "/ip address print\n";

const Row kPacketFaults[] = {
    row("another TTL", kUdp + "wan < udp 192.168.88.10:5000 203.0.113.10:53 ttl=62\n",
        "2: expected wan < udp 192.168.88.10:5000 203.0.113.10:53 ttl=62; came " + kCame),
    row("another port", kUdp + "wan < udp 192.168.88.10:5001 203.0.113.10:53\n",
        "2: expected wan < udp 192.168.88.10:5001 203.0.113.10:53; came " + kCame),
    row("another length", kUdp + "wan < udp 192.168.88.10:5000 203.0.113.10:53 len=5\n",
        "2: expected wan < udp 192.168.88.10:5000 203.0.113.10:53 len=5; came " + kCame),
    row("nothing came", "wan < udp 192.168.88.10:5000 203.0.113.10:53\n",
        "1: expected wan < udp 192.168.88.10:5000 203.0.113.10:53; came nothing"),
    row("another host got it", kUdp + "lan < udp 192.168.88.10:5000 203.0.113.10:53\n",
        "2: expected lan < udp 192.168.88.10:5000 203.0.113.10:53; came nothing; wan got " + kCame),
    row("something came", kUdp + "wan < nothing\n", "2: expected wan < nothing; came " + kCame),
    row("nobody expected it, at the end", kUdp, "1: nobody expected that wan got " + kCame),
    row("nobody expected it, before the next packet", kUdp + kUdp,
        "1: nobody expected that wan got " + kCame),
    row("nobody expected it, before time moves", kUdp + "# no packet\nadvance 1s\n",
        "1: nobody expected that wan got " + kCame),
    row("fewer than expected", kUdp + "wan < udp 192.168.88.10:5000 203.0.113.10:53 x2\n",
        "2: expected wan < udp 192.168.88.10:5000 203.0.113.10:53; came nothing"),
    row("a checksum that is wrong",
        "lan > udp 192.168.88.10:5000 203.0.113.10:53 checksum=bad\nwan < udp 192.168.88.10:5000 "
        "203.0.113.10:53\n",
        "2: expected wan < udp 192.168.88.10:5000 203.0.113.10:53; came udp 192.168.88.10:5000 "
        "203.0.113.10:53 ttl=63 len=0 checksum=bad"),
    row("other flags",
        "lan > tcp 192.168.88.10:5000 203.0.113.10:80 S\nwan < tcp 192.168.88.10:5000 203.0.113.10:80 SA\n",
        "2: expected wan < tcp 192.168.88.10:5000 203.0.113.10:80 SA; came tcp 192.168.88.10:5000 "
        "203.0.113.10:80 S"),
    row("another quote",
        "lan > udp 192.168.88.10:5000 192.168.88.1:53\nlan < icmp 192.168.88.1 192.168.88.10 "
        "port-unreachable (udp 192.168.88.10:5000 192.168.88.1:54)\n",
        "2: expected lan < icmp 192.168.88.1 192.168.88.10 port-unreachable (udp 192.168.88.10:5000 "
        "192.168.88.1:54); came icmp 192.168.88.1 192.168.88.10 port-unreachable"),
    row("no ARP message", "wan < arp request 203.0.113.2 203.0.113.10\n",
        "1: expected wan < arp request 203.0.113.2 203.0.113.10; came nothing"),
    row("an ARP message that may not be",
        kUdp +
            "wan < udp 192.168.88.10:5000 203.0.113.10:53\nwan < no arp request 203.0.113.2 203.0.113.10\n",
        "3: expected wan < no arp request 203.0.113.2 203.0.113.10; came arp request 203.0.113.2 "
        "203.0.113.10 mac=02:00:00:00:01:00"),
    row("other drops",
        "lan > udp 192.168.88.10:5000 198.51.100.1:53\nlan < icmp 192.168.88.1 192.168.88.10 "
        "net-unreachable\ndrops no-route 2\n",
        "3: expected drops no-route 2; came no-route 1"),
    row("other pieces", kPieces + kWhole + " pieces=12\n", "4: expected " + kWhole + " pieces=12; came udp"),
    row("pieces of what came whole", kUdp + kWhole + " pieces=8,4\n", "2: expected wan < udp"),
    row("whole what came in pieces", kPieces + kWhole + "\n", "4: expected wan < udp"),
    row("another number of the fragments", kPieces + kWhole + " pieces=8,4 ip-id=8\n",
        "4: expected wan < udp"),
    row("pieces that came", kPieces + kWhole + " pieces=8,4@8 ip-id=7\n", ""),
    row("pieces of what never became whole", kUdp + kWhole + "\n" + kSend + " len=4 pieces=8\n",
        "3: wan got fragments of a packet that never became whole"),
    row("no drops", "drops no-route 1\n", "1: expected drops no-route 1; came none"),
};

const Row kConsoleFaults[] = {
    row("words in order", kPrint + "| 203.0.113.2/24 ether1\n", ""),
    row("words with others between", kPrint + "| 0 ether1\n", ""),
    row("words in another order", kPrint + "| ether1 203.0.113.2/24\n",
        "2: expected a line with: ether1 203.0.113.2/24"),
    row("a part of a word", kPrint + "| 203.0.113\n", "2: expected a line with: 203.0.113"),
    row("lines in order", kPrint + "| ether1\n| ether2\n", ""),
    row("lines in another order", kPrint + "| ether2\n| ether1\n", "3: expected a line with: ether1"),
    row("one line twice", kPrint + "| ether1\n| ether1\n", "3: expected a line with: ether1"),
    row("a whole line", kPrint + "|= 0 203.0.113.2/24 203.0.113.0 ether1\n", ""),
    row("less than a whole line", kPrint + "|= 0 203.0.113.2/24\n",
        "2: expected a line that is: 0 203.0.113.2/24"),
    row("none of them", kPrint + "|! ether3\n", ""),
    row("one that may not be", kPrint + "|! 0 ether1\n", "2: expected no line with: 0 ether1"),
    row("a failure", "/ip address remove 7\n|fails no such item\n", ""),
    row("another failure", "/ip address remove 7\n|fails in vain\n", "2: expected a failure with: in vain"),
    row("no failure", kPrint + "|fails no such item\n", "2: expected the command to fail"),
    row("a failure that nobody expected", "/ip address remove 7\n# comment\n| no such item\n",
        "1: the command failed:\n"),
    row("a failure in the last line", "/ip address remove 7\n", "1: the command failed:\n"),
    row("a command that has no end", "/ip address add comment=\"a\n", "the command waits for its end"),
    row("a command of two lines",
        "/ip address add address=10.0.0.1/8 \\\ninterface=ether1\n/ip address print\n| 2 10.0.0.1/8\n", ""),
    row("a menu and its prompt",
        "/ip address\nprompt [admin@Trackbox] /ip address>\ntype print count-only\n|= 2\n", ""),
    row("another prompt", "/ip address\nprompt [admin@Trackbox] >\n",
        "2: expected the prompt [admin@Trackbox] >; came [admin@Trackbox] /ip address>"),
};

const Row kLineFaults[] = {
    row("nonsense here", "nonsense here\n", "1: no line begins with nonsense"),
    row("moon > udp 1.2.3.4:5 6.7.8.9:10", "moon > udp 1.2.3.4:5 6.7.8.9:10\n", "1: there is no host moon"),
    row("lan > udp", "lan > udp\n", "1: udp needs a source and a destination"),
    row("lan > foo 1.2.3.4 6.7.8.9", "lan > foo 1.2.3.4 6.7.8.9\n", "1: no protocol is called foo"),
    row("lan > udp 1.2.3.4 6.7.8.9", "lan > udp 1.2.3.4 6.7.8.9\n", "1: udp needs ports"),
    row("lan > icmp 1.2.3.4:5 6.7.8.9:5", "lan > icmp 1.2.3.4:5 6.7.8.9:5\n", "1: icmp has no ports"),
    row("lan > sctp 1.2.3.4:5 6.7.8.9:5 HELLO", "lan > sctp 1.2.3.4:5 6.7.8.9:5 HELLO\n",
        "1: HELLO is nothing that sctp has"),
    row("lan > gre 1.2.3.4 6.7.8.9 carries=cake", "lan > gre 1.2.3.4 6.7.8.9 carries=cake\n",
        "1: carries=cake is nothing that gre has"),
    row("lan > udp 1.2.3:5 6.7.8.9:10", "lan > udp 1.2.3:5 6.7.8.9:10\n", "1: 1.2.3:5 is no address"),
    row("lan > udp 1.2.3.4:5 6.7.8.9:70000", "lan > udp 1.2.3.4:5 6.7.8.9:70000\n",
        "1: 6.7.8.9:70000 is no address"),
    row("lan > udp [::1]:5 6.7.8.9:10", "lan > udp [::1]:5 6.7.8.9:10\n",
        "1: the addresses are of two families"),
    row("lan > icmpv6 1.2.3.4 6.7.8.9", "lan > icmpv6 1.2.3.4 6.7.8.9\n", "1: icmpv6 needs IPv6 addresses"),
    row("lan > tcp 1.2.3.4:5 6.7.8.9:10 SX", "lan > tcp 1.2.3.4:5 6.7.8.9:10 SX\n",
        "1: SX is nothing that tcp has"),
    row("lan > udp 1.2.3.4:5 6.7.8.9:10 ttl=256", "lan > udp 1.2.3.4:5 6.7.8.9:10 ttl=256\n",
        "1: ttl=256 is nothing that udp has"),
    row("lan > udp 1.2.3.4:5 6.7.8.9:10 color=red", "lan > udp 1.2.3.4:5 6.7.8.9:10 color=red\n",
        "1: color=red is nothing that udp has"),
    row("lan > udp 1.2.3.4:5 6.7.8.9:10 x0", "lan > udp 1.2.3.4:5 6.7.8.9:10 x0\n",
        "1: x0 is nothing that udp has"),
    row("lan > udp 1.2.3.4:5 6.7.8.9:10 pieces=8,", "lan > udp 1.2.3.4:5 6.7.8.9:10 pieces=8,\n",
        "1: pieces=8, is nothing that udp has"),
    row("lan > udp 1.2.3.4:5 6.7.8.9:10 fragment=perhaps",
        "lan > udp 1.2.3.4:5 6.7.8.9:10 fragment=perhaps\n", "1: fragment=perhaps is nothing that udp has"),
    row("lan > udp … pieces=16", "lan > udp 192.168.88.10:5 203.0.113.10:5 pieces=16\n",
        "1: of 8 bytes no piece is 16"),
    row("lan > udp … pieces=4@4", "lan > udp 192.168.88.10:5 203.0.113.10:5 pieces=4@4\n",
        "1: of 8 bytes no piece is 4@4"),
    row("lan > icmp 1.2.3.4 6.7.8.9 hello", "lan > icmp 1.2.3.4 6.7.8.9 hello\n",
        "1: hello is nothing that icmp has"),
    row("lan > icmp 1.2.3.4 6.7.8.9 redirect (udp", "lan > icmp 1.2.3.4 6.7.8.9 redirect (udp\n",
        "1: a quote lacks its )"),
    row("lan > icmp 1.2.3.4 6.7.8.9 (udp)", "lan > icmp 1.2.3.4 6.7.8.9 (udp)\n",
        "1: in the quote: udp needs a source"),
    row("lan > udp 1.2.3.4:5 6.7.8.9:10 (udp)", "lan > udp 1.2.3.4:5 6.7.8.9:10 (udp)\n",
        "1: only ICMP errors quote a packet"),
    row("lan > arp 1.2.3.4 6.7.8.9", "lan > arp 1.2.3.4 6.7.8.9\n", "1: arp needs request or answer"),
    row("wan < no udp 1.2.3.4:5 6.7.8.9:10", "wan < no udp 1.2.3.4:5 6.7.8.9:10\n",
        "1: only arp, nd and router advertisements have a no"),
    row("lan > udp [2001:db8::1]:1 [2001:db8::2]:1", "lan > udp [2001:db8::1]:1 [2001:db8::2]:1\n",
        "1: lan has no way to 2001:db8::2"),
    row("host lan on ether1 1.2.3.4/24", "host lan on ether1 1.2.3.4/24\n", "1: there is a host lan already"),
    row("host x at ether1", "host x at ether1\n", "1: a host is written"),
    row("host x on ether1 nowhere", "host x on ether1 nowhere\n", "1: nowhere is neither an address"),
    row("host x on ether1 mac=zz", "host x on ether1 mac=zz\n", "1: mac=zz is no MAC address"),
    row("advance soon", "advance soon\n", "1: advance needs a time"),
    row("drops no-route", "drops no-route\n", "1: drops needs reasons and counts"),
    row("drops boredom 1", "drops boredom 1\n", "1: no drop reason is called boredom"),
    row("drops no-route few", "drops no-route few\n", "1: few is no count"),
    row("silent moon", "silent moon\n", "1: silent needs the name of a host"),
    row("cut ether9", "cut ether9\n", "1: there is no port ether9"),
    row("cut", "cut\n", "1: cut needs the name of a port"),
    row("router workers=2", "router workers=2\n", "1: the router runs already"),
    row("include nowhere.setup", "include nowhere.setup\n", "1: cannot read the file nowhere.setup"),
};

void addRows(std::span<const Row> rows)
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QByteArray>("fault");
    for (const Row& row : rows)
        QTest::newRow(row.name) << row.lines << row.fault;
}

/// Nothing when the lines go as the row says, else what came.
QString differenceOf(const QByteArray& lines, const QByteArray& fault)
{
    const QString found = faultOf(lines);
    return (fault.isEmpty() ? found.isEmpty() : found.contains(QString(fault))) ? QString()
                                                                                : "came: " + found;
}

void write(const QString& path, const QByteArray& text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

} // namespace

class TestScenarioRunner : public QObject {
    Q_OBJECT

private slots:
    void whatGoesAsWrittenHasNoFault()
    {
        QCOMPARE(faultOf("# comment\n\n   lan > udp 192.168.88.10:5000 203.0.113.10:53  \n"
                         "wan < udp 192.168.88.10:5000 203.0.113.10:53 ttl=63\nwan < nothing\n"),
                 "");
    }

    void aFaultNamesItsLineAndWhatWasExpectedAgainstWhatCame_data() { addRows(kPacketFaults); }
    void aFaultNamesItsLineAndWhatWasExpectedAgainstWhatCame()
    {
        QFETCH(QByteArray, lines);
        QFETCH(QByteArray, fault);

        const QString difference = differenceOf(lines, fault);

        QVERIFY2(difference.isEmpty(), qPrintable(difference));
    }

    void whatTheConsolePrintsIsHeldToTheLines_data() { addRows(kConsoleFaults); }
    void whatTheConsolePrintsIsHeldToTheLines()
    {
        QFETCH(QByteArray, lines);
        QFETCH(QByteArray, fault);

        const QString difference = differenceOf(lines, fault);

        QVERIFY2(difference.isEmpty(), qPrintable(difference));
    }

    void aLineThatIsNotUnderstoodSaysWhy_data() { addRows(kLineFaults); }
    void aLineThatIsNotUnderstoodSaysWhy()
    {
        QFETCH(QByteArray, lines);
        QFETCH(QByteArray, fault);

        const QString difference = differenceOf(lines, fault);

        QVERIFY2(difference.isEmpty(), qPrintable(difference));
    }

    void optionsOfTheRouterAreChecked_data()
    {
        QTest::addColumn<bool>("isGood");
        QTest::newRow("router max-entries=10") << true;
        QTest::newRow("router max-entries=10 workers=2") << true;
        QTest::newRow("router max-entries=0") << false;
        QTest::newRow("router max-entries=many") << false;
        QTest::newRow("router workers=65") << false;
        QTest::newRow("router colour=3") << false;
    }
    void optionsOfTheRouterAreChecked()
    {
        QFETCH(bool, isGood);
        QCOMPARE(bool(runScenario(QTest::currentDataTag(), "name")), isGood);
    }

    void aHostWithoutAnAnswerCannotSend()
    {
        QCOMPARE(faultOf("host far on ether2 10.0.0.5/24 via 10.0.0.1\nfar > udp 10.0.0.5:1 8.8.8.8:53\n"),
                 "2: far got no answer from 10.0.0.1");
    }

    void aFrameToAStationThatIsNotThereIsAFault()
    {
        // Somebody asks with another MAC address than any host has.
        QCOMPARE(faultOf("wan > arp request 203.0.113.77 203.0.113.2 mac=02:00:00:00:77:77\n"),
                 "1: out of ether1 came a packet to a station that is not there: arp answer 203.0.113.2 "
                 "203.0.113.77 mac=02:00:00:00:01:00");
    }

    void anIncludedFileIsNamedInItsFaults()
    {
        QTemporaryDir directory;
        write(directory.filePath("part.setup"), "# fine\nnonsense\n");
        write(directory.filePath("whole.scenario"), "include part.setup\n");

        const auto done = runScenarioFile(directory.filePath("whole.scenario").toStdString());

        QVERIFY(!done);
        QCOMPARE(QString::fromStdString(done.error().toString()),
                 directory.filePath("part.setup") + ":2: no line begins with nonsense");
    }

    void filesThatIncludeThemselvesAreAFault()
    {
        QTemporaryDir directory;
        write(directory.filePath("a.scenario"), "include a.scenario\n");

        const auto done = runScenarioFile(directory.filePath("a.scenario").toStdString());

        QVERIFY(!done);
        QVERIFY(done.error().text.find("include each other") != std::string::npos);
    }

    void aFileThatIsNotThereIsAFault()
    {
        const auto done = runScenarioFile("/nonexistent/a.scenario");

        QVERIFY(!done);
        QVERIFY(done.error().toString().starts_with("/nonexistent/a.scenario:0: cannot read the file"));
    }

    void everyRunIsTheSame()
    {
        // Which port a collision gives is random, and the seed is fixed.
        const QByteArray lines = "/ip firewall nat add chain=srcnat action=masquerade out-interface=ether1\n"
                                 "host lan2 on ether2 192.168.88.11/24 via 192.168.88.1\n"
                                 "lan > udp 192.168.88.10:5000 203.0.113.10:53\n"
                                 "wan < udp 203.0.113.2:5000 203.0.113.10:53\n"
                                 "lan2 > udp 192.168.88.11:5000 203.0.113.10:53\n"
                                 "wan < udp 203.0.113.2:1 203.0.113.10:53\n";

        const QString first = faultOf(lines);

        QVERIFY(!first.isEmpty());
        QCOMPARE(faultOf(lines), first);
    }
};

QTEST_APPLESS_MAIN(TestScenarioRunner)
#include "tst_scenario_runner.moc"
