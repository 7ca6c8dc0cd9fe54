// SPDX-License-Identifier: GPL-3.0-or-later
#include "routing/gateway_resolver.h"

#include <QTest>

using namespace tb;
using namespace tb::routing;

namespace {

constexpr TableId kOther = 2;

IpAddress ip(const char* text)
{
    return IpAddress::parse(text).value();
}

WantedRoute connected(const char* prefix, InterfaceId out, TableId table = kMainTable)
{
    return {
        {IpPrefix::parse(prefix).value(), RouteKind::Connected, out, {}, 0},
        table, table
    };
}

WantedRoute via(const char* prefix, const char* gateway, std::uint8_t scope = 30,
                std::uint8_t targetScope = 10)
{
    return {
        {IpPrefix::parse(prefix).value(), RouteKind::Unicast, kNoInterface, ip(gateway), 1},
        kMainTable,
        kMainTable,
        scope,
        targetScope
    };
}

WantedRoute ofKind(const char* prefix, RouteKind kind)
{
    return {
        {IpPrefix::parse(prefix).value(), kind, kNoInterface, {}, 1}
    };
}

/// Out-interface and next hop of the first route: "1 203.0.113.1"; "none" when it leads nowhere.
std::string nextHop(std::vector<WantedRoute> wanted)
{
    if (!GatewayResolver::resolve(wanted).front())
        return "none";
    const Route& route = wanted.front().route;
    return std::to_string(route.out) + " " + route.gateway.toString();
}

} // namespace

class TestGatewayResolver : public QObject {
    Q_OBJECT

private slots:
    void aGatewayInAConnectedSubnetIsTheNextHop()
    {
        QCOMPARE(nextHop({via("0.0.0.0/0", "203.0.113.1"), connected("203.0.113.0/24", 1)}),
                 std::string("1 203.0.113.1"));
        QCOMPARE(nextHop({via("::/0", "2001:db8::1"), connected("2001:db8::/64", 3)}),
                 std::string("3 2001:db8::1"));
    }

    void aGatewayThatNothingLeadsToIsNone()
    {
        QCOMPARE(nextHop({via("0.0.0.0/0", "10.9.9.9"), connected("203.0.113.0/24", 1)}),
                 std::string("none"));
    }

    void aNamedInterfaceNeedsNoSearch()
    {
        WantedRoute route = via("0.0.0.0/0", "10.9.9.9");
        route.route.out = 5;
        QCOMPARE(nextHop({route}), std::string("5 10.9.9.9"));
    }

    void aRecursiveGatewayHasTheNextHopOfWhatLeadsToIt()
    {
        QCOMPARE(nextHop({via("0.0.0.0/0", "8.8.8.8", 30, 11), via("8.8.8.8/32", "203.0.113.1", 10),
                          connected("203.0.113.0/24", 1)}),
                 std::string("1 203.0.113.1"));
    }

    void theOrderOfTheRoutesDoesNotMatter()
    {
        QCOMPARE(nextHop({via("10.0.0.0/8", "7.7.7.7", 30, 30), via("7.7.7.7/32", "8.8.8.8", 30, 30),
                          via("8.8.8.8/32", "203.0.113.1"), connected("203.0.113.0/24", 1)}),
                 std::string("1 203.0.113.1"));
    }

    void aRouteOfALargerScopeLeadsToNoGateway()
    {
        QCOMPARE(nextHop({via("0.0.0.0/0", "8.8.8.8", 30, 10), via("8.8.8.8/32", "203.0.113.1", 30),
                          connected("203.0.113.0/24", 1)}),
                 std::string("none"));
    }

    void theLongestPrefixLeadsToTheGatewayAndThenTheNearestRoute()
    {
        WantedRoute far = via("8.8.8.8/32", "203.0.113.9", 10);
        far.route.distance = 5;
        QCOMPARE(nextHop({via("0.0.0.0/0", "8.8.8.8", 30, 30), via("8.0.0.0/8", "203.0.113.7"), far,
                          via("8.8.8.8/32", "203.0.113.8", 10), connected("203.0.113.0/24", 1)}),
                 std::string("1 203.0.113.8"));
    }

    void aRouteThroughAnInterfaceHasTheGatewayItselfAsNextHop()
    {
        WantedRoute onLink = via("8.8.8.0/24", "0.0.0.0", 10);
        onLink.route.out = 4;
        onLink.route.gateway = {};
        QCOMPARE(nextHop({via("0.0.0.0/0", "8.8.8.8"), onLink}), std::string("4 8.8.8.8"));
    }

    void noRouteLeadsThroughItself()
    {
        QCOMPARE(nextHop({via("10.0.0.0/8", "10.0.0.1", 10, 30)}), std::string("none"));
        QCOMPARE(nextHop({via("10.0.0.0/8", "11.0.0.1", 10, 30), via("11.0.0.0/8", "10.0.0.1", 10, 30)}),
                 std::string("none"));
    }

    void aRouteThatNeedsItselfFallsBackToAShorterPrefix()
    {
        QCOMPARE(nextHop({via("10.0.0.0/8", "10.0.0.1", 10, 30), via("0.0.0.0/0", "203.0.113.1"),
                          connected("203.0.113.0/24", 1)}),
                 std::string("1 203.0.113.1"));
    }

    void theRoutersOwnAddressIsNoGateway()
    {
        QCOMPARE(nextHop({via("0.0.0.0/0", "203.0.113.2"), ofKind("203.0.113.2/32", RouteKind::Local),
                          connected("203.0.113.0/24", 1)}),
                 std::string("none"));
    }

    void aBlackholeLeadsToNoGateway()
    {
        QCOMPARE(nextHop({via("0.0.0.0/0", "203.0.113.1"), ofKind("203.0.113.1/32", RouteKind::Blackhole),
                          connected("203.0.113.0/24", 1)}),
                 std::string("none"));
    }

    void aGatewayIsLookedForInItsTable()
    {
        WantedRoute route = via("0.0.0.0/0", "203.0.113.1");
        route.gatewayTable = kOther;
        QCOMPARE(nextHop({route, connected("203.0.113.0/24", 1)}), std::string("none"));
        QCOMPARE(nextHop({route, connected("203.0.113.0/24", 2, kOther)}), std::string("2 203.0.113.1"));
    }

    void aVeryLongChainLeadsNowhereAndEnds()
    {
        std::vector<WantedRoute> chain;
        for (std::uint32_t i = 0; i < 20'000; ++i)
            chain.push_back({
                {IpPrefix(IpAddress::v4(0x0a000000 + i), 32), RouteKind::Unicast, kNoInterface,
                 IpAddress::v4(0x0a000001 + i), 1},
                kMainTable,
                kMainTable,
                30,
                30
            });
        QCOMPARE(nextHop(chain), std::string("none"));
    }
};

QTEST_APPLESS_MAIN(TestGatewayResolver)
#include "tst_gateway_resolver.moc"
