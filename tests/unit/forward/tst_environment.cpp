// SPDX-License-Identifier: GPL-3.0-or-later
#include "forward/environment.h"

#include <QTest>

using namespace tb;

class TestEnvironment : public QObject {
    Q_OBJECT

private slots:
    void countersOfARuleAreSummedOverWorkers()
    {
        forward::RuleCounters counters(3);
        for (auto& one : counters.connections)
            one.count.add(5);
        QCOMPARE(counters.total(), 15U);
    }
};

QTEST_APPLESS_MAIN(TestEnvironment)
#include "tst_environment.moc"
