// SPDX-License-Identifier: GPL-3.0-or-later
#include "stack/dns_name.h"

#include <QTest>

using namespace tb::stack;

class TestDnsName : public QObject {
    Q_OBJECT

private slots:
    void whatIsWrittenIsRead_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("printed");
        QTest::newRow("a name") << QByteArray("www.Example.com") << QByteArray("www.Example.com");
        QTest::newRow("with the root's dot") << QByteArray("lan.") << QByteArray("lan");
        QTest::newRow("the root") << QByteArray(".") << QByteArray(".");
        QTest::newRow("a dot in a label") << QByteArray("a\\.b.c") << QByteArray("a\\.b.c");
        QTest::newRow("a blank") << QByteArray("a b") << QByteArray("a\\032b");
        QTest::newRow("any byte") << QByteArray("\\000\\255") << QByteArray("\\000\\255");
        QTest::newRow("as service names are") << QByteArray("_sip._udp") << QByteArray("_sip._udp");
    }
    void whatIsWrittenIsRead()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, printed);
        const auto name = DnsName::parse(text.toStdString());
        QVERIFY(name.has_value());
        QCOMPARE(name->toString(), printed.toStdString());
        QVERIFY(DnsName::parse(name->toString()) == name);
    }

    void whatIsNoNameIsRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nothing") << QByteArray("");
        QTest::newRow("an empty label") << QByteArray("a..b");
        QTest::newRow("a dot in front") << QByteArray(".a");
        QTest::newRow("a long label") << QByteArray(64, 'a');
        QTest::newRow("a long name") << QByteArray("abcdefg.").repeated(32);
        QTest::newRow("an escape without an end") << QByteArray("a\\");
        QTest::newRow("a number without an end") << QByteArray("a\\12");
        QTest::newRow("a number that is no byte") << QByteArray("a\\256");
    }
    void whatIsNoNameIsRefused()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!DnsName::parse(text.toStdString()));
    }

    void theLongestNameHas255Bytes()
    {
        const std::string label(63, 'a');
        const auto longest = DnsName::parse(label + "." + label + "." + label + "." + std::string(61, 'a'));
        QVERIFY(longest.has_value());
        QCOMPARE(longest->wire().size(), std::size_t{255});
        QVERIFY(!DnsName::parse(label + "." + label + "." + label + "." + std::string(62, 'a')));
    }

    void caseMeansNothingAndIsKept()
    {
        const DnsName upper = *DnsName::parse("LAN"), lower = *DnsName::parse("lan");
        QVERIFY(upper == lower);
        QVERIFY(upper.wire() != lower.wire());
        QCOMPARE(upper.key(), lower.key());
        QVERIFY(!(upper == *DnsName::parse("lan.lan")));
    }

    void aParentIsTheNameAbove()
    {
        const DnsName name = *DnsName::parse("a.b");
        QVERIFY(name.parent() == *DnsName::parse("b"));
        QVERIFY(name.parent().parent().isRoot());
        QVERIFY(name.parent().parent().parent().isRoot());
    }
};

QTEST_APPLESS_MAIN(TestDnsName)
#include "tst_dns_name.moc"
