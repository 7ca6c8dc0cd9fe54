// SPDX-License-Identifier: GPL-3.0-or-later
#include "forward/environment.h"

#include <QTest>

using namespace tb;
using namespace std::chrono_literals;

class TestEnvironment : public QObject {
    Q_OBJECT

private slots:
    void aBurstOfEventsPassesAndThenOneAnInterval()
    {
        forward::EventLimit limit(100, 20);
        const Instant start{1s};

        int atOnce = 0;
        while (limit.allows(start))
            ++atOnce;
        int inTheNextSecond = 0;
        for (int i = 1; i <= 1000; ++i)
            inTheNextSecond += limit.allows(start + i * 1ms);

        QCOMPARE(atOnce, 20);
        QCOMPARE(inTheNextSecond, 100);
    }

    void aLimitThatRestedGivesNoMoreThanItsBurst()
    {
        forward::EventLimit limit(100, 20);
        QVERIFY(limit.allows(Instant{1s}));

        int later = 0;
        while (limit.allows(Instant{3600s}))
            ++later;

        QCOMPARE(later, 20);
    }
};

QTEST_APPLESS_MAIN(TestEnvironment)
#include "tst_environment.moc"
