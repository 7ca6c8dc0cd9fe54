// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/console.h"

#include "console_bench.h"

#include <QTest>

using namespace tb;
using namespace tb::test;
using namespace std::chrono_literals;

namespace {

/// What the test lets a tool say.
struct Script {
    menu::ToolRun::Rows rows;
    bool hasEnded = false;
    bool isAlive = true; ///< the tool has not been ended
};

class ScriptedRun final : public menu::ToolRun {
public:
    ScriptedRun(Script& script, bool endsByItself) : m_script(script), m_endsByItself(endsByItself) {}
    ~ScriptedRun() override { m_script.isAlive = false; }
    Rows takeRows() override { return std::exchange(m_script.rows, {}); }
    bool hasEnded() const override { return m_script.hasEnded; }
    bool endsByItself() const override { return m_endsByItself; }
    std::string summary() const override { return "done"; }
    Duration interval() const override { return 100ms; }

private:
    Script& m_script;
    bool m_endsByItself;
};

constexpr const char* kTitles = "  SEQ HOST                                     SIZE TTL TIME       STATUS\n";

const menu::ToolRun::Rows kRow = {
    {"0", "192.0.2.1", "56", "64", "5ms", ""}
};
constexpr const char* kShownRow = "    0 192.0.2.1                                  56  64 5ms\n";

std::vector<std::string> offers(const ConsoleBench& bench, std::string_view line)
{
    return bench.console.complete(line, line.size());
}

} // namespace

class TestConsoleTools : public QObject {
    Q_OBJECT

private slots:
    void aToolGetsItsArguments_data()
    {
        QTest::addColumn<QByteArray>("typed");
        QTest::addColumn<QByteArray>("started");
        QTest::newRow("root") << QByteArray("/ping 192.0.2.1") << QByteArray("ping address=192.0.2.1");
        QTest::newRow("tool") << QByteArray("/tool/ping address=192.0.2.1 count=3")
                              << QByteArray("ping address=192.0.2.1 count=3");
        QTest::newRow("beginnings") << QByteArray("/tool tracer 192.0.2.1 max=5")
                                    << QByteArray("traceroute address=192.0.2.1 max-hops=5");
        QTest::newRow("a word for yes") << QByteArray("/ping 192.0.2.1 do-not-fragment size=100")
                                        << QByteArray("ping address=192.0.2.1 do-not-fragment=yes size=100");
    }
    void aToolGetsItsArguments()
    {
        QFETCH(QByteArray, typed);
        QFETCH(QByteArray, started);
        ConsoleBench bench;
        Script script;
        bench.toolRun = std::make_unique<ScriptedRun>(script, false);
        QVERIFY(!bench.console.submit(typed.toStdString()).hasFailed);
        QCOMPARE(bench.started, started.toStdString());
    }

    void whatAToolWillNotTakeIsTold_data()
    {
        QTest::addColumn<QByteArray>("typed");
        QTest::addColumn<QByteArray>("told");
        QTest::newRow("two") << QByteArray("/ping 192.0.2.1 192.0.2.2")
                             << QByteArray("expected end of command (line 1 column 17)\n");
        QTest::newRow("name") << QByteArray("/ping 192.0.2.1 colour=red")
                              << QByteArray("unknown parameter colour (line 1 column 17)\n");
        QTest::newRow("ambiguous") << QByteArray("/ping 192.0.2.1 in=1")
                                   << QByteArray("ambiguous parameter in (line 1 column 17)\n");
        QTest::newRow("brackets") << QByteArray("/ping [find]")
                                  << QByteArray("brackets cannot be a value (line 1 column 7)\n");
        QTest::newRow("refused") << QByteArray("/ping 192.0.2.1") << QByteArray("failure: refused\n");
        QTest::newRow("elsewhere") << QByteArray("/ip address ping 192.0.2.1")
                                   << QByteArray("bad command name ping (line 1 column 13)\n");
        QTest::newRow("unknown") << QByteArray("/tool pong")
                                 << QByteArray("bad command name pong (line 1 column 7)\n");
    }
    void whatAToolWillNotTakeIsTold()
    {
        QFETCH(QByteArray, typed);
        QFETCH(QByteArray, told);
        ConsoleBench bench;
        const auto answer = bench.console.submit(typed.toStdString());
        QCOMPARE(answer.output, told.toStdString());
        QVERIFY(answer.hasFailed);
    }

