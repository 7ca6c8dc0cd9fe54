// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/conntrack/table_bench.h"

#include <QTest>

using namespace tb;
using namespace tb::conntrack;
using namespace tb::test;

class TestConnectionHandles : public QObject {
    Q_OBJECT

private slots:
    void aLockedConnectionGivesItsLockBackOnce()
    {
        ConnectionTable table(10, HashKey{});
        const ConnectionId id = *add(table, numbered(1));
        {
            LockedConnection first = table.lock(id);
            LockedConnection second = std::move(first);
            QVERIFY(!first && second);
            QVERIFY(second.id() == id);
            first = std::move(second);
            QVERIFY(first && !second);
            first.release();
            QVERIFY(!first);
        }
        QVERIFY(static_cast<bool>(table.lock(id))); // would hang if it were still held
    }

    void takingAnotherLocksTheOldOneNoLonger()
    {
        ConnectionTable table(10, HashKey{});
        const ConnectionId a = *add(table, numbered(1)), b = *add(table, numbered(2));
        LockedConnection held = table.lock(a);
        held = table.lock(b);
        QVERIFY(static_cast<bool>(table.lock(a)));
        QVERIFY(held.id() == b);
    }

    void aPendingConnectionThatDiesGivesItsSlotBack()
    {
        ConnectionTable table(1, HashKey{});
        for (int i = 0; i < 3; ++i) {
            const auto pending = table.open(numbered(1), kNow);
            QVERIFY(static_cast<bool>(pending));
        }
        QCOMPARE(table.totals().total(), 0U);
    }

    void aPendingConnectionThatIsReplacedGivesItsSlotBack()
    {
        ConnectionTable table(2, HashKey{});
        PendingConnection kept = *table.open(numbered(1), kNow);
        const std::uint32_t slot = kept.id().slot;

        kept = *table.open(numbered(2), kNow);

        const auto next = table.open(numbered(3), kNow);
        QVERIFY(static_cast<bool>(next));
        QCOMPARE(next->id().slot, slot);
    }

    void aMovedPendingConnectionIsStillOne()
    {
        ConnectionTable table(1, HashKey{});
        PendingConnection first = *table.open(numbered(1), kNow);
        const ConnectionId id = first.id();
        PendingConnection second = std::move(first);
        QVERIFY(!first && second);
        second->setExpires(kNow + kLife);
        QVERIFY(*table.confirm(second, kNow) == id);
        QVERIFY(!second);
    }
};

QTEST_APPLESS_MAIN(TestConnectionHandles)
#include "tst_connection_handles.moc"
