// SPDX-License-Identifier: GPL-3.0-or-later
#include "forward/plan.h"

#include <QTest>

using namespace tb;

namespace {

constexpr std::uint32_t kFirstRoute = 100;

IpAddress ip(const char* text)
{
    return IpAddress::parse(text).value();
}

IpPrefix prefix(const char* text)
{
    return IpPrefix::parse(text).value();
}

/// ether1 203.0.113.2/24 and ether2 192.168.88.1/24, both running.
struct Bench {
    Bench()
    {
        for (const std::uint32_t id : {1U, 2U}) {
            config::EthernetInterface port;
            port.id = id;
            port.name = "ether" + std::to_string(id);
            config.ethernets.push_back(port);
            facts.ports.push_back({id, MacAddress::local(id), true});
        }
        addAddress("203.0.113.2/24", "ether1");
        addAddress("192.168.88.1/24", "ether2");
    }
    void addAddress(const char* address, const char* interface)
    {
        config::InterfaceAddress item;
        item.address = prefix(address);
        item.interface = interface;
        config.addresses.push_back(item);
    }
    config::StaticRoute& addRoute(const char* destination, const char* gateway, std::uint8_t distance = 1)
    {
        config::StaticRoute item;
        item.id = kFirstRoute + static_cast<std::uint32_t>(config.routes.size());
        item.destination = prefix(destination);
        item.gateway = gateway;
        item.distance = distance;
        return config.routes.emplace_back(item);
    }
    std::shared_ptr<const forward::Plan> plan() const
    {
        auto compiled = forward::Plan::compile(config, facts);
        return compiled ? *compiled : nullptr;
    }
    /// The next hop towards 198.51.100.7; empty when nothing leads there.
    std::string nextHop() const
    {
        const auto compiled = plan();
        const routing::Route* const route = compiled->routes.lookup(ip("198.51.100.7"));
        return route ? route->gateway.toString() : "";
    }
    std::string whyInactive() const
    {
        const auto compiled = plan();
        return compiled->inactiveRoutes.empty() ? ""
                                                : std::string(compiled->inactiveRoutes.front().reason.view());
    }
    /// "menu property: sentence" of what is wrong.
    std::string error() const
    {
        const auto compiled = forward::Plan::compile(config, facts);
        if (compiled)
            return "";
        const ConfigError& fault = compiled.error();
        return fault.menu + " " + fault.property + ": " + fault.text();
    }

    config::Config config;
    forward::RouterFacts facts;
};

void spoilRoute(config::StaticRoute& route, int what)
{
    switch (what) {
    case 0:
        route.gateway.clear();
        break;
    case 1:
        route.gateway = "2001:db8::1";
        break;
    case 2:
        route.routingTable = "nowhere";
        break;
    case 3:
        route.gateway = "203.0.113.1@nowhere";
        break;
    case 4:
        route.gateway = "ether1";
        route.checkGateway = config::CheckGateway::Arp;
        break;
    case 5:
        route.preferredSource = ip("2001:db8::1");
        break;
    default:
        break;
    }
}

/// Makes something wrong of a route, or beside it.
void spoil(Bench& bench, int what)
{
    spoilRoute(bench.addRoute("0.0.0.0/0", "203.0.113.1"), what);
    config::RoutingRule rule;
    config::RoutingTable table;
    config::Vrf vrf;
    switch (what) {
    case 6:
        rule.sourceAddress = prefix("10.0.0.0/8");
        rule.destinationAddress = prefix("2001:db8::/32");
        bench.config.routingRules = {rule};
        break;
    case 7:
        rule.routingMark = "nowhere";
        bench.config.routingRules = {rule};
        break;
    case 8:
        table.name = vrf.name = "red";
        bench.config.routingTables = {table};
        bench.config.vrfs = {vrf};
        break;
    case 9:
        for (int i = 0; i < 2000; ++i) {
            table.name = std::to_string(i);
            bench.config.routingTables.push_back(table);
        }
        break;
    default:
        break;
    }
}

} // namespace

class TestCompileRoutes : public QObject {
    Q_OBJECT

private slots:
    void aConnectedRouteGoesWithItsLinkAndTheAddressStays()
    {
        Bench bench;
        bench.facts.ports[0].isRunning = false;

        const auto plan = bench.plan();

        QVERIFY(!plan->routes.lookup(ip("203.0.113.10")));
        QCOMPARE(plan->routes.lookup(ip("203.0.113.2"))->kind, routing::RouteKind::Local);
        QCOMPARE(plan->routes.lookup(ip("192.168.88.10"))->out, 2U);
    }

    void theNextDefaultRouteTakesOverWhenALinkIsDown()
    {
        Bench bench;
        bench.addRoute("0.0.0.0/0", "203.0.113.1");
        bench.addRoute("0.0.0.0/0", "192.168.88.254", 2);
        QCOMPARE(bench.nextHop(), std::string("203.0.113.1"));

        bench.facts.ports[0].isRunning = false;

        QCOMPARE(bench.nextHop(), std::string("192.168.88.254"));
        QCOMPARE(bench.whyInactive(), std::string("no route leads to the gateway"));
    }

