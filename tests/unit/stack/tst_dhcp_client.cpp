// SPDX-License-Identifier: GPL-3.0-or-later
#include "stack/dhcp_clients.h"

#include "unit/stack/dhcp_bench.h"

#include <QTest>

using namespace std::chrono_literals;
using namespace tb;
using namespace tb::stack;
using test::address;
using test::SentDhcp;
using State = DhcpClientState;

namespace {

constexpr std::uint32_t kItem = 5;
const MacAddress kServerMac = MacAddress::local(0x5e);
const IpAddress kServer = test::address("203.0.113.1"), kGiven = test::address("203.0.113.50");
const IpAddress kEverybody = test::address("255.255.255.255");

/// A client on ether2 of a router, and a server that says what the test wants.
struct Bench {
    test::FakeHost host;
    DhcpClients clients{host};
    config::Config config;
    bool isRunning = true;

    Bench()
    {
        config::DhcpClient& client = config.dhcpClients.emplace_back();
        client.id = kItem;
        client.interface = "ether2";
        config.identity = "router";
        config.ethernets.emplace_back().id = test::kWan;
        config.ethernets[0].name = "ether2";
        apply();
    }
    void apply()
    {
        forward::RouterFacts facts;
        facts.ports.push_back({test::kWan, MacAddress::local(0x102), isRunning});
        clients.apply(config, **forward::Plan::compile(config, facts));
    }
    const DhcpClient& client() const { return *clients.find(kItem); }
    State state() const { return client().state(); }
    std::optional<SentDhcp> sent() { return test::takeSent(host); }

    /// What a server would say to a message of ours.
    static DhcpMessage answerTo(const DhcpMessage& asked, DhcpType type)
    {
        DhcpMessage answer;
        answer.isReply = true;
        answer.type = type;
        answer.transaction = asked.transaction;
        answer.mac = asked.mac;
        answer.serverId = kServer;
        if (type == DhcpType::Nak)
            return answer;
        answer.yourAddress = kGiven;
        answer.subnetMask = address("255.255.255.0");
        answer.routers = {kServer};
        answer.dnsServers = {address("203.0.113.53"), address("203.0.113.54")};
        answer.leaseTime = 1000s;
        return answer;
    }
    bool give(const DhcpMessage& message)
    {
        return host.give(clients,
                         dhcpFrame(message, {kServerMac, MacAddress::broadcast(), kServer, kEverybody, true}),
                         test::kWan);
    }
    /// From the first Discover to an address.
    void bind()
    {
        give(answerTo(sent().value().message, DhcpType::Offer));
        give(answerTo(sent().value().message, DhcpType::Ack));
    }
    forward::RouterFacts facts() const
    {
        forward::RouterFacts facts;
        clients.addFacts(facts);
        return facts;
    }
};

} // namespace

class TestDhcpClient : public QObject {
    Q_OBJECT

private slots:
    void itAsksEverybodyForAnOffer()
    {
        Bench bench;
        QCOMPARE(bench.state(), State::Selecting);
        const auto discover = bench.sent();
        QCOMPARE(discover->message.type, DhcpType::Discover);
        QVERIFY(discover->isFrame);
        QCOMPARE(discover->toMac, MacAddress::broadcast());
        QCOMPARE(discover->from, IpAddress::anyV4());
        QCOMPARE(discover->to, kEverybody);
        QCOMPARE(discover->out, test::kWan);
        QVERIFY(discover->message.wantsBroadcast);
        QCOMPARE(discover->message.hostName, std::string("router"));
        QCOMPARE(discover->message.clientId.size(), std::size_t{7});
    }

    void pausesGrowAndAreNotTheSame()
    {
        Bench bench;
        const Duration expected[] = {4s, 8s, 16s, 32s, 64s, 64s};
        for (const Duration pause : expected) {
            const Duration wait = *bench.clients.nextTick() - bench.host.now();
            QVERIFY2(wait >= pause - 1s && wait <= pause + 1s, qPrintable(QString::number(wait / 1s)));
            QVERIFY(wait != pause);
            bench.host.advance(bench.clients, wait);
        }
        QCOMPARE(bench.host.frames.size(), std::size(expected) + 1);
    }

