// SPDX-License-Identifier: GPL-3.0-or-later
#include "forward/plan.h"
#include "menu/apply.h"
#include "menu/menu.h"

#include <QTest>

using namespace tb;

namespace {

/// A Config that is filled as a person does it: "chain=srcnat action=masquerade".
struct Bench {
    Bench()
    {
        add("/interface/ethernet", "name=ether1");
        add("/interface/ethernet", "name=ether2");
    }

    void add(const char* path, const QString& words)
    {
        menu::Command command;
        command.verb = menu::Verb::Add;
        command.path = path;
        for (const QString& word : words.split(' ', Qt::SkipEmptyParts))
            command.arguments.push_back(
                {word.section('=', 0, 0).toStdString(), word.section('=', 1).toStdString()});
        auto next = menu::applyCommand(config, command, nextId);
        if (!next)
            qFatal("%s %s: %s", path, qPrintable(words), next.error().text().c_str());
        config = *std::move(next);
    }

    /// "item property: sentence"; empty when the Config is right.
    QString fault() const
    {
        const auto plan = forward::Plan::compile(config, {});
        if (plan)
            return {};
        const ConfigError& error = plan.error();
        return QStringLiteral("%1 %2: %3")
            .arg(error.item.c_str(), error.property.c_str(), error.text().c_str());
    }

