// SPDX-License-Identifier: GPL-3.0-or-later
#include "conntrack/expectation_table.h"

#include "unit/conntrack/end.h"

#include <QTest>

using namespace tb;
using namespace tb::conntrack;
using namespace tb::test;
using namespace std::chrono_literals;
using wire::Protocol;

namespace {

constexpr ConnectionId kMaster{1, 1}, kOther{2, 1};
const char* const kInside = "192.168.88.10:5001";
const char* const kServer = "203.0.113.10:20";

Expectation expectation(const End& at, std::optional<IpAddress> from = End(kServer).address)
{
    Expectation one;
    one.source = from;
    one.destination = one.targetAddress = at.address;
    one.destinationPart = one.targetPart = at.port;
    return one;
}

wire::FlowTuple tuple(const End& source, const End& destination, Protocol protocol = Protocol::Tcp)
{
    return {source.address, destination.address, source.port, destination.port,
            static_cast<std::uint8_t>(protocol)};
}

/// With its own clock.
struct Bench {
    ExpectationTable table{HashKey{}};
    Instant now{1000s};

    bool add(const Expectation& one, ConnectionId master = kMaster)
    {
        return table.add(master, HelperKind::Ftp, one, now);
    }
    bool take(const wire::FlowTuple& first) { return table.take(first, now).has_value(); }
    int size() const { return static_cast<int>(table.size()); }
};

} // namespace

class TestExpectationTable : public QObject {
    Q_OBJECT

private slots:
    void anAnnouncementIsFoundOnce()
    {
        Bench bench;
        QVERIFY(bench.table.isEmpty());
        QVERIFY(bench.add(expectation(kInside)));
        QVERIFY(!bench.table.isEmpty());

        const auto found = bench.table.take(tuple(kServer, kInside), bench.now);

        QVERIFY(found && found->master == kMaster && found->helper == HelperKind::Ftp);
        QVERIFY(bench.table.isEmpty());
        QVERIFY(!bench.take(tuple(kServer, kInside)));
    }

    void onlyWhatWasAnnouncedIsFound()
    {
        Bench bench;
        Expectation one = expectation(kInside);
        one.sourcePart = 20;
        QVERIFY(bench.add(one));
        QVERIFY(!bench.take(tuple("203.0.113.11:20", kInside)));
        QVERIFY(!bench.take(tuple("203.0.113.10:21", kInside)));
        QVERIFY(!bench.take(tuple(kServer, "192.168.88.11:5001")));
        QVERIFY(!bench.take(tuple(kServer, "192.168.88.10:5002")));
        QVERIFY(!bench.take(tuple(kServer, kInside, Protocol::Udp)));
        QVERIFY(bench.take(tuple(kServer, kInside)));
    }

    void withoutASourceAnybodyMayCome()
    {
        Bench bench;
        QVERIFY(bench.add(expectation(kInside, std::nullopt)));
        QVERIFY(bench.take(tuple("198.51.100.7:7", kInside)));
    }

    void theOldestOfAGroupGivesWay()
    {
        Bench bench;
        for (const char* at : {"192.168.88.10:1", "192.168.88.10:2", "192.168.88.10:3"}) {
            Expectation one = expectation(at);
            one.mostOfGroup = 2;
            QVERIFY(bench.add(one));
        }
        Expectation another = expectation("192.168.88.10:4");
        another.group = 1;
        QVERIFY(bench.add(another));
        QCOMPARE(bench.size(), 3);
        QVERIFY(!bench.take(tuple(kServer, "192.168.88.10:1")));
        QVERIFY(bench.take(tuple(kServer, "192.168.88.10:2")));
        QVERIFY(bench.take(tuple(kServer, "192.168.88.10:3")));
        QVERIFY(bench.take(tuple(kServer, "192.168.88.10:4")));
    }

    void theSameAgainBeginsAnew()
    {
        Bench bench;
        Expectation one = expectation(kInside);
        one.mostOfGroup = 2;
        QVERIFY(bench.add(one));
        bench.now = bench.now + 200s;
        QVERIFY(bench.add(one));
        QCOMPARE(bench.size(), 1);
        bench.now = bench.now + 200s;
        QVERIFY(bench.take(tuple(kServer, kInside)));
    }

    void whatAnotherMasterWaitsForIsRefused()
    {
        Bench bench;
        QVERIFY(bench.add(expectation(kInside)));
        QVERIFY(!bench.add(expectation(kInside), kOther));
        QVERIFY(!bench.add(expectation(kInside, std::nullopt), kOther)); // a packet could fit both
        QVERIFY(bench.add(expectation(kInside, End("203.0.113.11").address), kOther));
        QCOMPARE(bench.size(), 2);

        QCOMPARE(bench.table.take(tuple("203.0.113.11:20", kInside), bench.now)->master, kOther);
        QCOMPARE(bench.table.take(tuple(kServer, kInside), bench.now)->master, kMaster);
    }

