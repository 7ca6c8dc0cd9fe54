// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/open_link.h"

#include "link/device.h"

#include <QTest>

#include <cerrno>

using namespace tb;
using namespace tb::link;

class TestOpenLink : public QObject {
    Q_OBJECT

private slots:
    void linksAreTakenApartAtTheFirstColon()
    {
        QCOMPARE(splitLink("tap:tb1").scheme, std::string("tap"));
        QCOMPARE(splitLink("tap:tb1").rest, std::string("tb1"));
        QCOMPARE(splitLink("lab").scheme, std::string("lab"));
        QCOMPARE(splitLink("lab").rest, std::string());
        QCOMPARE(splitLink("a:b:c").rest, std::string("b:c"));
    }

    void goodSpellingsPass_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* const text : {"", "lab", "tap:tb1", "socket:eth0", "tap:a", "tap:123456789012345"})
            QTest::addRow("'%s'", text) << text;
    }
    void goodSpellingsPass()
    {
        QFETCH(QString, text);
        QVERIFY(checkLinkText(text.toStdString()).isEmpty());
    }

    void badSpellingsAreExplained_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("part");
        QTest::newRow("unknown scheme") << "udp:1"
                                        << "tap:NAME, socket:NAME or lab";
        QTest::newRow("name alone") << "eth0"
                                    << "tap:NAME, socket:NAME or lab";
        QTest::newRow("lab with a name") << "lab:x"
                                         << "lab takes no name";
        for (const char* const text :
             {"tap:", "tap", "tap:1234567890123456", "tap:a b", "tap:a/b", "tap:a:b", "socket:..", "socket:.",
              "tap:a\tb", "tap:tb%d", "socket:%", "tap:a\x7f", "tap:\xc3\xa0"})
            QTest::addRow("'%s'", text) << text << "1 to 15 characters";
    }
    void badSpellingsAreExplained()
    {
        QFETCH(QString, text);
        QFETCH(QString, part);
        const QString sentence = QString::fromStdString(checkLinkText(text.toStdString()).english());
        QVERIFY2(sentence.contains(part), qPrintable(sentence));
    }

    void whatIsNoLinkCannotBeOpened_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("unknown scheme") << "udp:1";
        QTest::newRow("the lab hands out its own") << "lab";
        QTest::newRow("nothing") << "";
    }
    void whatIsNoLinkCannotBeOpened()
    {
        QFETCH(QString, text);
        const auto opened = openLink(text.toStdString(), 1);
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, EINVAL);
        QVERIFY(QString::fromStdString(opened.error().text()).contains("write tap:NAME"));
    }

    void anInterfaceThatIsNotThereCannotBeOpened()
    {
        const auto opened = openLink("socket:tbnotthere", 1);
        QVERIFY(!opened);
        QVERIFY(QString::fromStdString(opened.error().text()).startsWith("cannot "));
        QVERIFY(opened.error().code != 0);
    }

    void aDeviceThatIsNotThereHasNoFacts()
    {
        QVERIFY(!readDevice("tbnotthere"));
        const auto loopback = readDevice("lo");
        QVERIFY(loopback.has_value());
        QVERIFY(loopback->index > 0);
    }

    void theRoutersAddressFollowsFromTheName()
    {
        QVERIFY(routerMac("tb1") == routerMac("tb1"));
        QVERIFY(routerMac("tb1") != routerMac("tb2"));
        QVERIFY(!routerMac("tb1").isGroup());
    }
};

QTEST_APPLESS_MAIN(TestOpenLink)
#include "tst_open_link.moc"
