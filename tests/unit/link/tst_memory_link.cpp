// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/memory_link.h"

#include "support/descriptors.h"

#include <QTest>

#include <poll.h>

#include <cerrno>
#include <vector>

using namespace tb;
using namespace tb::link;

namespace {

SendStatus sendBytes(Link& link, std::vector<wire::Byte> bytes, const wire::Offload& offload = {})
{
    wire::OwnedFrame frame = wire::OwnedFrame::copyOf(wire::ConstBytes(bytes), offload);
    EgressFrame egress = EgressFrame::forTest(frame.frame());
    return link.send(0, egress);
}

bool isReadable(const Link& link)
{
    pollfd waiting{link.descriptor(0), POLLIN, 0};
    return ::poll(&waiting, 1, 0) == 1;
}

} // namespace

class TestMemoryLink : public QObject {
    Q_OBJECT

private slots:
    void whatGoesInAtOneEndComesOutAtTheOtherInOrder()
    {
        auto [router, far] = *MemoryLink::makePair("lab", MacAddress::local(1));
        for (wire::Byte i = 0; i < 3; ++i)
            QCOMPARE(sendBytes(*router, {i, 9, 9}), SendStatus::Sent);

        wire::FrameArena arena(8);
        QCOMPARE(far->receive(0, arena.frames()), std::size_t{3});
        for (wire::Byte i = 0; i < 3; ++i) {
            QCOMPARE(arena.frames()[i].size, 3U);
            QCOMPARE(arena.frames()[i].data[0], i);
        }
        QCOMPARE(router->receive(0, arena.frames()), std::size_t{0});
    }

    void offloadTravelsWithTheFrame()
    {
        auto [router, far] = *MemoryLink::makePair("lab", MacAddress::local(1));
        wire::Offload offload;
        offload.segmentation = wire::Segmentation::Tcp4;
        offload.segmentSize = 1448;
        offload.needsChecksum = true;
        sendBytes(*far, {1, 2, 3}, offload);

        wire::FrameArena arena(1);
        QCOMPARE(router->receive(0, arena.frames()), std::size_t{1});
        QCOMPARE(arena.frames()[0].offload.segmentSize, std::uint16_t{1448});
        QVERIFY(arena.frames()[0].offload.isLarge());
        QVERIFY(arena.frames()[0].offload.needsChecksum);
    }

    void aBatchTakesNoMoreThanItHasRoomFor()
    {
        auto [router, far] = *MemoryLink::makePair("lab", MacAddress::local(1));
        for (int i = 0; i < 5; ++i)
            sendBytes(*far, {1});
        wire::FrameArena arena(3);
        QCOMPARE(router->receive(0, arena.frames()), std::size_t{3});
        QVERIFY(isReadable(*router));
        QCOMPARE(router->receive(0, arena.frames()), std::size_t{2});
        QVERIFY(!isReadable(*router));
    }

    void theDescriptorTellsWhenThereIsSomething()
    {
        auto [router, far] = *MemoryLink::makePair("lab", MacAddress::local(1));
        QVERIFY(!isReadable(*router));
        sendBytes(*far, {1});
        QVERIFY(isReadable(*router));
        QVERIFY(!isReadable(*far));
    }

    void aFullCableLosesFrames()
    {
        auto [router, far] = *MemoryLink::makePair("lab", MacAddress::local(1));
        for (std::size_t i = 0; i < MemoryLink::kCapacity; ++i)
            QCOMPARE(sendBytes(*router, {1}), SendStatus::Sent);
        QCOMPARE(sendBytes(*router, {1}), SendStatus::Full);
        QCOMPARE(sendBytes(*far, {1}), SendStatus::Sent); // the other lane has room
    }

    void aFrameThatDoesNotFitIsLostAndTheNextOneComes()
    {
        auto [router, far] = *MemoryLink::makePair("lab", MacAddress::local(1));
        sendBytes(*far, std::vector<wire::Byte>(100, 1));
        sendBytes(*far, {2});
        wire::OwnedFrame small(10);
        wire::Frame frame = small.frame();
        QCOMPARE(router->receive(0, {&frame, 1}), std::size_t{1});
        QCOMPARE(frame.size, 1U);
        QCOMPARE(int(frame.data[0]), 2);
    }

    void anEndThatIsDownTakesNothing()
    {
        auto [router, far] = *MemoryLink::makePair("lab", MacAddress::local(1));
        router->setRunning(false);
        QVERIFY(!router->isRunning());
        QCOMPARE(sendBytes(*router, {1}), SendStatus::Failed);
    }

    void withoutDescriptorsThereIsNoCableButAReason()
    {
        const test::DescriptorLimit limit(1); // one direction only
        const auto pair = MemoryLink::makePair("lab", MacAddress::local(1));
        QVERIFY(!pair);
        QCOMPARE(pair.error().code, EMFILE);
        QVERIFY(QString::fromStdString(pair.error().text()).contains("too many open files"));
    }

    void theRoutersEndHasItsNameAndAddress()
    {
        auto [router, far] = *MemoryLink::makePair("lab", MacAddress::local(7), 9000);
        QCOMPARE(router->name(), std::string("lab"));
        QVERIFY(router->macAddress() == MacAddress::local(7));
        QCOMPARE(router->mtu(), 9000U);
        QCOMPARE(router->queueCount(), 1);
    }
};

QTEST_APPLESS_MAIN(TestMemoryLink)
#include "tst_memory_link.moc"
