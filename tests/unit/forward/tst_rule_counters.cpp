// SPDX-License-Identifier: GPL-3.0-or-later
#include "forward/rule_counters.h"

#include <QTest>

using namespace tb;
using forward::RuleCounters;
using forward::RuleTraffic;

class TestRuleCounters : public QObject {
    Q_OBJECT

private slots:
    void workersAreSummed()
    {
        RuleCounters counters(3);
        for (int worker = 0; worker < 3; ++worker)
            counters.add(worker, 5, 500);
        QCOMPARE(counters.total(7), (RuleTraffic{7, 15, 1500}));
    }

    void aResetBeginsAtZeroAndWorkersGoOn()
    {
        RuleCounters counters(2);
        counters.add(0, 5, 500);
        counters.add(1, 1, 100);
        counters.reset();
        QCOMPARE(counters.total(1), (RuleTraffic{1, 0, 0}));
        counters.add(1, 2, 200);
        QCOMPARE(counters.total(1), (RuleTraffic{1, 2, 200}));
    }
};

QTEST_APPLESS_MAIN(TestRuleCounters)
#include "tst_rule_counters.moc"
