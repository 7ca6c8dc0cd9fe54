// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fake_router_service.h"
#include "support/window_test.h"
#include "ui/bridge/router_bridge.h"
#include "ui/bridge/translate.h"

#include <QTest>
#include <QThread>

#include <thread>

using namespace tb;
using namespace tb::test;

class TestRouterBridge : public QObject {
    Q_OBJECT
private slots:
    void anAnswerFromAnotherThreadArrivesOnTheGuiThread()
    {
        FakeRouterService router;
        ui::RouterBridge bridge(router);
        QThread* arrivedOn = nullptr;
        const auto watch =
            bridge.watchSummary(this, [&](const auto&) { arrivedOn = QThread::currentThread(); });
        std::thread([&] { router.toldSummary({}); }).join();
        QVERIFY(!arrivedOn); // not before the GUI thread takes it
        settle();
        QCOMPARE(arrivedOn, thread());
    }

    void aReceiverThatIsGoneIsNotCalled()
    {
        FakeRouterService router;
        ui::RouterBridge bridge(router);
        bool wasCalled = false;
        auto receiver = std::make_unique<QObject>();
        bridge.execute({}, receiver.get(), [&](const menu::Reply&) { wasCalled = true; });
        receiver.reset();
        settle();
        QVERIFY(!wasCalled);
    }

    void aDiffOfAWatchThatHasEndedIsForgotten()
    {
        FakeRouterService router;
        ui::RouterBridge bridge(router);
        int calls = 0;
        auto watch = bridge.watchConnections({}, this, [&](const auto&) { ++calls; });
        router.toldConnections(inspect::diffSnapshots(nullptr, snapshotOf({connectionRow(1)})));
        settle();
        QCOMPARE(calls, 1);
        router.toldConnections(inspect::diffSnapshots(nullptr, snapshotOf({})));
        watch.reset();
        settle();
        QCOMPARE(calls, 1);
    }

    void valuesInAMessageAreNotTakenForItsPlaces()
    {
        const Message message(Text{"%1 and %2"}, {"%2", "b"});
        QCOMPARE(ui::translate(message), QString("%2 and b"));
    }
};

QTEST_MAIN(TestRouterBridge)
#include "tst_router_bridge.moc"
