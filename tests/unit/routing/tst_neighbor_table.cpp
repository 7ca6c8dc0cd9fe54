// SPDX-License-Identifier: GPL-3.0-or-later
#include "routing/neighbor_table.h"

#include <QTest>

#include <chrono>
#include <vector>

using namespace tb;
using namespace tb::routing;
using namespace std::chrono_literals;

namespace {

constexpr Instant kStart{1000s};
const IpAddress kHost = IpAddress::v4(0xc0a8580aU);
const MacAddress kMac = MacAddress::local(1);

wire::OwnedFrame frameOf(std::size_t size, wire::Byte first = 0)
{
    std::vector<wire::Byte> bytes(size, first);
    return wire::OwnedFrame::copyOf(wire::ConstBytes(bytes));
}

const MacAddress* find(const NeighborTable& table, InterfaceId interface, const IpAddress& address)
{
    static std::shared_ptr<const NeighborMap> map; // keeps the answer alive
    map = table.current();
    return NeighborTable::find(*map, interface, address);
}

} // namespace

class TestNeighborTable : public QObject {
    Q_OBJECT

private slots:
    void theFirstFrameAsksAndTheAnswerSetsItFree()
    {
        NeighborTable table;
        QVERIFY(!find(table, 1, kHost));
        QVERIFY(table.wait(1, kHost, frameOf(60, 7), kStart));

        const auto freed = table.learn(1, kHost, kMac, false, kStart + 1ms);

        QVERIFY(freed.has_value());
        QCOMPARE(freed->frame().size, 60U);
        QCOMPARE(int(freed->frame().data[0]), 7);
        QVERIFY(find(table, 1, kHost) && *find(table, 1, kHost) == kMac);
        QVERIFY(!table.learn(1, kHost, kMac, false, kStart + 2ms));
    }

    void onlyTheLastFrameWaitsAndNobodyAsksTwice()
    {
        NeighborTable table;
        QVERIFY(table.wait(1, kHost, frameOf(60, 1), kStart));
        const NeighborTable::Waiting second = table.wait(1, kHost, frameOf(60, 2), kStart);
        QVERIFY(!second.shouldAsk);
        QCOMPARE(second.givenUp, 1);
        const auto freed = table.learn(1, kHost, kMac, false, kStart);
        QCOMPARE(int(freed->frame().data[0]), 2);
    }

    void strangersAreNotLearntUnlessAsked()
    {
        NeighborTable table;
        table.learn(1, kHost, kMac, /*create=*/false, kStart);
        QCOMPARE(table.size(), std::size_t{0});
        table.learn(1, kHost, kMac, /*create=*/true, kStart);
        QCOMPARE(table.size(), std::size_t{1});
    }

    void interfacesAreKeptApart()
    {
        NeighborTable table;
        table.learn(1, kHost, kMac, true, kStart);
        QVERIFY(find(table, 1, kHost));
        QVERIFY(!find(table, 2, kHost));
    }

    void aNewAddressReplacesTheOldOne()
    {
        NeighborTable table;
        table.learn(1, kHost, kMac, true, kStart);
        table.learn(1, kHost, MacAddress::local(2), false, kStart);
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
        QCOMPARE(table.size(), std::size_t{0});
    }

    void nobodyIsAskedTwiceInOneSecond()
    {
        NeighborTable table;
        table.wait(1, kHost, frameOf(60), kStart);
        QVERIFY(table.tick(kStart + 999ms).solicitations.empty());
        QCOMPARE(table.tick(kStart + 1s).solicitations.size(), std::size_t{1});
    }

    void aUsedNeighbourIsAskedAgainAfterThirtySecondsAndStaysGoodMeanwhile()
    {
        NeighborTable table;
        table.learn(1, kHost, kMac, true, kStart);
        QVERIFY(find(table, 1, kHost));
        QVERIFY(table.tick(kStart + 29s).solicitations.empty());
        QVERIFY(find(table, 1, kHost));
        QCOMPARE(table.tick(kStart + 30s).solicitations.size(), std::size_t{1});
        QVERIFY(find(table, 1, kHost));
        table.learn(1, kHost, kMac, false, kStart + 30s);
        QVERIFY(table.tick(kStart + 32s).solicitations.empty());
    }

    void anUnusedNeighbourIsForgottenUnasked()
    {
        NeighborTable table;
        table.learn(1, kHost, kMac, true, kStart);
        QVERIFY(table.tick(kStart + 10min - 1s).solicitations.empty());
        QCOMPARE(table.size(), std::size_t{1});
        QVERIFY(table.tick(kStart + 10min).solicitations.empty());
        QCOMPARE(table.size(), std::size_t{0});
        QVERIFY(!find(table, 1, kHost));
    }

    void anInterfaceThatIsGoneTakesItsNeighboursAlong()
    {
        NeighborTable table;
        table.learn(1, kHost, kMac, true, kStart);
        table.learn(2, kHost, kMac, true, kStart);
        table.forget(1);
        QVERIFY(!find(table, 1, kHost));
        QVERIFY(find(table, 2, kHost));
    }

    void theTableIsBounded()
    {
        NeighborTable table;
        for (std::uint32_t i = 0; i < NeighborTable::kMaxEntries; ++i)
            QVERIFY(table.wait(1, kHost.plus(i), frameOf(60), kStart));
        QVERIFY(!table.wait(1, kHost.plus(NeighborTable::kMaxEntries), frameOf(60), kStart));
        table.learn(2, kHost, kMac, true, kStart);
        QCOMPARE(table.size(), NeighborTable::kMaxEntries);
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
            kept += table.learn(1, kHost.plus(i), kMac, false, kStart).has_value() ? 1 : 0;
        QCOMPARE(kept, kFit);
        // What was given back makes room again.
        table.wait(1, kHost.plus(100'000), frameOf(kLarge), kStart);
        QVERIFY(table.learn(1, kHost.plus(100'000), kMac, false, kStart).has_value());
    }
};

QTEST_APPLESS_MAIN(TestNeighborTable)
#include "tst_neighbor_table.moc"
