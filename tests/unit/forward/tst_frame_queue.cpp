// SPDX-License-Identifier: GPL-3.0-or-later
#include "forward/frame_queue.h"

#include <QTest>

using namespace tb;
using namespace tb::forward;

namespace {

QueuedFrame frameOf(std::size_t size, wire::Byte first = 0)
{
    std::vector<wire::Byte> bytes(size);
    bytes[0] = first;
    return {wire::OwnedFrame::copyOf(bytes), 1, {}};
}

} // namespace

class TestFrameQueue : public QObject {
    Q_OBJECT

private slots:
    void framesComeOutInTheirOrder()
    {
        FrameQueue queue([] {});
        for (wire::Byte i = 0; i < 3; ++i)
            QVERIFY(queue.put(frameOf(64, i)));
        QVERIFY(!queue.isEmpty());
        const auto taken = queue.takeAll();
        QCOMPARE(taken.size(), std::size_t{3});
        for (wire::Byte i = 0; i < 3; ++i)
            QCOMPARE(taken[i].frame.frame().data[0], i);
        QVERIFY(queue.isEmpty());
        QVERIFY(queue.takeAll().empty());
    }

    void onlyTheFirstFrameWakes()
    {
        int woken = 0;
        FrameQueue queue([&] { ++woken; });
        (void)queue.put(frameOf(64));
        (void)queue.put(frameOf(64));
        QCOMPARE(woken, 1);
        (void)queue.takeAll();
        (void)queue.put(frameOf(64));
        QCOMPARE(woken, 2);
    }

    void itHoldsSoManyFramesAndCountsTheRest()
    {
        FrameQueue queue([] {});
        for (std::size_t i = 0; i < FrameQueue::kMostFrames; ++i)
            QVERIFY(queue.put(frameOf(64)));
        QVERIFY(!queue.put(frameOf(64)));
        QCOMPARE(queue.refused(), std::uint64_t{1});
        QCOMPARE(queue.takeAll().size(), FrameQueue::kMostFrames);
        QVERIFY(queue.put(frameOf(64)));
    }

    void itHoldsSoManyBytes()
    {
        constexpr std::size_t kLarge = 64 * 1024;
        FrameQueue queue([] {});
        for (std::size_t i = 0; i < FrameQueue::kMostBytes / kLarge; ++i)
            QVERIFY(queue.put(frameOf(kLarge)));
        QVERIFY(!queue.put(frameOf(kLarge)));
        (void)queue.takeAll();
        QVERIFY(queue.put(frameOf(kLarge)));
    }
};

QTEST_APPLESS_MAIN(TestFrameQueue)
#include "tst_frame_queue.moc"
