// SPDX-License-Identifier: GPL-3.0-or-later
#include "conntrack/slot_pool.h"

#include <QTest>

#include <set>
#include <vector>

using namespace tb;
using namespace tb::conntrack;

class TestSlotPool : public QObject {
    Q_OBJECT

private slots:
    void nothingIsMappedBeforeTheFirstSlotIsTaken()
    {
        const SlotPool pool(1'048'576);
        QCOMPARE(pool.highWater(), 0U);
    }

    void aTakenSlotIsPendingAndItsRecordsAreEmpty()
    {
        SlotPool pool(10);
        std::uint32_t slot = 99;
        QVERIFY(pool.take(slot));
        QCOMPARE(slot, 0U);
        QCOMPARE(pool.hot(slot).slotState.load(), SlotState::Pending);
        QVERIFY(pool.hot(slot).generation != 0);
        QVERIFY(pool.hot(slot).traffic[0] == Traffic());
        QCOMPARE(pool.cold(slot).rate[0], 0U);
    }

    void aSlotComesBackWithAnotherGeneration()
    {
        SlotPool pool(1);
        std::set<std::uint32_t> generations;
        for (int i = 0; i < 100; ++i) {
            std::uint32_t slot = 99;
            QVERIFY(pool.take(slot));
            QCOMPARE(slot, 0U);
            QVERIFY(generations.insert(pool.hot(slot).generation).second);
            pool.give(slot);
            QCOMPARE(pool.hot(slot).slotState.load(), SlotState::Free);
        }
    }

    void theGenerationThatNamesNothingIsNeverGiven()
    {
        SlotPool pool(1);
        std::uint32_t slot = 0;
        QVERIFY(pool.take(slot));
        pool.hot(slot).generation = 0xffffffff;
        pool.give(slot);
        QVERIFY(pool.take(slot));
        QCOMPARE(pool.hot(slot).generation, 1U);
    }

    void noMoreAreGivenThanTheCapacity()
    {
        SlotPool pool(3);
        std::uint32_t slot = 0;
        for (int i = 0; i < 3; ++i)
            QVERIFY(pool.take(slot));
        QVERIFY(!pool.take(slot));

        pool.give(1);

        QVERIFY(pool.take(slot));
        QCOMPARE(slot, 1U);
        QVERIFY(!pool.take(slot));
    }

    void slotsNeverMoveWhenThePoolGrowsAndAreAlignedForHugePages()
    {
        constexpr std::uint32_t kSlots = 3 * SlotPool::kChunkSlots;
        SlotPool pool(kSlots);
        std::vector<const Connection*> places;
        for (std::uint32_t i = 0; i < kSlots; ++i) {
            std::uint32_t slot = 0;
            QVERIFY(pool.take(slot));
            QCOMPARE(slot, i);
            places.push_back(&pool.hot(slot));
        }

        for (std::uint32_t i = 0; i < kSlots; ++i)
            QVERIFY(&pool.hot(i) == places[i]);
        for (std::uint32_t chunk = 0; chunk < 3; ++chunk) {
            const auto address = reinterpret_cast<std::uintptr_t>(places[chunk * SlotPool::kChunkSlots]);
            QCOMPARE(address % (std::uintptr_t{2} << 20), std::uintptr_t{0});
        }
    }
};

QTEST_APPLESS_MAIN(TestSlotPool)
#include "tst_slot_pool.moc"
