// SPDX-License-Identifier: GPL-3.0-or-later
#include "stack/dhcp_server.h"

#include "unit/stack/dhcp_server_bench.h"

#include <QTest>

#include <set>

using namespace std::chrono_literals;
using namespace tb;
using namespace tb::stack;
using namespace tb::test;

class TestDhcpServerPools : public QObject {
    Q_OBJECT

private slots:
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

QTEST_APPLESS_MAIN(TestDhcpServerPools)
#include "tst_dhcp_server_pools.moc"
