// SPDX-License-Identifier: GPL-3.0-or-later
#include "forward/plan.h"

#include <QTest>

using namespace tb;

namespace {

IpAddress ip(const char* text)
{
    return *IpAddress::parse(text);
}

IpPrefix prefix(const char* text)
{
    return *IpPrefix::parse(text);
}

/// ether1 203.0.113.2/24 and ether2 192.168.88.1/24: the bench of the acceptance table.
config::Config bench()
{
    config::Config config;
    for (const auto& [id, name] : {
             std::pair{1U, "ether1"},
             std::pair{2U, "ether2"}
    }) {
        config::EthernetInterface port;
        port.id = id;
        port.name = name;
        config.ethernets.push_back(port);
    }
    const auto add = [](std::vector<config::InterfaceAddress>& list, const char* address,
                        const char* interface) {
        config::InterfaceAddress item;
        item.id = static_cast<std::uint32_t>(list.size()) + 1;
        item.address = prefix(address);
        item.interface = interface;
        list.push_back(item);
    };
    add(config.addresses, "203.0.113.2/24", "ether1");
    add(config.addresses, "192.168.88.1/24", "ether2");
    add(config.addresses6, "2001:db8:88::1/64", "ether2");
    return config;
}

config::NatRule masquerade(const char* outInterface)
{
    config::NatRule rule;
    rule.id = 1;
    rule.chain = "srcnat";
    rule.action = config::NatAction::Masquerade;
    rule.match.outInterface = config::Matcher<std::string>({outInterface, false});
    return rule;
}

config::StaticRoute route(const char* destination, const char* gateway)
{
    config::StaticRoute item;
    item.id = 1;
    item.destination = prefix(destination);
    item.gateway = gateway;
    return item;
}

const auto& srcnat(const forward::Plan& plan)
{
    return plan.rules4.nat.chain(static_cast<std::size_t>(firewall::NatChain::Srcnat));
}

/// The links of both ports run.
std::shared_ptr<const forward::Plan> compiled(const config::Config& config)
{
    forward::RouterFacts facts;
    facts.ports = {
        {1, MacAddress::local(1), true},
        {2, MacAddress::local(2), true}
    };
    auto plan = forward::Plan::compile(config, facts);
    return plan ? *plan : nullptr;
}

} // namespace

class TestPlan : public QObject {
    Q_OBJECT

private slots:
    void addressesBecomeLocalAndConnectedRoutes()
    {
        const auto plan = compiled(bench());

        QVERIFY(plan);
        QCOMPARE(plan->routes.lookup(ip("192.168.88.1"))->kind, routing::RouteKind::Local);
        QCOMPARE(plan->routes.lookup(ip("192.168.88.255"))->kind, routing::RouteKind::Local);
        QCOMPARE(plan->routes.lookup(ip("192.168.88.10"))->kind, routing::RouteKind::Connected);
        QCOMPARE(plan->routes.lookup(ip("192.168.88.10"))->out, 2U);
        QCOMPARE(plan->routes.lookup(ip("2001:db8:88::10"))->out, 2U);
        QVERIFY(!plan->routes.lookup(ip("198.51.100.1")));
    }

    void aGatewayInAConnectedSubnetMakesTheRouteActive()
    {
        config::Config config = bench();
        config.routes.push_back(route("0.0.0.0/0", "203.0.113.1"));

        const auto plan = compiled(config);

        QVERIFY(plan);
        const routing::Route* const found = plan->routes.lookup(ip("198.51.100.1"));
        QVERIFY(found);
        QCOMPARE(found->out, 1U);
        QCOMPARE(found->gateway, ip("203.0.113.1"));
    }

    void aRouteWhoseGatewayNobodyReachesStaysInactive()
    {
        config::Config config = bench();
        config.routes.push_back(route("0.0.0.0/0", "10.9.9.9"));

        const auto plan = compiled(config);

        QVERIFY(plan);
        QVERIFY(!plan->routes.lookup(ip("198.51.100.1")));
    }

    void aDisabledInterfaceTakesItsRoutesAndRulesWithIt()
    {
        config::Config config = bench();
        config.natRules.push_back(masquerade("ether1"));
        config.ethernets[0].disabled = true;

        const auto plan = compiled(config);

        QVERIFY(plan);
        QVERIFY(!plan->routes.lookup(ip("203.0.113.10")));
        QVERIFY(srcnat(*plan).empty());
    }

    void autoTracksOnceItsFamilyHasAnEnabledRule_data()
    {
        QTest::addColumn<int>("mode");
        QTest::addColumn<bool>("hasRule");
        QTest::addColumn<bool>("disabled");
        QTest::addColumn<bool>("active");
        using conntrack::TrackingMode;
        QTest::newRow("auto without rules") << int(TrackingMode::Auto) << false << false << false;
        QTest::newRow("auto with a rule") << int(TrackingMode::Auto) << true << false << true;
        QTest::newRow("auto with a disabled rule") << int(TrackingMode::Auto) << true << true << false;
        QTest::newRow("yes without rules") << int(TrackingMode::Yes) << false << false << true;
        QTest::newRow("no with a rule") << int(TrackingMode::No) << true << false << false;
    }
    void autoTracksOnceItsFamilyHasAnEnabledRule()
    {
        QFETCH(int, mode);
        QFETCH(bool, hasRule);
        QFETCH(bool, disabled);
        config::Config config = bench();
        config.tracking.enabled = static_cast<conntrack::TrackingMode>(mode);
        if (hasRule)
            config.natRules.push_back(masquerade("ether1"));
        if (disabled)
            config.natRules[0].disabled = true;

        const auto plan = compiled(config);

        QVERIFY(plan);
        QTEST(plan->trackingActiveV4, "active");
        QCOMPARE(plan->trackingActiveV6, config.tracking.enabled == conntrack::TrackingMode::Yes);
    }

