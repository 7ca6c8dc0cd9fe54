// SPDX-License-Identifier: GPL-3.0-or-later
#include "forward/plan.h"

#include <QTest>

using namespace tb;
using routing::InterfaceKind;

namespace {

const MacAddress kFirst = MacAddress::local(1), kSecond = MacAddress::local(2);

config::EthernetInterface ethernet(std::uint32_t id, const char* name)
{
    config::EthernetInterface one;
    one.id = id;
    one.name = name;
    return one;
}

config::Bridge bridge(std::uint32_t id, const char* name)
{
    config::Bridge one;
    one.id = id;
    one.name = name;
    return one;
}

config::BridgePort port(const char* interface, const char* bridge)
{
    config::BridgePort one;
    one.interface = interface;
    one.bridge = bridge;
    return one;
}

config::VlanInterface vlan(std::uint32_t id, const char* name, const char* interface, std::uint16_t tag)
{
    config::VlanInterface one;
    one.id = id;
    one.name = name;
    one.interface = interface;
    one.vlanId = tag;
    return one;
}

config::InterfaceAddress address(const char* text, const char* interface)
{
    config::InterfaceAddress one;
    one.address = *IpPrefix::parse(text);
    one.interface = interface;
    return one;
}

/// ether1 (1) and ether2 (2) are ports of bridge1 (3); vlan10 (4) is on the bridge, vlan20 (6) on ether3 (5).
config::Config bench()
{
    config::Config config;
    config.ethernets = {ethernet(1, "ether1"), ethernet(2, "ether2"), ethernet(5, "ether3")};
    config.bridges = {bridge(3, "bridge1")};
    config.bridgePorts = {port("ether2", "bridge1"), port("ether1", "bridge1")};
    config.vlans = {vlan(4, "vlan10", "bridge1", 10), vlan(6, "vlan20", "ether3", 20)};
    return config;
}

forward::RouterFacts links(bool firstRuns, bool secondRuns)
{
    forward::RouterFacts facts;
    facts.ports = {
        {1, kFirst,  firstRuns },
        {2, kSecond, secondRuns}
    };
    return facts;
}

std::shared_ptr<const forward::Plan> plan(const config::Config& config,
                                          const forward::RouterFacts& facts = links(true, true))
{
    const auto compiled = forward::Plan::compile(config, facts);
    return compiled ? *compiled : nullptr;
}

/// "menu item property: sentence"; empty when there is none.
QString error(const config::Config& config)
{
    const auto compiled = forward::Plan::compile(config, {});
    return compiled ? QString()
                    : QString::fromStdString(compiled.error().menu + " " + compiled.error().item + " " +
                                             compiled.error().property + ": " + compiled.error().text());
}

} // namespace

class TestCompileInterfaceTable : public QObject {
    Q_OBJECT

private slots:
    void everyKindIsFound()
    {
        const auto made = plan(bench());
        QCOMPARE(made->interfaces.find("ether1")->kind, InterfaceKind::Ethernet);
        QCOMPARE(made->interfaces.find("bridge1")->kind, InterfaceKind::Bridge);
        QCOMPARE(made->interfaces.find("vlan10")->kind, InterfaceKind::Vlan);
        QCOMPARE(made->interfaces.find("vlan20")->id, 6U);
    }

    void portsKnowTheirBridgeAndTheBridgeItsPorts()
    {
        const auto made = plan(bench());
        QCOMPARE(made->interfaces.find("ether1")->master, 3U);
        QVERIFY(!made->interfaces.find("ether3")->isSlave());
        QCOMPARE(made->interfaces.find("bridge1")->ports, (std::vector<routing::InterfaceId>{2, 1}));
        QCOMPARE(made->interfaces.masterOf("ether2")->name, std::string("bridge1"));
        QVERIFY(!made->interfaces.masterOf("ether3") && !made->interfaces.masterOf("nobody"));
    }

    void tagsLeadToTheirVlan()
    {
        const auto made = plan(bench());
        QCOMPARE(made->interfaces.find("bridge1")->vlan(10), 4U);
        QCOMPARE(made->interfaces.find("bridge1")->vlan(20), routing::kNoInterface);
        QCOMPARE(made->interfaces.find("ether3")->vlan(20), 6U);
        QCOMPARE(made->interfaces.find("vlan10")->parent, 3U);
    }

    void aBridgeHasTheAddressOfItsFirstPortUnlessOneIsSet()
    {
        config::Config config = bench();
        QCOMPARE(plan(config)->interfaces.find("bridge1")->mac, kSecond);
        QCOMPARE(plan(config)->interfaces.find("vlan10")->mac, kSecond);
        config.bridges[0].adminMac = MacAddress::local(99);
        QCOMPARE(plan(config)->interfaces.find("bridge1")->mac, MacAddress::local(99));
        QCOMPARE(plan(config)->interfaces.find("vlan10")->mac, MacAddress::local(99));
    }

