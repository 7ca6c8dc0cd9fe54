// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspect/connection_query.h"

#include "base/random.h"
#include "inspect_rows.h"

#include <QTest>

#include <set>

using namespace tb;
using namespace tb::test;
using inspect::Column;
using inspect::ConnectionRow;

namespace {

ConnectionRow randomRow(Random& random)
{
    ConnectionRow one = row(static_cast<std::uint32_t>(random.below(5000)), 1, random.below(2) == 0);
    constexpr std::uint8_t kProtocols[] = {1, 6, 17, 47};
    one.original.protocol = kProtocols[random.below(4)];
    one.original.destinationPart = static_cast<std::uint16_t>(random.below(3000));
    one.flags = static_cast<std::uint16_t>(random.below(1024));
    one.helper = static_cast<conntrack::HelperKind>(random.below(conntrack::kHelperKinds));
    one.original.greVersion = static_cast<std::uint8_t>(random.below(2));
    one.greProtocol = static_cast<std::uint16_t>(random.below(3));
    one.tcpState = static_cast<conntrack::TcpState>(random.below(10));
    one.origRate = random.below(3);
    one.repl = {random.next(), random.next()};
    return one;
}

} // namespace

class TestConnectionQuery : public QObject {
    Q_OBJECT

private slots:
    // S169: connection-mark stands on the page twice and here once.
    void everyColumnHasANameOfItsOwn()
    {
        std::set<std::string_view> names;
        for (const Column& column : inspect::columns()) {
            QVERIFY2(names.insert(column.name).second, column.name.data());
            QVERIFY(!column.label.isEmpty() && !column.doc.isEmpty() && column.width > 0);
            QCOMPARE(inspect::findColumn(column.name), &column);
        }
        QVERIFY(!inspect::findColumn("colour"));
    }

    void keysOrderAsTheRowsDo()
    {
        SeededRandom random(1);
        for (int i = 0; i < 3000; ++i) {
            const ConnectionRow a = randomRow(random), b = randomRow(random);
            for (const Column& column : inspect::columns()) {
                if (column.key)
                    QCOMPARE(column.less(a, b), column.key(a) < column.key(b));
                QVERIFY2(!(column.less(a, b) && column.less(b, a)), column.name.data());
                QVERIFY(!column.less(a, a));
            }
        }
    }

    void whatAConnectionLacksIsEmptyAndComesFirst()
    {
        ConnectionRow udp = row(0), ping = row(1), gre = row(2);
        ping.original.protocol = 1;
        gre.original.protocol = 47;
        const Column& port = *inspect::findColumn("dst-port");
        QCOMPARE(port.print(udp), std::string("53"));
        QCOMPARE(port.print(ping), std::string());
        QVERIFY(port.less(ping, udp) && port.less(gre, udp));
        const Column& type = *inspect::findColumn("icmp-type");
        QCOMPARE(type.print(udp), std::string());
        QVERIFY(!type.print(ping).empty());
        udp.original.destinationPart = 0; // zero is a port and not its absence
        QCOMPARE(port.print(udp), std::string("0"));
        QVERIFY(port.less(ping, udp));
        QCOMPARE(inspect::findColumn("tcp-state")->print(udp), std::string());
    }

    void valuesPrintAsTheyMean()
    {
        ConnectionRow one = row(7);
        one.orig.bytes = 28'505'528;
        one.origRate = 6400;
        one.timeout = std::chrono::milliseconds(299'999);
        one.flags = conntrack::kAssured;
        QCOMPARE(inspect::findColumn("src-address")->print(one), std::string("10.0.0.7"));
        QCOMPARE(inspect::findColumn("orig-bytes")->print(one), std::string("28 505 528"));
        QCOMPARE(inspect::findColumn("orig-rate")->print(one), std::string("6.4kbps"));
        QCOMPARE(inspect::findColumn("timeout")->print(one), std::string("4m59s"));
        QCOMPARE(inspect::findColumn("assured")->print(one), std::string("yes"));
        QCOMPARE(inspect::findColumn("dying")->print(one), std::string("no"));
        QCOMPARE(inspect::findColumn("protocol")->print(one), std::string("udp"));
    }

    void helperAndMarkShowByName()
    {
        ConnectionRow plain = row(0), tftp = row(1), ftp = row(2);
        tftp.helper = conntrack::HelperKind::Tftp;
        ftp.helper = conntrack::HelperKind::Ftp;
        plain.mark = Mark::intern("b").value();
        tftp.mark = Mark::intern("a").value();
        const Column& type = *inspect::findColumn("connection-type");
        const Column& mark = *inspect::findColumn("connection-mark");

        QCOMPARE(type.print(plain), std::string());
        QCOMPARE(type.print(ftp), std::string("ftp"));
        QVERIFY(type.less(plain, ftp) && type.less(ftp, tftp) && !type.less(tftp, ftp));
        QCOMPARE(mark.print(tftp), std::string("a"));
        QVERIFY(mark.less(tftp, plain) && mark.less(ftp, tftp));
    }

    // Acceptance S181, S182, S183.
    void greIsShownByKeyOrCallIdPayloadAndVersion()
    {
        const auto shown = [](const char* name, const ConnectionRow& one) {
            return inspect::findColumn(name)->print(one);
        };
        ConnectionRow gre = row(0);
        for (const char* name : {"gre-key", "gre-protocol", "gre-version"})
            QCOMPARE(shown(name, gre), std::string()); // it is UDP yet
        gre.original.protocol = 47;
        gre.original.sourcePart = 0x1;
        gre.original.destinationPart = 0x2;
        gre.greProtocol = 0x0800;
        QCOMPARE(shown("gre-key", gre), std::string("65538"));
        QCOMPARE(shown("gre-protocol", gre), std::string("ip"));
        QCOMPARE(shown("gre-version", gre), std::string("0"));
        QCOMPARE(shown("src-port", gre), std::string());
        gre.original.greVersion = 1;
        gre.greProtocol = 0x880b;
        QCOMPARE(shown("gre-key", gre), std::string("2"));
        QCOMPARE(shown("gre-protocol", gre), std::string("ppp"));
        QCOMPARE(shown("gre-version", gre), std::string("1"));
        gre.original.greVersion = 0;
        gre.original.sourcePart = gre.original.destinationPart = 0;
        gre.greProtocol = 0x1a2b;
        QCOMPARE(shown("gre-key", gre), std::string());
        QCOMPARE(shown("gre-protocol", gre), std::string("0x1a2b"));
    }

    void flagsStandInRouterOsOrder()
    {
        std::string letters;
        for (const inspect::FlagLetter& flag : inspect::flagLetters())
            letters += flag.letter;
        QCOMPARE(letters, std::string("ESACDFHsdh"));
    }
};

QTEST_APPLESS_MAIN(TestConnectionQuery)
#include "tst_connection_query.moc"
