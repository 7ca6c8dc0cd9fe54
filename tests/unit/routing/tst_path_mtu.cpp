// SPDX-License-Identifier: GPL-3.0-or-later
#include "routing/path_mtu.h"

#include <QTest>

using namespace tb;
using namespace std::chrono_literals;
using routing::PathMtu;

namespace {

constexpr Instant kStart{1000s};
const IpAddress kFar4 = *IpAddress::parse("198.51.100.1");
const IpAddress kFar6 = *IpAddress::parse("2001:db8::1");

} // namespace

class TestPathMtu : public QObject {
    Q_OBJECT

private slots:
    void whatWasLearntHoldsForTenMinutes()
    {
        PathMtu paths;
        QCOMPARE(paths.limit(kFar4, 1500, kStart), 1500U);
        paths.learn(kFar4, 1400, kStart);
        QCOMPARE(paths.limit(kFar4, 1500, kStart + 10min - 1s), 1400U);
        QCOMPARE(paths.limit(kFar4, 1280, kStart), 1280U);
        QCOMPARE(paths.limit(kFar6, 1500, kStart), 1500U);
        QCOMPARE(paths.limit(kFar4, 1500, kStart + 10min), 1500U);
    }

    void aLargerOneIsNotBelieved()
    {
        PathMtu paths;
        paths.learn(kFar4, 1300, kStart);
        paths.learn(kFar4, 1400, kStart + 9min);
        QCOMPARE(paths.limit(kFar4, 1500, kStart + 9min), 1300U);
        QCOMPARE(paths.limit(kFar4, 1500, kStart + 10min), 1500U); // and it renewed nothing
    }

    void nobodyMakesPacketsTiny()
    {
        PathMtu paths;
        paths.learn(kFar4, 67, kStart);
        QCOMPARE(paths.limit(kFar4, 1500, kStart), 1500U);
        paths.learn(kFar4, 68, kStart);
        QCOMPARE(paths.limit(kFar4, 1500, kStart), 68U);
        paths.learn(kFar6, 100, kStart);
        QCOMPARE(paths.limit(kFar6, 1500, kStart), 1280U);
    }

    void thereIsRoomForSoManyAndTheOldestGoes()
    {
        PathMtu paths;
        for (std::uint32_t i = 0; i <= PathMtu::kMost; ++i)
            paths.learn(kFar4.plus(i), 1400, kStart + i * 1ms);
        QCOMPARE(paths.size(), PathMtu::kMost);
        QCOMPARE(paths.limit(kFar4, 1500, kStart + 2s), 1500U);
        QCOMPARE(paths.limit(kFar4.plus(1), 1500, kStart + 2s), 1400U);
        QCOMPARE(paths.limit(kFar4.plus(PathMtu::kMost), 1500, kStart + 2s), 1400U);
    }
};

QTEST_APPLESS_MAIN(TestPathMtu)
#include "tst_path_mtu.moc"
