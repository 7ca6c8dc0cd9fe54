// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/ip_prefix.h"

#include <QTest>

using namespace tb;

namespace {

IpAddress address(const char* text)
{
    return IpAddress::parse(text).value();
}

IpPrefix prefix(const char* text)
{
    return IpPrefix::parse(text).value();
}

} // namespace

class TestIpPrefix : public QObject {
    Q_OBJECT

private slots:
    void hostBitsAreKeptUntilTheyAreAskedAway()
    {
        const IpPrefix interface = prefix("192.168.88.1/24");
        QCOMPARE(interface.toString(), std::string("192.168.88.1/24"));
        QCOMPARE(interface.network(), address("192.168.88.0"));
        QCOMPARE(interface.last(), address("192.168.88.255"));
        QCOMPARE(interface.masked().toString(), std::string("192.168.88.0/24"));
    }

    void aBareAddressIsAFullPrefix()
    {
        QCOMPARE(prefix("10.0.0.1").length(), 32);
        QCOMPARE(prefix("2001:db8::1").length(), 128);
    }

    void networksContainWhatTheyShould_data()
    {
        QTest::addColumn<QString>("network");
        QTest::addColumn<QString>("inside");
        QTest::addColumn<bool>("contains");
        QTest::newRow("first") << "10.0.0.0/30"
                               << "10.0.0.0" << true;
        QTest::newRow("last") << "10.0.0.0/30"
                              << "10.0.0.3" << true;
        QTest::newRow("behind") << "10.0.0.0/30"
                                << "10.0.0.4" << false;
        QTest::newRow("host bits do not count") << "10.0.0.2/30"
                                                << "10.0.0.1" << true;
        QTest::newRow("a host") << "10.0.0.1/32"
                                << "10.0.0.1" << true;
        QTest::newRow("another host") << "10.0.0.1/32"
                                      << "10.0.0.2" << false;
        QTest::newRow("everything") << "0.0.0.0/0"
                                    << "255.255.255.255" << true;
        QTest::newRow("not the other family") << "0.0.0.0/0"
                                              << "2001:db8::1" << false;
        QTest::newRow("nor that way") << "::/0"
                                      << "10.0.0.1" << false;
        QTest::newRow("odd length in IPv6") << "2001:db8::/33"
                                            << "2001:db8:7fff::1" << true;
        QTest::newRow("behind an odd length") << "2001:db8::/33"
                                              << "2001:db8:8000::1" << false;
    }
    void networksContainWhatTheyShould()
    {
        QFETCH(QString, network);
        QFETCH(QString, inside);
        QFETCH(bool, contains);
        QCOMPARE(prefix(qPrintable(network)).contains(address(qPrintable(inside))), contains);
    }

    void whatIsNoPrefixIsRefused_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* const text :
             {"", "/8", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/+8", "10.0.0.0/8 ",
              "10.0.0.0/8/8", "::/129", "10/8", "10.0.0.0/0x8", "10.0.0.0/999999999999"})
            QTest::addRow("'%s'", text) << text;
    }
    void whatIsNoPrefixIsRefused()
    {
        QFETCH(QString, text);
        QVERIFY(!IpPrefix::parse(text.toStdString()));
    }

    void rangesAreReadInEveryForm()
    {
        QCOMPARE(IpRange::parse("10.0.0.5")->toString(), std::string("10.0.0.5"));
        QCOMPARE(IpRange::parse("10.0.0.5-10.0.0.9")->toString(), std::string("10.0.0.5-10.0.0.9"));
        QCOMPARE(IpRange::parse("10.0.0.5/30")->toString(), std::string("10.0.0.4-10.0.0.7"));
        QCOMPARE(IpRange::parse("2001:db8::1-2001:db8::5")->last, address("2001:db8::5"));
    }

    void aRangeIsAPrefixWhenItFillsOne_data()
    {
        QTest::addColumn<QString>("range");
        QTest::addColumn<QString>("prefix");
        QTest::newRow("one address") << "10.0.0.5"
                                     << "10.0.0.5/32";
        QTest::newRow("a whole subnet") << "10.0.0.4-10.0.0.7"
                                        << "10.0.0.4/30";
        QTest::newRow("everything") << "0.0.0.0-255.255.255.255"
                                    << "0.0.0.0/0";
        QTest::newRow("IPv6") << "2001:db8::-2001:db8::ffff"
                              << "2001:db8::/112";
        QTest::newRow("not from its beginning") << "10.0.0.5-10.0.0.7"
                                                << "";
        QTest::newRow("more than one") << "10.0.0.4-10.0.0.8"
                                       << "";
        QTest::newRow("the middle of one") << "10.0.0.1-10.0.0.2"
                                           << "";
    }
    void aRangeIsAPrefixWhenItFillsOne()
    {
        QFETCH(QString, range);
        const auto prefix = IpRange::parse(range.toStdString())->toPrefix();
        QTEST(QString::fromStdString(prefix ? prefix->toString() : ""), "prefix");
    }

    void rangesThatCannotBeAreRefused()
    {
        for (const char* const text : {"", "-", "10.0.0.9-10.0.0.5", "10.0.0.1-2001:db8::1", "10.0.0.1-",
                                       "10.0.0.0/8-10.0.0.1", "1.2.3.4-1.2.3.5-1.2.3.6"})
            QVERIFY2(!IpRange::parse(text), text);
    }

    void rangesContainTheirEndsAndOnlyTheirFamily()
    {
        const IpRange range = IpRange::parse("10.0.0.5-10.0.0.9").value();
        QVERIFY(range.contains(address("10.0.0.5")));
        QVERIFY(range.contains(address("10.0.0.9")));
        QVERIFY(!range.contains(address("10.0.0.4")));
        QVERIFY(!range.contains(address("10.0.0.10")));
        // The mapped form of IPv4 lies between :: and ffff:…
        const IpRange all6 = IpRange::parse("::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff").value();
        QVERIFY(!all6.contains(address("10.0.0.5")));
    }
};

QTEST_APPLESS_MAIN(TestIpPrefix)
#include "tst_ip_prefix.moc"
