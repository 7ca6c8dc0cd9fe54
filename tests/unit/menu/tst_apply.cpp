// SPDX-License-Identifier: GPL-3.0-or-later
#include "menu/apply.h"

#include "menu_bench.h"

#include <QTest>

using namespace tb;
using namespace tb::test;
using menu::Verb;

namespace {

constexpr const char* kEthernet = "/interface/ethernet";
constexpr const char* kNat = "/ip/firewall/nat";
constexpr const char* kTracking = "/ip/firewall/connection/tracking";

/// Ports ether1, ether2, ether3 with ids 1, 2, 3.
MenuBench threePorts()
{
    MenuBench bench;
    for (const char* const name : {"ether1", "ether2", "ether3"})
        TB_CHECK(bench
                     .add(kEthernet,
                          {
                              {"name", name}
        })
                     .empty());
    return bench;
}

QString order(const MenuBench& bench)
{
    QStringList names;
    for (const config::EthernetInterface& one : bench.config.ethernets)
        names << QString::fromStdString(one.name).right(1);
    return names.join("");
}

} // namespace

class TestApply : public QObject {
    Q_OBJECT

private slots:
    void addMakesAnItemWithAnIdOfItsOwn()
    {
        MenuBench bench = threePorts();
        QCOMPARE(bench.config.ethernets.size(), std::size_t{3});
        QCOMPARE(bench.last.addedId, 3U);
        QCOMPARE(bench.config.ethernets[2].id, 3U);
        QCOMPARE(bench.nextId, 4U);
        QCOMPARE(menu::firstFreeId(bench.config), 4U);
    }

    void whatIsWrongIsNamed_data();
    void whatIsWrongIsNamed();

    void anErrorChangesNothing()
    {
        MenuBench bench = threePorts();
        const config::Config before = bench.config;
        const auto failed = bench.on(Verb::Set, kEthernet,
                                     {
                                         1, 2
        },
                                     {{"mtu", "1400"}, {"link", "nowhere"}});
        QVERIFY(!failed.empty());
        QVERIFY(bench.config == before);
        QVERIFY(!bench
                     .add(kNat,
                          {
                              {"chain",    "srcnat"        },
                              {"protocol", "carrier-pigeon"}
        })
                     .empty());
        QCOMPARE(bench.nextId, 4U);
    }

    void setChangesEveryItemNamed()
    {
        MenuBench bench = threePorts();
        QCOMPARE(bench.on(Verb::Set, kEthernet,
                          {
                              1, 3
        },
                          {{"mtu", "9000"}, {"comment", "jumbo"}}),
                 std::string());
        QCOMPARE(bench.config.ethernets[0].mtu, 9000U);
        QCOMPARE(bench.config.ethernets[1].mtu, 1500U);
        QCOMPARE(bench.config.ethernets[2].comment, std::string("jumbo"));
    }

    void unsetTakesAMatcherAway()
    {
        MenuBench bench;
        bench.add(kNat, {
                            {"chain",         "srcnat"    },
                            {"src-address",   "10.0.0.0/8"},
                            {"out-interface", "ether1"    }
        });
        QCOMPARE(bench.on(Verb::Unset, kNat,
                          {
                              1
        },
                          {{"src-address", ""}, {"out-interface", ""}}),
                 std::string());
        QVERIFY(!bench.config.natRules[0].match.sourceAddress);
        QVERIFY(!bench.config.natRules[0].match.outInterface);
    }

    void enableAndDisableReachTheOverviewToo()
    {
        MenuBench bench = threePorts();
        bench.on(Verb::Disable, "/interface", {2});
        QVERIFY(bench.config.ethernets[1].disabled);
        bench.on(Verb::Enable, kEthernet, {2});
        QVERIFY(!bench.config.ethernets[1].disabled);
        bench.on(Verb::Set, kEthernet,
                 {
                     2
        },
                 {{"disabled", "yes"}});
        QVERIFY(bench.config.ethernets[1].disabled);
    }

    void removeTakesItemsOutAndIdsStay()
    {
        MenuBench bench = threePorts();
        QCOMPARE(bench.on(Verb::Remove, kEthernet, {1, 3}), std::string());
        QCOMPARE(order(bench), QString("2"));
        QCOMPARE(bench.config.ethernets[0].id, 2U);
        QCOMPARE(bench.on(Verb::Remove, kEthernet, {1}), std::string("no such item"));
    }

