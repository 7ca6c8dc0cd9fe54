// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/ip_address.h"

#include <QTest>

using namespace tb;

namespace {

IpAddress address(const char* text)
{
    return IpAddress::parse(text).value();
}

} // namespace

class TestIpAddress : public QObject {
    Q_OBJECT

private slots:
    void whatIsReadIsPrintedInItsShortestForm_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("printed");
        QTest::newRow("IPv4") << "192.168.88.1"
                              << "192.168.88.1";
        QTest::newRow("any") << "0.0.0.0"
                             << "0.0.0.0";
        QTest::newRow("IPv6") << "2001:0DB8:0:0:0:0:0:1"
                              << "2001:db8::1";
        QTest::newRow("the first longest run is left out") << "1:0:0:2:0:0:3:4"
                                                           << "1::2:0:0:3:4";
        QTest::newRow("unspecified") << "::"
                                     << "::";
        QTest::newRow("mapped is IPv4") << "::ffff:10.0.0.1"
                                        << "10.0.0.1";
    }
    void whatIsReadIsPrintedInItsShortestForm()
    {
        QFETCH(QString, text);
        QFETCH(QString, printed);
        const auto parsed = IpAddress::parse(text.toStdString());
        QVERIFY(parsed.has_value());
        QCOMPARE(QString::fromStdString(parsed->toString()), printed);
    }

    void whatIsNoAddressIsRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char* const text :
             {"", " ", "1.2.3", "01.2.3.4", "1.2.3.4.5", "1.2.3.256", "1.2.3.4/8", "1.2.3.4 ", " 1.2.3.4",
              "fe80::1%eth0", "1::2::3", "12345::", "ether1", "1.2.3.4\n", "::1::", "0x7f.1", "2130706433"})
            QTest::addRow("'%s'", text) << QByteArray(text);
        QTest::newRow("a zero inside") << QByteArray("1.2.3.4\0evil", 12);
        QTest::newRow("long") << QByteArray(1000, '1');
    }
    void whatIsNoAddressIsRefused()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!IpAddress::parse(text.toStdString()));
    }

    void bothFamiliesKnowWhatTheyAre()
    {
        QVERIFY(address("10.0.0.1").isV4());
        QCOMPARE(address("10.0.0.1").bits(), 32);
        QVERIFY(!address("2001:db8::1").isV4());
        QCOMPARE(address("2001:db8::1").bits(), 128);
        QVERIFY(!IpAddress().isV4());
        QVERIFY(IpAddress::anyV4().isV4());
    }

    void bytesOfAHeaderGiveTheAddress()
    {
        const std::uint8_t four[] = {192, 0, 2, 33};
        QCOMPARE(IpAddress::v4(four), address("192.0.2.33"));
        QCOMPARE(IpAddress::v4(0xc0000221U), address("192.0.2.33"));
        QCOMPARE(address("192.0.2.33").toV4(), 0xc0000221U);
        QVERIFY(std::equal(four, four + 4, address("192.0.2.33").wireBytes()));
        QCOMPARE(int(address("2001:db8::1").wireBytes()[0]), 0x20);
    }

    void specialAddressesAreKnown_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("kinds"); // Unspecified, Multicast, Loopback, link-loCal, Broadcast
        QTest::newRow("0.0.0.0") << "0.0.0.0"
                                 << "U";
        QTest::newRow("::") << "::"
                            << "U";
        QTest::newRow("first group") << "224.0.0.0"
                                     << "M";
        QTest::newRow("last group") << "239.255.255.255"
                                    << "M";
        QTest::newRow("below groups") << "223.255.255.255"
                                      << "";
        QTest::newRow("above groups") << "240.0.0.0"
                                      << "";
        QTest::newRow("ff02::1") << "ff02::1"
                                 << "M";
        QTest::newRow("127.9.9.9") << "127.9.9.9"
                                   << "L";
        QTest::newRow("::1") << "::1"
                             << "L";
        QTest::newRow("::2") << "::2"
                             << "";
        QTest::newRow("169.254.1.1") << "169.254.1.1"
                                     << "C";
        QTest::newRow("fe80::1") << "fe80::1"
                                 << "C";
        QTest::newRow("febf::1") << "febf::1"
                                 << "C";
        QTest::newRow("fec0::1") << "fec0::1"
                                 << "";
        QTest::newRow("255.255.255.255") << "255.255.255.255"
                                         << "B";
        QTest::newRow("all ones in IPv6") << "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"
                                          << "M";
    }
    void specialAddressesAreKnown()
    {
        QFETCH(QString, text);
        QFETCH(QString, kinds);
        const IpAddress one = address(qPrintable(text));
        QString found;
        found += one.isUnspecified() ? "U" : "";
        found += one.isMulticast() ? "M" : "";
        found += one.isLoopback() ? "L" : "";
        found += one.isLinkLocal() ? "C" : "";
        found += one.isLimitedBroadcast() ? "B" : "";
        QCOMPARE(found, kinds);
    }

    void addingCarriesAndWrapsInsideItsFamily()
    {
        QCOMPARE(address("10.0.0.255").plus(1), address("10.0.1.0"));
        QCOMPARE(address("255.255.255.255").plus(1), address("0.0.0.0"));
        QCOMPARE(address("2001:db8::ffff").plus(1), address("2001:db8::1:0"));
        QCOMPARE(address("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff").plus(1), address("::"));
        QCOMPARE(address("::1:0:0:0:0").plus(UINT64_MAX), address("::1:ffff:ffff:ffff:ffff"));
    }

    void addressesOrderAsNumbers()
    {
        QVERIFY(address("9.255.255.255") < address("10.0.0.0"));
        QVERIFY(address("2001:db8::2") < address("2001:db8::10"));
    }
};

QTEST_APPLESS_MAIN(TestIpAddress)
#include "tst_ip_address.moc"
