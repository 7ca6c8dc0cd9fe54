// SPDX-License-Identifier: GPL-3.0-or-later
#include "forward/plan.h"

#include <QTest>

using namespace tb;
using namespace std::chrono_literals;
using forward::Plan;

namespace {

constexpr std::uint32_t kEther = 7;

config::Config withEther()
{
    config::Config config;
    config::EthernetInterface ether;
    ether.id = kEther;
    ether.name = "ether1";
    config.ethernets = {ether};
    for (const char* text : {"192.168.88.1/24", "2001:db8:88::1/64"}) {
        config::InterfaceAddress address;
        address.address = *IpPrefix::parse(text);
        address.interface = "ether1";
        (address.address.address().isV4() ? config.addresses : config.addresses6).push_back(address);
    }
    return config;
}

config::StaticNeighbor neighbor(const char* address)
{
    config::StaticNeighbor one;
    one.address = *IpAddress::parse(address);
    one.macAddress = MacAddress::local(9);
    one.interface = "ether1";
    return one;
}

/// Menu and property that compiling complains about; empty when it does not.
QString faultOf(const config::Config& config)
{
    const auto plan = Plan::compile(config, {});
    return plan ? "" : QString::fromStdString(plan.error().menu + " " + plan.error().property);
}

void addAdvertisement(config::Config& config, const char* interface, config::RaInterval interval,
                      Duration lifetime)
{
    config::Ipv6Nd& item = config.routerAdvertisements.emplace_back();
    item.interface = interface;
    item.interval = interval;
    item.raLifetime = lifetime;
}

void addPrefix(config::Config& config, const char* prefix, Duration valid)
{
    config::NdPrefix& item = config.ndPrefixes.emplace_back();
    item.interface = "ether1";
    item.prefix = *IpPrefix::parse(prefix);
    item.validLifetime = valid;
}

struct Fault {
    const char* name;
    void (*change)(config::Config&);
    const char* fault; ///< menu and property; empty: none
};

constexpr Fault kFaults[] = {
    {"nothing",                                [](config::Config&) {},                                                 ""                      },
    {"another family",                         [](config::Config& c) { c.neighbors = {neighbor("2001:db8::1")}; },     "/ip/arp address"       },
    {"a group",                                [](config::Config& c) { c.neighbors6 = {neighbor("ff02::1")}; },        "/ipv6/neighbor address"},
    {"twice",                                  [](config::Config& c) { c.neighbors.assign(2, neighbor("10.0.0.1")); }, "/ip/arp address"       },
    {"an unknown interface",
     [](config::Config& c) { (c.neighbors = {neighbor("10.0.0.1")})[0].interface = "x"; },
     "/ip/arp interface"                                                                                                                       },
    {"advertisements on an unknown interface",
     [](config::Config& c) { addAdvertisement(c, "ether9", {}, 30min); },                                              "/ipv6/nd interface"    },
    {"an interval that ends before it begins",
     [](config::Config& c) {
         addAdvertisement(c, "all", {20s, 10s}, 30min);
     },                                                                                                                "/ipv6/nd ra-interval"  },
    {"a lifetime shorter than the interval",   [](config::Config& c) { addAdvertisement(c, "all", {}, 1min); },
     "/ipv6/nd ra-lifetime"                                                                                                                    },
    {"no default router",                      [](config::Config& c) { addAdvertisement(c, "all", {}, 0s); },          ""                      },
    {"a prefix of IPv4",                       [](config::Config& c) { addPrefix(c, "10.0.0.0/8", 720h); },
     "/ipv6/nd/prefix prefix"                                                                                                                  },
    {"preferred for longer than valid",        [](config::Config& c) { addPrefix(c, "2001:db8::/64", 1h); },
     "/ipv6/nd/prefix preferred-lifetime"                                                                                                      },
};

} // namespace

class TestCompileNeighbors : public QObject {
    Q_OBJECT

private slots:
    void configuredNeighboursArePermanentOnes()
    {
        config::Config config = withEther();
        config.neighbors = {neighbor("192.168.88.10"), neighbor("192.168.88.11")};
        config.neighbors[1].disabled = true;
        config.neighbors6 = {neighbor("2001:db8:88::10")};
        config.ipSettings.arpTimeout = 10s;
        const auto plan = *Plan::compile(config, {});
        const routing::NeighborSettings& settings = plan->neighbors;
        QVERIFY(settings.arpTimeout == 10s);
        QCOMPARE(settings.permanent.size(), std::size_t{2});
        QCOMPARE(settings.permanent[0].interface, kEther);
        QVERIFY(settings.permanent[0].address == config.neighbors[0].address);
        QVERIFY(settings.permanent[1].address == config.neighbors6[0].address);
        QVERIFY(settings.withoutArp.empty());
    }

    void aPublishedNeighbourNeedsNoMacAddress()
    {
        config::Config config = withEther();
        config.neighbors = {neighbor("10.0.0.1")};
        config.neighbors[0].macAddress.reset();
        QCOMPARE(faultOf(config), QString("/ip/arp mac-address"));
        config.neighbors[0].published = true;
        const auto plan = *Plan::compile(config, {});
        QVERIFY(plan->neighbors.permanent.empty());
        QCOMPARE(plan->interfaces.find(kEther)->published.size(), std::size_t{1});
    }

    void whereArpLearnsNobodyIsSaid()
    {
        config::Config config = withEther();
        config.ethernets[0].arp = config::ArpMode::ReplyOnly;
        const auto plan = *Plan::compile(config, {});
        QCOMPARE(plan->neighbors.withoutArp, std::vector<routing::InterfaceId>{kEther});
        QVERIFY(plan->interfaces.find(kEther)->arp == routing::ArpMode::ReplyOnly);
    }

    void anIpv6AddressThatIsTakenIsNotUsedAndAnIpv4OneIs()
    {
        forward::RouterFacts facts;
        facts.conflicts = {
            {kEther, *IpAddress::parse("192.168.88.1"),   MacAddress::local(5)},
            {kEther, *IpAddress::parse("2001:db8:88::1"), MacAddress::local(5)}
        };
        const auto plan = *Plan::compile(withEther(), facts);
        QVERIFY(plan->interfaces.isOwnAddress(facts.conflicts[0].address));
        QVERIFY(!plan->interfaces.isOwnAddress(facts.conflicts[1].address));
        QCOMPARE(plan->interfaces.find(kEther)->withheld.size(), std::size_t{1});
        QVERIFY(!plan->routes.lookup(facts.conflicts[1].address));
    }

    void whatCannotBeIsRefused_data()
    {
        QTest::addColumn<std::size_t>("row");
        for (std::size_t i = 0; i < std::size(kFaults); ++i)
            QTest::newRow(kFaults[i].name) << i;
    }
    void whatCannotBeIsRefused()
    {
        QFETCH(std::size_t, row);
        config::Config config = withEther();
        kFaults[row].change(config);
        QCOMPARE(faultOf(config), QString(kFaults[row].fault));
    }
};

QTEST_APPLESS_MAIN(TestCompileNeighbors)
#include "tst_compile_neighbors.moc"