    void itTakesTheFirstOfferAndNamesTheServer()
    {
        Bench bench;
        bench.give(Bench::answerTo(bench.sent()->message, DhcpType::Offer));
        QCOMPARE(bench.state(), State::Requesting);
        const auto request = bench.sent();
        QCOMPARE(request->message.type, DhcpType::Request);
        QCOMPARE(*request->message.requestedAddress, kGiven);
        QCOMPARE(*request->message.serverId, kServer);
        QCOMPARE(request->message.clientAddress, IpAddress::anyV4());
        QCOMPARE(request->toMac, MacAddress::broadcast());
    }

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

    void badOffersAreNotTaken_data()
    {
        QTest::addColumn<int>("what");
        QTest::newRow("another transaction") << 0;
        QTest::newRow("another client's") << 1;
        QTest::newRow("no server") << 2;
        QTest::newRow("no mask") << 3;
        QTest::newRow("a mask with holes") << 4;
        QTest::newRow("a group's address") << 5;
        QTest::newRow("no address") << 6;
        QTest::newRow("a request") << 7;
        QTest::newRow("a mask for everything") << 8;
        QTest::newRow("an ack that was not asked for") << 9;
    }
    void badOffersAreNotTaken()
    {
        QFETCH(int, what);
        Bench bench;
        DhcpMessage offer = Bench::answerTo(bench.sent()->message, DhcpType::Offer);
        const std::function<void()> faults[] = {
            [&] { ++offer.transaction; },
            [&] { offer.mac = kServerMac; },
            [&] { offer.serverId.reset(); },
            [&] { offer.subnetMask.reset(); },
            [&] { offer.subnetMask = address("255.0.255.0"); },
            [&] { offer.yourAddress = address("224.0.0.1"); },
            [&] { offer.yourAddress = IpAddress::anyV4(); },
            [&] { offer.isReply = false; },
            [&] { offer.subnetMask = IpAddress::anyV4(); },
            [&] { offer.type = DhcpType::Ack; },
        };
        faults[what]();
        bench.give(offer);
        QCOMPARE(bench.state(), State::Selecting);
        QVERIFY(!bench.sent());
    }

    void anAckForAnotherAddressIsNotTaken()
    {
        Bench bench;
        bench.give(Bench::answerTo(bench.sent()->message, DhcpType::Offer));
        DhcpMessage ack = Bench::answerTo(bench.sent()->message, DhcpType::Ack);
        ack.yourAddress = address("203.0.113.51");
        bench.give(ack);
        QCOMPARE(bench.state(), State::Requesting);
        ack.yourAddress = kGiven;
        ack.leaseTime = 0s;
        bench.give(ack);
        QCOMPARE(bench.state(), State::Requesting);
    }

    void aServerThatFallsSilentIsGivenUp()
    {
        Bench bench;
        bench.give(Bench::answerTo(bench.sent()->message, DhcpType::Offer));
        for (int i = 0; i < 100 && bench.state() == State::Requesting; ++i)
            bench.host.advance(bench.clients, 1s);
        QCOMPARE(bench.state(), State::Selecting);
        QCOMPARE(bench.host.frames.size(), std::size_t{5}); // four requests, then a discover
    }

    void aRefusalBeginsAnew()
    {
        Bench bench;
        bench.give(Bench::answerTo(bench.sent()->message, DhcpType::Offer));
        const auto request = bench.sent();
        bench.give(Bench::answerTo(request->message, DhcpType::Nak));
        QCOMPARE(bench.state(), State::Selecting);
        const auto discover = bench.sent();
        QCOMPARE(discover->message.type, DhcpType::Discover);
        QVERIFY(discover->message.transaction != request->message.transaction);
    }

