// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/random.h"

#include <QTest>

#include <array>
#include <set>

using namespace tb;

class TestRandom : public QObject {
    Q_OBJECT

private slots:
    void theSameSeedGivesTheSameNumbers()
    {
        SeededRandom one(7), same(7), other(8);
        for (int i = 0; i < 100; ++i) {
            const std::uint64_t number = one.next();
            QCOMPARE(same.next(), number);
            QVERIFY(other.next() != number);
        }
    }

    void theNumbersAreXoshirosOwn()
    {
        // What xoshiro256** gives from splitmix64(0), by published test values of other implementations.
        SeededRandom random(0);
        constexpr std::array<std::uint64_t, 4> kFirst{0x99ec5f36cb75f2b4, 0xbf6e1f784956452a,
                                                      0x1a5f849d4933e6e0, 0x6aa594f1262d2d2c};
        for (const std::uint64_t number : kFirst)
            QCOMPARE(random.next(), number);
    }

    void boundedNumbersStayBelowAndReachEverything()
    {
        SeededRandom random(1);
        std::array<int, 10> counts{};
        for (int i = 0; i < 10'000; ++i)
            ++counts.at(random.below(10));
        for (const int count : counts)
            QVERIFY2(count > 800 && count < 1200, qPrintable(QString::number(count)));
        QCOMPARE(random.below(1), std::uint64_t{0});
    }

    void theSystemsSeedsDiffer()
    {
        std::set<std::uint64_t> seeds;
        for (int i = 0; i < 10; ++i)
            seeds.insert(systemSeed());
        QCOMPARE(seeds.size(), std::size_t{10});
    }
};

QTEST_APPLESS_MAIN(TestRandom)
#include "tst_random.moc"
