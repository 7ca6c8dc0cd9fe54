// SPDX-License-Identifier: GPL-3.0-or-later
#include "stack/dhcp_server.h"

#include "unit/stack/dhcp_bench.h"

#include <QTest>

using namespace std::chrono_literals;
using namespace tb;
using namespace tb::stack;
using test::address;
using test::SentDhcp;

namespace {

const MacAddress kClient = MacAddress::local(0xc1), kOther = MacAddress::local(0xc2);
const IpAddress kServer = test::address("192.168.88.1");
const IpAddress kEverybody = test::address("255.255.255.255");

config::Config plainConfig()
{
    config::Config config;
    config.pools.emplace_back().name = "pool1";
    config.pools[0].ranges = {*IpRange::parse("192.168.88.10-192.168.88.12")};
    config::DhcpServer& server = config.dhcpServers.emplace_back();
    server.id = 7;
    server.name = "lan";
    server.interface = "ether1";
    server.addressPool = "pool1";
    server.leaseTime = 600s;
    config::DhcpNetwork& network = config.dhcpNetworks.emplace_back();
    network.address = *IpPrefix::parse("192.168.88.0/24");
    network.gateway = kServer;
    network.domain = "home";
    return config;
}

/// One server on ether1 of a router, and clients that talk to it.
struct Bench {
    test::FakeHost host{test::twoInterfaces()};
    std::vector<IpAddress> peerDns;
    DhcpServer server{host, [this] { return peerDns; }};

    explicit Bench(const config::Config& config = plainConfig()) { server.apply(config, test::emptyPlan()); }

    static DhcpMessage from(const MacAddress& mac, DhcpType type)
    {
        DhcpMessage message;
        message.type = type;
        message.mac = mac;
        message.transaction = 0x1234;
        return message;
    }
    bool give(const DhcpMessage& message, routing::InterfaceId in = test::kLan)
    {
        return host.give(server,
                         dhcpFrame(message, {message.mac, MacAddress::broadcast(), message.clientAddress,
                                             kEverybody, false}),
                         in);
    }
    std::optional<SentDhcp> ask(const DhcpMessage& message)
    {
        give(message);
        auto answer = test::takeSent(host);
        return test::takeSent(host) ? std::nullopt : answer;
    }
    std::optional<SentDhcp> discover(const MacAddress& mac) { return ask(from(mac, DhcpType::Discover)); }
    DhcpMessage request(const MacAddress& mac, const IpAddress& wish) const
    {
        DhcpMessage message = from(mac, DhcpType::Request);
        message.requestedAddress = wish;
        message.serverId = kServer;
        return message;
    }
    /// The whole exchange; the address.
    IpAddress bind(const MacAddress& mac)
    {
        const auto offer = discover(mac);
        const auto ack = ask(request(mac, offer.value().message.yourAddress));
        return ack.value().message.type == DhcpType::Ack ? ack->message.yourAddress : IpAddress();
    }
    DhcpMessage renewal(const MacAddress& mac, const IpAddress& has) const
    {
        DhcpMessage message = from(mac, DhcpType::Request);
        message.clientAddress = has;
        return message;
    }
    LeaseState stateOf(const IpAddress& of) const { return server.leases().find(of)->state; }
};

} // namespace

class TestDhcpServer : public QObject {
    Q_OBJECT

private slots:
    void aClientIsOfferedAnAddressAndGetsIt()
    {
        Bench bench;
        const auto offer = bench.discover(kClient);
        QCOMPARE(offer->message.type, DhcpType::Offer);
        QCOMPARE(offer->message.yourAddress, address("192.168.88.12"));
        QCOMPARE(offer->message.transaction, 0x1234U);
        QCOMPARE(bench.stateOf(offer->message.yourAddress), LeaseState::Offered);

        const auto ack = bench.ask(bench.request(kClient, offer->message.yourAddress));
        QCOMPARE(ack->message.type, DhcpType::Ack);
        QCOMPARE(ack->message.yourAddress, address("192.168.88.12"));
        QCOMPARE(bench.stateOf(address("192.168.88.12")), LeaseState::Bound);
    }

