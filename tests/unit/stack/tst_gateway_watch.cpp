// SPDX-License-Identifier: GPL-3.0-or-later
#include "stack/gateway_watch.h"

#include "support/fake_host.h"
#include "wire/craft.h"

#include <QTest>

using namespace tb;
using namespace std::chrono_literals;

namespace {

constexpr std::uint32_t kRoute = 17;

IpAddress ip(const char* text)
{
    return IpAddress::parse(text).value();
}

config::StaticRoute watchedRoute(const char* gateway)
{
    config::StaticRoute route;
    route.id = kRoute;
    route.destination = IpPrefix(ip(gateway).isV4() ? IpAddress::anyV4() : IpAddress(), 0);
    route.gateway = gateway;
    route.checkGateway = config::CheckGateway::Ping;
    return route;
}

/// ether1 with 203.0.113.2/24 and 2001:db8::2/64, and one watched default route.
struct Bench {
    explicit Bench(const char* gateway = "203.0.113.1")
    {
        config::EthernetInterface port;
        port.id = 1;
        port.name = "ether1";
        config.ethernets = {port};
        config::InterfaceAddress address;
        address.interface = "ether1";
        address.address = IpPrefix::parse("203.0.113.2/24").value();
        config.addresses = {address};
        address.address = IpPrefix::parse("2001:db8::2/64").value();
        config.addresses6 = {address};
        (ip(gateway).isV4() ? config.routes : config.routes6) = {watchedRoute(gateway)};
        apply();
    }
    void apply()
    {
        forward::RouterFacts facts;
        facts.ports = {
            {1, MacAddress::local(1), true}
        };
        plan = *forward::Plan::compile(config, facts);
        watch.apply(config, *plan);
    }
    /// Moves the clock second by second; the gateway answers what it is sent, if it does.
    void advance(Duration length, bool answers)
    {
        for (Duration past{}; past < length; past += 1s) {
            host.advance(watch, 1s);
            for (test::FakeHost::SentFrame& sent : std::exchange(host.packets, {})) {
                ++questions;
                if (answers)
                    give(std::move(sent.frame));
            }
        }
    }
    bool give(wire::OwnedFrame request, const char* from = nullptr)
    {
        wire::Packet packet;
        TB_CHECK(!wire::parseFrame(request.frame(), packet));
        wire::turnIntoEchoReply(packet);
        wire::Packet answer;
        TB_CHECK(!wire::parseFrame(request.frame(), answer));
        if (from)
            answer.tuple.source = ip(from);
        return watch.receive({answer, 1, host.now()});
    }
    std::vector<std::uint32_t> dead() const
    {
        forward::RouterFacts facts;
        watch.addFacts(facts);
        return facts.deadRoutes;
    }

    config::Config config;
    std::shared_ptr<const forward::Plan> plan;
    test::FakeHost host{[] {
        routing::Interface port;
        port.id = 1;
        port.addresses = {IpPrefix::parse("203.0.113.2/24").value(),
                          IpPrefix::parse("2001:db8::2/64").value()};
        std::vector<routing::Interface> all;
        all.push_back(std::move(port));
        return all;
    }()};
    stack::GatewayWatch watch{host};
    int questions = 0;
};

using Routes = std::vector<std::uint32_t>;

} // namespace

class TestGatewayWatch : public QObject {
    Q_OBJECT

private slots:
    void aGatewayThatAnswersIsAskedEveryTenSeconds_data()
    {
        QTest::addColumn<QString>("gateway");
        QTest::newRow("IPv4") << "203.0.113.1";
        QTest::newRow("IPv6") << "2001:db8::1";
    }
    void aGatewayThatAnswersIsAskedEveryTenSeconds()
    {
        QFETCH(QString, gateway);
        Bench bench(gateway.toUtf8());
        bench.advance(60s, true);
        QCOMPARE(bench.questions, 7);
        QCOMPARE(bench.dead(), Routes{});
    }

    void twoQuestionsWithoutAnAnswerKillARoute()
    {
        Bench bench;
        bench.advance(19s, false);
        QCOMPARE(bench.dead(), Routes{});
        bench.advance(1s, false);
        QCOMPARE(bench.dead(), Routes{kRoute});
    }

    void theFirstAnswerBringsARouteBack()
    {
        Bench bench;
        bench.advance(40s, false);
        QCOMPARE(bench.dead(), Routes{kRoute});
        bench.advance(10s, true);
        QCOMPARE(bench.dead(), Routes{});
    }

    void oneLostAnswerDoesNotMatter()
    {
        Bench bench;
        bench.advance(11s, true);
        for (int i = 0; i < 5; ++i) {
            bench.advance(10s, false);
            bench.advance(10s, true);
        }
        QCOMPARE(bench.dead(), Routes{});
    }

    void somebodyElsesAnswerDoesNotCount()
    {
        Bench bench;
        bench.host.advance(bench.watch, 0s);
        QCOMPARE(bench.host.packets.size(), std::size_t{1});
        (void)bench.give(std::move(bench.host.packets.front().frame), "203.0.113.9");
        bench.host.packets.clear();
        bench.advance(21s, false);
        QCOMPARE(bench.dead(), Routes{kRoute});
    }

    void anotherPlanDoesNotForgetWhatIsKnown()
    {
        Bench bench;
        bench.advance(15s, false);
        bench.apply();
        bench.advance(6s, false);
        QCOMPARE(bench.dead(), Routes{kRoute});
        bench.apply();
        QCOMPARE(bench.dead(), Routes{kRoute});
    }

    void whoIsNotWatchedAnyMoreIsNotAsked()
    {
        Bench bench;
        bench.advance(21s, false);
        bench.config.routes[0].checkGateway = config::CheckGateway::None;
        bench.apply();
        QCOMPARE(bench.dead(), Routes{});
        QVERIFY(!bench.watch.nextTick());
    }

    void otherEchoRepliesAreLeftToOthers()
    {
        Bench bench;
        wire::Packet packet;
        packet.kind = wire::NetworkKind::Ipv4;
        packet.tuple.protocol = static_cast<std::uint8_t>(wire::Protocol::Icmp);
        packet.tuple.sourcePart = 60000;
        QVERIFY(!bench.watch.receive({packet, 1, bench.host.now()}));
    }
};

QTEST_APPLESS_MAIN(TestGatewayWatch)
#include "tst_gateway_watch.moc"
