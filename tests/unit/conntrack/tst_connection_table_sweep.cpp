// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/conntrack/table_bench.h"

#include <QTest>

#include <vector>

using namespace tb;
using namespace tb::conntrack;
using namespace tb::test;
using namespace std::chrono_literals;

class TestConnectionTableSweep : public QObject {
    Q_OBJECT

private slots:
    // Acceptance S177: whoever watches sees that it ends.
    void aSweepRemovesWhatHasExpiredAndShowsItOnceMoreDying()
    {
        ConnectionTable table(10, HashKey{});
        QVERIFY(static_cast<bool>(add(table, numbered(1))));
        const ConnectionId young = *add(table, numbered(2), 0, kNow + 10s);
        std::vector<ConnectionRow> rows;
        const auto sweep = [&] {
            rows.clear();
            return table.sweep(0, 100, kNow + kLife, 0s,
                               [&](const ConnectionRow& row) { rows.push_back(row); });
        };

        QCOMPARE(sweep(), 0U);

        QCOMPARE(rows.size(), std::size_t{2});
        QVERIFY(rows[0].has(kDying) && rows[0].timeout == Duration::zero());
        QVERIFY(rows[1].id == young && !rows[1].has(kDying));
        QCOMPARE(rows[1].timeout, Duration(10s));
        QCOMPARE(table.totals().total(), 1U);
        QCOMPARE(sweep(), 0U);
        QCOMPARE(rows.size(), std::size_t{1});
    }

    void aSweepWithoutVisitorRemovesAllTheSame()
    {
        ConnectionTable table(10, HashKey{});
        QVERIFY(static_cast<bool>(add(table, numbered(1))));
        (void)table.sweep(0, 100, kNow + kLife, 1s, nullptr);
        QCOMPARE(table.totals().total(), 0U);
    }

    void slicesShowEveryConnectionOnce()
    {
        ConnectionTable table(1000, HashKey{});
        for (std::uint32_t i = 0; i < 1000; ++i)
            QVERIFY(static_cast<bool>(add(table, numbered(i))));
        std::vector<std::uint32_t> seen;
        std::uint32_t next = 0;
        int slices = 0;
        do {
            next = table.sweep(next, 64, kNow, 0s,
                               [&](const ConnectionRow& row) { seen.push_back(row.id.slot); });
            ++slices;
        } while (next != 0);

        QCOMPARE(slices, 16);
        QCOMPARE(seen.size(), std::size_t{1000});
        QVERIFY(std::ranges::is_sorted(seen) && std::ranges::adjacent_find(seen) == seen.end());
    }

    void aSliceBeyondTheEndIsTheEnd()
    {
        ConnectionTable table(10, HashKey{});
        QVERIFY(static_cast<bool>(add(table, numbered(1))));
        QCOMPARE(table.sweep(500, 0xffffffff, kNow, 0s, nullptr), 0U);
        QCOMPARE(table.sweep(0, 0xffffffff, kNow, 0s, nullptr), 0U);
        QCOMPARE(table.totals().total(), 1U);
    }

    void ratesAreBitsPerSecondSinceTheLastSweep()
    {
        ConnectionTable table(10, HashKey{});
        const ConnectionId id = *add(table, numbered(1));
        ConnectionRow row;
        const auto sweep = [&](Duration since) {
            (void)table.sweep(0, 100, kNow, since, [&](const ConnectionRow& seen) { row = seen; });
        };
        table.lock(id)->traffic[0] = {10, 1000};
        table.lock(id)->traffic[1] = {10, 500};
        sweep(1s);
        QCOMPARE(row.origRate, 8000U);
        QCOMPARE(row.replRate, 4000U);

        table.lock(id)->traffic[0].bytes += 250;
        sweep(0s); // out of turn: the last rates stay
        QCOMPARE(row.origRate, 8000U);
        sweep(500ms);

        QCOMPARE(row.origRate, 4000U);
        QCOMPARE(row.replRate, 0U);
    }

    void aNewTenantBeginsWithoutRates()
    {
        ConnectionTable table(1, HashKey{});
        const ConnectionId id = *add(table, numbered(1));
        table.lock(id)->traffic[0].bytes = 1'000'000;
        (void)table.sweep(0, 100, kNow, 1s, nullptr);
        QVERIFY(table.remove(id, EndReason::Removed, kNow));
        QVERIFY(static_cast<bool>(add(table, numbered(2))));
        ConnectionRow row;

        (void)table.sweep(0, 100, kNow, 1s, [&](const ConnectionRow& seen) { row = seen; });

        QCOMPARE(row.origRate, 0U);
    }

    // A visitor that held the table up would stop the packets: it may look up and remove itself.
    void aVisitorMayUseTheTable()
    {
        ConnectionTable table(100, HashKey{});
        for (std::uint32_t i = 0; i < 100; ++i)
            QVERIFY(static_cast<bool>(add(table, numbered(i))));
        (void)table.sweep(0, 100, kNow, 1s, [&](const ConnectionRow& row) {
            if (row.id.slot % 2 == 0)
                QVERIFY(table.remove(row.id, EndReason::Removed, kNow));
        });
        QCOMPARE(table.totals().total(), 50U);
    }
};

QTEST_APPLESS_MAIN(TestConnectionTableSweep)
#include "tst_connection_table_sweep.moc"
