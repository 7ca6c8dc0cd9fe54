// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/console.h"

#include "console_bench.h"

#include <QTest>

using namespace tb;
using namespace tb::test;

namespace {

/// Two ports, an address and two rules.
void furnish(ConsoleBench& bench)
{
    TB_CHECK(bench
                 .type("/interface ethernet; add name=ether1 link=lab; add name=ether2 mtu=9000\n"
                       "/ip address add address=192.168.88.1/24 interface=ether1 comment=inside\n"
                       "/ip firewall nat\nadd chain=srcnat action=masquerade out-interface=ether1\n"
                       "add chain=srcnat protocol=tcp src-address=10.0.0.0/8\n/")
                 .empty());
}

QString lines(const std::string& text)
{
    return QString::fromStdString(text);
}

} // namespace

class TestConsole : public QObject {
    Q_OBJECT

private slots:
    void thePromptShowsWhereOneIs()
    {
        ConsoleBench bench;
        QCOMPARE(bench.console.prompt(), std::string("[admin@Trackbox] > "));
        bench.type("/ip firewall nat");
        QCOMPARE(bench.console.prompt(), std::string("[admin@Trackbox] /ip firewall nat> "));
        bench.type("..");
        QCOMPARE(bench.console.prompt(), std::string("[admin@Trackbox] /ip firewall> "));
        bench.type("/");
        bench.type("/system identity set name=R1");
        QCOMPARE(bench.console.prompt(), std::string("[admin@R1] > "));
    }

    void beginningsOfNamesWillDo()
    {
        ConsoleBench bench;
        QCOMPARE(bench.type("/int eth add na=ether1"), std::string());
        QCOMPARE(bench.config().ethernets.size(), std::size_t{1});
        bench.type("/ip/fir/na");
        QCOMPARE(bench.console.prompt(), std::string("[admin@Trackbox] /ip firewall nat> "));
    }

    void aChangeThatCouldNotBeSavedIsTold()
    {
        ConsoleBench bench;
        furnish(bench);
        bench.warning = "cannot create the file router.rsc.new: no space left on device";
        const std::string told = "warning: not saved: " + bench.warning + "\n";
        QCOMPARE(bench.type("/system identity set name=R1"), told);
        QCOMPARE(bench.type("/ip address disable 0"), told);
        QCOMPARE(bench.type("/ip address print count-only"), std::string("1\n"));
        QVERIFY(bench.config().addresses[0].disabled);
    }

    void bracketsAreNoValue()
    {
        ConsoleBench bench;
        furnish(bench);
        QCOMPARE(bench.type("/ip address set 0 comment=[/system identity get name]"),
                 std::string("brackets cannot be a value (line 1 column 19)\n"));
        QCOMPARE(bench.config().addresses[0].comment, std::string("inside"));
        QCOMPARE(bench.type("/ip address remove [find where comment=[get 0 comment]]"),
                 std::string("brackets cannot be a value (line 1 column 32)\n"));
        QCOMPARE(bench.type("/ip address set numbers=[find] comment=x"), std::string());
    }

    void setGivesAndTakesValuesInOneChange()
    {
        ConsoleBench bench;
        furnish(bench);
        bench.type("/ip address");
        QCOMPARE(bench.type("set 0 comment=x !interface"),
                 std::string("failure: interface cannot be unset\n"));
        QCOMPARE(bench.config().addresses[0].comment, std::string("inside"));
        QCOMPARE(bench.type("/ip firewall nat set 1 protocol=udp !src-address"), std::string());
        QVERIFY(!bench.config().natRules[1].match.sourceAddress);
        QCOMPARE(int(bench.config().natRules[1].match.protocol->value), 17);
    }

    void commentsAreTakenAway()
    {
        ConsoleBench bench;
        furnish(bench);
        QCOMPARE(bench.type("/ip address unset 0 comment"), std::string());
        QCOMPARE(bench.config().addresses[0].comment, std::string());
        QCOMPARE(bench.type("/ip address comment 0 comment=again"), std::string());
        QCOMPARE(bench.type("/ip address set 0 !comment disabled=true"), std::string());
        QCOMPARE(bench.config().addresses[0].comment, std::string());
        QVERIFY(bench.config().addresses[0].disabled);
        QCOMPARE(bench.type("/ip address set 0 disabled=false"), std::string());
        QVERIFY(!bench.config().addresses[0].disabled);
    }

