// SPDX-License-Identifier: GPL-3.0-or-later
#include "menu/export.h"

#include "cli/script.h"
#include "menu_bench.h"
#include "random_config.h"

#include <QTest>

using namespace tb;
using namespace tb::test;

namespace {

/// Ids are the program's own business and not exported.
config::Config withoutIds(config::Config config)
{
    const auto clear = [](auto& list) {
        for (auto& item : list)
            item.id = 0;
    };
    clear(config.ethernets);
    clear(config.bridges);
    clear(config.bridgePorts);
    clear(config.vlans);
    clear(config.interfaceLists);
    clear(config.interfaceListMembers);
    clear(config.addresses);
    clear(config.addresses6);
    clear(config.vrfs);
    clear(config.routingTables);
    clear(config.routingRules);
    clear(config.routes);
    clear(config.routes6);
    clear(config.pools);
    clear(config.dhcpServers);
    clear(config.dhcpNetworks);
    clear(config.dhcpLeases);
    clear(config.dhcpClients);
    clear(config.dnsStatic);
    clear(config.natRules);
    clear(config.natRules6);
    clear(config.mangleRules);
    clear(config.mangleRules6);
    clear(config.labHosts);
    clear(config.labTraffic);
    return config;
}

std::uint64_t testSeed()
{
    bool given = false;
    const auto wanted = qEnvironmentVariable("TRACKBOX_TEST_SEED").toULongLong(&given);
    const std::uint64_t seed = given ? wanted : 20260101;
    qInfo("TRACKBOX_TEST_SEED=%llu", static_cast<unsigned long long>(seed));
    return seed;
}

menu::ExportOptions below(const char* path)
{
    return {path, false, false, ""};
}
menu::ExportOptions terse(const char* path)
{
    return {path, false, true, ""};
}
menu::ExportOptions verbose(const char* path)
{
    return {path, true, false, ""};
}

MenuBench smallOffice()
{
    MenuBench bench;
    bench.add("/interface/ethernet", {
                                         {"name", "ether1"},
                                         {"link", "lab"   }
    });
    bench.add("/ip/address",
              {
                  {"address",   "192.168.88.1/24"},
                  {"interface", "ether1"         },
                  {"comment",   "the inside"     }
    });
    bench.add("/ipv6/address", {
                                   {"address",   "2001:db8::1/64"},
                                   {"interface", "ether1"        }
    });
    bench.add("/ip/firewall/nat", {
                                      {"chain",    "srcnat"    },
                                      {"action",   "masquerade"},
                                      {"disabled", "yes"       }
    });
    return bench;
}

} // namespace

class TestExport : public QObject {
    Q_OBJECT

private slots:
    void aRouterIsWrittenAsItsCommands()
    {
        const std::string text = menu::exportConfig(smallOffice().config, {});
        QCOMPARE(QString::fromStdString(text),
                 QString("/interface ethernet\n"
                         "add link=lab name=ether1\n"
                         "/ip address\n"
                         "add address=192.168.88.1/24 comment=\"the inside\" interface=ether1\n"
                         "/ipv6 address\n"
                         "add address=2001:db8::1/64 interface=ether1\n"
                         "/ip firewall nat\n"
                         "add action=masquerade chain=srcnat disabled=yes\n"));
    }

    void anEmptyRouterNeedsNoCommands() { QCOMPARE(menu::exportConfig({}, {}), std::string()); }

    void onlyTheMenuAskedForIsExported()
    {
        const std::string text = menu::exportConfig(smallOffice().config, below("/ip"));
        QVERIFY(text.find("/ip address") != std::string::npos);
        QVERIFY(text.find("/ip firewall nat") != std::string::npos);
        QVERIFY2(text.find("/ipv6") == std::string::npos, text.c_str());
        QVERIFY(text.find("/interface") == std::string::npos);
    }

    void terseCommandsStandAlone()
    {
        const std::string text = menu::exportConfig(smallOffice().config, terse("/ip/address"));
        QCOMPARE(
            text,
            std::string("/ip address add address=192.168.88.1/24 comment=\"the inside\" interface=ether1\n"));
    }

    void verboseNamesDefaultsToo()
    {
        const std::string text = menu::exportConfig({}, verbose("/ip/firewall/connection/tracking"));
        QVERIFY(text.find("enabled=auto") != std::string::npos);
        QVERIFY(text.find("udp-timeout=") != std::string::npos);
        QVERIFY(text.find("total-entries") == std::string::npos);
    }

    void longCommandsAreWrappedAtEightyColumns()
    {
        MenuBench bench = smallOffice();
        bench.add("/ip/firewall/nat", {
                                          {"chain",         "srcnat"         },
                                          {"src-address",   "192.168.88.0/24"},
                                          {"dst-address",   "203.0.113.0/24" },
                                          {"out-interface", "ether1"         },
                                          {"protocol",      "tcp"            },
                                          {"to-ports",      "10000-20000"    }
        });
        for (const QString& line : QString::fromStdString(menu::exportConfig(bench.config, {})).split('\n'))
            QVERIFY2(line.size() <= 80, qPrintable(line));
        for (const QString& line :
             QString::fromStdString(menu::exportConfig(bench.config, terse(""))).split('\n'))
            QVERIFY(!line.endsWith('\\'));
    }

    void theHeaderIsAComment()
    {
        QCOMPARE(menu::exportConfig({}, {"", false, false, "by Trackbox"}), std::string("# by Trackbox\n"));
    }

    void whatWasExportedLoadsToTheSame()
    {
        const std::uint64_t seed = testSeed();
        for (std::uint64_t i = 0; i < 300; ++i) {
            const config::Config config = RandomConfig(seed + i).make();
            const bool isTerse = i % 3 == 1, isVerbose = i % 3 == 2;
            const std::string text = menu::exportConfig(config, {"", isVerbose, isTerse, "by Trackbox"});
            std::uint32_t nextId = 1;
            const auto loaded = cli::loadConfig(text, {}, nextId);
            QVERIFY2(loaded, loaded ? "" : (loaded.error().toString() + "\n" + text).c_str());
            QCOMPARE(menu::exportConfig(*loaded, {}), menu::exportConfig(config, {}));
            QVERIFY2(withoutIds(*loaded) == config, text.c_str());
        }
    }

    void valuesAreQuotedWhenTheyMust_data()
    {
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("written");
        QTest::newRow("plain") << "ether1"
                               << "ether1";
        QTest::newRow("empty") << ""
                               << "\"\"";
        QTest::newRow("blank") << "a b"
                               << "\"a b\"";
        QTest::newRow("quote") << "a\"b"
                               << "\"a\\\"b\"";
        QTest::newRow("backslash") << "a\\b"
                                   << "\"a\\\\b\"";
        QTest::newRow("variable") << "$a"
                                  << "\"\\$a\"";
        QTest::newRow("line break") << "a\nb"
                                    << "\"a\\nb\"";
        QTest::newRow("bracket") << "[a]"
                                 << "\"[a]\"";
        QTest::newRow("equals") << "a=b"
                                << "\"a=b\"";
    }
    void valuesAreQuotedWhenTheyMust()
    {
        QFETCH(QString, value);
        QFETCH(QString, written);
        QCOMPARE(QString::fromStdString(menu::quoteValue(value.toStdString())), written);
    }
};

QTEST_APPLESS_MAIN(TestExport)
#include "tst_export.moc"
