// SPDX-License-Identifier: GPL-3.0-or-later
#include "routing/neighbor_table.h"

#include "unit/routing/neighbor_bench.h"

#include <QTest>

#include <chrono>

using namespace tb;
using namespace tb::routing;
using namespace tb::test;
using namespace std::chrono_literals;

class TestNeighborTable : public QObject {
    Q_OBJECT

private slots:
    void theFirstFrameAsksAndTheAnswerSetsItFree()
    {
        NeighborTable table;
        QVERIFY(!find(table, 1, kHost));
        QVERIFY(table.wait(1, kHost, frameOf(60, 7), kStart));

        const auto freed = table.learn(1, answers(kHost, kMac), kStart + 1ms);

        QVERIFY(freed.has_value());
        QCOMPARE(freed->frame.frame().size, 60U);
        QCOMPARE(int(freed->frame.frame().data[0]), 7);
        QVERIFY(find(table, 1, kHost) && *find(table, 1, kHost) == kMac);
        QVERIFY(!table.learn(1, answers(kHost, kMac), kStart + 2ms));
    }

    void onlyTheLastFrameWaitsAndNobodyAsksTwice()
    {
        NeighborTable table;
        QVERIFY(table.wait(1, kHost, frameOf(60, 1), kStart));
        const NeighborTable::Waiting second = table.wait(1, kHost, frameOf(60, 2), kStart);
        QVERIFY(!second.shouldAsk);
        QCOMPARE(second.givenUp, 1);
        const auto freed = table.learn(1, answers(kHost, kMac), kStart);
        QCOMPARE(int(freed->frame.frame().data[0]), 2);
    }

    void strangersAreNotLearntUnlessAsked()
    {
        NeighborTable table;
        table.learn(1, answers(kHost, kMac), kStart);
        QCOMPARE(table.size(), std::size_t{0});
        table.learn(1, asks(kHost, kMac), kStart);
        QCOMPARE(table.size(), std::size_t{1});
    }

    void interfacesAreKeptApart()
    {
        NeighborTable table;
        table.learn(1, asks(kHost, kMac), kStart);
        QVERIFY(find(table, 1, kHost));
        QVERIFY(!find(table, 2, kHost));
    }

    void aNewAddressReplacesTheOldOne()
    {
        NeighborTable table;
        table.learn(1, asks(kHost, kMac), kStart);
        table.learn(1, answers(kHost, MacAddress::local(2)), kStart);
        QVERIFY(*find(table, 1, kHost) == MacAddress::local(2));
    }

    void silenceIsAskedThreeTimesThenTheFrameFails()
    {
        NeighborTable table;
        QVERIFY(table.wait(1, kHost, frameOf(60, 7), kStart));
        for (int i = 1; i < NeighborTable::kSolicitations; ++i) {
            const auto due = table.tick(kStart + i * 1s);
            QCOMPARE(due.solicitations.size(), std::size_t{1});
            QVERIFY(due.solicitations[0].target == kHost);
            QCOMPARE(due.solicitations[0].interface, 1U);
            QVERIFY(due.failed.empty());
        }
        const auto due = table.tick(kStart + 3s);
        QVERIFY(due.solicitations.empty());
        QCOMPARE(due.failed.size(), std::size_t{1});
        QCOMPARE(int(due.failed[0].frame().data[0]), 7);
        QVERIFY(stateOf(table) == NeighborState::Failed);
    }

    void nobodyIsAskedTwiceInOneSecond()
    {
        NeighborTable table;
        table.wait(1, kHost, frameOf(60), kStart);
        QVERIFY(table.tick(kStart + 999ms).solicitations.empty());
        QCOMPARE(table.tick(kStart + 1s).solicitations.size(), std::size_t{1});
    }

    void anUnusedNeighbourIsForgottenUnasked()
    {
        NeighborTable table;
        table.learn(1, asks(kHost, kMac), kStart);
        QVERIFY(table.tick(kStart + 10min - 1s).solicitations.empty());
        QCOMPARE(table.size(), std::size_t{1});
        QVERIFY(table.tick(kStart + 10min).solicitations.empty());
        QCOMPARE(table.size(), std::size_t{0});
        QVERIFY(!find(table, 1, kHost));
    }

    void anInterfaceThatIsGoneTakesItsNeighboursAlong()
    {
        NeighborTable table;
        table.learn(1, asks(kHost, kMac), kStart);
        table.learn(2, asks(kHost, kMac), kStart);
        table.forget(1);
        QVERIFY(!find(table, 1, kHost));
        QVERIFY(find(table, 2, kHost));
    }

