// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/script.h"

#include <QTest>

using namespace tb;

class TestScript : public QObject {
    Q_OBJECT

private slots:
    void commandsMakeAConfig()
    {
        std::uint32_t nextId = 5;
        const auto loaded =
            cli::loadConfig("# a router\n/interface ethernet\nadd name=ether1 \\\n    link=lab\n"
                            "/ip address add address=10.0.0.1/8 interface=ether1\n",
                            {}, nextId);
        QVERIFY(static_cast<bool>(loaded));
        QCOMPARE(loaded->ethernets[0].link, std::string("lab"));
        QCOMPARE(loaded->ethernets[0].id, 5U);
        QCOMPARE(loaded->addresses[0].id, 6U);
        QCOMPARE(nextId, 7U);
    }

    void whatIsThereStays()
    {
        std::uint32_t nextId = 1;
        const auto base = cli::loadConfig("/interface ethernet add name=ether1", {}, nextId);
        const auto more =
            cli::loadConfig("/interface ethernet; add name=ether2; set ether1 mtu=1400", *base, nextId);
        QVERIFY(more && more->ethernets.size() == 2);
        QCOMPARE(more->ethernets[0].mtu, 1400U);
        QCOMPARE(base->ethernets[0].mtu, 1500U);
    }

    void faultsNameLineAndColumn_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("fault");
        QTest::newRow("value") << "/ip address\nadd address=10.0.0.999/8 interface=a\n"
                               << "line 2 column 1: invalid value for argument address";
        QTest::newRow("property") << "/ip address\nadd addres=10.0.0.1/8 colour=red\n"
                                  << "line 2 column 23: unknown parameter colour";
        QTest::newRow("command") << "\n\n  frobnicate\n"
                                 << "line 3 column 3: bad command name frobnicate";
        QTest::newRow("quote") << "/ip address\nadd comment=\"never closed\n"
                               << "line 2 column 13: missing closing quote";
        QTest::newRow("bracket") << "remove [find"
                                 << "line 1 column 13: missing closing brace";
        QTest::newRow("too many brackets") << "]"
                                           << "line 1 column 1: expected end of command";
        QTest::newRow("behind joined lines") << "/ip address add \\\n  comment=a \\\n  colour=red"
                                             << "line 3 column 3: unknown parameter colour";
    }
    void faultsNameLineAndColumn()
    {
        QFETCH(QString, text);
        QFETCH(QString, fault);
        std::uint32_t nextId = 1;
        const auto loaded = cli::loadConfig(text.toStdString(), {}, nextId);
        QVERIFY(!loaded);
        QCOMPARE(QString::fromStdString(loaded.error().toString()), fault);
    }

    void anEmptyFileIsAnEmptyRouter()
    {
        std::uint32_t nextId = 1;
        const auto loaded = cli::loadConfig("", {}, nextId);
        QVERIFY(loaded && *loaded == config::Config());
    }
};

QTEST_APPLESS_MAIN(TestScript)
#include "tst_script.moc"