    void halfwayItAsksItsServerForMoreTime()
    {
        Bench bench;
        bench.bind();
        bench.host.advance(bench.clients, 499s);
        QVERIFY(!bench.sent());
        bench.host.advance(bench.clients, 1s);
        QCOMPARE(bench.state(), State::Renewing);
        const auto request = bench.sent();
        QVERIFY(!request->isFrame);
        QCOMPARE(request->from, kGiven);
        QCOMPARE(request->to, kServer);
        QCOMPARE(request->message.clientAddress, kGiven);
        QVERIFY(!request->message.requestedAddress && !request->message.serverId);
        QVERIFY(!request->message.wantsBroadcast);

        bench.give(Bench::answerTo(request->message, DhcpType::Ack));
        QCOMPARE(bench.state(), State::Bound);
        QVERIFY(*bench.client().binding()->expires - bench.host.now() == 1000s);
    }

    void thenItAsksEverybodyAndAtTheEndItHasNothing()
    {
        Bench bench;
        bench.bind();
        bench.host.advance(bench.clients, 875s);
        QCOMPARE(bench.state(), State::Rebinding);
        QCOMPARE(bench.facts().addresses.size(), std::size_t{1});
        while (!bench.host.datagrams.empty())
            bench.host.datagrams.pop_back(); // renewals
        const auto request = bench.sent();
        QVERIFY(request->isFrame);
        QCOMPARE(request->toMac, MacAddress::broadcast());
        QCOMPARE(request->from, kGiven);
        QCOMPARE(request->message.clientAddress, kGiven);

        bench.host.advance(bench.clients, 125s);
        QCOMPARE(bench.state(), State::Selecting);
        QVERIFY(bench.facts() == forward::RouterFacts());
    }

    void renewalsAreAMinuteApartOrMore()
    {
        Bench bench;
        bench.bind();
        bench.host.advance(bench.clients, 874s);               // T1 at 500, T2 at 875
        QCOMPARE(bench.host.datagrams.size(), std::size_t{4}); // 500, 687.5, 781, 841 s
    }

    void timesOfTheServerAreTakenWhenTheyMakeSense()
    {
        Bench bench;
        bench.give(Bench::answerTo(bench.sent()->message, DhcpType::Offer));
        DhcpMessage ack = Bench::answerTo(bench.sent()->message, DhcpType::Ack);
        ack.renewalTime = 10s;
        ack.rebindingTime = 20s;
        bench.give(ack);
        const DhcpBinding& binding = *bench.client().binding();
        QVERIFY(binding.renewAt - bench.host.now() == 10s);
        QVERIFY(binding.rebindAt - bench.host.now() == 20s);
    }

    void timesThatMakeNoSenseAreNotTaken()
    {
        Bench bench;
        bench.give(Bench::answerTo(bench.sent()->message, DhcpType::Offer));
        DhcpMessage ack = Bench::answerTo(bench.sent()->message, DhcpType::Ack);
        ack.renewalTime = 5000s;
        ack.rebindingTime = kForever;
        bench.give(ack);
        const DhcpBinding& binding = *bench.client().binding();
        QVERIFY(binding.renewAt - bench.host.now() == 500s);
        QVERIFY(binding.rebindAt - bench.host.now() == 875s);
    }

    void aLeaseMayLastForEver()
    {
        Bench bench;
        bench.give(Bench::answerTo(bench.sent()->message, DhcpType::Offer));
        DhcpMessage ack = Bench::answerTo(bench.sent()->message, DhcpType::Ack);
        ack.leaseTime = kForever;
        bench.give(ack);
        QVERIFY(!bench.client().binding()->expires);
        QVERIFY(*bench.clients.nextTick() > bench.host.now() + std::chrono::hours(24 * 365));
    }

    void aLeaseOfOneSecondIsSurvived()
    {
        Bench bench;
        bench.give(Bench::answerTo(bench.sent()->message, DhcpType::Offer));
        DhcpMessage ack = Bench::answerTo(bench.sent()->message, DhcpType::Ack);
        ack.leaseTime = 1s;
        bench.give(ack);
        bench.host.advance(bench.clients, 5s);
        QCOMPARE(bench.state(), State::Selecting);
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

QTEST_APPLESS_MAIN(TestDhcpClient)
#include "tst_dhcp_client.moc"
