// SPDX-License-Identifier: GPL-3.0-or-later
#include "menu/name_space.h"

#include "menu_bench.h"

#include <QTest>

using namespace tb;
using namespace tb::test;
using menu::Verb;

namespace {

constexpr const char *kEthernet = "/interface/ethernet", *kBridge = "/interface/bridge",
                     *kVlan = "/interface/vlan", *kList = "/interface/list";

/// ether1 (1) in bridge1 (2) carries vlan10 (4); lists LAN (5) and rest (6).
MenuBench bench()
{
    MenuBench made;
    made.add(kEthernet, {
                            {"name", "ether1"}
    });
    made.add(kBridge, {
                          {"name", "bridge1"}
    });
    made.add("/interface/bridge/port", {
                                           {"interface", "ether1" },
                                           {"bridge",    "bridge1"}
    });
    made.add(kVlan, {
                        {"name",      "vlan10" },
                        {"vlan-id",   "10"     },
                        {"interface", "bridge1"}
    });
    made.add(kList, {
                        {"name", "LAN"}
    });
    made.add(kList, {
                        {"name",    "rest"    },
                        {"include", "all,LAN" },
                        {"exclude", "none,LAN"}
    });
    made.add("/interface/list/member", {
                                           {"list",      "LAN"   },
                                           {"interface", "vlan10"}
    });
    return made;
}

} // namespace

class TestNameSpace : public QObject {
    Q_OBJECT

private slots:
    void interfacesOfAllKindsShareTheirNames()
    {
        MenuBench made = bench();
        for (const char* const name : {"ether1", "bridge1", "vlan10"}) {
            const std::string taken = std::string("failure: already have an item with the name ") + name;
            QCOMPARE(made.add(kBridge,
                              {
                                  {"name", name}
            }),
                     taken);
            QCOMPARE(made.add(kEthernet,
                              {
                                  {"name", name}
            }),
                     taken);
        }
        QCOMPARE(made.add(kBridge,
                          {
                              {"name", "LAN"}
        }),
                 std::string()); // a list's name is no interface's
    }

    void aRenamedBridgeIsFollowed()
    {
        MenuBench made = bench();
        QCOMPARE(made.on(Verb::Set, kBridge,
                         {
                             2
        },
                         {{"name", "lan"}}),
                 std::string());
        QCOMPARE(made.config.bridgePorts[0].bridge, std::string("lan"));
        QCOMPARE(made.config.bridgePorts[0].interface, std::string("ether1"));
        QCOMPARE(made.config.vlans[0].interface, std::string("lan"));
    }

    void aRenamedListIsFollowedInsideOfOthers()
    {
        MenuBench made = bench();
        QCOMPARE(made.on(Verb::Set, kList,
                         {
                             5
        },
                         {{"name", "inside"}}),
                 std::string());
        QCOMPARE(made.config.interfaceLists[1].include, (std::vector<std::string>{"all", "inside"}));
        QCOMPARE(made.config.interfaceLists[1].exclude, (std::vector<std::string>{"none", "inside"}));
        QCOMPARE(made.config.interfaceListMembers[0].list, std::string("inside"));
        QCOMPARE(made.config.interfaceListMembers[0].interface, std::string("vlan10"));
    }

    void aListsNameIsNoInterfacesName()
    {
        MenuBench made = bench();
        made.add(kEthernet, {
                                {"name", "rest"}
        });
        QCOMPARE(made.on(Verb::Set, kList,
                         {
                             6
        },
                         {{"name", "other"}}),
                 std::string());
        QCOMPARE(made.config.ethernets[1].name, std::string("rest"));
    }

    void whatIsUsedStays()
    {
        MenuBench made = bench();
        QCOMPARE(made.on(Verb::Remove, kBridge, {2}),
                 std::string("failure: interface bridge1 is used by item 0 of /interface/vlan"));
        QCOMPARE(made.on(Verb::Remove, kVlan, {4}),
                 std::string("failure: interface vlan10 is used by item 0 of /interface/list/member"));
        QCOMPARE(made.on(Verb::Remove, kList, {5}),
                 std::string("failure: list LAN is used by item 1 of /interface/list"));
        QCOMPARE(made.on(Verb::Remove, kList, {6}), std::string());
    }

    void aRenamedTableIsFollowedByRoutesRulesAndGateways()
    {
        MenuBench made;
        made.add("/routing/table", {
                                       {"name", "second"}
        });
        made.add("/ip/route", {
                                  {"gateway",       "10.0.0.1@second"},
                                  {"routing-table", "second"         }
        });
        made.add("/routing/rule", {
                                      {"table",        "second"},
                                      {"routing-mark", "main"  }
        });
        const std::uint32_t table = made.config.routingTables[0].id;
        QCOMPARE(made.on(Verb::Set, "/routing/table",
                         {
                             table
        },
                         {{"name", "backup"}}),
                 std::string());
        QCOMPARE(made.config.routes[0].gateway, std::string("10.0.0.1@backup"));
        QCOMPARE(made.config.routes[0].routingTable, std::string("backup"));
        QCOMPARE(made.config.routingRules[0].table, std::string("backup"));
        QCOMPARE(made.config.routingRules[0].routingMark, std::string("main"));
        QCOMPARE(made.on(Verb::Remove, "/routing/table", {table}),
                 std::string("failure: routing table backup is used by item 0 of /routing/rule"));
    }

    void aVrfAndATableCannotHaveOneName()
    {
        MenuBench made;
        made.add("/routing/table", {
                                       {"name", "red"}
        });
        QCOMPARE(made.add("/ip/vrf",
                          {
                              {"name", "red"}
        }),
                 std::string("failure: already have an item with the name red"));
    }
};

QTEST_APPLESS_MAIN(TestNameSpace)
#include "tst_name_space.moc"
