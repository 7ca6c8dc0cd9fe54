// SPDX-License-Identifier: GPL-3.0-or-later
#include "forward/error_limit.h"

#include <QTest>

using namespace tb;
using namespace std::chrono_literals;

namespace {

const IpAddress kLan = *IpAddress::parse("192.168.88.10");
constexpr wire::IcmpError kPortUnreachable{3, 3, 0};
const config::IpSettings kDefault;

int atOnce(const IpAddress& to, const wire::IcmpError& error, const config::IpSettings& settings)
{
    forward::ErrorLimit limit;
    int count = 0;
    while (count < 1000 && limit.allows(to, error, settings, Instant{1s}))
        ++count;
    return count;
}

} // namespace

class TestErrorLimit : public QObject {
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

    void errorsToOneAddressAreSpacedAndOthersAreNot()
    {
        forward::ErrorLimit limit;
        const Instant start{1s};
        int atOnce = 0;
        while (limit.allows(kLan, kPortUnreachable, kDefault, start))
            ++atOnce;
        QCOMPARE(atOnce, forward::ErrorLimit::kBurst);
        QVERIFY(limit.allows(kLan.plus(1), kPortUnreachable, kDefault, start));
        QVERIFY(!limit.allows(kLan, kPortUnreachable, kDefault, start + 9ms));
        QVERIFY(limit.allows(kLan, kPortUnreachable, kDefault, start + 10ms));
        QVERIFY(!limit.allows(kLan, kPortUnreachable, kDefault, start + 11ms));
    }

    void theMaskSaysWhichTypesAreSpaced_data()
    {
        QTest::addColumn<bool>("isV4");
        QTest::addColumn<int>("type");
        QTest::addColumn<int>("code");
        QTest::addColumn<bool>("isSpaced");
        QTest::newRow("unreachable") << true << 3 << 1 << true;
        QTest::newRow("fragmentation needed") << true << 3 << 4 << false;
        QTest::newRow("redirect") << true << 5 << 0 << false;
        QTest::newRow("time exceeded") << true << 11 << 0 << true;
        QTest::newRow("parameter problem") << true << 12 << 0 << true;
        QTest::newRow("v6 unreachable") << false << 1 << 0 << true;
        QTest::newRow("v6 too big") << false << 2 << 0 << false;
        QTest::newRow("v6 time exceeded") << false << 3 << 0 << true;
        QTest::newRow("v6 parameter problem") << false << 4 << 1 << true;
    }
    void theMaskSaysWhichTypesAreSpaced()
    {
        QFETCH(bool, isV4);
        QFETCH(int, type);
        QFETCH(int, code);
        QFETCH(bool, isSpaced);
        const IpAddress to = isV4 ? kLan : *IpAddress::parse("2001:db8::1");
        const wire::IcmpError error{static_cast<std::uint8_t>(type), static_cast<std::uint8_t>(code), 0};
        QCOMPARE(atOnce(to, error, kDefault), isSpaced ? forward::ErrorLimit::kBurst : 20);
        config::IpSettings nothing = kDefault;
        nothing.icmpRateMask = 0;
        QCOMPARE(atOnce(to, error, nothing), 20);
    }

    void withoutASpacingOnlyTheLimitForAllHolds()
    {
        config::IpSettings settings = kDefault;
        settings.icmpRateLimit = 0;
        QCOMPARE(atOnce(kLan, kPortUnreachable, settings), 20);
    }

    void manyAddressesShareTheLimitForAll()
    {
        forward::ErrorLimit limit;
        int sent = 0;
        for (std::uint32_t i = 0; i < 5000; ++i)
            sent += limit.allows(kLan.plus(i), kPortUnreachable, kDefault, Instant{1s}) ? 1 : 0;
        QCOMPARE(sent, 20);
    }
};

QTEST_APPLESS_MAIN(TestErrorLimit)
#include "tst_error_limit.moc"
