// SPDX-License-Identifier: GPL-3.0-or-later
#include "stack/dhcp_clients.h"

#include "unit/stack/dhcp_client_bench.h"

#include <QTest>

#include <functional>

using namespace std::chrono_literals;
using namespace tb;
using namespace tb::stack;
using namespace tb::test;
using State = DhcpClientState;

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
};

QTEST_APPLESS_MAIN(TestDhcpClient)
#include "tst_dhcp_client.moc"
