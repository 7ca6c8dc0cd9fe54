// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/port.h"

#include <QTest>

using namespace tb;

class TestPort : public QObject {
    Q_OBJECT

private slots:
    void aRangeContainsBothEnds()
    {
        constexpr PortRange range{Port(1000), Port(2000)};
        QVERIFY(range.contains(Port(1000)));
        QVERIFY(range.contains(Port(2000)));
        QVERIFY(!range.contains(Port(999)));
        QVERIFY(!range.contains(Port(2001)));
        QCOMPARE(range.size(), 1001U);
    }

    void theWholeRangeDoesNotOverflow()
    {
        constexpr PortRange all{Port(0), Port(65535)};
        QCOMPARE(all.size(), 65536U);
    }

    void aSinglePortIsARange()
    {
        constexpr PortRange one{Port(80), Port(80)};
        QCOMPARE(one.size(), 1U);
        QVERIFY(one.contains(Port(80)));
    }
};

QTEST_APPLESS_MAIN(TestPort)
#include "tst_port.moc"