    config::Config config;
    std::uint32_t nextId = 1;
};

constexpr const char* kNat = "/ip/firewall/nat";
constexpr const char* kNat6 = "/ipv6/firewall/nat";
constexpr const char* kMangle = "/ip/firewall/mangle";

/// A rule and what is wrong with it.
struct Row {
    const char *menu, *rule, *fault;
};
constexpr Row kRows[] = {
    {kNat,    "chain=srcnat action=masquerade to-ports=1000-2000",
     "to-ports: failure: ports can be specified if proto is tcp,udp,udp-lite,dccp,sctp"                                                          },
    {kNat,    "chain=srcnat protocol=icmp src-port=1",
     "src-port: failure: ports can be specified if proto is tcp,udp,udp-lite,dccp,sctp"                                                          },
    {kNat,    "chain=srcnat protocol=!tcp dst-port=80",
     "dst-port: failure: ports can be specified if proto is tcp,udp,udp-lite,dccp,sctp"                                                          },
    {kNat,    "chain=srcnat port=80",
     "port: failure: ports can be specified if proto is tcp,udp,udp-lite,dccp,sctp"                                                              },
    {kNat,    "chain=srcnat icmp-options=8:0 protocol=icmpv6",
     "icmp-options: failure: icmp-options can be specified if proto is icmp"                                                                     },
    {kNat,    "chain=dstnat action=masquerade",                                     "action: failure: masquerade works only in chain srcnat"     },
    {kNat,    "chain=input action=masquerade",                                      "action: failure: masquerade works only in chain srcnat"     },
    {kNat,    "chain=dstnat action=src-nat to-addresses=10.0.0.1",
     "action: failure: src-nat works only in chain srcnat,input"                                                                                 },
    {kNat,    "chain=srcnat action=dst-nat to-addresses=10.0.0.1",
     "action: failure: dst-nat works only in chain dstnat,output"                                                                                },
    {kNat,    "chain=input action=redirect",                                        "action: failure: redirect works only in chain dstnat,output"},
    {kNat,    "chain=input action=netmap to-addresses=10.0.0.0/24",
     "action: failure: netmap works only in chain dstnat,srcnat"                                                                                 },
    {kNat,    "chain=srcnat action=netmap",                                         "to-addresses: missing value(s) of argument(s) to-addresses" },
    {kNat,    "chain=srcnat action=same",                                           "to-addresses: missing value(s) of argument(s) to-addresses" },
    {kNat,    "chain=srcnat action=endpoint-independent-nat to-addresses=10.0.0.1",
     "protocol: failure: endpoint-independent-nat works only with udp"                                                                           },
    {kNat,    "chain=srcnat action=src-nat to-addresses=2001:db8::1",
     "to-addresses: invalid value for argument to-addresses"                                                                                     },
    {kNat,    "chain=srcnat src-address=2001:db8::/64",                             "src-address: invalid value for argument src-address"        },
    {kNat,    "chain=srcnat dst-address=2001:db8::/64",                             "dst-address: invalid value for argument dst-address"        },
    {kNat,    "chain=srcnat action=jump",                                           "jump-target: missing value(s) of argument(s) jump-target"   },
    {kNat,    "chain=srcnat action=jump jump-target=dstnat",
     "jump-target: input does not match any value of jump-target"                                                                                },
    {kNat,    "chain=a action=jump jump-target=a",                                  "jump-target: failure: chain a jumps back to itself"         },
    {kNat,    "chain=dstnat out-interface=ether1",
     "out-interface: failure: outgoing interface matching not possible in chain dstnat"                                                          },
    {kNat,    "chain=input out-interface-list=all",
     "out-interface-list: failure: outgoing interface matching not possible in chain input"                                                      },
    {kNat,    "chain=output in-interface=ether1",
     "in-interface: failure: incoming interface matching not possible in chain output"                                                           },
    {kNat,    "chain=output in-interface-list=all",
     "in-interface-list: failure: incoming interface matching not possible in chain output"                                                      },
    {kNat,    "chain=srcnat in-interface=ether9",
     "in-interface: input does not match any value of in-interface"                                                                              },
    {kNat,    "chain=srcnat out-interface=!ether9",
     "out-interface: input does not match any value of out-interface"                                                                            },
    {kNat,    "chain=dstnat in-interface-list=WAN",
     "in-interface-list: input does not match any value of in-interface-list"                                                                    },
    {kNat,    "chain=srcnat out-interface-list=WAN",
     "out-interface-list: input does not match any value of out-interface-list"                                                                  },
    {kNat,    "chain=srcnat routing-mark=provider2",
     "routing-mark: input does not match any value of routing-mark"                                                                              },
    {kNat6,   "chain=srcnat action=src-nat to-address=10.0.0.0/8",
     "to-address: invalid value for argument to-address"                                                                                         },
    {kNat6,   "chain=srcnat action=netmap",                                         "to-address: missing value(s) of argument(s) to-address"     },
    {kNat6,   "chain=srcnat src-address=2001:db8::1-2001:db8::9",
     "src-address: invalid value for argument src-address"                                                                                       },
    {kNat6,   "chain=dstnat dst-address-type=broadcast",
     "dst-address-type: invalid value for argument dst-address-type"                                                                             },
    {kNat6,   "chain=srcnat icmp-options=128 protocol=icmp",
     "icmp-options: failure: icmp-options can be specified if proto is icmp"                                                                     },
    {kMangle, "chain=prerouting action=mark-routing",
     "new-routing-mark: missing value(s) of argument(s) new-routing-mark"                                                                        },
    {kMangle, "chain=prerouting action=mark-routing new-routing-mark=nowhere",
     "new-routing-mark: input does not match any value of new-routing-mark"                                                                      },
    {kMangle, "chain=prerouting out-interface=ether1",
     "out-interface: failure: outgoing interface matching not possible in chain prerouting"                                                      },
    {kMangle, "chain=prerouting action=jump jump-target=forward",
     "jump-target: input does not match any value of jump-target"                                                                                },
};

} // namespace

class TestCheckRules : public QObject {
    Q_OBJECT

private slots:
    void whatCannotWorkIsRefused_data()
    {
        QTest::addColumn<QString>("menu");
        QTest::addColumn<QString>("rule");
        QTest::addColumn<QString>("fault");
        for (const Row& one : kRows)
            QTest::addRow("%s %s", one.menu, one.rule) << one.menu << one.rule << one.fault;
    }
    void whatCannotWorkIsRefused()
    {
        QFETCH(QString, menu);
        QFETCH(QString, rule);
        QFETCH(QString, fault);
        Bench bench;
        bench.add(qPrintable(menu), menu == kMangle ? "chain=prerouting" : "chain=srcnat");
        bench.add(qPrintable(menu), rule);

        QCOMPARE(bench.fault(), "1 " + fault); // the second rule of the menu
    }

