// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/published.h"

#include <QTest>

#include <thread>
#include <vector>

using namespace tb;

class TestPublished : public QObject {
    Q_OBJECT

private slots:
    void nothingIsThereAtFirst()
    {
        const Published<int> empty;
        QVERIFY(!empty.current());
    }

    void theNewestIsSeenAndTheOldOneLivesAsLongAsItsReader()
    {
        Published<int> value(std::make_shared<const int>(1));
        const std::weak_ptr<const int> first = value.current();
        auto reader = value.current();

        value.publish(std::make_shared<const int>(2));

        QCOMPARE(*value.current(), 2);
        QCOMPARE(*reader, 1);
        reader.reset();
        QVERIFY(first.expired());
    }

    void readersNeverSeeAnOlderOneAgain()
    {
        Published<int> value(std::make_shared<const int>(0));
        std::atomic<bool> wentBack{false};
        {
            std::vector<std::jthread> readers;
            for (int i = 0; i < 3; ++i)
                readers.emplace_back([&] {
                    for (int last = 0; last < 1000;) {
                        const int seen = *value.current();
                        wentBack = wentBack || seen < last;
                        last = seen;
                    }
                });
            for (int i = 1; i <= 1000; ++i)
                value.publish(std::make_shared<const int>(i));
        }
        QVERIFY(!wentBack);
    }
};

QTEST_APPLESS_MAIN(TestPublished)
#include "tst_published.moc"
