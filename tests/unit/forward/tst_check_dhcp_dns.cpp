// SPDX-License-Identifier: GPL-3.0-or-later
#include "forward/plan.h"

#include <QTest>

#include <functional>

using namespace tb;

namespace {

/// A configuration with one of everything, all right.
config::Config whole()
{
    config::Config config;
    config.ethernets.emplace_back().name = "ether1";
    config.ethernets[0].id = 1;
    config.pools.emplace_back().name = "pool1";
    config.pools[0].ranges = {*IpRange::parse("10.0.0.10-10.0.0.20")};
    config.dhcpServers.emplace_back().name = "lan";
    config.dhcpServers[0].interface = "ether1";
    config.dhcpServers[0].addressPool = "pool1";
    config.dhcpNetworks.emplace_back().address = *IpPrefix::parse("10.0.0.0/24");
    config.dhcpLeases.emplace_back().address = *IpAddress::parse("10.0.0.9");
    config.dhcpLeases[0].macAddress = MacAddress::local(1);
    config.dhcpClients.emplace_back().interface = "ether1";
    config.dnsStatic.emplace_back().name = "nas.lan";
    config.dnsStatic[0].address = *IpAddress::parse("10.0.0.2");
    return config;
}

struct Fault {
    const char* what;
    const char* menu;
    const char* property;
    void (*make)(config::Config& config);
};

const IpAddress kV6 = *IpAddress::parse("2001:db8::1");

const Fault kFaults[] = {
    {"a pool of IPv6",                  "/ip/pool",                "ranges",
     [](auto& c) {
         c.pools[0].ranges[0] = {kV6, kV6};
     }                                                                                                                             },
    {"a next pool that is not",         "/ip/pool",                "next-pool",    [](auto& c) { c.pools[0].nextPool = "pool2"; }  },
    {"a server on no interface",        "/ip/dhcp-server",         "interface",
     [](auto& c) { c.dhcpServers[0].interface = "ether2"; }                                                                        },
    {"a server without its pool",       "/ip/dhcp-server",         "address-pool", [](auto& c) { c.pools.clear(); }                },
    {"a lease of no time",              "/ip/dhcp-server",         "lease-time",   [](auto& c) { c.dhcpServers[0].leaseTime = {}; }},
    {"two servers on an interface",     "/ip/dhcp-server",         "interface",
     [](auto& c) { c.dhcpServers.push_back(c.dhcpServers[0]); }                                                                    },
    {"a network of IPv6",               "/ip/dhcp-server/network", "address",
     [](auto& c) {
         c.dhcpNetworks[0].address = {kV6, 64};
     }                                                                                                                             },
    {"a gateway of IPv6",               "/ip/dhcp-server/network", "gateway",
     [](auto& c) { c.dhcpNetworks[0].gateway = kV6; }                                                                              },
    {"a DNS server of IPv6",            "/ip/dhcp-server/network", "dns-server",
     [](auto& c) { c.dhcpNetworks[0].dnsServers = {kV6}; }                                                                         },
    {"a lease of IPv6",                 "/ip/dhcp-server/lease",   "address",      [](auto& c) { c.dhcpLeases[0].address = kV6; }  },
    {"a lease of no server",            "/ip/dhcp-server/lease",   "server",
     [](auto& c) { c.dhcpLeases[0].server = "wan"; }                                                                               },
    {"a lease for anybody",             "/ip/dhcp-server/lease",   "mac-address",
     [](auto& c) { c.dhcpLeases[0].macAddress.reset(); }                                                                           },
    {"an address that is leased twice", "/ip/dhcp-server/lease",   "address",
     [](auto& c) { c.dhcpLeases.push_back(c.dhcpLeases[0]); }                                                                      },
    {"a client on no interface",        "/ip/dhcp-client",         "interface",
     [](auto& c) { c.dhcpClients[0].interface = ""; }                                                                              },
    {"two clients on an interface",     "/ip/dhcp-client",         "interface",
     [](auto& c) { c.dhcpClients.push_back(c.dhcpClients[0]); }                                                                    },
    {"neither name nor regexp",         "/ip/dns/static",          "name",         [](auto& c) { c.dnsStatic[0].name = ""; }       },
    {"both name and regexp",            "/ip/dns/static",          "name",         [](auto& c) { c.dnsStatic[0].regexp = "a"; }    },
    {"an address of the wrong family",  "/ip/dns/static",          "address",
     [](auto& c) { c.dnsStatic[0].address = kV6; }                                                                                 },
    {"an alias for nothing",            "/ip/dns/static",          "cname",
     [](auto& c) { c.dnsStatic[0].type = config::DnsRecordType::Cname; }                                                           },
};

} // namespace

class TestCheckDhcpDns : public QObject {
    Q_OBJECT

private slots:
    void whatIsRightIsAccepted()
    {
        const auto plan = forward::Plan::compile(whole(), {});
        QVERIFY2(bool(plan), plan ? "" : plan.error().text().c_str());
    }

    void whatIsWrongIsRefusedAndNamed_data()
    {
        QTest::addColumn<int>("row");
        for (std::size_t i = 0; i < std::size(kFaults); ++i)
            QTest::newRow(kFaults[i].what) << int(i);
    }
    void whatIsWrongIsRefusedAndNamed()
    {
        QFETCH(int, row);
        config::Config config = whole();
        kFaults[row].make(config);
        const auto plan = forward::Plan::compile(config, {});
        QVERIFY(!plan);
        QCOMPARE(plan.error().menu, std::string(kFaults[row].menu));
        QCOMPARE(plan.error().property, std::string(kFaults[row].property));
    }

    void aDisabledServerIsInNobodysWay()
    {
        config::Config config = whole();
        config.dhcpServers.push_back(config.dhcpServers[0]);
        config.dhcpServers[1].disabled = true;
        QVERIFY(bool(forward::Plan::compile(config, {})));
    }
};

QTEST_APPLESS_MAIN(TestCheckDhcpDns)
#include "tst_check_dhcp_dns.moc"
