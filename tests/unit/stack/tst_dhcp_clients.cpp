// SPDX-License-Identifier: GPL-3.0-or-later
#include "stack/dhcp_clients.h"

#include "unit/stack/dhcp_client_bench.h"

#include <QTest>

using namespace std::chrono_literals;
using namespace tb;
using namespace tb::stack;
using namespace tb::test;
using State = DhcpClientState;

class TestDhcpClients : public QObject {
    Q_OBJECT

private slots:
    void anAckGivesAddressRouteAndServers()
    {
        Bench bench;
        QVERIFY(bench.facts() == forward::RouterFacts());
        bench.bind();
        QCOMPARE(bench.state(), State::Bound);

        const forward::RouterFacts facts = bench.facts();
        QCOMPARE(facts.addresses.size(), std::size_t{1});
        QVERIFY(
            (facts.addresses[0] == forward::DynamicAddress{*IpPrefix::parse("203.0.113.50/24"), test::kWan}));
        QCOMPARE(facts.routes.size(), std::size_t{1});
        QCOMPARE(facts.routes[0].gateway, kServer);
        QCOMPARE(facts.routes[0].destination.toString(), std::string("0.0.0.0/0"));
        QCOMPARE(facts.routes[0].distance, std::uint8_t{1});
        QCOMPARE(bench.clients.dnsServers().size(), std::size_t{2});
    }

    void routeAndServersMayBeUnwanted()
    {
        Bench bench;
        bench.bind();
        bench.config.dhcpClients[0].addDefaultRoute = false;
        bench.config.dhcpClients[0].usePeerDns = false;
        bench.apply();
        QCOMPARE(bench.state(), State::Bound);
        QVERIFY(bench.facts().routes.empty());
        QVERIFY(bench.clients.dnsServers().empty());
        QCOMPARE(bench.facts().addresses.size(), std::size_t{1});
    }

    void aLinkThatComesBackIsAskedForTheSameAddress()
    {
        Bench bench;
        bench.bind();
        bench.isRunning = false;
        bench.apply();
        QCOMPARE(bench.state(), State::Stopped);
        QVERIFY(bench.facts().addresses.empty());
        QVERIFY(!bench.sent()); // no release: the link is down
        QVERIFY(!bench.clients.nextTick());

        bench.isRunning = true;
        bench.apply();
        QCOMPARE(bench.state(), State::Rebooting);
        const auto request = bench.sent();
        QCOMPARE(request->message.type, DhcpType::Request);
        QCOMPARE(*request->message.requestedAddress, kGiven);
        QVERIFY(!request->message.serverId);
        QCOMPARE(request->message.clientAddress, IpAddress::anyV4());
        bench.give(Bench::answerTo(request->message, DhcpType::Ack));
        QCOMPARE(bench.state(), State::Bound);
    }

    void whoIsNotAnsweredAfterThatBeginsAnew()
    {
        Bench bench;
        bench.bind();
        bench.isRunning = false;
        bench.apply();
        bench.isRunning = true;
        bench.apply();
        bench.host.advance(bench.clients, 15s);
        QCOMPARE(bench.state(), State::Selecting);
    }

    void aDisabledOrRemovedClientGivesItsAddressBack_data()
    {
        QTest::addColumn<bool>("isRemoved");
        QTest::newRow("disabled") << false;
        QTest::newRow("removed") << true;
    }
    void aDisabledOrRemovedClientGivesItsAddressBack()
    {
        QFETCH(bool, isRemoved);
        Bench bench;
        bench.bind();
        bench.config.dhcpClients[0].disabled = true;
        if (isRemoved)
            bench.config.dhcpClients.clear();
        bench.apply();
        const auto release = bench.sent();
        QCOMPARE(release->message.type, DhcpType::Release);
        QCOMPARE(release->message.clientAddress, kGiven);
        QCOMPARE(*release->message.serverId, kServer);
        QCOMPARE(release->toMac, kServerMac);
        QCOMPARE(release->to, kServer);
        QVERIFY(bench.facts().addresses.empty());
        QVERIFY(!bench.sent());
    }

    void releaseBeginsAnewAndRenewAsksAtOnce()
    {
        Bench bench;
        bench.bind();
        bench.clients.find(kItem)->renew();
        QCOMPARE(bench.state(), State::Renewing);
        QCOMPARE(bench.sent()->message.type, DhcpType::Request);

        bench.clients.find(kItem)->release();
        QCOMPARE(bench.sent()->message.type, DhcpType::Release);
        QCOMPARE(bench.sent()->message.type, DhcpType::Discover);
        QCOMPARE(bench.state(), State::Selecting);
    }

    void aClientThatDoesNotRunDoesNothing()
    {
        Bench bench;
        bench.config.dhcpClients[0].disabled = true;
        bench.apply();
        bench.host.frames.clear();
        bench.clients.find(kItem)->renew();
        bench.clients.find(kItem)->release();
        QVERIFY(!bench.sent());
        QCOMPARE(bench.state(), State::Stopped);
    }

    void nothingChangesWhileItsSettingsStay()
    {
        Bench bench;
        bench.bind();
        bench.apply();
        QCOMPARE(bench.state(), State::Bound);
        QVERIFY(!bench.sent());
    }
};

QTEST_APPLESS_MAIN(TestDhcpClients)
#include "tst_dhcp_clients.moc"