    void rowsComeBehindEachOtherUntilItEnds()
    {
        ConsoleBench bench;
        Script script;
        bench.toolRun = std::make_unique<ScriptedRun>(script, true);
        auto answer = bench.console.submit("/ping 192.0.2.1 count=1");
        QCOMPARE(answer.output, std::string(kTitles));
        QCOMPARE(answer.again, std::optional<Duration>(100ms));
        QVERIFY(answer.appends && answer.endsByItself);
        script.rows = kRow;
        QCOMPARE(bench.console.repeat().output, std::string(kShownRow));
        QCOMPARE(bench.console.repeat().output, std::string());
        script.hasEnded = true;
        answer = bench.console.repeat();
        QCOMPARE(answer.output, std::string("    done\n"));
        QVERIFY(!answer.again && answer.appends);
        QVERIFY(!script.isAlive);
        QCOMPARE(bench.console.repeat().output, std::string());
    }

    void theNextLineEndsItAndComesBehindItsSummary()
    {
        ConsoleBench bench;
        Script script;
        bench.toolRun = std::make_unique<ScriptedRun>(script, false);
        bench.type("/ping 192.0.2.1");
        script.rows = kRow;
        QCOMPARE(bench.type(":put after"), std::string(kShownRow) + "    done\nafter\n");
        QVERIFY(!script.isAlive);
    }

    void aLineThatIsOnlyQDoesNothingElse()
    {
        ConsoleBench bench;
        Script script;
        bench.toolRun = std::make_unique<ScriptedRun>(script, false);
        bench.type("/ping 192.0.2.1");
        QCOMPARE(bench.type("q"), std::string("    done\n"));
        QVERIFY(!script.isAlive);
    }

    void whatCancelEndsHasItsSayWithTheNextLine()
    {
        ConsoleBench bench;
        Script script;
        bench.toolRun = std::make_unique<ScriptedRun>(script, false);
        bench.type("/ping 192.0.2.1");
        bench.console.cancel();
        QVERIFY(!script.isAlive);
        QVERIFY(!bench.console.repeat().again);
        QCOMPARE(bench.type(""), std::string("    done\n"));
        QCOMPARE(bench.type(""), std::string());
    }

    void itGoesOnBehindTheEndOfInput()
    {
        ConsoleBench bench;
        Script script;
        bench.toolRun = std::make_unique<ScriptedRun>(script, false);
        bench.type("/ping 192.0.2.1");
        QCOMPARE(bench.console.endInput().output, std::string());
        QVERIFY(script.isAlive && bench.console.repeat().again);
    }

    void aTableIsDrawnAnewAndNotOnceMoreWhenItIsEnded()
    {
        ConsoleBench bench;
        Script script;
        bench.toolRun = std::make_unique<ScriptedRun>(script, false);
        QVERIFY(!bench.console.submit("/tool traceroute 192.0.2.1").appends);
        script.rows = {
            {"1", "192.0.2.1", "0%", "1", "5.0ms", "5.0", "5.0", "5.0", "0.0", ""}
        };
        const std::string table = bench.console.repeat().output;
        QVERIFY(table.find("ADDRESS") != std::string::npos && table.find("192.0.2.1") != std::string::npos);
        QCOMPARE(bench.type("q"), std::string("    done\n"));
    }

