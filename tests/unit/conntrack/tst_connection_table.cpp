// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/conntrack/table_bench.h"

#include <QTest>

using namespace tb;
using namespace tb::conntrack;
using namespace tb::test;
using namespace std::chrono_literals;
using wire::Direction;
using wire::DropReason;
using wire::FlowTuple;

class TestConnectionTable : public QObject {
    Q_OBJECT

private slots:
    void aConfirmedConnectionIsFoundByBothItsTuples()
    {
        ConnectionTable table(10, HashKey{});
        const ConnectionId id = *add(table, numbered(1));
        Direction direction{};

        QVERIFY(table.find(numbered(1), kNow, direction).id() == id);
        QCOMPARE(direction, Direction::Original);
        QVERIFY(table.find(*numbered(1).inverted(), kNow, direction).id() == id);
        QCOMPARE(direction, Direction::Reply);
        QVERIFY(table.lock(id)->has(kConfirmed));
    }

    void aPendingConnectionIsNotFound()
    {
        ConnectionTable table(10, HashKey{});
        const auto pending = table.open(numbered(1), kNow);
        (*pending)->setExpires(kNow + kLife);
        QVERIFY(!has(table, numbered(1)));
        QVERIFY(table.isFree(numbered(1), kNow));
        QVERIFY(!table.lock(pending->id()));
        QCOMPARE(table.totals().total(), 0U);
    }

    void aTupleThatEqualsItsInverseIsFoundAndRemoved()
    {
        ConnectionTable table(10, HashKey{});
        const IpAddress one = numbered(1).source;
        const FlowTuple itself{one, one, 5000, 5000, 17};
        const ConnectionId id = *add(table, itself);
        QVERIFY(has(table, itself));
        QVERIFY(table.remove(id, EndReason::Removed, kNow));
        QVERIFY(!has(table, itself));
    }

    void aRemovedConnectionIsGoneAndItsIdNamesNothingAnyMore()
    {
        ConnectionTable table(10, HashKey{});
        const ConnectionId id = *add(table, numbered(1));
        QVERIFY(table.remove(id, EndReason::Removed, kNow));
        QVERIFY(!table.remove(id, EndReason::Removed, kNow));
        QVERIFY(!has(table, numbered(1)));
        QVERIFY(!table.lock(id));

        const ConnectionId next = *add(table, numbered(2)); // in the same slot

        QCOMPARE(next.slot, id.slot);
        QVERIFY(!table.lock(id));
        QVERIFY(!table.remove(id, EndReason::Removed, kNow));
        QVERIFY(has(table, numbered(2)));
    }

    void anIdThatWasNeverGivenNamesNothing()
    {
        ConnectionTable table(10, HashKey{});
        QVERIFY(!table.lock({}));
        QVERIFY(!table.lock({5, 1}));
        QVERIFY(!table.lock({0xffffffff, 1}));
    }

    void anExpiredConnectionIsNotFound()
    {
        ConnectionTable table(10, HashKey{});
        QVERIFY(static_cast<bool>(add(table, numbered(1))));
        QVERIFY(has(table, numbered(1), kNow + kLife - 1ns));
        QVERIFY(!has(table, numbered(1), kNow + kLife));
        QVERIFY(table.isFree(numbered(1), kNow + kLife));
    }

    void anExpiredConnectionMakesWayForANewOne()
    {
        ConnectionTable table(10, HashKey{});
        const ConnectionId old = *add(table, numbered(1));
        const auto young = add(table, numbered(1), 0, kNow + kLife);
        QVERIFY(static_cast<bool>(young));
        QVERIFY(!(*young == old));
        QCOMPARE(table.totals().total(), 1U);
    }

    void twoExpiredConnectionsMakeWayForOneThatNeedsBothTheirTuples()
    {
        ConnectionTable table(10, HashKey{});
        FlowTuple reply = *numbered(1).inverted();
        reply.destinationPart = 9999; // as after source NAT: not the first one's own reply tuple
        QVERIFY(static_cast<bool>(add(table, numbered(1))));
        QVERIFY(static_cast<bool>(add(table, reply)));
        PendingConnection pending = *table.open(numbered(1), kNow + kLife);
        pending->setTuple(Direction::Reply, reply);
        pending->setExpires(kNow + 2 * kLife);

        QVERIFY(static_cast<bool>(table.confirm(pending, kNow + kLife)));

        QCOMPARE(table.totals().total(), 1U);
    }

    void aTakenTupleIsAClash_data()
    {
        QTest::addColumn<bool>("byReply");
        QTest::newRow("original tuple") << false;
        QTest::newRow("reply tuple") << true;
    }
    void aTakenTupleIsAClash()
    {
        QFETCH(bool, byReply);
        ConnectionTable table(10, HashKey{});
        QVERIFY(static_cast<bool>(add(table, numbered(1))));
        PendingConnection pending = *table.open(numbered(byReply ? 2 : 1), kNow);
        pending->setExpires(kNow + kLife);
        pending->setTuple(Direction::Reply, *numbered(byReply ? 1 : 2).inverted());

        const auto result = table.confirm(pending, kNow);

        QVERIFY(!result);
        QCOMPARE(result.error(), DropReason::TupleClash);
        QCOMPARE(table.totals().total(), 1U);
        QVERIFY(!table.isFree(numbered(1), kNow));
    }

