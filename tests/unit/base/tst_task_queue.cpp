// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/task_queue.h"

#include <QTest>

#include <atomic>
#include <future>
#include <vector>

using namespace tb;
using namespace std::chrono_literals;

class TestTaskQueue : public QObject {
    Q_OBJECT

private slots:
    void tasksRunInOrderOnOneThread()
    {
        std::vector<int> order;
        std::vector<bool> own;
        TaskQueue queue("test");
        for (int i = 0; i < 100; ++i) {
            QVERIFY(queue.post([&, i] {
                order.push_back(i);
                own.push_back(queue.isOwnThread());
            }));
        }
        queue.drain();

        QCOMPARE(order.size(), std::size_t{100});
        QVERIFY(std::is_sorted(order.begin(), order.end()));
        QVERIFY(std::find(own.begin(), own.end(), false) == own.end());
        QVERIFY(!queue.isOwnThread());
    }

    void theEndRunsWhatWasPosted()
    {
        int done = 0;
        std::promise<void> gate;
        {
            TaskQueue queue("test");
            queue.post([open = gate.get_future().share()] { open.wait(); });
            for (int i = 0; i < 10; ++i)
                queue.post([&] { ++done; });
            gate.set_value();
        }
        QCOMPARE(done, 10);
    }

    void aFullQueueRefuses()
    {
        std::promise<void> started, gate;
        std::atomic<int> done{0};
        TaskQueue queue("test");
        queue.post([&, open = gate.get_future().share()] {
            started.set_value();
            open.wait();
        });
        started.get_future().wait(); // the queue is empty again, its thread is busy

        QVERIFY(queue.post([&] { ++done; }, 2));
        QVERIFY(queue.post([&] { ++done; }, 2));
        QVERIFY(!queue.post([&] { ++done; }, 2));
        gate.set_value();
        queue.drain();
        QCOMPARE(done.load(), 2);
    }

    void aTaskMayPostAnother()
    {
        std::promise<bool> ran;
        TaskQueue queue("test");
        queue.post([&] { queue.post([&] { ran.set_value(queue.isOwnThread()); }); });
        QVERIFY(ran.get_future().get());
    }

    void anAlarmRingsOnceOnTheQueuesThread()
    {
        int rung = 0;
        std::promise<bool> first;
        TaskQueue queue("test");
        queue.setAlarm(1ms, [&] {
            ++rung;
            first.set_value(queue.isOwnThread());
        });
        QVERIFY(first.get_future().get());
        queue.drain();
        QCOMPARE(rung, 1);
    }

    void aLaterAlarmTakesThePlaceOfTheOneBefore()
    {
        bool hasRung = false;
        std::promise<void> second;
        TaskQueue queue("test");
        queue.setAlarm(1h, [&] { hasRung = true; });
        queue.setAlarm(1ms, [&] { second.set_value(); });
        second.get_future().wait();
        QVERIFY(!hasRung);
    }

    void theEndDoesNotWaitForAnAlarm()
    {
        bool hasRung = false;
        {
            TaskQueue queue("test");
            queue.setAlarm(1h, [&] { hasRung = true; });
        }
        QVERIFY(!hasRung);
    }

    void manyThreadsMayPost()
    {
        int sum = 0; // touched by the queue's thread only
        TaskQueue queue("test");
        {
            std::vector<std::jthread> threads;
            for (int i = 0; i < 4; ++i)
                threads.emplace_back([&] {
                    for (int j = 0; j < 250; ++j)
                        queue.post([&] { ++sum; });
                });
        }
        queue.drain();
        QCOMPARE(sum, 1000);
    }
};

QTEST_APPLESS_MAIN(TestTaskQueue)
#include "tst_task_queue.moc"