    void theReasonOfAnInactiveRouteIsTold_data()
    {
        QTest::addColumn<QString>("change");
        QTest::addColumn<QString>("reason");
        QTest::newRow("disabled") << "disable"
                                  << "the gateway's interface is disabled";
        QTest::newRow("down") << "down"
                              << "the gateway's interface is not running";
        QTest::newRow("silent") << "dead"
                                << "the gateway does not answer";
        QTest::newRow("no fib") << "table"
                                << "the routing table is disabled, or no fib";
        QTest::newRow("good") << ""
                              << "";
    }
    void theReasonOfAnInactiveRouteIsTold()
    {
        QFETCH(QString, change);
        Bench bench;
        config::StaticRoute& route = bench.addRoute("0.0.0.0/0", "203.0.113.1%ether1");
        bench.config.ethernets[0].disabled = change == "disable";
        bench.facts.ports[0].isRunning = change != "down";
        if (change == "dead")
            bench.facts.deadRoutes = {kFirstRoute};
        if (change == "table") {
            config::RoutingTable table;
            table.name = route.routingTable = "second";
            bench.config.routingTables = {table};
        }
        QTEST(QString::fromStdString(bench.whyInactive()), "reason");
        QCOMPARE(bench.nextHop().empty(), !change.isEmpty());
    }

    void whatADhcpClientWasGivenIsRouted()
    {
        Bench bench;
        bench.facts.addresses = {
            {prefix("198.18.0.5/24"), 1}
        };
        bench.facts.routes = {
            {prefix("0.0.0.0/0"), ip("198.18.0.1"), 1, 5}
        };
        QCOMPARE(bench.nextHop(), std::string("198.18.0.1"));
        QCOMPARE(bench.plan()->routes.lookup(ip("198.18.0.9"))->kind, routing::RouteKind::Connected);
        bench.addRoute("0.0.0.0/0", "203.0.113.1", 4);
        QCOMPARE(bench.nextHop(), std::string("203.0.113.1"));
        bench.config.routes[0].distance = 6;
        QCOMPARE(bench.nextHop(), std::string("198.18.0.1"));
        bench.facts.ports[0].isRunning = false;
        QCOMPARE(bench.nextHop(), std::string());
    }

    void aWatchedGatewayIsWatchedDeadOrAlive()
    {
        Bench bench;
        bench.addRoute("0.0.0.0/0", "203.0.113.1").checkGateway = config::CheckGateway::Ping;
        bench.addRoute("10.0.0.0/8", "203.0.113.1");
        const forward::WatchedGateway wanted{kFirstRoute, ip("203.0.113.1"), 1, config::CheckGateway::Ping};
        QCOMPARE(bench.plan()->watchedGateways.size(), std::size_t{1});
        QVERIFY(bench.plan()->watchedGateways.front() == wanted);
        bench.facts.deadRoutes = {kFirstRoute};
        QVERIFY(bench.plan()->watchedGateways.front() == wanted);
        bench.config.routes[0].disabled = true;
        QVERIFY(bench.plan()->watchedGateways.empty());
    }

    void aPreferredSourceIsTheRoutersOwn()
    {
        Bench bench;
        bench.addAddress("192.0.2.1/32", "ether2");
        config::StaticRoute& route = bench.addRoute("0.0.0.0/0", "203.0.113.1");
        const auto sourceOf = [&bench] {
            const auto plan = bench.plan();
            const IpAddress destination = ip("198.51.100.7");
            return plan->sourceOn(*plan->routes.lookup(destination), destination).value();
        };
        QCOMPARE(sourceOf(), ip("203.0.113.2"));
        route.preferredSource = ip("192.0.2.1");
        QCOMPARE(sourceOf(), ip("192.0.2.1"));
        route.preferredSource = ip("192.0.2.99");
        QCOMPARE(sourceOf(), ip("203.0.113.2"));
    }

    void aWrongConfigNamesMenuAndProperty_data()
    {
        QTest::addColumn<int>("what");
        QTest::addColumn<QString>("error");
        QTest::newRow("no gateway") << 0 << "/ip/route gateway: missing value(s) of argument(s) gateway";
        QTest::newRow("a gateway of another family")
            << 1 << "/ip/route gateway: invalid value for argument gateway";
        QTest::newRow("an unknown table")
            << 2 << "/ip/route routing-table: input does not match any value of routing-table";
        QTest::newRow("a table of another gateway")
            << 3 << "/ip/route gateway: invalid value for argument gateway";
        QTest::newRow("an interface that is to be asked")
            << 4 << "/ip/route check-gateway: failure: an interface cannot be asked, only an address";
        QTest::newRow("a source of another family")
            << 5 << "/ip/route pref-src: invalid value for argument pref-src";
        QTest::newRow("two families in a rule")
            << 6 << "/routing/rule dst-address: invalid value for argument dst-address";
        QTest::newRow("a rule for an unknown mark")
            << 7 << "/routing/rule routing-mark: input does not match any value of routing-mark";
        QTest::newRow("a VRF named as a table") << 8 << "/ip/vrf name: failure: already have such table";
        QTest::newRow("more tables than there can be")
            << 9 << "/routing/table : failure: too many routing tables";
    }
    void aWrongConfigNamesMenuAndProperty()
    {
        QFETCH(int, what);
        Bench bench;
        spoil(bench, what);
        QTEST(QString::fromStdString(bench.error()), "error");
    }
};

QTEST_APPLESS_MAIN(TestCompileRoutes)
#include "tst_compile_routes.moc"
