// SPDX-License-Identifier: GPL-3.0-or-later
#include "forward/memory_budget.h"

#include <QTest>

class TestMemoryBudget : public QObject {
    Q_OBJECT

private slots:
    // S157
    void moreMemoryHoldsMoreConnectionsUpToTheCeiling_data()
    {
        QTest::addColumn<quint64>("megabytes");
        QTest::addColumn<quint32>("entries");
        QTest::newRow("64 MB as RouterOS's manual says") << quint64{64} << quint32{65'536};
        QTest::newRow("128 MB") << quint64{128} << quint32{131'072};
        QTest::newRow("1 GB reaches the ceiling") << quint64{1024} << quint32{1'048'576};
        QTest::newRow("24 GB stays at the ceiling") << quint64{24 * 1024} << quint32{1'048'576};
        QTest::newRow("next to nothing still works") << quint64{1} << quint32{4096};
    }
    void moreMemoryHoldsMoreConnectionsUpToTheCeiling()
    {
        QFETCH(quint64, megabytes);
        QTEST(tb::forward::maxEntriesFor(megabytes * 1024 * 1024), "entries");
    }

    void thisMachineStaysWithinTheBounds()
    {
        const std::uint32_t entries = tb::forward::maxEntriesForThisMachine();
        QVERIFY(entries >= 4096);
        QVERIFY(entries <= 1'048'576);
    }
};

QTEST_APPLESS_MAIN(TestMemoryBudget)
#include "tst_memory_budget.moc"
