// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/print.h"

#include "console_bench.h"

#include <QTest>

#include <algorithm>

using namespace tb;
using namespace tb::test;

class TestStatementConnections : public QObject {
    Q_OBJECT

private slots:
    void connectionsAreRemovedByNumberAndCondition()
    {
        ConsoleBench bench;
        bench.rows = {connection(1, "192.168.88.10", 6, 40000, conntrack::kAssured),
                      connection(2, "192.168.88.11", 17, 40001, 0),
                      connection(3, "2001:db8::1", 6, 40002, 0)};
        QCOMPARE(bench.type("/ip firewall connection remove 0"), std::string("no such item\n"));
        QCOMPARE(bench.type("/ip firewall connection print count-only"), std::string("2\n"));
        bench.type("/ip firewall connection remove 1");
        QCOMPARE(bench.removed, std::vector<std::uint64_t>{bench.rows[1].id.key()});
        bench.type("/ip firewall connection remove [find assured]");
        QCOMPARE(bench.removed.back(), bench.rows[0].id.key());
        bench.type("/ipv6 firewall connection remove [find]");
        QCOMPARE(bench.removed.back(), bench.rows[2].id.key());
        QCOMPARE(bench.removed.size(), std::size_t{3});
    }

    void connectionsAreNamedLikeOtherItems_data()
    {
        QTest::addColumn<QString>("removed"); // slots of connections
        QTest::addColumn<QString>("answer");
        QTest::newRow("numbers=0,2") << "1 4"
                                     << "";
        QTest::newRow("2,0 1") << "4 1 2"
                               << "";
        QTest::newRow("*100000002") << "2"
                                    << "";
        QTest::newRow("numbers=[find protocol=udp]") << "2"
                                                     << "";
        QTest::newRow("[find assured] 1") << "1 2"
                                          << "";
        QTest::newRow("[find nonsense]") << ""
                                         << "unknown parameter nonsense (line 1 column 38)";
        QTest::newRow("[print]") << ""
                                 << "expected find (line 1 column 32)";
        QTest::newRow("0,3") << ""
                             << "no such item";
        QTest::newRow("0-2") << ""
                             << "no such item";
        QTest::newRow("*") << ""
                           << "no such item";
        QTest::newRow("99999999999999999999") << ""
                                              << "no such item";
        QTest::newRow("items=0") << ""
                                 << "unknown parameter items (line 1 column 32)";
        QTest::newRow("") << ""
                          << "missing value(s) of argument(s) numbers (line 1 column 25)";
    }
    void connectionsAreNamedLikeOtherItems()
    {
        QFETCH(QString, removed);
        QFETCH(QString, answer);
        ConsoleBench bench;
        bench.rows = {connection(1, "192.168.88.10", 6, 40000, conntrack::kAssured),
                      connection(2, "192.168.88.11", 17, 40001, 0), connection(3, "2001:db8::1", 6, 40002, 0),
                      connection(4, "192.168.88.12", 6, 40003, 0)};
        bench.type("/ip firewall connection print");
        const std::string said =
            bench.type("/ip firewall connection remove " + std::string(QTest::currentDataTag()));
        QCOMPARE(QString::fromStdString(said), answer.isEmpty() ? "" : answer + "\n");
        QStringList slotsRemoved;
        for (const std::uint64_t key : bench.removed)
            slotsRemoved << QString::number(key & 0xffffffff);
        QCOMPARE(slotsRemoved.join(' '), removed);
    }

    void findPrintsIds_data()
    {
        QTest::addColumn<QString>("answer");
        QTest::newRow(":put [/ip firewall connection find where assured]") << "*100000001";
        QTest::newRow(":put [/ip firewall connection find]") << "*100000001;*100000002";
        QTest::newRow("/ip firewall connection find protocol=icmp") << "";
        QTest::newRow("/ip firewall connection find colour=red")
            << "unknown parameter colour (line 1 column 30)";
        QTest::newRow("/interface ethernet find") << "*1;*2";
        QTest::newRow("/interface ethernet find name=ether2") << "*2";
        QTest::newRow("/system identity find") << "bad command name find (line 1 column 18)";
    }
    void findPrintsIds()
    {
        QFETCH(QString, answer);
        ConsoleBench bench;
        bench.type("/interface ethernet; add name=ether1; add name=ether2\n/");
        bench.rows = {connection(1, "192.168.88.10", 6, 40000, conntrack::kAssured),
                      connection(2, "192.168.88.11", 17, 40001, 0)};
        QCOMPARE(QString::fromStdString(bench.type(QTest::currentDataTag())), answer + "\n");
    }