    void theAnswerSaysWhatANetworkIsTold()
    {
        Bench bench;
        const DhcpMessage offer = bench.discover(kClient)->message;
        QCOMPARE(*offer.serverId, kServer);
        QCOMPARE(*offer.subnetMask, address("255.255.255.0"));
        QCOMPARE(offer.routers, std::vector{kServer});
        QCOMPARE(offer.domain, std::string("home"));
        QVERIFY(offer.leaseTime == 600s);
        QVERIFY(offer.renewalTime == 300s);
        QVERIFY(offer.rebindingTime == 525s);
    }

    void theNearestNetworkSaysIt()
    {
        config::Config config = plainConfig();
        config.dhcpNetworks.emplace_back().address = *IpPrefix::parse("192.168.88.0/28");
        config.dhcpNetworks.back().gateway = address("192.168.88.14");
        Bench bench(config);
        const DhcpMessage offer = bench.discover(kClient)->message;
        QCOMPARE(*offer.subnetMask, address("255.255.255.240"));
        QCOMPARE(offer.routers, std::vector{address("192.168.88.14")});
    }

    void dnsServersAreTheNetworksTheRouterOrItsOwn_data()
    {
        QTest::addColumn<bool>("hasOwn");
        QTest::addColumn<bool>("answers");
        QTest::addColumn<QString>("expected");
        QTest::newRow("the network's") << true << true << "10.9.9.9";
        QTest::newRow("the router") << false << true << "192.168.88.1";
        QTest::newRow("the router's servers") << false << false << "10.8.8.8";
    }
    void dnsServersAreTheNetworksTheRouterOrItsOwn()
    {
        QFETCH(bool, hasOwn);
        QFETCH(bool, answers);
        config::Config config = plainConfig();
        config.dns.allowRemoteRequests = answers;
        if (hasOwn)
            config.dhcpNetworks[0].dnsServers = {address("10.9.9.9")};
        Bench bench(config);
        bench.peerDns = {address("2001:db8::1"), address("10.8.8.8")};
        const std::vector<IpAddress> told = bench.discover(kClient)->message.dnsServers;
        QCOMPARE(told.size(), std::size_t{1});
        QTEST(QString::fromStdString(told[0].toString()), "expected");
    }

    void anAnswerGoesWhereItsClientHears()
    {
        Bench bench;
        const auto unicast = bench.discover(kClient);
        QVERIFY(unicast->isFrame);
        QCOMPARE(unicast->toMac, kClient);
        QCOMPARE(unicast->to, address("192.168.88.12"));
        QCOMPARE(unicast->from, kServer);
        QCOMPARE(unicast->out, test::kLan);

        DhcpMessage deaf = Bench::from(kOther, DhcpType::Discover);
        deaf.wantsBroadcast = true;
        const auto broadcast = bench.ask(deaf);
        QCOMPARE(broadcast->toMac, MacAddress::broadcast());
        QCOMPARE(broadcast->to, kEverybody);
    }

    void aRenewalIsAnsweredAtTheClientsAddress()
    {
        Bench bench;
        const IpAddress has = bench.bind(kClient);
        bench.host.clock.advance(300s);
        const auto ack = bench.ask(bench.renewal(kClient, has));
        QCOMPARE(ack->message.type, DhcpType::Ack);
        QVERIFY(!ack->isFrame);
        QCOMPARE(ack->to, has);
        QCOMPARE(ack->from, kServer);
        QVERIFY(*bench.server.leases().find(has)->expires - bench.host.now() == 600s);
    }

    void aNameIsKeptThoughARenewalLeavesItOut()
    {
        Bench bench;
        DhcpMessage request = bench.request(kClient, address("192.168.88.12"));
        request.hostName = "laptop";
        bench.give(request);
        bench.give(bench.renewal(kClient, address("192.168.88.12")));
        QCOMPARE(bench.server.leases().find(address("192.168.88.12"))->hostName, std::string("laptop"));
    }