    void aBridgeRunsWhileAPortRuns()
    {
        const config::Config config = bench();
        QVERIFY(plan(config, links(false, true))->interfaces.find("bridge1")->isRunning);
        QVERIFY(plan(config, links(false, true))->interfaces.find("vlan10")->isRunning);
        QVERIFY(!plan(config, links(false, false))->interfaces.find("bridge1")->isRunning);
        QVERIFY(!plan(config, links(false, false))->interfaces.find("vlan10")->isRunning);
        QVERIFY(plan(config, links(false, false))->interfaces.find("vlan20")->isRunning);
    }

    void nothingIsLargerThanWhatCarriesIt()
    {
        config::Config config = bench();
        config.ethernets[1].mtu = 1400;
        QCOMPARE(plan(config)->interfaces.find("ether1")->mtu, 1500U);
        QCOMPARE(plan(config)->interfaces.find("bridge1")->mtu, 1400U);
        QCOMPARE(plan(config)->interfaces.find("vlan10")->mtu, 1400U);
        config.vlans[0].mtu = 1300;
        QCOMPARE(plan(config)->interfaces.find("vlan10")->mtu, 1300U);
    }

    void whatIsDisabledJoinsNothing()
    {
        config::Config config = bench();
        config.bridgePorts[0].disabled = true;
        QVERIFY(!plan(config)->interfaces.find("ether2")->isSlave());
        config.ethernets[0].disabled = true;
        QVERIFY(plan(config)->interfaces.find("bridge1")->ports.empty());
        config.bridges[0].disabled = true;
        QVERIFY(!plan(config)->interfaces.find("bridge1"));
        QCOMPARE(plan(config)->interfaces.find("vlan10")->parent, routing::kNoInterface);
        QVERIFY(!plan(config)->interfaces.find("vlan10")->isRunning);
    }

    void anAddressOnAPortIsTheBridges()
    {
        config::Config config = bench();
        config.addresses = {address("10.0.0.1/24", "ether1"), address("10.20.0.1/24", "vlan20")};
        const auto made = plan(config);
        QVERIFY(made->interfaces.find("bridge1")->hasAddress(*IpAddress::parse("10.0.0.1")));
        QVERIFY(made->interfaces.find("ether1")->addresses.empty());
        QVERIFY(made->interfaces.find("vlan20")->hasAddress(*IpAddress::parse("10.20.0.1")));
        QCOMPARE(made->routes.lookup(*IpAddress::parse("10.0.0.9"))->out, 3U);
    }

    void theLinkLocalAddressFollowsTheBridgesMac()
    {
        config::Config config = bench();
        config.addresses6 = {address("2001:db8::1/64", "bridge1")};
        QVERIFY(plan(config)->interfaces.find("bridge1")->hasAddress(routing::linkLocalAddress(kSecond)));
    }

    void aPortBelongsToOneBridge()
    {
        config::Config config = bench();
        config.bridges.push_back(bridge(7, "bridge2"));
        config.bridgePorts.push_back(port("ether1", "bridge2"));
        QCOMPARE(error(config),
                 QString("/interface/bridge/port 2 interface: failure: device already added as bridge port"));
    }

    void whatIsNoInterfaceOrNoBridgeIsRefused()
    {
        const QString noInterface = "input does not match any value of interface";
        config::Config config = bench();
        config.bridgePorts[0].interface = "ether9";
        QCOMPARE(error(config), "/interface/bridge/port 0 interface: " + noInterface);
        config = bench();
        config.bridgePorts[1].bridge = "ether3";
        QCOMPARE(error(config),
                 QString("/interface/bridge/port 1 bridge: input does not match any value of bridge"));
        config = bench();
        config.bridges.push_back(bridge(7, "bridge2"));
        config.bridgePorts.push_back(port("bridge2", "bridge1"));
        QCOMPARE(error(config), "/interface/bridge/port 2 interface: " + noInterface);
        config = bench();
        config.vlans[1].interface = "ether9";
        QCOMPARE(error(config), "/interface/vlan 1 interface: " + noInterface);
    }

    void aVlanIsOnAnInterfaceOnce()
    {
        config::Config config = bench();
        config.vlans.push_back(vlan(7, "again", "ether3", 20));
        QCOMPARE(error(config), QString("/interface/vlan 2 vlan-id: failure: already have such entry"));
        config.vlans[2].interface = "ether1";
        QCOMPARE(error(config), QString());
    }

    void noVlanLiesInItself()
    {
        const QString refused =
            "interface: failure: at most two VLANs can lie in each other, and none in itself";
        config::Config config = bench();
        config.vlans[0].interface = "vlan10";
        QCOMPARE(error(config), "/interface/vlan 0 " + refused);
        config = bench();
        config.bridgePorts.push_back(port("vlan10", "bridge1"));
        QCOMPARE(error(config), "/interface/vlan 0 " + refused);
    }

    void twoTagsAreEnough()
    {
        config::Config config = bench();
        config.vlans.push_back(vlan(7, "inner", "vlan20", 30));
        QCOMPARE(error(config), QString());
        config.vlans.push_back(vlan(8, "innermost", "inner", 40));
        QVERIFY(error(config).startsWith("/interface/vlan 3 interface: failure: at most two"));
    }
};

QTEST_APPLESS_MAIN(TestCompileInterfaceTable)
#include "tst_compile_interface_table.moc"