    void aCommandThatIsTooLongIsDroppedToItsEnd_data()
    {
        QTest::addColumn<QString>("opening");
        QTest::addColumn<QString>("closing");
        QTest::newRow("quote") << "comment \""
                               << "/system identity set name=inside\n\\\" ]\n\" name=tail";
        QTest::newRow("bracket") << "set ["
                                 << "/system identity set name=inside\n\"]\"\n# ]\n[]\n] name=tail";
        QTest::newRow("backslash") << "comment a\\"
                                   << "c\\ \n/system identity set name=inside";
    }
    void aCommandThatIsTooLongIsDroppedToItsEnd()
    {
        QFETCH(QString, opening);
        QFETCH(QString, closing);
        ConsoleBench bench;
        std::string told = bench.type(opening.toStdString());
        for (int i = 0; told.empty() && i < 100; ++i)
            told = bench.type(std::string(1000, 'x') + (opening.endsWith('\\') ? "\\" : ""));
        QVERIFY(QString::fromStdString(told).startsWith("command is too long"));
        for (const QString& line : closing.split('\n')) {
            QVERIFY(bench.console.isWaiting());
            QCOMPARE(bench.type(line.toStdString()), std::string());
        }
        QVERIFY(!bench.console.isWaiting());
        QCOMPARE(bench.config().identity, std::string("Trackbox"));
        QCOMPARE(bench.type(":put after"), std::string("after\n"));
    }