    void twoPortsCannotHaveOneLink_data()
    {
        QTest::addColumn<QString>("link");
        QTest::addColumn<bool>("disabled");
        QTest::addColumn<bool>("good");
        QTest::newRow("one TAP device") << "tap:tb1" << false << false;
        QTest::newRow("one interface") << "socket:eth0" << false << false;
        QTest::newRow("one of them is off") << "tap:tb1" << true << true;
        QTest::newRow("cables of the lab") << "lab" << false << true;
        QTest::newRow("no link yet") << "" << false << true;
    }
    void twoPortsCannotHaveOneLink()
    {
        QFETCH(QString, link);
        QFETCH(bool, disabled);
        config::Config config = bench();
        config.ethernets[0].link = config.ethernets[1].link = link.toStdString();
        config.ethernets[0].disabled = disabled;

        const auto plan = forward::Plan::compile(config, {});

        QTEST(bool(plan), "good");
        if (plan)
            return;
        QCOMPARE(plan.error().menu, std::string("/interface/ethernet"));
        QCOMPARE(plan.error().property, std::string("link"));
        QCOMPARE(plan.error().text(), std::string("failure: interface ether1 has this link already"));
    }

    void aWrongConfigNamesMenuItemAndProperty_data()
    {
        QTest::addColumn<int>("what");
        QTest::addColumn<QString>("menu");
        QTest::addColumn<QString>("property");
        QTest::newRow("address on an unknown interface") << 0 << "/ip/address"
                                                         << "interface";
        QTest::newRow("the same address twice") << 1 << "/ip/address"
                                                << "address";
        QTest::newRow("an IPv6 address in the IPv4 menu") << 2 << "/ip/address"
                                                          << "address";
        QTest::newRow("a gateway that is no address") << 3 << "/ip/route"
                                                      << "gateway";
        QTest::newRow("masquerade in dstnat") << 4 << "/ip/firewall/nat"
                                              << "action";
        QTest::newRow("ports without a protocol that has them") << 5 << "/ip/firewall/nat"
                                                                << "to-ports";
        QTest::newRow("a rule on an unknown interface") << 6 << "/ip/firewall/nat"
                                                        << "out-interface";
        QTest::newRow("a lab host on an unknown interface") << 7 << "/lab/host"
                                                            << "interface";
    }
    void aWrongConfigNamesMenuItemAndProperty()
    {
        QFETCH(int, what);
        QFETCH(QString, menu);
        QFETCH(QString, property);
        config::Config config = bench();
        config.natRules.push_back(masquerade("ether1"));
        switch (what) {
        case 0:
            config.addresses[1].interface = "ether9";
            break;
        case 1:
            config.addresses.push_back(config.addresses[0]);
            break;
        case 2:
            config.addresses[0].address = prefix("2001:db8::1/64");
            break;
        case 3:
            config.routes.push_back(route("0.0.0.0/0", "nowhere"));
            break;
        case 4:
            config.natRules[0].chain = "dstnat";
            config.natRules[0].match.outInterface.reset();
            break;
        case 5:
            config.natRules[0].toPorts = PortRange{Port(1), Port(2)};
            break;
        case 6:
            config.natRules[0].match.outInterface->value = "ether9";
            break;
        default:
            config.labHosts.push_back({});
            break;
        }

        const auto plan = forward::Plan::compile(config, {});

        QVERIFY(!plan);
        QCOMPARE(QString::fromStdString(plan.error().menu), menu);
        QCOMPARE(QString::fromStdString(plan.error().property), property);
        QVERIFY(!plan.error().text().empty());
        QVERIFY(!plan.error().item.empty());
    }

    void theMacOfALinkIsUsedUnlessOneIsConfigured()
    {
        config::Config config = bench();
        const MacAddress fromLink = MacAddress::local(77), configured = MacAddress::local(88);
        config.ethernets[1].macAddress = configured;
        forward::RouterFacts facts;
        facts.ports = {
            {1, fromLink},
            {2, fromLink}
        };

        const auto plan = forward::Plan::compile(config, facts);

        QVERIFY(bool(plan));
        QCOMPARE((*plan)->interfaces.find(1)->mac, fromLink);
        QCOMPARE((*plan)->interfaces.find(2)->mac, configured);
        QVERIFY((*plan)->interfaces.find(2)->hasAddress(routing::linkLocalAddress(configured)));
    }
};

QTEST_APPLESS_MAIN(TestPlan)
#include "tst_plan.moc"
