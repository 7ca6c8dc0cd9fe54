// SPDX-License-Identifier: GPL-3.0-or-later
#include "stack/dhcp_leases.h"

#include <QTest>

using namespace std::chrono_literals;
using namespace tb;
using namespace tb::stack;

namespace {

IpAddress v4(const char* text)
{
    return *IpAddress::parse(text);
}

DhcpIdentity client(std::uint64_t number)
{
    return {MacAddress::local(number), {}};
}

LeaseSource source(const char* range = "10.0.0.10-10.0.0.12", std::uint32_t server = 1)
{
    return {server, {*IpRange::parse(range)}, {}};
}

Instant at(Duration time)
{
    return Instant{time};
}

Lease lease(const char* address, const DhcpIdentity& who, LeaseState state, std::uint32_t server = 1)
{
    Lease one;
    one.address = v4(address);
    one.server = server;
    one.client = who;
    one.state = state;
    one.expires = at(100s);
    return one;
}

} // namespace

class TestDhcpLeases : public QObject {
    Q_OBJECT

private slots:
    void theHighestAddressGoesFirst()
    {
        LeaseBook book;
        QCOMPARE(*book.choose(source(), client(1), {}), v4("10.0.0.12"));
        book.write(lease("10.0.0.12", client(1), LeaseState::Offered));
        QCOMPARE(*book.choose(source(), client(2), {}), v4("10.0.0.11"));
    }

    void aClientKeepsItsAddress()
    {
        LeaseBook book;
        book.write(lease("10.0.0.11", client(1), LeaseState::Bound));
        QCOMPARE(*book.choose(source(), client(1), v4("10.0.0.10")), v4("10.0.0.11"));
    }

    void aClientThatComesBackGetsTheAddressItHad()
    {
        LeaseBook book;
        book.write(lease("10.0.0.11", client(1), LeaseState::Bound));
        book.expire(at(100s));
        QCOMPARE(book.find(v4("10.0.0.11"))->state, LeaseState::Former);
        QCOMPARE(*book.choose(source(), client(1), {}), v4("10.0.0.11"));
        QCOMPARE(*book.choose(source(), client(2), {}), v4("10.0.0.12"));
    }

    void aWishIsGrantedWhenTheAddressIsFreeAndInThePool()
    {
        LeaseBook book;
        book.write(lease("10.0.0.10", client(1), LeaseState::Bound));
        QCOMPARE(*book.choose(source(), client(2), v4("10.0.0.11")), v4("10.0.0.11"));
        QCOMPARE(*book.choose(source(), client(2), v4("10.0.0.10")), v4("10.0.0.12"));
        QCOMPARE(*book.choose(source(), client(2), v4("10.0.1.1")), v4("10.0.0.12"));
    }

    void anAddressThatWasGivenGoesToOthersOnlyWhenNoFreshOneIsLeft()
    {
        LeaseBook book;
        book.write(lease("10.0.0.12", client(1), LeaseState::Bound));
        book.end(v4("10.0.0.12"), at(1s));
        book.write(lease("10.0.0.11", client(2), LeaseState::Bound));
        book.end(v4("10.0.0.11"), at(2s));
        QCOMPARE(*book.choose(source(), client(3), {}), v4("10.0.0.10"));
        book.write(lease("10.0.0.10", client(3), LeaseState::Bound));
        QCOMPARE(*book.choose(source(), client(4), {}), v4("10.0.0.12")); // it ended first
    }

    void anExhaustedPoolGivesNothing()
    {
        LeaseBook book;
        book.write(lease("10.0.0.10", client(1), LeaseState::Bound));
        book.write(lease("10.0.0.11", client(2), LeaseState::Offered));
        book.write(lease("10.0.0.12", client(3), LeaseState::Bound));
        QVERIFY(!book.choose(source(), client(4), {}));
    }

    void theRoutersOwnAddressIsNeverGiven()
    {
        LeaseBook book;
        LeaseSource from = source();
        from.excluded = {v4("10.0.0.12")};
        QCOMPARE(*book.choose(from, client(1), v4("10.0.0.12")), v4("10.0.0.11"));
        QVERIFY(!book.mayHave(from, client(1), v4("10.0.0.12")));
    }

    void aReservationIsKeptForItsClient()
    {
        LeaseBook book;
        book.reserve({
            {v4("10.0.0.12"), client(1).mac, "", 0}
        });
        QCOMPARE(*book.choose(source(), client(2), v4("10.0.0.12")), v4("10.0.0.11"));
        QCOMPARE(*book.choose(source(), client(1), v4("10.0.0.10")), v4("10.0.0.12"));
        QVERIFY(!book.mayHave(source(), client(1), v4("10.0.0.10")));
    }

    void aReservationMayLieOutsideThePool()
    {
        LeaseBook book;
        book.reserve({
            {v4("10.0.0.99"), client(1).mac, "", 1}
        });
        QVERIFY(book.mayHave(source(), client(1), v4("10.0.0.99")));
        QVERIFY(!book.mayHave(source("10.0.0.1-10.0.0.2", 2), client(1), v4("10.0.0.99")));
    }