    void moveGoesBeforeTheDestinationOrToTheEnd_data()
    {
        QTest::addColumn<int>("item");
        QTest::addColumn<QString>("destination");
        QTest::addColumn<QString>("after");
        QTest::newRow("down") << 1 << "3"
                              << "213";
        QTest::newRow("up") << 3 << "1"
                            << "312";
        QTest::newRow("to the end") << 1 << ""
                                    << "231";
        QTest::newRow("before itself") << 2 << "2"
                                       << "123";
        QTest::newRow("before its successor") << 1 << "2"
                                              << "123";
    }
    void moveGoesBeforeTheDestinationOrToTheEnd()
    {
        QFETCH(int, item);
        QFETCH(QString, destination);
        QFETCH(QString, after);
        MenuBench bench = threePorts();
        std::vector<menu::Argument> arguments;
        if (!destination.isEmpty())
            arguments.push_back({"destination", destination.toStdString()});
        QCOMPARE(bench.on(Verb::Move, kEthernet, {std::uint32_t(item)}, arguments), std::string());
        QCOMPARE(order(bench), after);
    }

    void aRenamedPortIsFollowedByWhatNamesIt()
    {
        MenuBench bench = threePorts();
        bench.add("/ip/address", {
                                     {"address",   "10.0.0.1/24"},
                                     {"interface", "ether1"     }
        });
        bench.add(kNat, {
                            {"chain",         "srcnat"},
                            {"out-interface", "ether1"},
                            {"in-interface",  "ether2"}
        });
        bench.add("/ip/route", {
                                   {"dst-address", "0.0.0.0/0"},
                                   {"gateway",     "ether1"   }
        });
        QCOMPARE(bench.on(Verb::Set, kEthernet,
                          {
                              1
        },
                          {{"name", "wan"}}),
                 std::string());
        QCOMPARE(bench.config.addresses[0].interface, std::string("wan"));
        QCOMPARE(bench.config.natRules[0].match.outInterface->value, std::string("wan"));
        QCOMPARE(bench.config.natRules[0].match.inInterface->value, std::string("ether2"));
        QCOMPARE(bench.config.routes[0].gateway, std::string("wan"));
    }

    void aFreshRouteLeadsEverywhereInItsFamily()
    {
        MenuBench bench = threePorts();
        for (const char* const menu : {"/ip/route", "/ipv6/route"})
            bench.add(menu, {
                                {"gateway", "ether1"}
            });
        QCOMPARE(bench.config.routes[0].destination.toString(), std::string("0.0.0.0/0"));
        QCOMPARE(bench.config.routes6[0].destination.toString(), std::string("::/0"));
    }

    void aRenamedPortIsFollowedByGatewaysBehindIt()
    {
        MenuBench bench = threePorts();
        for (const char* const gateway : {"fe80::1%ether1", "fe80::1%ether2", "fe80::1%ether11"})
            bench.add("/ipv6/route", {
                                         {"dst-address", "::/0" },
                                         {"gateway",     gateway}
            });
        QCOMPARE(bench.on(Verb::Set, kEthernet,
                          {
                              1
        },
                          {{"name", "wan"}}),
                 std::string());
        QCOMPARE(bench.config.routes6[0].gateway, std::string("fe80::1%wan"));
        QCOMPARE(bench.config.routes6[1].gateway, std::string("fe80::1%ether2"));
        QCOMPARE(bench.config.routes6[2].gateway, std::string("fe80::1%ether11"));
    }

    void aPortInUseStaysAndItsUserIsNamed_data()
    {
        QTest::addColumn<QString>("menu");
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("property");
        QTest::addColumn<QString>("value");
        QTest::newRow("address") << "/ip/address"
                                 << "address=10.0.0.1/24"
                                 << "interface"
                                 << "ether1";
        QTest::newRow("rule") << kNat << "chain=dstnat"
                              << "in-interface"
                              << "ether1";
        QTest::newRow("route") << "/ip/route"
                               << "dst-address=0.0.0.0/0"
                               << "gateway"
                               << "ether1";
        QTest::newRow("gateway") << "/ipv6/route"
                                 << "dst-address=::/0"
                                 << "gateway"
                                 << "fe80::1%ether1";
    }
    void aPortInUseStaysAndItsUserIsNamed()
    {
        QFETCH(QString, menu);
        QFETCH(QString, first);
        QFETCH(QString, property);
        QFETCH(QString, value);
        MenuBench bench = threePorts();
        const std::string path = menu.toStdString();
        const menu::Argument other{first.section('=', 0, 0).toStdString(),
                                   first.section('=', 1).toStdString()};
        for (const QString& name : {QString(value).replace("ether1", "ether2"), value})
            QCOMPARE(bench.add(path.c_str(),
                               {
                                   other, {property.toStdString(), name.toStdString()}
            }),
                     std::string());
        QCOMPARE(bench.on(Verb::Remove, kEthernet, {1}),
                 "failure: interface ether1 is used by item 1 of " + path);
        QCOMPARE(bench.config.ethernets.size(), std::size_t{3});
        QCOMPARE(bench.on(Verb::Remove, kEthernet, {3}), std::string()); // nobody needs it
    }

