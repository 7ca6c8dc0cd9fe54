// SPDX-License-Identifier: GPL-3.0-or-later
#include "conntrack/tuple_index.h"

#include "base/random.h"

#include <QTest>

#include <map>

using namespace tb;
using namespace tb::conntrack;
using wire::Direction;

namespace {

bool holds(IndexShard& shard, std::uint32_t tag, TupleReference wanted)
{
    const SpinLockGuard guard(shard.lock());
    return shard.any(tag, [&](TupleReference found) { return found.value() == wanted.value(); });
}

void put(IndexShard& shard, std::uint32_t tag, std::uint32_t slot)
{
    const SpinLockGuard guard(shard.lock());
    shard.insert(tag, {slot, Direction::Original});
}

void take(IndexShard& shard, std::uint32_t tag, std::uint32_t slot)
{
    const SpinLockGuard guard(shard.lock());
    shard.erase(tag, {slot, Direction::Original});
}

} // namespace

class TestTupleIndex : public QObject {
    Q_OBJECT

private slots:
    void aReferenceKeepsSlotAndDirection()
    {
        const TupleReference reference(1'048'575, Direction::Reply);

        const TupleReference copy = TupleReference::fromValue(reference.value());

        QVERIFY(reference.value() != 0);
        QCOMPARE(copy.slot(), 1'048'575U);
        QCOMPARE(copy.direction(), Direction::Reply);
    }

    void theReferenceOfSlotZeroIsNotNothing()
    {
        QVERIFY(TupleReference(0, Direction::Original).value() != 0);
    }

    void anEqualTagIsOfferedUntilTheTestSaysYes()
    {
        IndexShard shard;
        for (std::uint32_t slot = 0; slot < 3; ++slot)
            put(shard, 77, slot);

        std::uint32_t offered = 0;
        const SpinLockGuard guard(shard.lock());
        const bool none = shard.any(77, [&](TupleReference) { return ++offered > 100; });

        QVERIFY(!none);
        QCOMPARE(offered, 3U);
    }

    void entriesSurviveGrowthAndTheRemovalOfOthers()
    {
        // All with the same low bits: they crowd one bucket until the shard has doubled often enough.
        constexpr std::uint32_t kCount = 3000;
        IndexShard shard;
        for (std::uint32_t i = 0; i < kCount; ++i)
            put(shard, i << 6, i);
        for (std::uint32_t i = 0; i < kCount; i += 2)
            take(shard, i << 6, i);

        for (std::uint32_t i = 0; i < kCount; ++i)
            QCOMPARE(holds(shard, i << 6, {i, Direction::Original}), i % 2 == 1);
        QCOMPARE(shard.size(), kCount / 2);
    }

    // Every bucket had once passed an entry on, so a search for what is not there went round for ever.
    void aSearchEndsThoughEveryBucketHasPassedEntriesOn()
    {
        IndexShard shard;
        std::uint32_t slot = 0;
        const auto add = [&](std::uint32_t home, int count) {
            const std::uint32_t first = slot;
            for (int i = 0; i < count; ++i, ++slot)
                put(shard, (slot << 2) | home, slot);
            return first;
        };
        const auto drop = [&](std::uint32_t home, std::uint32_t first, std::uint32_t count) {
            for (std::uint32_t i = first; i < first + count; ++i)
                take(shard, (i << 2) | home, i);
        };

        const std::uint32_t inZero = add(0, 8); // one of them moves on to bucket 1
        const std::uint32_t inOne = add(1, 7);  // one moves on to bucket 2
        add(2, 6);
        drop(0, inZero, 7);
        add(2, 1); // moves on to bucket 3
        drop(1, inOne, 6);
        add(3, 7); // one moves on to bucket 0

        for (std::uint32_t home = 0; home < 4; ++home)
            QVERIFY(!holds(shard, 0xfffff000 | home, {99, Direction::Original}));
    }

    void randomChangesAgreeWithAMap()
    {
        SeededRandom random(20260101);
        IndexShard shard;
        std::map<std::uint32_t, std::uint32_t> model; // slot to tag
        for (int step = 0; step < 100'000; ++step) {
            const auto slot = static_cast<std::uint32_t>(random.below(400));
            if (const auto there = model.find(slot); there != model.end()) {
                take(shard, there->second, slot);
                model.erase(there);
            } else {
                const auto tag = static_cast<std::uint32_t>(random.below(64)) << random.below(8);
                put(shard, tag, slot);
                model.emplace(slot, tag);
            }
        }

        for (const auto& [slot, tag] : model)
            QVERIFY(holds(shard, tag, {slot, Direction::Original}));
        QCOMPARE(shard.size(), static_cast<std::uint32_t>(model.size()));
        for (const auto& [slot, tag] : model)
            take(shard, tag, slot);
        QCOMPARE(shard.size(), 0U);
    }
};

QTEST_APPLESS_MAIN(TestTupleIndex)
#include "tst_tuple_index.moc"