    void twoEndsOfOneMasterDoNotGetTheSamePlace()
    {
        Bench bench;
        Expectation first = expectation(kInside), second = first;
        first.mostOfGroup = second.mostOfGroup = 2;
        second.targetPart = 5002;
        QVERIFY(bench.add(first));
        QVERIFY(!bench.add(second));
        QVERIFY(bench.add(first)); // the same end again
        QCOMPARE(bench.size(), 1);
    }

    void aPairIsAddedWhollyOrNotAtAll()
    {
        Bench bench;
        std::vector<Expectation> pair{expectation(kInside), expectation("192.168.88.10:5002")};
        pair[0].mostOfGroup = pair[1].mostOfGroup = 2;
        QVERIFY(bench.add(pair[1], kOther));
        QVERIFY(!bench.table.add(kMaster, HelperKind::Sip, pair, bench.now));
        QCOMPARE(bench.size(), 1);
        (void)bench.table.forget(kOther);
        QVERIFY(bench.table.add(kMaster, HelperKind::Sip, pair, bench.now));
        QCOMPARE(bench.size(), 2);
    }

    void outsideAndOwnPortsAreFoundByEachOther()
    {
        Bench bench;
        Expectation one = expectation("203.0.113.2:6000");
        one.targetAddress = End(kInside).address;
        one.targetPart = 5001;
        QVERIFY(bench.add(one));
        Expectation again = one;
        again.destinationPart = again.targetPart;
        const IpAddress outside = one.destination;
        const auto own = [&](std::uint16_t part, ConnectionId master = kMaster) {
            return bench.table.targetPart(master, Protocol::Tcp, outside, part, bench.now);
        };
        QVERIFY(bench.table.outsidePart(kMaster, again, bench.now) == 6000);
        QVERIFY(!bench.table.outsidePart(kOther, again, bench.now));
        QVERIFY(own(6000) == 5001);
        QVERIFY(!own(5001) && !own(6000, kOther));
        again.targetPart = 5002;
        QVERIFY(!bench.table.outsidePart(kMaster, again, bench.now));
        bench.now = bench.now + 300s;
        QVERIFY(!own(6000));
    }

    void theFirstOfAnExclusiveGroupEndsTheOthers()
    {
        Bench bench;
        for (const char* at : {"192.168.88.10:1", "192.168.88.10:2"}) {
            Expectation one = expectation(at);
            one.mostOfGroup = 2;
            one.isExclusive = true;
            QVERIFY(bench.add(one));
        }
        Expectation another = expectation("192.168.88.10:3");
        another.group = 1;
        QVERIFY(bench.add(another));
        QVERIFY(bench.take(tuple(kServer, "192.168.88.10:2")));
        QVERIFY(!bench.take(tuple(kServer, "192.168.88.10:1")));
        QVERIFY(bench.take(tuple(kServer, "192.168.88.10:3")));
    }

    void aPermanentOneStays()
    {
        Bench bench;
        Expectation one = expectation(kInside);
        one.isPermanent = true;
        QVERIFY(bench.add(one));
        QVERIFY(bench.take(tuple(kServer, kInside)));
        QVERIFY(bench.take(tuple("203.0.113.10:21", kInside)));
        QCOMPARE(bench.size(), 1);
    }

    void nobodyIsWaitedForLongerThanSaid()
    {
        Bench bench;
        Expectation one = expectation(kInside);
        one.timeout = 60s;
        QVERIFY(bench.add(one));
        bench.now = bench.now + 60s;
        QVERIFY(!bench.take(tuple(kServer, kInside)));
        QCOMPARE(bench.size(), 1);
        bench.table.expire(bench.now);
        QCOMPARE(bench.size(), 0);
        QVERIFY(bench.table.isEmpty());
    }

    void expiryLeavesTheOthers()
    {
        Bench bench;
        Expectation brief = expectation("192.168.88.10:1");
        brief.timeout = 60s;
        brief.group = 1;
        QVERIFY(bench.add(brief));
        QVERIFY(bench.add(expectation(kInside)));
        bench.table.expire(bench.now + 60s);
        QCOMPARE(bench.size(), 1);
        QVERIFY(bench.take(tuple(kServer, kInside)));
    }

    void aFullTableRefuses()
    {
        Bench bench;
        for (std::uint32_t i = 0; i < ExpectationTable::kMost; ++i)
            QVERIFY(bench.add(expectation(End(End(kInside).address.plus(i), 80)), {10 + i, 1}));
        QVERIFY(!bench.add(expectation("10.0.0.1:80")));
        QCOMPARE(bench.size(), int(ExpectationTable::kMost));
        QVERIFY(bench.take(tuple(kServer, "192.168.88.10:80")));
        QVERIFY(bench.add(expectation("10.0.0.1:80")));
    }