    void settingsAreSetAndReset()
    {
        MenuBench bench;
        const config::Config fresh;
        QCOMPARE(bench.on(Verb::Set, kTracking,
                          {
        },
                          {{"udp-timeout", "1m"}, {"enabled", "yes"}}),
                 std::string());
        QCOMPARE(bench.config.tracking.udpTimeout, Duration(std::chrono::minutes(1)));
        bench.on(Verb::Reset, kTracking,
                 {
        },
                 {{"udp-timeout", ""}});
        QCOMPARE(bench.config.tracking.udpTimeout, fresh.tracking.udpTimeout);
        QVERIFY(bench.config.tracking.enabled == conntrack::TrackingMode::Yes);
        bench.on(Verb::Reset, kTracking, {});
        QVERIFY(bench.config.tracking == fresh.tracking);
    }
};

// THE TABLE of what people get wrong.
void TestApply::whatIsWrongIsNamed_data()
{
    QTest::addColumn<int>("verb");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("property");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("sentence");
    const int add = int(Verb::Add), set = int(Verb::Set), unset = int(Verb::Unset);
    QTest::newRow("menu") << set << "/ip/nowhere"
                          << ""
                          << ""
                          << "no such menu";
    QTest::newRow("read-only menu") << set << "/system/resource"
                                    << ""
                                    << ""
                                    << "failure: this menu is read-only";
    QTest::newRow("nothing given") << add << kEthernet << ""
                                   << ""
                                   << "missing value(s) of argument(s) name";
    QTest::newRow("several missing") << add << "/ip/address"
                                     << ""
                                     << ""
                                     << "missing value(s) of argument(s) address,interface";
    QTest::newRow("unknown") << set << kEthernet << "colour"
                             << "red"
                             << "unknown parameter colour";
    QTest::newRow("read-only") << set << kEthernet << "problem"
                               << "x"
                               << "failure: problem is read-only";
    QTest::newRow("no number") << set << kEthernet << "mtu"
                               << "big"
                               << "invalid value for argument mtu";
    QTest::newRow("too small") << set << kEthernet << "mtu"
                               << "67"
                               << "value of mtu out of range (68..65535)";
    QTest::newRow("too large") << set << kEthernet << "mtu"
                               << "65536"
                               << "value of mtu out of range (68..65535)";
    QTest::newRow("no choice") << set << kTracking << "enabled"
                               << "maybe"
                               << "input does not match any value of enabled";
    QTest::newRow("no yes or no") << set << kEthernet << "disabled"
                                  << "maybe"
                                  << "input does not match any value of disabled";
    QTest::newRow("spelling") << set << kEthernet << "link"
                              << "lab:x"
                              << "invalid value for argument link: lab takes no name";
    QTest::newRow("no ports") << set << "/ip/firewall/service-port"
                              << "ports"
                              << ""
                              << "invalid value for argument ports: 1 to 8 different ports, none of them 0";
    QTest::newRow("fixed list") << add << "/ip/firewall/service-port"
                                << ""
                                << ""
                                << "failure: items of this menu cannot be added or removed";
    QTest::newRow("taken name") << set << kEthernet << "name"
                                << "ether2"
                                << "failure: already have an item with the name ether2";
    QTest::newRow("empty name") << set << kEthernet << "name"
                                << ""
                                << "invalid value for argument name";
    QTest::newRow("required and emptied") << set << "/system/identity"
                                          << "name"
                                          << ""
                                          << "invalid value for argument name";
    QTest::newRow("cannot be unset") << unset << kEthernet << "mtu"
                                     << ""
                                     << "failure: mtu cannot be unset";
}

void TestApply::whatIsWrongIsNamed()
{
    QFETCH(int, verb);
    QFETCH(QString, path);
    QFETCH(QString, property);
    QFETCH(QString, value);
    QFETCH(QString, sentence);
    MenuBench bench = threePorts();
    menu::Command command{Verb(verb), path.toStdString(), {}, {}, {}};
    const menu::Menu* const found = menu::findMenu(command.path);
    if (found && menu::hasItems(*found) && Verb(verb) != Verb::Add)
        command.items = {1};
    if (!property.isEmpty())
        command.arguments.push_back({property.toStdString(), value.toStdString()});
    QCOMPARE(QString::fromStdString(bench.apply(command)), sentence);
    QCOMPARE(QString::fromStdString(bench.last.error->menu), path);
    if (!property.isEmpty())
        QCOMPARE(QString::fromStdString(bench.last.error->property), property);
}

QTEST_APPLESS_MAIN(TestApply)
#include "tst_apply.moc"