    void aReservationMatchesWhateverIsGiven_data()
    {
        QTest::addColumn<bool>("hasMac");
        QTest::addColumn<QString>("clientId");
        QTest::addColumn<bool>("matches");
        QTest::newRow("its MAC address") << true << "" << true;
        QTest::newRow("its client id") << false << "abc" << true;
        QTest::newRow("both") << true << "abc" << true;
        QTest::newRow("another client id") << true << "abd" << false;
    }
    void aReservationMatchesWhateverIsGiven()
    {
        QFETCH(bool, hasMac);
        QFETCH(QString, clientId);
        const DhcpIdentity who{MacAddress::local(1), "abc"};
        Reservation one{v4("10.0.0.1"), {}, clientId.toStdString(), 0};
        if (hasMac)
            one.mac = who.mac;
        QTEST(one.isFor(1, who), "matches");
        if (hasMac)
            QVERIFY(!one.isFor(1, DhcpIdentity{MacAddress::local(2), "abc"}));
    }

    void clientsAreKnownByTheirIdBeforeTheirMac()
    {
        LeaseBook book;
        const DhcpIdentity before{MacAddress::local(1), "id"}, after{MacAddress::local(2), "id"};
        book.write(lease("10.0.0.10", before, LeaseState::Bound));
        QVERIFY(book.leaseOf(1, after) != nullptr);
        QVERIFY(book.leaseOf(1, client(1)) == nullptr);
    }

    void aMovedClientLeavesItsOldAddress()
    {
        LeaseBook book;
        book.write(lease("10.0.0.10", client(1), LeaseState::Bound));
        book.write(lease("10.0.0.11", client(1), LeaseState::Bound));
        QVERIFY(book.find(v4("10.0.0.10")) == nullptr);
        QCOMPARE(book.leaseOf(1, client(1))->address, v4("10.0.0.11"));
    }

    void serversThatShareAPoolDoNotGiveAnAddressTwice()
    {
        LeaseBook book;
        book.write(lease("10.0.0.12", client(1), LeaseState::Bound, 1));
        QCOMPARE(*book.choose(source("10.0.0.10-10.0.0.12", 2), client(1), {}), v4("10.0.0.11"));
    }

    void anOfferEndsAndABoundLeaseEnds()
    {
        LeaseBook book;
        book.write(lease("10.0.0.10", client(1), LeaseState::Offered));
        QCOMPARE(*book.nextExpiry(), at(100s));
        book.expire(at(99s));
        QCOMPARE(book.find(v4("10.0.0.10"))->state, LeaseState::Offered);
        book.expire(at(100s));
        QCOMPARE(book.find(v4("10.0.0.10"))->state, LeaseState::Former);
        QVERIFY(!book.nextExpiry());
    }

    void aDeclinedAddressIsPutAsideForAWhile()
    {
        LeaseBook book;
        book.write(lease("10.0.0.12", client(1), LeaseState::Bound));
        book.putAside(v4("10.0.0.12"), at(50s));
        QVERIFY(book.leaseOf(1, client(1)) == nullptr);
        QCOMPARE(*book.choose(source(), client(1), v4("10.0.0.12")), v4("10.0.0.11"));
        book.expire(at(50s));
        QVERIFY(book.find(v4("10.0.0.12")) == nullptr);
    }

    void aFullBookForgetsFormerLeasesAndThenTakesNoMore()
    {
        LeaseBook book;
        const std::uint32_t first = v4("10.1.0.0").toV4();
        for (std::uint32_t i = 0; i < LeaseBook::kMost; ++i) {
            Lease one = lease("10.0.0.1", client(i), LeaseState::Bound);
            one.address = IpAddress::v4(first + i);
            QVERIFY(book.write(one));
        }
        QVERIFY(!book.write(lease("10.0.0.1", client(1'000'000), LeaseState::Bound)));
        book.end(IpAddress::v4(first + 7), at(1s));
        QVERIFY(book.write(lease("10.0.0.1", client(1'000'000), LeaseState::Bound)));
        QVERIFY(book.find(IpAddress::v4(first + 7)) == nullptr);
        QCOMPARE(book.leases().size(), LeaseBook::kMost);
    }

    void aLeaseKeepsItsIdAndIsRemovedByIt()
    {
        LeaseBook book;
        book.write(lease("10.0.0.10", client(1), LeaseState::Offered));
        const std::uint32_t id = book.find(v4("10.0.0.10"))->id;
        QVERIFY((id & kDynamicLease) != 0);
        book.write(lease("10.0.0.10", client(1), LeaseState::Bound));
        QCOMPARE(book.find(v4("10.0.0.10"))->id, id);
        QVERIFY(!book.remove(id + 1));
        QVERIFY(book.remove(id));
        QVERIFY(book.leases().empty());
        QVERIFY(book.leaseOf(1, client(1)) == nullptr);
    }

    void leasesOfServersThatAreGoneGo()
    {
        LeaseBook book;
        book.write(lease("10.0.0.10", client(1), LeaseState::Bound, 1));
        book.write(lease("10.0.0.11", client(1), LeaseState::Bound, 2));
        book.keepServers({2});
        QCOMPARE(book.leases().size(), std::size_t{1});
        QVERIFY(book.leaseOf(2, client(1)) != nullptr);
    }
};

QTEST_APPLESS_MAIN(TestDhcpLeases)
#include "tst_dhcp_leases.moc"