    void anOpenCommandAtTheEndIsTold_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("answer");
        QTest::newRow("quote") << ":put \"abc\nprint"
                               << "missing closing quote (line 1 column 6)\n";
        QTest::newRow("bracket") << ":put ["
                                 << "missing closing brace (line 1 column 7)\n";
        QTest::newRow("backslash") << ":put a \\"
                                   << "missing line behind the backslash (line 1 column 8)\n";
        QTest::newRow("nothing") << ":put a"
                                 << "";
    }
    void anOpenCommandAtTheEndIsTold()
    {
        QFETCH(QString, line);
        QFETCH(QString, answer);
        ConsoleBench bench;
        bench.type(line.toStdString());
        QCOMPARE(QString::fromStdString(bench.console.endInput().output), answer);
        QVERIFY(!bench.console.isWaiting());
        QCOMPARE(bench.type(":put after"), std::string("after\n"));
        QCOMPARE(bench.console.endInput().output, std::string());
    }

    void aPathThatLeadsNowhereRunsNothing()
    {
        ConsoleBench bench;
        furnish(bench);
        bench.type("/ip address");
        QCOMPARE(bench.type("/ip/firewall/natt/remove 0"),
                 std::string("bad command name natt (line 1 column 1)\n"));
        // A slash in front leads to the root, where there is nothing to remove.
        QCOMPARE(bench.type("/remove 0"), std::string("bad command name remove (line 1 column 1)\n"));
        QCOMPARE(bench.config().addresses.size(), std::size_t{1});
    }

    void faultsAreToldWithTheirPlace_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("answer");
        QTest::newRow("command") << "/ip address foo"
                                 << "bad command name foo (line 1 column 13)";
        QTest::newRow("menu") << "/nowhere print"
                              << "bad command name nowhere (line 1 column 1)";
        QTest::newRow("menu in a path") << "/ip/firewall/natt/remove 0"
                                        << "bad command name natt (line 1 column 1)";
        QTest::newRow("command in a path") << "/ip/address/print/foo"
                                           << "bad command name print (line 1 column 1)";
        QTest::newRow("property in a path") << "mtu=1/print"
                                            << "bad command name mtu=1/print (line 1 column 1)";
        QTest::newRow("command of another menu") << "/ip/firewall/add"
                                                 << "bad command name add (line 1 column 1)";
        QTest::newRow("property") << "/ip address add colour=red"
                                  << "unknown parameter colour (line 1 column 17)";
        QTest::newRow("ambiguous") << "/ip firewall connection tracking set tcp=1s"
                                   << "ambiguous parameter tcp (line 1 column 38)";
        QTest::newRow("missing") << "/ip address add address=10.0.0.1/8"
                                 << "missing value(s) of argument(s) interface";
        QTest::newRow("value") << "/ip address add address=x interface=ether1"
                               << "invalid value for argument address";
        QTest::newRow("word") << "/ip address add word"
                              << "expected end of command (line 1 column 17)";
        QTest::newRow("item") << "/ip address set 5 comment=x"
                              << "no such item";
        QTest::newRow("no item") << "/ip address remove"
                                 << "missing value(s) of argument(s) numbers (line 1 column 13)";
        QTest::newRow("second line") << "/ip address\nprint wher"
                                     << "expected end of command (line 2 column 7)";
        QTest::newRow("bracket") << "print ]"
                                 << "expected end of command (line 1 column 7)";
        QTest::newRow("add to a fixed list") << "/ip firewall service-port add"
                                             << "failure: items of this menu cannot be added or removed";
        QTest::newRow("id of more than 32 bits") << "/ip address set *100000001 comment=x"
                                                 << "no such item";
        QTest::newRow("read-only") << "/ip firewall connection set 0 timeout=1s"
                                   << "failure: connections are read-only";
        QTest::newRow("get") << "/ip address get 0 colour"
                             << "unknown parameter colour (line 1 column 19)";
    }
    void faultsAreToldWithTheirPlace()
    {
        QFETCH(QString, line);
        QFETCH(QString, answer);
        ConsoleBench bench;
        furnish(bench);
        const auto said = bench.console.submit(line.toStdString());
        QVERIFY(said.hasFailed);
        QCOMPARE(lines(said.output), answer + "\n");
    }

    void theFirstFaultEndsTheLine()
    {
        ConsoleBench bench;
        bench.type("/interface ethernet; add name=a; add colour=red; add name=b");
        QCOMPARE(bench.config().ethernets.size(), std::size_t{1});
    }

    void anOpenQuoteWaitsForItsEnd()
    {
        ConsoleBench bench;
        QCOMPARE(bench.type("/interface ethernet add name=a comment=\"first"), std::string());
        QVERIFY(bench.console.isWaiting());
        QCOMPARE(bench.console.prompt(), std::string("\"... "));
        bench.type("second\"");
        QVERIFY(!bench.console.isWaiting());
        QCOMPARE(bench.config().ethernets[0].comment, std::string("first\nsecond"));

        bench.type("remove [find");
        QCOMPARE(bench.console.prompt(), std::string("[... "));
        bench.console.cancel();
        QVERIFY(!bench.console.isWaiting());
        QCOMPARE(bench.config().ethernets.size(), std::size_t{1});
    }

    void numbersOfTheLastPrintStayTrue()
    {
        ConsoleBench bench;
        furnish(bench);
        bench.type("/ip firewall nat print");
        bench.type("/ip firewall nat remove 0");
        bench.type("/ip firewall nat set 1 comment=second");
        QCOMPARE(bench.config().natRules.size(), std::size_t{1});
        QCOMPARE(bench.config().natRules[0].comment, std::string("second"));
        QCOMPARE(bench.type("/ip firewall nat remove 0"), std::string("no such item\n"));
    }

    void itemsAreFoundByNameIdAndCondition()
    {
        ConsoleBench bench;
        furnish(bench);
        bench.type("/interface ethernet");
        bench.type("set ether2 comment=byname");
        QCOMPARE(bench.config().ethernets[1].comment, std::string("byname"));
        bench.type("set *1 comment=byid");
        QCOMPARE(bench.config().ethernets[0].comment, std::string("byid"));
        bench.type("set [find mtu>1500] comment=found");
        QCOMPARE(bench.config().ethernets[1].comment, std::string("found"));
        bench.type("set ether1,ether2 disabled=yes");
        QVERIFY(bench.config().ethernets[0].disabled && bench.config().ethernets[1].disabled);
        QCOMPARE(bench.type("remove [find name=nobody]"), std::string());
        QCOMPARE(bench.config().ethernets.size(), std::size_t{2});
    }

    void rulesAreMovedUnsetAndDisabled()
    {
        ConsoleBench bench;
        furnish(bench);
        bench.type("/ip firewall nat");
        bench.type("move 1 0");
        QVERIFY(bench.config().natRules[0].match.protocol.has_value());
        bench.type("unset 0 protocol,src-address");
        QVERIFY(!bench.config().natRules[0].match.protocol &&
                !bench.config().natRules[0].match.sourceAddress);
        bench.type("set 1 !out-interface");
        QVERIFY(!bench.config().natRules[1].match.outInterface);
        bench.type("disable 0; enable 0; disable 1");
        QVERIFY(!bench.config().natRules[0].disabled && bench.config().natRules[1].disabled);
    }

    void putPrintsValues()
    {
        ConsoleBench bench;
        furnish(bench);
        QCOMPARE(bench.type(":put \"a b\""), std::string("a b\n"));
        QCOMPARE(bench.type(":put [/ip address get 0 address]"), std::string("192.168.88.1/24\n"));
        QCOMPARE(bench.type(":put [/system identity get name]"), std::string("Trackbox\n"));
        QCOMPARE(bench.type(":put"), std::string("\n"));
        QCOMPARE(bench.console.prompt(), std::string("[admin@Trackbox] > "));
        QCOMPARE(bench.type(":put a b"), std::string("expected end of command (line 1 column 8)\n"));
    }

    void theNextLineEndsWhatRepeatsItself_data()
    {
        QTest::addColumn<QString>("answer");
        QTest::newRow("") << "";
        QTest::newRow("q") << ""; // would be quit
        QTest::newRow("Q") << "";
        QTest::newRow(":put after") << "after\n";
        QTest::newRow(":put \"open") << "";
        QTest::newRow("nonsense") << "bad command name nonsense (line 1 column 1)\n";
    }
    void theNextLineEndsWhatRepeatsItself()
    {
        QFETCH(QString, answer);
        ConsoleBench bench;
        bench.type("/system identity print interval=1s");
        const auto said = bench.console.submit(QTest::currentDataTag());
        QCOMPARE(lines(said.output), answer);
        QVERIFY(!said.again && !said.quit);
        QCOMPARE(bench.console.repeat().output, std::string());
        QVERIFY(!bench.console.repeat().again);
    }

    void cancellingEndsWhatRepeatsItself()
    {
        ConsoleBench bench;
        bench.type("/system identity print interval=1s");
        bench.console.cancel();
        QVERIFY(!bench.console.repeat().again);
    }

    void qIsQuitWhenNothingRepeatsItself()
    {
        ConsoleBench bench;
        QVERIFY(bench.console.submit("q").quit);
    }

    void quitEndsTheSession()
    {
        ConsoleBench bench;
        QVERIFY(bench.console.submit("/quit").quit);
        QVERIFY(!bench.console.submit("/ip").quit);
    }

    void wordsAreCompleted_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("first");
        QTest::addColumn<bool>("alone");
        QTest::newRow("menu") << "/ip fire"
                              << "firewall" << true;
        QTest::newRow("menu behind a slash") << "/ip/fire"
                                             << "firewall" << true;
        QTest::newRow("command") << "/ip address pri"
                                 << "print" << true;
        QTest::newRow("property") << "/ip firewall nat add cha"
                                  << "chain=" << true;
        QTest::newRow("value") << "/ip firewall nat add action=m"
                               << "action=masquerade" << true;
        QTest::newRow("several") << "/ip firewall nat add to-ports=1 "
                                 << "action=" << false;
        QTest::newRow("root") << ""
                              << "add" << false;
    }
    void wordsAreCompleted()
    {
        QFETCH(QString, line);
        QFETCH(QString, first);
        QFETCH(bool, alone);
        const ConsoleBench bench;
        const auto words = bench.console.complete(line.toStdString(), std::size_t(line.size()));
        if (line.isEmpty()) { // the root has no commands of its own
            QVERIFY(std::ranges::find(words, "ip") != words.end());
            return;
        }
        QVERIFY(!words.empty());
        QCOMPARE(QString::fromStdString(words.front()), first);
        QCOMPARE(words.size() == 1, alone);
    }

    void completionLooksAtTheCursorOnly()
    {
        const ConsoleBench bench;
        QCOMPARE(bench.console.complete("/ip fire print", 8), std::vector<std::string>{"firewall"});
        QVERIFY(bench.console.complete("/ip zzz", 7).empty());
    }
};

QTEST_APPLESS_MAIN(TestConsole)
#include "tst_console.moc"