    void whatWorksIsTaken_data()
    {
        QTest::addColumn<QString>("menu");
        QTest::addColumn<QString>("rule");
        for (const char* const rule :
             {"chain=srcnat action=masquerade protocol=udp-lite to-ports=1000-2000",
              "chain=input action=src-nat to-addresses=10.0.0.1-10.0.0.9",
              "chain=output action=dst-nat to-addresses=10.0.0.1 out-interface=ether1",
              "chain=output action=redirect protocol=tcp to-ports=80",
              "chain=dstnat action=netmap to-addresses=10.0.0.0/24",
              "chain=srcnat action=same to-addresses=10.0.0.0/24 same-not-by-dst=yes",
              "chain=dstnat action=endpoint-independent-nat protocol=udp",
              "chain=srcnat action=endpoint-independent-nat protocol=udp to-addresses=10.0.0.1 "
              "randomise-ports=yes",
              "chain=dstnat in-interface-list=!all dst-address-type=local,broadcast",
              "chain=srcnat in-interface=ether2 out-interface=!ether1 out-interface-list=none",
              "chain=mine action=masquerade", "chain=mine action=dst-nat", "chain=srcnat routing-mark=!main",
              "chain=srcnat protocol=icmp icmp-options=!3:0-4", "chain=srcnat action=jump jump-target=nobody",
              "chain=srcnat protocol=tcp dst-port=1,2,3,4,5,6,7,8,9,10,11,12,13,14,15-20"})
            QTest::newRow(rule) << kNat << rule;
        for (const char* const rule :
             {"chain=srcnat action=src-nat to-address=2001:db8::1", "chain=dstnat action=redirect",
              "chain=srcnat protocol=icmpv6 icmp-options=128",
              "chain=srcnat action=netmap to-address=2001:db8::/64"})
            QTest::addRow("IPv6 %s", rule) << kNat6 << rule;
        for (const char* const rule :
             {"chain=output action=mark-routing new-routing-mark=main passthrough=no",
              "chain=output out-interface=ether1", "chain=postrouting in-interface=ether1"})
            QTest::addRow("mangle %s", rule) << kMangle << rule;
    }
    void whatWorksIsTaken()
    {
        QFETCH(QString, menu);
        QFETCH(QString, rule);
        Bench bench;
        bench.add(qPrintable(menu), rule);
        QCOMPARE(bench.fault(), QString());
    }

    void anActionIsCheckedWhereJumpsLeadToIt()
    {
        Bench bench;
        bench.add(kNat, "chain=a action=masquerade");
        bench.add(kNat, "chain=srcnat action=jump jump-target=a");
        QCOMPARE(bench.fault(), QString());
        bench.add(kNat, "chain=dstnat action=jump jump-target=a disabled=yes");
        QCOMPARE(bench.fault(), QString());
        bench.config.natRules[2].disabled = false;
        QCOMPARE(bench.fault(), QStringLiteral("0 action: failure: masquerade works only in chain srcnat"));
    }

    void jumpsInACircleAreRefusedWhenTheyAreEnabled()
    {
        Bench bench;
        bench.add(kNat, "chain=a action=jump jump-target=b");
        bench.add(kNat, "chain=srcnat disabled=yes");
        bench.add(kNat, "chain=b action=jump jump-target=a disabled=yes");
        QCOMPARE(bench.fault(), QString());
        bench.config.natRules[2].disabled = false;
        QCOMPARE(bench.fault(), QStringLiteral("2 jump-target: failure: chain a jumps back to itself"));
    }
};

QTEST_APPLESS_MAIN(TestCheckRules)
#include "tst_check_rules.moc"
