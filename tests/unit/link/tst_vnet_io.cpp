// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/vnet_io.h"

#include "base/assert.h"
#include "base/unique_fd.h"

#include <QTest>

#include <fcntl.h>
#include <sys/socket.h>

#include <vector>

using namespace tb;
using namespace tb::link;

namespace {

/// Stands for a TAP device: keeps messages apart as one does, and never blocks.
struct FakeDevice {
    UniqueFd router, device;

    FakeDevice()
    {
        int ends[2];
        TB_CHECK(::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_NONBLOCK, 0, ends) == 0);
        router = UniqueFd(ends[0]);
        device = UniqueFd(ends[1]);
    }
    void give(const std::vector<wire::Byte>& bytes)
    {
        TB_CHECK(::write(device.get(), bytes.data(), bytes.size()) == ssize_t(bytes.size()));
    }
    std::vector<wire::Byte> taken()
    {
        std::vector<wire::Byte> bytes(4096);
        const ssize_t length = ::read(device.get(), bytes.data(), bytes.size());
        bytes.resize(length < 0 ? 0 : std::size_t(length));
        return bytes;
    }
};

constexpr wire::Byte kLow = wire::Byte(1448 & 0xff), kHigh = wire::Byte(1448 >> 8);

/// A header as the kernel of a little-endian machine writes it.
const std::vector<wire::Byte> kLargeHeader = {1, 1, 66, 0, kLow, kHigh, 34, 0, 16, 0};

} // namespace

class TestVnetIo : public QObject {
    Q_OBJECT

private slots:
    void theHeaderBecomesOffload()
    {
        FakeDevice fake;
        std::vector<wire::Byte> bytes = kLargeHeader;
        bytes.insert(bytes.end(), {7, 8, 9});
        fake.give(bytes);
        wire::OwnedFrame owned(100);

        QCOMPARE(readFrame(fake.router.get(), owned.frame()), ReadStatus::Frame);

        const wire::Frame& frame = owned.frame();
        QCOMPARE(frame.size, 3U);
        QCOMPARE(int(frame.data[0]), 7);
        QVERIFY(frame.offload.needsChecksum);
        QVERIFY(!frame.offload.checksumVerified);
        QCOMPARE(frame.offload.segmentation, wire::Segmentation::Tcp4);
        QCOMPARE(frame.offload.segmentSize, std::uint16_t{1448});
        QCOMPARE(frame.offload.headerLength, std::uint16_t{66});
        QCOMPARE(frame.offload.checksumStart, std::uint16_t{34});
        QCOMPARE(frame.offload.checksumOffset, std::uint16_t{16});
    }

    void kindsOfSegmentsAreTold_data()
    {
        QTest::addColumn<int>("type");
        QTest::addColumn<int>("meaning");
        QTest::addColumn<bool>("ecn");
        QTest::newRow("none") << 0 << int(wire::Segmentation::None) << false;
        QTest::newRow("TCP over IPv4") << 1 << int(wire::Segmentation::Tcp4) << false;
        QTest::newRow("TCP over IPv6") << 4 << int(wire::Segmentation::Tcp6) << false;
        QTest::newRow("UDP") << 5 << int(wire::Segmentation::Udp) << false;
        QTest::newRow("TCP with ECN") << 0x81 << int(wire::Segmentation::Tcp4) << true;
        QTest::newRow("one that we did not ask for") << 3 << int(wire::Segmentation::None) << false;
    }
    void kindsOfSegmentsAreTold()
    {
        QFETCH(int, type);
        QFETCH(int, meaning);
        QFETCH(bool, ecn);
        FakeDevice fake;
        std::vector<wire::Byte> bytes = kLargeHeader;
        bytes[1] = wire::Byte(type);
        bytes.push_back(1);
        fake.give(bytes);
        wire::OwnedFrame owned(100);
        QCOMPARE(readFrame(fake.router.get(), owned.frame()), ReadStatus::Frame);
        QCOMPARE(int(owned.frame().offload.segmentation), meaning);
        QCOMPARE(owned.frame().offload.hasEcn, ecn);
    }

    void whatIsWrittenCanBeReadAgain()
    {
        FakeDevice fake;
        std::vector<wire::Byte> bytes = kLargeHeader;
        bytes.insert(bytes.end(), {7, 8, 9});
        fake.give(bytes);
        wire::OwnedFrame owned(100);
        readFrame(fake.router.get(), owned.frame());
        std::atomic<bool> running{true};

        QCOMPARE(writeFrame(fake.router.get(), owned.frame(), running), SendStatus::Sent);
        QCOMPARE(fake.taken(), bytes);
    }

    void aFrameWithoutOffloadHasAnEmptyHeader()
    {
        FakeDevice fake;
        const wire::Byte payload[] = {1, 2, 3};
        wire::Offload vouched;
        vouched.checksumVerified = true; // the sender's word is not passed on
        wire::OwnedFrame owned = wire::OwnedFrame::copyOf(wire::ConstBytes(payload), vouched);
        std::atomic<bool> running{true};
        QCOMPARE(writeFrame(fake.router.get(), owned.frame(), running), SendStatus::Sent);
        QCOMPARE(fake.taken(), (std::vector<wire::Byte>{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3}));
    }

    void aBatchEndsWhenNothingIsLeft()
    {
        FakeDevice fake;
        for (wire::Byte i = 0; i < 3; ++i) {
            std::vector<wire::Byte> bytes(kVnetHeader, 0);
            bytes.push_back(i);
            fake.give(bytes);
        }
        wire::FrameArena arena(8);
        std::atomic<bool> running{true};
        QCOMPARE(readFrames(fake.router.get(), arena.frames(), running), std::size_t{3});
        QCOMPARE(int(arena.frames()[2].data[0]), 2);
        QVERIFY(running);
    }

    void aMessageShorterThanItsHeaderIsNothing()
    {
        FakeDevice fake;
        fake.give({1, 2, 3});
        wire::OwnedFrame owned(100);
        QCOMPARE(readFrame(fake.router.get(), owned.frame()), ReadStatus::Nothing);
    }

    void aFullDeviceLosesTheFrameAndKeepsRunning()
    {
        FakeDevice fake;
        wire::OwnedFrame owned = wire::OwnedFrame::copyOf(std::vector<wire::Byte>(1000, 1));
        std::atomic<bool> running{true};
        SendStatus status = SendStatus::Sent;
        for (int i = 0; i < 100'000 && status == SendStatus::Sent; ++i)
            status = writeFrame(fake.router.get(), owned.frame(), running);
        QCOMPARE(status, SendStatus::Full);
        QVERIFY(running);
    }

    void aDeviceThatIsGoneFails()
    {
        const wire::Byte payload[] = {1, 2, 3};
        wire::OwnedFrame owned = wire::OwnedFrame::copyOf(wire::ConstBytes(payload));
        const UniqueFd readOnly(::open("/dev/null", O_RDONLY));
        std::atomic<bool> running{true};
        QCOMPARE(writeFrame(readOnly.get(), owned.frame(), running), SendStatus::Failed);
    }
};

QTEST_APPLESS_MAIN(TestVnetIo)
#include "tst_vnet_io.moc"