    void aClientThatComesBackKeepsItsAddress()
    {
        Bench bench;
        const IpAddress has = bench.bind(kClient);
        bench.bind(kOther);
        bench.host.advance(bench.server, 700s);
        QCOMPARE(bench.stateOf(has), LeaseState::Former);
        QCOMPARE(bench.discover(kClient)->message.yourAddress, has);
    }

    void askingAgainTakesNothingAway()
    {
        Bench bench;
        const IpAddress has = bench.bind(kClient);
        QCOMPARE(bench.discover(kClient)->message.yourAddress, has);
        QCOMPARE(bench.stateOf(has), LeaseState::Bound);
    }

    void anOfferThatNobodyTakesEnds()
    {
        Bench bench;
        const IpAddress offered = bench.discover(kClient)->message.yourAddress;
        QVERIFY(bench.server.nextTick().has_value());
        bench.host.advance(bench.server, 31s);
        QCOMPARE(bench.stateOf(offered), LeaseState::Former);
        QVERIFY(!bench.server.nextTick());
    }

    void anotherServersOfferEndsOurs()
    {
        Bench bench;
        const IpAddress offered = bench.discover(kClient)->message.yourAddress;
        DhcpMessage request = bench.request(kClient, address("10.0.0.1"));
        request.serverId = address("10.0.0.254");
        QVERIFY(!bench.ask(request));
        QCOMPARE(bench.stateOf(offered), LeaseState::Former);
    }

    void anExhaustedPoolIsSilent()
    {
        Bench bench;
        for (std::uint64_t i = 1; i <= 3; ++i)
            bench.bind(MacAddress::local(i));
        QVERIFY(!bench.discover(kClient));
    }

    void aPoolGoesOnInTheNextOne()
    {
        config::Config config = plainConfig();
        config.pools[0].nextPool = "pool2";
        config.pools.emplace_back().name = "pool2";
        config.pools[1].ranges = {*IpRange::parse("192.168.88.77")};
        config.pools[1].nextPool = "pool1"; // a circle
        Bench bench(config);
        for (std::uint64_t i = 1; i <= 3; ++i)
            bench.bind(MacAddress::local(i));
        QCOMPARE(bench.discover(kClient)->message.yourAddress, address("192.168.88.77"));
    }

    void onlyHostsOfTheSubnetAreGiven()
    {
        config::Config config = plainConfig();
        config.pools[0].ranges = {*IpRange::parse("192.168.87.0-192.168.88.2"),
                                  *IpRange::parse("192.168.88.254-192.168.90.9")};
        Bench bench(config);
        std::set<IpAddress> given;
        for (std::uint64_t i = 1; i <= 2; ++i)
            given.insert(bench.bind(MacAddress::local(i)));
        // .0 is the network, .1 the router, .255 the broadcast address
        QVERIFY((given == std::set{address("192.168.88.2"), address("192.168.88.254")}));
        QVERIFY(!bench.discover(kClient));
    }

    void aRequestForSomebodyElsesAddressIsRefused()
    {
        Bench bench;
        const IpAddress has = bench.bind(kOther);
        const auto nak = bench.ask(bench.request(kClient, has));
        QCOMPARE(nak->message.type, DhcpType::Nak);
        QCOMPARE(nak->toMac, MacAddress::broadcast());
        QCOMPARE(nak->message.yourAddress, IpAddress::anyV4());
        QVERIFY(!nak->message.leaseTime);
    }

    void aClientOfAnotherNetworkIsToldSo_data()
    {
        QTest::addColumn<bool>("authoritative");
        QTest::newRow("by an authoritative server") << true;
        QTest::newRow("and by no other") << false;
    }
    void aClientOfAnotherNetworkIsToldSo()
    {
        QFETCH(bool, authoritative);
        config::Config config = plainConfig();
        config.dhcpServers[0].authoritative = authoritative;
        Bench bench(config);
        DhcpMessage reboot = bench.request(kClient, address("10.1.1.1"));
        reboot.serverId.reset();
        const auto answer = bench.ask(reboot);
        QCOMPARE(answer.has_value(), authoritative);
        if (answer)
            QCOMPARE(answer->message.type, DhcpType::Nak);
    }