    void valuesOfConnectionsAreForPrograms_data()
    {
        QTest::addColumn<QString>("answer");
        QTest::newRow("0 orig-bytes") << "28505528";
        QTest::newRow("0 orig-rate") << "1760bps";
        QTest::newRow("0 timeout") << "4m59s";
        QTest::newRow("0 src-port") << "40000";
        QTest::newRow("numbers=1 value-name=src-address") << "192.168.88.11";
        QTest::newRow("[find protocol=udp] src-address") << "192.168.88.11";
        QTest::newRow("*100000001 protocol") << "tcp";
        QTest::newRow("[find] protocol") << "no such item"; // two
        QTest::newRow("2 protocol") << "no such item";
        QTest::newRow("0 colour") << "unknown parameter colour (line 1 column 31)";
        QTest::newRow("0 protocol 1") << "expected end of command (line 1 column 40)";
    }
    void valuesOfConnectionsAreForPrograms()
    {
        QFETCH(QString, answer);
        ConsoleBench bench;
        bench.rows = {connection(1, "192.168.88.10", 6, 40000, conntrack::kAssured),
                      connection(2, "192.168.88.11", 17, 40001, 0)};
        bench.type("/ip firewall connection print");
        QCOMPARE(QString::fromStdString(
                     bench.type("/ip firewall connection get " + std::string(QTest::currentDataTag()))),
                 answer + "\n");
    }

    void everyColumnCanBeAskedFor_data()
    {
        QTest::addColumn<QString>("condition");
        for (const inspect::Column& column : inspect::columns()) {
            const std::string name(column.name);
            QTest::addRow("%s", name.c_str()) << QString::fromStdString(name);
        }
    }
    /// What a row prints in a column finds this row and not another one that prints something else.
    void everyColumnCanBeAskedFor()
    {
        QFETCH(QString, condition);
        const inspect::Column& column = *inspect::findColumn(condition.toStdString());
        ConsoleBench bench;
        bench.rows = {connection(1, "192.168.88.10", 6, 40000, 0xffff),
                      connection(2, "192.168.88.11", 1, 0x1234, 0), connection(3, "192.168.88.12", 47, 7, 0)};
        bench.rows[0].helper = conntrack::HelperKind::Ftp;
        bench.rows[0].mark = Mark::intern("voice").value();
        bench.rows[2].greProtocol = 0x0800;
        bench.rows[0].origRate = 12'540'000;
        bench.rows[0].replRate = 6432;
        bench.rows[0].origFastTrack = {7, 1804};
        bench.rows[0].replFastTrack = {8, 2804};
        bench.rows[1].orig = bench.rows[1].repl = {1, 84};
        bench.rows[1].timeout = std::chrono::seconds(9);
        int found = 0;
        for (const inspect::ConnectionRow& row : bench.rows) {
            const std::string value = column.print(row);
            if (value.empty())
                continue;
            const auto same = std::ranges::count_if(
                bench.rows, [&](const inspect::ConnectionRow& one) { return column.print(one) == value; });
            for (const std::string& text : {value, cli::plainText(column, row)})
                QCOMPARE(bench.type("/ip firewall connection print count-only where " +
                                    std::string(column.name) + "=\"" + text + "\""),
                         std::to_string(same) + "\n");
            ++found;
        }
        QVERIFY(found > 0);
    }

    void flagsAreConditions_data()
    {
        QTest::addColumn<int>("bit");
        for (const inspect::FlagLetter& flag : inspect::flagLetters())
            QTest::addRow("%s", std::string(flag.name).c_str()) << int(flag.bit);
    }
    void flagsAreConditions()
    {
        QFETCH(int, bit);
        const std::string name = QTest::currentDataTag();
        ConsoleBench bench;
        bench.rows = {connection(1, "192.168.88.10", 6, 40000, std::uint16_t(bit)),
                      connection(2, "192.168.88.11", 17, 40001, std::uint16_t(~bit))};
        const std::string print = "/ip firewall connection print terse proplist=protocol where ";
        QVERIFY(bench.type(print + name).ends_with("protocol=tcp\n"));
        QVERIFY(bench.type(print + "!" + name).ends_with("protocol=udp\n"));
    }
};

QTEST_APPLESS_MAIN(TestStatementConnections)
#include "tst_statement_connections.moc"
