// SPDX-License-Identifier: GPL-3.0-or-later
#include "routing/route_table.h"

#include "base/random.h"

#include <QTest>

using namespace tb;
using namespace tb::routing;

namespace {

IpAddress address(const char* text)
{
    return IpAddress::parse(text).value();
}

Route route(const char* prefix, InterfaceId out, std::uint8_t distance = 1)
{
    return {IpPrefix::parse(prefix).value(), RouteKind::Unicast, out, {}, distance};
}

/// 0: no route.
InterfaceId leadsTo(const RouteTable& table, const char* destination)
{
    const Route* const found = table.lookup(address(destination));
    return found ? found->out : 0;
}

/// What the table promises, said the slow way.
const Route* slowLookup(const std::vector<Route>& routes, const IpAddress& destination)
{
    const Route* best = nullptr;
    for (const Route& one : routes) {
        if (!one.destination.contains(destination))
            continue;
        const bool isBetter =
            !best || one.destination.length() > best->destination.length() ||
            (one.destination.length() == best->destination.length() && one.distance < best->distance);
        if (isBetter)
            best = &one;
    }
    return best;
}

std::vector<Route> randomRoutes(Random& random, IpFamily family, std::size_t count)
{
    std::vector<Route> routes;
    for (std::size_t i = 0; i < count; ++i) {
        const bool v4 = family == IpFamily::V4;
        // A small space, so that prefixes nest and meet.
        const IpAddress base =
            v4 ? IpAddress::v4(static_cast<std::uint32_t>(0x0a000000 + random.below(65536)))
               : address("2001:db8::").plus(random.below(65536));
        const int length = static_cast<int>((v4 ? 14 : 110) + random.below(19));
        routes.push_back({IpPrefix(base, length),
                          RouteKind::Unicast,
                          static_cast<InterfaceId>(i + 1),
                          {},
                          static_cast<std::uint8_t>(1 + random.below(3))});
    }
    return routes;
}

} // namespace

class TestRouteTable : public QObject {
    Q_OBJECT

private slots:
    void anEmptyTableLeadsNowhere()
    {
        QVERIFY(!RouteTable().lookup(address("10.0.0.1")));
        QVERIFY(!RouteTable().lookup(address("2001:db8::1")));
    }

    void theLongestPrefixWins()
    {
        const RouteTable table({route("0.0.0.0/0", 1), route("10.0.0.0/8", 2), route("10.1.0.0/16", 3),
                                route("10.1.2.3/32", 4)});
        QCOMPARE(leadsTo(table, "9.255.255.255"), 1U);
        QCOMPARE(leadsTo(table, "10.0.0.0"), 2U);
        QCOMPARE(leadsTo(table, "10.1.2.2"), 3U);
        QCOMPARE(leadsTo(table, "10.1.2.3"), 4U);
        QCOMPARE(leadsTo(table, "10.1.2.4"), 3U);
        QCOMPARE(leadsTo(table, "10.255.255.255"), 2U);
        QCOMPARE(leadsTo(table, "11.0.0.0"), 1U);
        QCOMPARE(leadsTo(table, "255.255.255.255"), 1U);
    }

    void theSmallestDistanceWinsAndOfEqualsTheFirst()
    {
        const RouteTable table(
            {route("10.0.0.0/8", 1, 5), route("10.0.0.0/8", 2, 1), route("10.0.0.0/8", 3, 1)});
        QCOMPARE(leadsTo(table, "10.0.0.1"), 2U);
        QCOMPARE(table.routes().front().out, 2U);
        QCOMPARE(table.routes().size(), std::size_t{3});
    }

    void aNearerRouteDoesNotBeatALongerOne()
    {
        const RouteTable table({route("10.0.0.0/8", 1, 1), route("10.1.0.0/16", 2, 200)});
        QCOMPARE(leadsTo(table, "10.1.0.1"), 2U);
    }

    void hostBitsOfARouteDoNotCount()
    {
        const RouteTable table({route("10.1.2.3/8", 1)});
        QCOMPARE(leadsTo(table, "10.200.0.1"), 1U);
        QCOMPARE(table.routes().front().destination.toString(), std::string("10.0.0.0/8"));
    }

    void theFamiliesDoNotMeet()
    {
        const RouteTable table({route("0.0.0.0/0", 1)});
        QCOMPARE(leadsTo(table, "2001:db8::1"), 0U);
        const RouteTable other({route("::/0", 1)});
        QCOMPARE(leadsTo(other, "10.0.0.1"), 0U);
    }

    void connectedRoutesAreFoundBehindTheirAddress()
    {
        const Route connected{IpPrefix::parse("192.168.88.0/24").value(), RouteKind::Connected, 2, {}, 0};
        const Route local{IpPrefix::parse("192.168.88.1/32").value(), RouteKind::Local, 2, {}, 0};
        const RouteTable table({connected, local, route("0.0.0.0/0", 1)});
        QCOMPARE(table.lookup(address("192.168.88.1"))->kind, RouteKind::Local);
        QCOMPARE(table.lookup(address("192.168.88.2"))->kind, RouteKind::Connected);
        QCOMPARE(table.lookup(address("192.168.89.2"))->kind, RouteKind::Unicast);
    }

    void randomTablesAnswerLikeASlowSearch_data()
    {
        QTest::addColumn<bool>("v4");
        QTest::addColumn<int>("count");
        QTest::newRow("IPv4, a desktop's") << true << 20;
        QTest::newRow("IPv4, enough for the first step") << true << 1500;
        QTest::newRow("IPv6, a desktop's") << false << 20;
        QTest::newRow("IPv6, enough for the first step") << false << 1500;
    }
    void randomTablesAnswerLikeASlowSearch()
    {
        QFETCH(bool, v4);
        QFETCH(int, count);
        SeededRandom random(20260101);
        const auto routes = randomRoutes(random, v4 ? IpFamily::V4 : IpFamily::V6, std::size_t(count));
        const RouteTable table{std::vector<Route>(routes)};
        for (int i = 0; i < 600'000 / (count + 500); ++i) {
            const IpAddress destination =
                (v4 ? address("9.255.255.0") : address("2001:db8::")).plus(random.below(70'000));
            const Route* const found = table.lookup(destination);
            const Route* const wanted = slowLookup(routes, destination);
            QCOMPARE(found != nullptr, wanted != nullptr);
            if (found)
                QCOMPARE(found->out, wanted->out);
        }
    }
};

QTEST_APPLESS_MAIN(TestRouteTable)
#include "tst_route_table.moc"