    void aFreeAddressIsGrantedToWhoRemembersIt_data() { aClientOfAnotherNetworkIsToldSo_data(); }
    void aFreeAddressIsGrantedToWhoRemembersIt()
    {
        // A router that has started anew knows none of its clients.
        QFETCH(bool, authoritative);
        config::Config config = plainConfig();
        config.dhcpServers[0].authoritative = authoritative;
        Bench bench(config);
        const auto answer = bench.ask(bench.renewal(kClient, address("192.168.88.11")));
        QCOMPARE(answer.has_value(), authoritative);
        if (answer)
            QCOMPARE(answer->message.type, DhcpType::Ack);
    }

    void aDeclinedAddressIsGivenToNobody()
    {
        Bench bench;
        const IpAddress has = bench.bind(kClient);
        DhcpMessage decline = bench.request(kClient, has);
        decline.type = DhcpType::Decline;
        QVERIFY(!bench.ask(decline));
        QCOMPARE(bench.stateOf(has), LeaseState::Declined);
        QVERIFY(bench.discover(kClient)->message.yourAddress != has);
    }

    void nobodyDeclinesOrReleasesForOthers()
    {
        Bench bench;
        const IpAddress has = bench.bind(kClient);
        DhcpMessage message = bench.request(kOther, has);
        message.clientAddress = has;
        for (const DhcpType type : {DhcpType::Decline, DhcpType::Release}) {
            message.type = type;
            bench.give(message);
            QCOMPARE(bench.stateOf(has), LeaseState::Bound);
        }
    }

    void aReleasedAddressIsFree()
    {
        Bench bench;
        const IpAddress has = bench.bind(kClient);
        DhcpMessage release = bench.renewal(kClient, has);
        release.type = DhcpType::Release;
        release.serverId = kServer;
        QVERIFY(!bench.ask(release));
        QCOMPARE(bench.stateOf(has), LeaseState::Former);
    }

    void whoHasAnAddressIsTold()
    {
        Bench bench;
        DhcpMessage inform = bench.renewal(kClient, address("192.168.88.200"));
        inform.type = DhcpType::Inform;
        const auto ack = bench.ask(inform);
        QCOMPARE(ack->message.type, DhcpType::Ack);
        QCOMPARE(ack->to, address("192.168.88.200"));
        QCOMPARE(ack->message.yourAddress, IpAddress::anyV4());
        QVERIFY(!ack->message.leaseTime);
        QCOMPARE(ack->message.routers, std::vector{kServer});
    }

    void answersAreNotSentToStrangers()
    {
        Bench bench;
        DhcpMessage inform = bench.renewal(kClient, address("203.0.113.1"));
        inform.type = DhcpType::Inform;
        QVERIFY(!bench.ask(inform));
        inform.clientAddress = kServer;
        QVERIFY(!bench.ask(inform));
    }

    void aStaticLeaseIsKeptForItsClient()
    {
        config::Config config = plainConfig();
        config::DhcpLease& lease = config.dhcpLeases.emplace_back();
        lease.address = address("192.168.88.200");
        lease.macAddress = kClient;
        lease.server = "all";
        Bench bench(config);
        QCOMPARE(bench.bind(kClient), address("192.168.88.200"));
        QCOMPARE(bench.bind(kOther), address("192.168.88.12"));
    }

