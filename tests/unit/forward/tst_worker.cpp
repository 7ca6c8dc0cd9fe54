// SPDX-License-Identifier: GPL-3.0-or-later
#include "forward/engine.h"

#include "base/unique_fd.h"
#include "base/virtual_clock.h"
#include "support/fake_link.h"

#include <QTest>

#include <unistd.h>

#include <thread>

using namespace tb;
using namespace tb::forward;

class TestWorker : public QObject {
    Q_OBJECT

private slots:
    void aDeadLinkDoesNotKeepAWorkerAwake()
    {
        int ends[2];
        QVERIFY(::pipe(ends) == 0);
        const UniqueFd writeEnd(ends[1]);
        UniqueFd(ends[0]).reset(); // now poll() says POLLERR at once, as of a TAP device that is gone
        VirtualClock clock;
        Engine engine({1, 1000, 1}, clock);
        const auto plan = Plan::compile({}, {});
        engine.publish(*plan);
        const auto dead = std::make_shared<test::FakeLink>();
        dead->descriptorGiven = writeEnd.get();
        engine.start();
        engine.setPort(1, dead);

        // Time enough for a worker that does not sleep to ask thousands of times.
        for (int i = 0; i < 200'000; ++i)
            std::this_thread::yield();

        QVERIFY2(dead->timesAsked < 1000, qPrintable(QString::number(dead->timesAsked)));
        engine.stop();
    }
};

QTEST_APPLESS_MAIN(TestWorker)
#include "tst_worker.moc"
