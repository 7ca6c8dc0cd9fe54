// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/mac_address.h"

#include <QTest>

using namespace tb;

class TestMacAddress : public QObject {
    Q_OBJECT

private slots:
    void everySpellingPrintsAsRouterOsDoes()
    {
        for (const char* const text : {"02:00:5E:10:0a:0B", "02:00:5e:10:0a:0b", "02-00-5E-10-0A-0B"})
            QCOMPARE(MacAddress::parse(text).value().toString(), std::string("02:00:5E:10:0A:0B"));
    }

    void whatIsNoAddressIsRefused_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* const text :
             {"", "02:00:5E:10:00", "02:00:5E:10:00:01:", "02:00:5E:10:00:0G", "2:0:5E:10:0:1",
              "02005E100001", "02.00.5E.10.00.01", "+2:00:5E:10:00:01", "0x:00:5E:10:00:01",
              " 2:00:5E:10:00:01", "02:00:5E:10:00:1 "})
            QTest::addRow("'%s'", text) << text;
    }
    void whatIsNoAddressIsRefused()
    {
        QFETCH(QString, text);
        QVERIFY(!MacAddress::parse(text.toStdString()));
    }

    void madeAddressesAreLocalUnicastAndDiffer()
    {
        const MacAddress one = MacAddress::local(1), other = MacAddress::local(2);
        QCOMPARE(one.toString(), std::string("02:00:00:00:00:01"));
        QVERIFY(one != other);
        QVERIFY(!MacAddress::local(UINT64_MAX).isGroup());
        QVERIFY((MacAddress::local(UINT64_MAX).bytes()[0] & 2) != 0);
    }

    void groupsAreToldFromStations()
    {
        QVERIFY(MacAddress::broadcast().isGroup());
        QVERIFY(MacAddress::parse("33:33:00:00:00:01")->isGroup());
        QVERIFY(!MacAddress::parse("02:00:00:00:00:01")->isGroup());
        QVERIFY(MacAddress().isNull());
        QVERIFY(!MacAddress::broadcast().isNull());
    }

    void bytesOfAFrameGiveTheAddress()
    {
        const std::uint8_t bytes[] = {1, 2, 3, 4, 5, 6};
        QCOMPARE(MacAddress::fromBytes(bytes).toString(), std::string("01:02:03:04:05:06"));
    }
};

QTEST_APPLESS_MAIN(TestMacAddress)
#include "tst_mac_address.moc"
