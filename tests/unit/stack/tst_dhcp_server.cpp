// SPDX-License-Identifier: GPL-3.0-or-later
#include "stack/dhcp_server.h"

#include "unit/stack/dhcp_server_bench.h"

#include <QTest>

using namespace std::chrono_literals;
using namespace tb;
using namespace tb::stack;
using namespace tb::test;

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

    void whoMeansAnotherServerOrAddressDeclinesNothing()
    {
        Bench bench;
        const IpAddress has = bench.bind(kClient);
        DhcpMessage message = bench.request(kClient, has);
        message.type = DhcpType::Decline;
        message.serverId = address("192.168.88.254");
        bench.give(message);
        QCOMPARE(bench.stateOf(has), LeaseState::Bound);
        message = bench.request(kClient, address("192.168.88.10"));
        message.type = DhcpType::Decline;
        bench.give(message);
        QCOMPARE(bench.stateOf(has), LeaseState::Bound);
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

        // One that takes an offer says that it has an address of somebody else.
        DhcpMessage taking = Bench::from(kClient, DhcpType::Request);
        taking.requestedAddress = bench.discover(kClient)->message.yourAddress;
        taking.serverId = kServer;
        taking.clientAddress = address("203.0.113.10");
        const auto ack = bench.ask(taking);
        QVERIFY(ack->isFrame);
        QCOMPARE(ack->to, *taking.requestedAddress);
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
};

QTEST_APPLESS_MAIN(TestDhcpServer)
#include "tst_dhcp_server.moc"
