// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/units.h"

#include "base/random.h"

#include <QTest>

using namespace tb;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(tb::Duration)

class TestUnits : public QObject {
    Q_OBJECT

private slots:
    void durationsPrintAsRouterOsWritesThem_data()
    {
        QTest::addColumn<Duration>("length");
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << Duration(0) << "0s";
        QTest::newRow("seconds") << Duration(59s) << "59s";
        QTest::newRow("zero parts are left out") << Duration(24h) << "1d";
        QTest::newRow("every part") << Duration(7 * 24h + 2 * 24h + 3h + 4min + 5s + 6ms) << "1w2d3h4m5s6ms";
        QTest::newRow("milliseconds") << Duration(500ms) << "500ms";
        QTest::newRow("below a millisecond is cut off") << Duration(999us) << "0s";
        QTest::newRow("negative") << Duration(-5s) << "0s";
    }
    void durationsPrintAsRouterOsWritesThem()
    {
        QFETCH(Duration, length);
        QFETCH(QString, text);
        QCOMPARE(QString::fromStdString(formatDuration(length)), text);
    }

    void timeoutsPrintWholeSeconds()
    {
        QCOMPARE(formatSeconds(4min + 59s + 999ms), std::string("4m59s"));
        QCOMPARE(formatSeconds(400ms), std::string("0s"));
    }

    void durationsAreRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<Duration>("length");
        QTest::newRow("bare seconds") << "90" << Duration(90s);
        QTest::newRow("suffix") << "90s" << Duration(90s);
        QTest::newRow("several parts")
            << "1w2d3h4m5s6ms" << Duration(7 * 24h + 2 * 24h + 3h + 4min + 5s + 6ms);
        QTest::newRow("any order") << "5s1m" << Duration(65s);
        QTest::newRow("ms is no minute") << "3ms" << Duration(3ms);
        QTest::newRow("clock") << "00:01:30" << Duration(90s);
        QTest::newRow("short clock") << "01:30" << Duration(90s);
        QTest::newRow("day and clock") << "1d 00:00:05" << Duration(24h + 5s);
        QTest::newRow("the longest") << "3650d" << Duration(3650 * 24h);
    }
    void durationsAreRead()
    {
        QFETCH(QString, text);
        QFETCH(Duration, length);
        const auto parsed = parseDuration(text.toStdString());
        QVERIFY(parsed.has_value());
        QCOMPARE(parsed->count(), length.count());
    }

    void whatIsNoDurationIsRefused_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* const text :
             {"", " ", "s", "-1s", "+1s", "1x", "1.5s", "1s ", "1s2", "1:60", "1:2:3:4", "3651d",
              "99999999999999999999", "9223372036854775807w", "00:01:30s", ":", "1:", "1 2", "1d1"})
            QTest::addRow("'%s'", text) << text;
    }
    void whatIsNoDurationIsRefused()
    {
        QFETCH(QString, text);
        QVERIFY(!parseDuration(text.toStdString()));
    }

    void aTextOfManyPartsDoesNotOverflow()
    {
        std::string text;
        for (int i = 0; i < 1000; ++i)
            text += "520w";
        QVERIFY(!parseDuration(text));
    }

    void whatIsPrintedIsReadAgain()
    {
        SeededRandom random(1);
        for (int i = 0; i < 1000; ++i) {
            const Duration length = std::chrono::milliseconds(random.below(3650ULL * 86'400'000));
            const auto again = parseDuration(formatDuration(length));
            QVERIFY(again && *again == length);
        }
    }

    void ratesPrintInDecimalSteps_data()
    {
        QTest::addColumn<quint64>("rate");
        QTest::addColumn<QString>("text");
        QTest::newRow("zero") << quint64{0} << "0bps";
        QTest::newRow("below a thousand") << quint64{999} << "999bps";
        QTest::newRow("RouterOS keeps small odd ones") << quint64{1760} << "1760bps";
        QTest::newRow("kilo") << quint64{6400} << "6.4kbps";
        QTest::newRow("whole kilo") << quint64{64'000} << "64kbps";
        QTest::newRow("mega") << quint64{12'500'000} << "12.5Mbps";
        QTest::newRow("rounds up into the next step") << quint64{999'950} << "1Mbps";
        QTest::newRow("just below") << quint64{999'949} << "999.9kbps";
        QTest::newRow("giga") << quint64{10'000'000'000} << "10Gbps";
    }
    void ratesPrintInDecimalSteps()
    {
        QFETCH(quint64, rate);
        QFETCH(QString, text);
        QCOMPARE(QString::fromStdString(formatBitsPerSecond(rate)), text);
    }

    void ratesAreRead()
    {
        QCOMPARE(parseBitsPerSecond("64k").value_or(0), 64'000U);
        QCOMPARE(parseBitsPerSecond("2M").value_or(0), 2'000'000U);
        QCOMPARE(parseBitsPerSecond("1.5G").value_or(0), 1'500'000'000U);
        QCOMPARE(parseBitsPerSecond("512").value_or(0), 512U);
    }

    void whatIsNoRateIsRefused_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* const text :
             {"", "k", "-1", "inf", "nan", "1e9", "0x10", "1K", "1kk", "1 k", "9999999G"})
            QTest::addRow("'%s'", text) << text;
    }
    void whatIsNoRateIsRefused()
    {
        QFETCH(QString, text);
        QVERIFY(!parseBitsPerSecond(text.toStdString()));
    }

    void digitsStandInGroupsOfThree()
    {
        QCOMPARE(groupDigits(0), std::string("0"));
        QCOMPARE(groupDigits(999), std::string("999"));
        QCOMPARE(groupDigits(1000), std::string("1 000"));
        QCOMPARE(groupDigits(28'505'528), std::string("28 505 528"));
        QCOMPARE(groupDigits(UINT64_MAX), std::string("18 446 744 073 709 551 615"));
    }

    void bytesPrintInBinarySteps()
    {
        QCOMPARE(formatBytes(1023), std::string("1023B"));
        QCOMPARE(formatBytes(1024), std::string("1KiB"));
        QCOMPARE(formatBytes(155'818'394), std::string("148.6MiB"));
        QCOMPARE(formatBytes(std::uint64_t{4} << 30), std::string("4GiB"));
    }
};

QTEST_APPLESS_MAIN(TestUnits)
#include "tst_units.moc"