    void oneInterfaceHasAtMostHalfOfTheTableAndItsOldestGoesFirst()
    {
        NeighborTable table;
        for (std::uint32_t i = 0; i < NeighborTable::kMaxPerInterface; ++i)
            table.learn(1, asks(kHost.plus(i), kMac), kStart);
        table.learn(1, answers(kHost.plus(1), kMac), kStart + 1s); // heard of again
        const IpAddress another = kHost.plus(NeighborTable::kMaxPerInterface);
        table.learn(1, asks(another, kMac), kStart + 1s);
        QCOMPARE(table.size(), NeighborTable::kMaxPerInterface);
        QVERIFY(find(table, 1, another));
        QVERIFY(!find(table, 1, kHost));
        QVERIFY(table.wait(1, another.plus(1), frameOf(60), kStart + 1s)); // who is asked for has room, too
        QVERIFY(find(table, 1, kHost.plus(1)));
        QVERIFY(!find(table, 1, kHost.plus(2)));
        QCOMPARE(table.size(), NeighborTable::kMaxPerInterface);
    }

    void aFloodCostsNeitherNeighboursInUseNorThoseOfAnotherInterface()
    {
        NeighborTable table;
        table.learn(1, asks(kHost, kMac), kStart);
        table.learn(3, asks(kHost, kMac), kStart);
        QVERIFY(find(table, 1, kHost)); // something is sent to it
        table.tick(kStart + 1s);        // ... which is noted here
        for (std::uint32_t i = 1; i < NeighborTable::kMaxEntries; ++i) {
            table.learn(1, asks(kHost.plus(i), kMac), kStart + 2s);
            table.learn(2, asks(kHost.plus(i), kMac), kStart + 2s);
        }
        QCOMPARE(table.size(), NeighborTable::kMaxEntries);
        QVERIFY(find(table, 1, kHost));
        QVERIFY(find(table, 3, kHost));
        table.learn(3, asks(kHost.plus(1), kMac), kStart + 2s);
        QVERIFY(find(table, 3, kHost.plus(1)));
        QCOMPARE(table.size(), NeighborTable::kMaxEntries);
    }

    void whatWaitedForAnEntryThatHadToGoFailsWithTheNextTick()
    {
        NeighborTable table;
        for (std::uint32_t i = 0; i <= NeighborTable::kMaxPerInterface; ++i)
            table.wait(1, kHost.plus(i), frameOf(60, i == 0 ? 7 : 8), kStart);
        const auto due = table.tick(kStart + 1ms);
        QCOMPARE(due.failed.size(), std::size_t{1});
        QCOMPARE(int(due.failed[0].frame().data[0]), 7);
        QVERIFY(table.tick(kStart + 2ms).failed.empty());
    }

    void aChangeCopiesFewOfTheOtherNeighbours()
    {
        constexpr std::uint32_t kMany = 4096;
        NeighborTable table;
        for (std::uint32_t i = 0; i < kMany; ++i)
            table.learn(1, asks(kHost.plus(i), kMac), kStart);
        const auto before = table.current();
        table.learn(1, asks(kHost.plus(kMany), kMac), kStart);
        table.learn(1, answers(kHost.plus(7), MacAddress::local(2)), kStart);
        const auto after = table.current();
        std::uint32_t copied = 0;
        for (std::uint32_t i = 0; i < kMany; ++i) {
            const MacAddress* const mac = NeighborTable::find(*after, 1, kHost.plus(i));
            QVERIFY(mac && (i == 7) == (*mac != kMac));
            copied += mac != NeighborTable::find(*before, 1, kHost.plus(i)) ? 1 : 0;
        }
        QVERIFY2(copied < kMany / 8, qPrintable(QString::number(copied)));
    }

    void waitingFramesAreBoundedInBytes()
    {
        NeighborTable table;
        constexpr std::size_t kLarge = 64'000;
        constexpr std::size_t kFit = NeighborTable::kMaxWaitingBytes / kLarge;
        for (std::uint32_t i = 0; i < kFit + 10; ++i)
            table.wait(1, kHost.plus(i), frameOf(kLarge), kStart);
        std::size_t kept = 0;
        for (std::uint32_t i = 0; i < kFit + 10; ++i)
            kept += table.learn(1, answers(kHost.plus(i), kMac), kStart).has_value() ? 1 : 0;
        QCOMPARE(kept, kFit);
        // What was given back makes room again.
        table.wait(1, kHost.plus(100'000), frameOf(kLarge), kStart);
        QVERIFY(table.learn(1, answers(kHost.plus(100'000), kMac), kStart).has_value());
    }
};

QTEST_APPLESS_MAIN(TestNeighborTable)
#include "tst_neighbor_table.moc"