    void nothingMayStandBehindATool()
    {
        ConsoleBench bench;
        Script script;
        bench.toolRun = std::make_unique<ScriptedRun>(script, false);
        const auto answer = bench.console.submit(":put before; /ping 192.0.2.1; :put after");
        QCOMPARE(answer.output, std::string("before\nexpected end of command (line 1 column 31)\n"));
        QVERIFY(!script.isAlive && !answer.again);
    }

    void whatStandsBeforeAToolIsPrinted()
    {
        ConsoleBench bench;
        Script script;
        bench.toolRun = std::make_unique<ScriptedRun>(script, false);
        QCOMPARE(bench.type(":put before; /ping 192.0.2.1"), "before\n" + std::string(kTitles));
    }

    void aToolIsNoValue()
    {
        ConsoleBench bench;
        Script script;
        bench.toolRun = std::make_unique<ScriptedRun>(script, false);
        QCOMPARE(bench.type(":put [/ping 192.0.2.1]"),
                 std::string("brackets cannot be a value (line 1 column 6)\n"));
        QVERIFY(!script.isAlive);
    }

    void toolsAndTheirArgumentsAreOffered()
    {
        const ConsoleBench bench;
        QCOMPARE(offers(bench, "/to"), (std::vector<std::string>{"tool"}));
        QCOMPARE(offers(bench, "/pi"), (std::vector<std::string>{"ping"}));
        QCOMPARE(offers(bench, "/tool "), (std::vector<std::string>{"ping", "traceroute"}));
        QCOMPARE(offers(bench, "/ping 192.0.2.1 s"), (std::vector<std::string>{"size=", "src-address="}));
        QCOMPARE(offers(bench, "/tool traceroute protocol="),
                 (std::vector<std::string>{"protocol=icmp", "protocol=udp"}));
    }

    void linesAreNumberedAsTheirGiverSays()
    {
        ConsoleBench bench;
        QCOMPARE(bench.console.submit("frobnicate", 7).output,
                 std::string("bad command name frobnicate (line 7 column 1)\n"));
        QCOMPARE(bench.console.submit(":put \"a", 8).output, std::string());
        QCOMPARE(bench.console.submit("b\"; frobnicate", 9).output,
                 std::string("a\nb\nbad command name frobnicate (line 9 column 5)\n"));
    }

    void whatOnlyAMenuCanDoIsDoneToItsItems()
    {
        ConsoleBench bench;
        bench.type("/interface ethernet; add name=ether1; add name=ether2; print");
        QCOMPARE(bench.type("reset-mac-address 1"), std::string());
        QCOMPARE(bench.type("/interface/ethernet/reset-mac [find name=ether1]"), std::string());
        QCOMPARE(bench.actions.size(), std::size_t{2});
        QCOMPARE(bench.actions[0].path, std::string("/interface/ethernet"));
        QCOMPARE(bench.actions[0].action, std::string("reset-mac-address"));
        QCOMPARE(bench.actions[0].items, (std::vector<std::uint32_t>{bench.config().ethernets[1].id}));
        QCOMPARE(bench.actions[1].items, (std::vector<std::uint32_t>{bench.config().ethernets[0].id}));
    }

    void anActionElsewhereOrWithoutItemsIsNone()
    {
        ConsoleBench bench;
        QCOMPARE(bench.type("/ip address reset-mac-address 0"),
                 std::string("bad command name reset-mac-address (line 1 column 13)\n"));
        QCOMPARE(bench.type("/interface ethernet reset-mac-address"),
                 std::string("missing value(s) of argument(s) numbers (line 1 column 21)\n"));
        QCOMPARE(bench.type("/interface ethernet reset-mac-address 0"), std::string("no such item\n"));
        QVERIFY(bench.actions.empty());
    }

    void actionsAreOffered()
    {
        const ConsoleBench bench;
        QCOMPARE(offers(bench, "/interface ethernet reset-"),
                 (std::vector<std::string>{"reset-mac-address"}));
    }
};

QTEST_APPLESS_MAIN(TestConsoleTools)
#include "tst_console_tools.moc"
