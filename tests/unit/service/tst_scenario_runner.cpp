// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/scenario_runner.h"

#include <QTemporaryDir>
#include <QTest>

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

    void aFaultNamesItsLineAndWhatWasExpectedAgainstWhatCame_data()
    {
        QTest::addColumn<QByteArray>("lines");
        QTest::addColumn<QByteArray>("fault");
        const QByteArray udp = "lan > udp 192.168.88.10:5000 203.0.113.10:53 len=4\n";
        const QByteArray came = "udp 192.168.88.10:5000 203.0.113.10:53 ttl=63 len=4";
        QTest::newRow("another TTL")
            << udp + "wan < udp 192.168.88.10:5000 203.0.113.10:53 ttl=62\n"
            << QByteArray("2: expected wan < udp 192.168.88.10:5000 203.0.113.10:53 ttl=62; came ") + came;
        QTest::newRow("another port")
            << udp + "wan < udp 192.168.88.10:5001 203.0.113.10:53\n"
            << QByteArray("2: expected wan < udp 192.168.88.10:5001 203.0.113.10:53; came ") + came;
        QTest::newRow("another length")
            << udp + "wan < udp 192.168.88.10:5000 203.0.113.10:53 len=5\n"
            << QByteArray("2: expected wan < udp 192.168.88.10:5000 203.0.113.10:53 len=5; came ") + came;
        QTest::newRow("nothing came")
            << QByteArray("wan < udp 192.168.88.10:5000 203.0.113.10:53\n")
            << QByteArray("1: expected wan < udp 192.168.88.10:5000 203.0.113.10:53; came nothing");
        QTest::newRow("another host got it")
            << udp + "lan < udp 192.168.88.10:5000 203.0.113.10:53\n"
            << QByteArray(
                   "2: expected lan < udp 192.168.88.10:5000 203.0.113.10:53; came nothing; wan got ") +
                   came;
        QTest::newRow("something came") << udp + "wan < nothing\n"
                                        << QByteArray("2: expected wan < nothing; came ") + came;
        QTest::newRow("nobody expected it, at the end")
            << udp << QByteArray("1: nobody expected that wan got ") + came;
        QTest::newRow("nobody expected it, before the next packet")
            << udp + udp << QByteArray("1: nobody expected that wan got ") + came;
        QTest::newRow("nobody expected it, before time moves")
            << udp + "# no packet\nadvance 1s\n"
            << QByteArray("1: nobody expected that wan got ") + came;
        QTest::newRow("fewer than expected")
            << udp + "wan < udp 192.168.88.10:5000 203.0.113.10:53 x2\n"
            << QByteArray("2: expected wan < udp 192.168.88.10:5000 203.0.113.10:53; came nothing");
        QTest::newRow("a checksum that is wrong")
            << QByteArray("lan > udp 192.168.88.10:5000 203.0.113.10:53 checksum=bad\n"
                          "wan < udp 192.168.88.10:5000 203.0.113.10:53\n")
            << QByteArray(
                   "2: expected wan < udp 192.168.88.10:5000 203.0.113.10:53; came udp 192.168.88.10:5000 "
                   "203.0.113.10:53 ttl=63 len=0 checksum=bad");
        QTest::newRow("other flags")
            << QByteArray("lan > tcp 192.168.88.10:5000 203.0.113.10:80 S\n"
                          "wan < tcp 192.168.88.10:5000 203.0.113.10:80 SA\n")
            << QByteArray(
                   "2: expected wan < tcp 192.168.88.10:5000 203.0.113.10:80 SA; came tcp 192.168.88.10:5000 "
                   "203.0.113.10:80 S");
        QTest::newRow("another quote")
            << QByteArray("lan > udp 192.168.88.10:5000 192.168.88.1:53\n"
                          "lan < icmp 192.168.88.1 192.168.88.10 port-unreachable (udp 192.168.88.10:5000 "
                          "192.168.88.1:54)\n")
            << QByteArray("2: expected lan < icmp 192.168.88.1 192.168.88.10 port-unreachable (udp "
                          "192.168.88.10:5000 "
                          "192.168.88.1:54); came icmp 192.168.88.1 192.168.88.10 port-unreachable");
        QTest::newRow("no ARP message")
            << QByteArray("wan < arp request 203.0.113.2 203.0.113.10\n")
            << QByteArray("1: expected wan < arp request 203.0.113.2 203.0.113.10; came nothing");
        QTest::newRow("an ARP message that may not be")
            << udp + "wan < udp 192.168.88.10:5000 203.0.113.10:53\n"
                     "wan < no arp request 203.0.113.2 203.0.113.10\n"
            << QByteArray(
                   "3: expected wan < no arp request 203.0.113.2 203.0.113.10; came arp request 203.0.113.2 "
                   "203.0.113.10 mac=02:00:00:00:01:00");
        QTest::newRow("other drops") << QByteArray("lan > udp 192.168.88.10:5000 198.51.100.1:53\n"
                                                   "lan < icmp 192.168.88.1 192.168.88.10 net-unreachable\n"
                                                   "drops no-route 2\n")
                                     << QByteArray("3: expected drops no-route 2; came no-route 1");
        QTest::newRow("no drops") << QByteArray("drops no-route 1\n")
                                  << QByteArray("1: expected drops no-route 1; came none");
    }
    void aFaultNamesItsLineAndWhatWasExpectedAgainstWhatCame()
    {
        QFETCH(QByteArray, lines);
        QFETCH(QByteArray, fault);

        const QString found = faultOf(lines);

        QVERIFY2(found.startsWith(QString(fault)), qPrintable(found));
    }

    void whatTheConsolePrintsIsHeldToTheLines_data()
    {
        QTest::addColumn<QByteArray>("lines");
        QTest::addColumn<QByteArray>("fault");
        const QByteArray print = "/ip address print\n";
        QTest::newRow("words in order") << print + "| 203.0.113.2/24 ether1\n" << QByteArray("");
        QTest::newRow("words with others between") << print + "| 0 ether1\n" << QByteArray("");
        QTest::newRow("words in another order")
            << print + "| ether1 203.0.113.2/24\n"
            << QByteArray("2: expected a line with: ether1 203.0.113.2/24");
        QTest::newRow("a part of a word") << print + "| 203.0.113\n"
                                          << QByteArray("2: expected a line with: 203.0.113");
        QTest::newRow("lines in order") << print + "| ether1\n| ether2\n" << QByteArray("");
        QTest::newRow("lines in another order") << print + "| ether2\n| ether1\n"
                                                << QByteArray("3: expected a line with: ether1");
        QTest::newRow("one line twice") << print + "| ether1\n| ether1\n"
                                        << QByteArray("3: expected a line with: ether1");
        QTest::newRow("a whole line") << print + "|= 0 203.0.113.2/24 203.0.113.0 ether1\n" << QByteArray("");
        QTest::newRow("less than a whole line") << print + "|= 0 203.0.113.2/24\n"
                                                << QByteArray("2: expected a line that is: 0 203.0.113.2/24");
        QTest::newRow("none of them") << print + "|! ether3\n" << QByteArray("");
        QTest::newRow("one that may not be") << print + "|! 0 ether1\n"
                                             << QByteArray("2: expected no line with: 0 ether1");
        QTest::newRow("a failure") << QByteArray("/ip address remove 7\n|fails no such item\n")
                                   << QByteArray("");
        QTest::newRow("another failure") << QByteArray("/ip address remove 7\n|fails in vain\n")
                                         << QByteArray("2: expected a failure with: in vain");
        QTest::newRow("no failure") << print + "|fails no such item\n"
                                    << QByteArray("2: expected the command to fail");
        QTest::newRow("a failure that nobody expected")
            << QByteArray("/ip address remove 7\n# comment\n| no such item\n")
            << QByteArray("1: the command failed:\n");
        QTest::newRow("a failure in the last line")
            << QByteArray("/ip address remove 7\n") << QByteArray("1: the command failed:\n");
        QTest::newRow("a command that has no end")
            << QByteArray("/ip address add comment=\"a\n") << QByteArray("the command waits for its end");
        QTest::newRow("a command of two lines")
            << QByteArray("/ip address add address=10.0.0.1/8 \\\ninterface=ether1\n/ip address print\n"
                          "| 2 10.0.0.1/8\n")
            << QByteArray("");
        QTest::newRow("a menu and its prompt")
            << QByteArray("/ip address\nprompt [admin@Trackbox] /ip address>\ntype print count-only\n|= 2\n")
            << QByteArray("");
        QTest::newRow("another prompt")
            << QByteArray("/ip address\nprompt [admin@Trackbox] >\n")
            << QByteArray("2: expected the prompt [admin@Trackbox] >; came [admin@Trackbox] "
                          "/ip address>");
    }
    void whatTheConsolePrintsIsHeldToTheLines()
    {
        QFETCH(QByteArray, lines);
        QFETCH(QByteArray, fault);

        const QString found = faultOf(lines);

        QVERIFY2(fault.isEmpty() ? found.isEmpty() : found.contains(QString(fault)), qPrintable(found));
    }

    void aLineThatIsNotUnderstoodSaysWhy_data()
    {
        QTest::addColumn<QByteArray>("fault");
        QTest::newRow("nonsense here") << QByteArray("1: no line begins with nonsense");
        QTest::newRow("moon > udp 1.2.3.4:5 6.7.8.9:10") << QByteArray("1: there is no host moon");
        QTest::newRow("lan > udp") << QByteArray("1: udp needs a source and a destination");
        QTest::newRow("lan > foo 1.2.3.4 6.7.8.9") << QByteArray("1: no protocol is called foo");
        QTest::newRow("lan > udp 1.2.3.4 6.7.8.9") << QByteArray("1: udp needs ports");
        QTest::newRow("lan > icmp 1.2.3.4:5 6.7.8.9:5") << QByteArray("1: icmp has no ports");
        QTest::newRow("lan > sctp 1.2.3.4:5 6.7.8.9:5")
            << QByteArray("1: of protocols with ports a scenario knows tcp");
        QTest::newRow("lan > udp 1.2.3:5 6.7.8.9:10") << QByteArray("1: 1.2.3:5 is no address");
        QTest::newRow("lan > udp 1.2.3.4:5 6.7.8.9:70000") << QByteArray("1: 6.7.8.9:70000 is no address");
        QTest::newRow("lan > udp [::1]:5 6.7.8.9:10") << QByteArray("1: the addresses are of two families");
        QTest::newRow("lan > icmpv6 1.2.3.4 6.7.8.9") << QByteArray("1: icmpv6 needs IPv6 addresses");
        QTest::newRow("lan > tcp 1.2.3.4:5 6.7.8.9:10 SX") << QByteArray("1: SX is nothing that tcp has");
        QTest::newRow("lan > udp 1.2.3.4:5 6.7.8.9:10 ttl=256")
            << QByteArray("1: ttl=256 is nothing that udp has");
        QTest::newRow("lan > udp 1.2.3.4:5 6.7.8.9:10 color=red")
            << QByteArray("1: color=red is nothing that udp has");
        QTest::newRow("lan > udp 1.2.3.4:5 6.7.8.9:10 x0") << QByteArray("1: x0 is nothing that udp has");
        QTest::newRow("lan > icmp 1.2.3.4 6.7.8.9 hello") << QByteArray("1: hello is nothing that icmp has");
        QTest::newRow("lan > icmp 1.2.3.4 6.7.8.9 redirect (udp") << QByteArray("1: a quote lacks its )");
        QTest::newRow("lan > icmp 1.2.3.4 6.7.8.9 (udp)")
            << QByteArray("1: in the quote: udp needs a source");
        QTest::newRow("lan > udp 1.2.3.4:5 6.7.8.9:10 (udp)")
            << QByteArray("1: only ICMP errors quote a packet");
        QTest::newRow("lan > arp 1.2.3.4 6.7.8.9") << QByteArray("1: arp needs request or answer");
        QTest::newRow("wan < no udp 1.2.3.4:5 6.7.8.9:10") << QByteArray("1: only arp and nd have a no");
        QTest::newRow("lan > udp [2001:db8::1]:1 [2001:db8::2]:1")
            << QByteArray("1: lan has no way to 2001:db8::2");
        QTest::newRow("host lan on ether1 1.2.3.4/24") << QByteArray("1: there is a host lan already");
        QTest::newRow("host x at ether1") << QByteArray("1: a host is written");
        QTest::newRow("host x on ether1 nowhere") << QByteArray("1: nowhere is neither an address");
        QTest::newRow("host x on ether1 mac=zz") << QByteArray("1: mac=zz is no MAC address");
        QTest::newRow("advance soon") << QByteArray("1: advance needs a time");
        QTest::newRow("drops no-route") << QByteArray("1: drops needs reasons and counts");
        QTest::newRow("drops boredom 1") << QByteArray("1: no drop reason is called boredom");
        QTest::newRow("drops no-route few") << QByteArray("1: few is no count");
        QTest::newRow("silent moon") << QByteArray("1: silent needs the name of a host");
        QTest::newRow("cut ether9") << QByteArray("1: there is no port ether9");
        QTest::newRow("cut") << QByteArray("1: cut needs the name of a port");
        QTest::newRow("router workers=2") << QByteArray("1: the router runs already");
        QTest::newRow("include nowhere.setup") << QByteArray("1: cannot read the file nowhere.setup");
    }
    void aLineThatIsNotUnderstoodSaysWhy()
    {
        QFETCH(QByteArray, fault);

        const QString found = faultOf(QByteArray(QTest::currentDataTag()) + "\n");

        QVERIFY2(found.startsWith(QString(fault)), qPrintable(found));
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