    // What a stranger can make wait must neither fill the table nor make others look at all of it.
    void oneAddressGetsAPartOfTheTableAndOnePlaceAFew()
    {
        Bench bench;
        std::uint16_t port = 1024;
        for (std::size_t i = 0; i < ExpectationTable::kMostOfTarget; ++i) {
            const auto master = static_cast<std::uint32_t>(10 + i);
            QVERIFY(bench.add(expectation(End(End(kInside).address, port++)), {master, 1}));
        }
        QVERIFY(!bench.add(expectation(End(End(kInside).address, port)), {5, 1}));
        QVERIFY(bench.add(expectation("192.168.88.99:80"), {5, 1}));

        for (std::size_t i = 0; i < ExpectationTable::kMostAtPlace + 3; ++i) {
            Expectation one = expectation("192.168.88.77:80");
            one.source = End(kServer).address.plus(i);
            const bool fits = i < ExpectationTable::kMostAtPlace;
            QCOMPARE(bench.add(one, {static_cast<std::uint32_t>(9000 + i), 1}), fits);
        }
    }

    void forgettingTakesAllOfAMaster()
    {
        Bench bench;
        QVERIFY(bench.add(expectation(kInside)));
        QVERIFY(bench.add(expectation("192.168.88.10:9"), kOther));
        bench.table.addChild(kMaster, {7, 1});
        bench.table.addCallIds(kMaster, HelperKind::Pptp, {});

        QCOMPARE(bench.table.forget(kMaster), std::vector<ConnectionId>({
                                                  {7, 1}
        }));

        QVERIFY(!bench.take(tuple(kServer, kInside)));
        QVERIFY(bench.table.forget(kMaster).empty());
        QVERIFY(bench.take(tuple(kServer, "192.168.88.10:9")));
        QVERIFY(bench.table.isEmpty());
    }

    void onlyTheNamedGroupsAreForgotten()
    {
        Bench bench;
        for (std::uint8_t group = 0; group < 4; ++group) {
            Expectation one = expectation(End(End(kInside).address, group));
            one.group = group;
            QVERIFY(bench.add(one));
        }
        bench.table.forgetGroups(kOther, ~0U);
        QCOMPARE(bench.size(), 4);
        bench.table.forgetGroups(kMaster, 0b1010);
        QVERIFY(bench.take(tuple(kServer, "192.168.88.10:0")));
        QVERIFY(!bench.take(tuple(kServer, "192.168.88.10:1")));
        QVERIFY(bench.take(tuple(kServer, "192.168.88.10:2")));
        QVERIFY(!bench.take(tuple(kServer, "192.168.88.10:3")));
        QVERIFY(bench.table.isEmpty());
    }

    void childrenAreRememberedWhenNobodyElseIsAwaited()
    {
        Bench bench;
        QVERIFY(bench.add(expectation(kInside)));
        QVERIFY(bench.take(tuple(kServer, kInside)));
        bench.table.addChild(kMaster, {7, 1});
        bench.table.expire(bench.now);
        QCOMPARE(bench.table.forget(kMaster), std::vector<ConnectionId>({
                                                  {7, 1}
        }));
    }

    void childrenAreBounded()
    {
        Bench bench;
        for (std::uint32_t i = 0; i < ExpectationTable::kMostChildren + 3; ++i)
            bench.table.addChild(kMaster, {100 + i, 1});
        const auto children = bench.table.forget(kMaster);
        QCOMPARE(children.size(), ExpectationTable::kMostChildren);
        QCOMPARE(children.front(), (ConnectionId{103, 1})); // the oldest ones gave way
    }

    void callIdsAreFoundByTheReceivers()
    {
        Bench bench;
        const IpAddress client = End("192.168.88.10").address, server = End("203.0.113.10").address;
        for (std::uint16_t call : {1, 2, 3}) // two directions of one call are remembered
            bench.table.addCallIds(kMaster, HelperKind::Pptp,
                                   {client, server, static_cast<std::uint16_t>(100 + call), call});
        const auto senderOf = [&](const IpAddress& source, std::uint16_t receiver) {
            wire::FlowTuple gre;
            gre.source = source;
            gre.destination = server;
            gre.destinationPart = receiver;
            return int(bench.table.senderCallId(gre));
        };
        QVERIFY(!bench.table.isEmpty());
        QCOMPARE(bench.size(), 0); // nobody is waited for
        QCOMPARE(senderOf(client, 1), 0);
        QCOMPARE(senderOf(client, 2), 102);
        QCOMPARE(senderOf(client, 3), 103);
        QCOMPARE(senderOf(server, 3), 0);
    }
};

QTEST_APPLESS_MAIN(TestExpectationTable)
#include "tst_expectation_table.moc"