    void aStaticLeaseByClientIdIsFound()
    {
        config::Config config = plainConfig();
        config::DhcpLease& lease = config.dhcpLeases.emplace_back();
        lease.address = address("192.168.88.200");
        lease.clientId = "1:aa:b";
        lease.server = "lan";
        Bench bench(config);
        DhcpMessage discover = Bench::from(kOther, DhcpType::Discover);
        discover.clientId = "\x01\xaa\x0b";
        QCOMPARE(bench.ask(discover)->message.yourAddress, address("192.168.88.200"));
        QVERIFY(bench.discover(kOther)->message.yourAddress != address("192.168.88.200"));
    }

    void aServerForStaticLeasesAloneGivesNobodyElseOne()
    {
        config::Config config = plainConfig();
        config.dhcpServers[0].addressPool = "static-only";
        config::DhcpLease& lease = config.dhcpLeases.emplace_back();
        lease.address = address("192.168.88.200");
        lease.macAddress = kClient;
        Bench bench(config);
        QVERIFY(bench.discover(kClient).has_value());
        QVERIFY(!bench.discover(kOther));
    }

    void onlyTheInterfaceOfAServerIsServed()
    {
        Bench bench;
        QVERIFY(!bench.give(Bench::from(kClient, DhcpType::Discover), test::kWan));
        QVERIFY(!test::takeSent(bench.host));
        QVERIFY(bench.host.ports().hasUdp(IpFamily::V4, 67));
    }

    void aDisabledServerIsSilentAndForgets()
    {
        config::Config config = plainConfig();
        Bench bench(config);
        bench.bind(kClient);
        config.dhcpServers[0].disabled = true;
        bench.server.apply(config, test::emptyPlan());
        QVERIFY(bench.server.leases().leases().empty());
        QVERIFY(!bench.discover(kClient));
        QVERIFY(!bench.host.ports().hasUdp(IpFamily::V4, 67));
    }

    void aServerWithoutAnAddressIsSilent()
    {
        config::Config config = plainConfig();
        config.dhcpServers[0].interface = "ether2";
        Bench bench(config);
        QVERIFY(bench.give(Bench::from(kClient, DhcpType::Discover), test::kWan));
        QVERIFY(bench.give(bench.request(kClient, address("192.168.88.12")), test::kWan));
        QVERIFY(!test::takeSent(bench.host));
    }

    void relayedMessagesAndRepliesAreLeftAlone()
    {
        Bench bench;
        DhcpMessage message = Bench::from(kClient, DhcpType::Discover);
        message.relay = address("10.0.0.1");
        QVERIFY(!bench.ask(message));
        message = Bench::from(kClient, DhcpType::Discover);
        message.isReply = true;
        QVERIFY(!bench.ask(message));
    }

    void aFloodOfClientsIsBounded()
    {
        config::Config config = plainConfig();
        config.pools[0].ranges = {*IpRange::parse("192.168.0.2-192.168.255.254")};
        Bench bench(config);
        for (std::uint64_t i = 0; i < 1000; ++i)
            bench.give(Bench::from(MacAddress::local(0x10000 + i), DhcpType::Discover));
        QCOMPARE(bench.server.leases().leases().size(), std::size_t{253}); // the subnet
        bench.host.advance(bench.server, 31s);
        bench.host.frames.clear();
        QVERIFY(bench.discover(kClient).has_value());
    }

    void randomBytesAreSurvived()
    {
        SeededRandom random(1);
        Bench bench;
        const std::vector<wire::Byte> seed = writeDhcp(bench.request(kClient, address("192.168.88.11")));
        for (int i = 0; i < 5000; ++i) {
            std::vector<wire::Byte> bytes = seed;
            for (std::uint64_t changes = 1 + random.below(8); changes > 0; --changes)
                bytes[random.below(bytes.size())] = static_cast<wire::Byte>(random.next());
            bytes.resize(random.below(bytes.size() + 1));
            bench.host.give(bench.server, test::udpFrame(IpAddress::anyV4(), 68, kEverybody, 67, bytes),
                            test::kLan);
        }
        QVERIFY(bench.server.leases().leases().size() <= LeaseBook::kMost);
    }
};

QTEST_APPLESS_MAIN(TestDhcpServer)
#include "tst_dhcp_server.moc"
