// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/print_request.h"

#include "console_bench.h"

#include <QTest>

using namespace tb;
using namespace tb::test;

class TestPrintRequest : public QObject {
    Q_OBJECT

private slots:
    void aPrintCanComeAgainAndAgain()
    {
        ConsoleBench bench;
        bench.rows = {connection(1, "192.168.88.10", 6, 40000, 0)};
        const auto first =
            bench.console.submit("/ip firewall connection print terse proplist=src-port interval=500ms");
        QCOMPARE(first.output, std::string("0  src-port=40000\n"));
        QCOMPARE(first.again, std::optional<Duration>(std::chrono::milliseconds(500)));
        bench.rows[0].original.sourcePart = 40001;
        const auto second = bench.console.repeat();
        QCOMPARE(second.output, std::string("0  src-port=40001\n"));
        QCOMPARE(second.again, first.again);
    }

    void numbersAreThoseOfTheLastRepetition()
    {
        ConsoleBench bench;
        bench.rows = {connection(1, "192.168.88.10", 6, 40000, 0)};
        bench.type("/ip firewall connection print interval=1s");
        bench.rows.insert(bench.rows.begin(), connection(2, "192.168.88.11", 6, 40001, 0));
        (void)bench.console.repeat();
        bench.type("/ip firewall connection remove 0");
        QCOMPARE(bench.removed, std::vector<std::uint64_t>{bench.rows[0].id.key()});
    }

    void optionsOfPrintHaveBounds_data()
    {
        QTest::addColumn<QString>("answer");
        const char* const range = "value of interval out of range (100ms..1d) (line 1 column 7)\n";
        QTest::newRow("interval=99ms") << range;
        QTest::newRow("interval=1d1s") << range;
        QTest::newRow("interval=0") << range;
        QTest::newRow("interval=soon") << "invalid value for argument interval (line 1 column 7)\n";
        QTest::newRow("interval=-1s") << "invalid value for argument interval (line 1 column 7)\n";
        QTest::newRow("interval=") << "invalid value for argument interval (line 1 column 7)\n";
        QTest::newRow("interval") << "missing value(s) of argument(s) interval (line 1 column 7)\n";
        QTest::newRow("interval=1s; :put x") << "expected end of command (line 1 column 20)\n";
        QTest::newRow("interval=[find]") << "brackets cannot be a value (line 1 column 7)\n";
        QTest::newRow("[find]") << "expected end of command (line 1 column 7)\n";
        QTest::newRow("detail=yes") << "detail takes no value (line 1 column 7)\n";
        QTest::newRow("follow") << "print follow is not offered (line 1 column 7)\n";
        QTest::newRow("file=x") << "print file is not offered (line 1 column 7)\n";
        QTest::newRow("colour=red") << "unknown parameter colour (line 1 column 7)\n";
        QTest::newRow("s") << "ambiguous parameter s (line 1 column 7)\n";
        QTest::newRow("proplist=name,colour")
            << "input does not match any value of proplist (line 1 column 7)\n";
        QTest::newRow("proplist=") << "input does not match any value of proplist (line 1 column 7)\n";
        QTest::newRow("proplist=name,name,name,name,name,name,name,name,name,name,name,name,name,name,name")
            << "input does not match any value of proplist (line 1 column 7)\n";
        QTest::newRow("where") << "missing value for where (line 1 column 7)\n";
    }
    void optionsOfPrintHaveBounds()
    {
        QFETCH(QString, answer);
        ConsoleBench bench;
        bench.type("/interface ethernet; add name=ether1");
        const auto said = bench.console.submit("print " + std::string(QTest::currentDataTag()));
        QVERIFY(said.hasFailed && !said.again);
        QVERIFY2(QString::fromStdString(said.output).endsWith(answer), said.output.c_str());
    }

    void anIntervalGoesWithEveryOtherOption_data()
    {
        QTest::addColumn<int>("milliseconds");
        QTest::newRow("interval=1") << 1000;
        QTest::newRow("detail interval=100ms") << 100;
        QTest::newRow("int=1d stats") << 86'400'000;
        QTest::newRow("count-only interval=2s where name=ether1") << 2000;
        QTest::newRow("interval=1m30s;") << 90'000;
    }
    void anIntervalGoesWithEveryOtherOption()
    {
        QFETCH(int, milliseconds);
        ConsoleBench bench;
        bench.type("/interface ethernet; add name=ether1");
        const auto first = bench.console.submit("print " + std::string(QTest::currentDataTag()));
        QVERIFY2(!first.output.empty() && !first.hasFailed, first.output.c_str());
        QCOMPARE(first.again, std::optional<Duration>(std::chrono::milliseconds(milliseconds)));
        QCOMPARE(bench.console.repeat().output, first.output);
    }
};

QTEST_APPLESS_MAIN(TestPrintRequest)
#include "tst_print_request.moc"