    void totalsCountBothFamilies()
    {
        ConnectionTable table(10, HashKey{});
        const ConnectionId v4 = *add(table, numbered(1));
        QVERIFY(static_cast<bool>(add(table, numbered6(1))));
        QVERIFY(static_cast<bool>(add(table, numbered6(2))));
        QCOMPARE(table.totals().v4, 1U);
        QCOMPARE(table.totals().v6, 2U);
        QVERIFY(table.remove(v4, EndReason::Removed, kNow));
        QCOMPARE(table.totals().v4, 0U);
        QCOMPARE(table.totals().total(), 2U);
    }

    // Hints

    void aHintLeadsToTheConnection()
    {
        ConnectionTable table(10, HashKey{});
        const ConnectionId id = *add(table, numbered(1));
        LookupHint hint = table.hashAndPrefetch(numbered(1));
        table.prefetchConnection(hint);
        QVERIFY(hint.reference != 0);
        Direction direction{};
        QVERIFY(table.find(numbered(1), hint, kNow, direction).id() == id);
    }

    void aHintThatWasOvertakenIsOnlyAHint()
    {
        ConnectionTable table(10, HashKey{});
        const ConnectionId id = *add(table, numbered(1));
        LookupHint hint = table.hashAndPrefetch(numbered(1));
        table.prefetchConnection(hint);
        Direction direction{};

        QVERIFY(table.remove(id, EndReason::Removed, kNow)); // the slot is free
        QVERIFY(!table.find(numbered(1), hint, kNow, direction));
        const ConnectionId other = *add(table, numbered(2)); // the slot has another tenant
        QCOMPARE(other.slot, id.slot);
        QVERIFY(!table.find(numbered(1), hint, kNow, direction));
        const ConnectionId back = *add(table, numbered(1)); // it lives in another slot
        QVERIFY(table.find(numbered(1), hint, kNow, direction).id() == back);
    }

    void aHintForNobodyFindsWhoCameMeanwhile()
    {
        ConnectionTable table(10, HashKey{});
        LookupHint hint = table.hashAndPrefetch(numbered(1));
        table.prefetchConnection(hint);
        QCOMPARE(hint.reference, 0U);
        QVERIFY(static_cast<bool>(add(table, numbered(1))));
        Direction direction{};
        QVERIFY(static_cast<bool>(table.find(numbered(1), hint, kNow, direction)));
    }

    // A full table

    void assuredConnectionsSurviveAFullTable()
    {
        ConnectionTable table(100, HashKey{});
        for (std::uint32_t i = 0; i < 100; ++i)
            QVERIFY(static_cast<bool>(add(table, numbered(i), i < 10 ? kAssured : 0)));

        for (std::uint32_t i = 100; i < 5000; ++i) {
            QVERIFY(static_cast<bool>(add(table, numbered(i))));
            QCOMPARE(table.totals().total(), 100U);
        }

        for (std::uint32_t i = 0; i < 10; ++i)
            QVERIFY(has(table, numbered(i)));
        QVERIFY(has(table, numbered(4999)));
    }

    void aTableFullOfAssuredConnectionsTakesNoMore()
    {
        ConnectionTable table(20, HashKey{});
        for (std::uint32_t i = 0; i < 20; ++i)
            QVERIFY(static_cast<bool>(add(table, numbered(i), kAssured)));

        const auto refused = add(table, numbered(20));

        QVERIFY(!refused);
        QCOMPARE(refused.error(), DropReason::TableFull);
        QVERIFY(static_cast<bool>(add(table, numbered(20), 0, kNow + kLife))); // they have all expired
    }

    void pendingConnectionsCountAgainstTheMaximum()
    {
        ConnectionTable table(2, HashKey{});
        const auto one = table.open(numbered(1), kNow), two = table.open(numbered(2), kNow);
        QVERIFY(one && two);
        QVERIFY(!table.open(numbered(3), kNow)); // nobody to evict: they belong to packets
    }

    void theMaximumIsAtMostWhatThePageSays()
    {
        QCOMPARE(ConnectionTable(0xffffffff, HashKey{}).maxEntries(), 1'048'576U);
        QCOMPARE(ConnectionTable(1000, HashKey{}).maxEntries(), 1000U);
    }

    void aTableGrowsToManyChunksAndShrinksToNothing()
    {
        constexpr std::uint32_t kCount = 50'000;
        ConnectionTable table(kCount, HashKey{1, 2});
        for (std::uint32_t i = 0; i < kCount; ++i)
            QVERIFY(static_cast<bool>(add(table, numbered(i))));
        for (std::uint32_t i = 0; i < kCount; ++i)
            QVERIFY(has(table, numbered(i)) && has(table, *numbered(i).inverted()));

        table.clear(EndReason::TrackingOff, kNow);

        QCOMPARE(table.totals().total(), 0U);
        for (std::uint32_t i = 0; i < kCount; ++i)
            QVERIFY(!has(table, numbered(i)));
    }

    void clearOfOneFamilyLeavesTheOther()
    {
        ConnectionTable table(100, HashKey{1, 2});
        wire::FlowTuple v6 = numbered(1);
        v6.source = *IpAddress::parse("2001:db8:88::10");
        v6.destination = *IpAddress::parse("2001:db8:203::10");
        QVERIFY(static_cast<bool>(add(table, numbered(1))));
        QVERIFY(static_cast<bool>(add(table, v6)));

        table.clear(EndReason::TrackingOff, kNow, IpFamily::V4);

        QVERIFY(!has(table, numbered(1)));
        QVERIFY(has(table, v6));
        table.clear(EndReason::TrackingOff, kNow, IpFamily::V6);
        QVERIFY(!has(table, v6));
    }
};

QTEST_APPLESS_MAIN(TestConnectionTable)
#include "tst_connection_table.moc"
