// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/scenario/packet_words.h"

#include <QTest>

using namespace tb::service;
using namespace std::literals;
using Words = std::vector<std::string>;

class TestPacketWords : public QObject {
    Q_OBJECT

private slots:
    void blanksPartAndBracketsStandAlone()
    {
        QCOMPARE(splitWords("  icmp a b\t(udp c d) "), Words({"icmp", "a", "b", "(", "udp", "c", "d", ")"}));
    }

    void quotedWordsAreWhole()
    {
        const Words words = splitWords("tcp text=\"a (b) c\" PA");
        QCOMPARE(words, Words({"tcp", "text=\"a (b) c\"", "PA"}));
    }

    void anEscapedMarkEndsNothing()
    {
        QCOMPARE(splitWords("text=\"a \\\" b\" c").size(), std::size_t(2));
        QCOMPARE(splitWords("text=\"a \\\\\" c").size(), std::size_t(2)); // the backslash is what is escaped
    }

    void escapesStandForTheirBytes()
    {
        const std::string text = "a\r\n\\\"\0\x1f\xff"s;
        const std::string word = "\"a\\r\\n\\\\\\\"\\x00\\x1f\\xff\"";
        QCOMPARE(readQuoted(word), std::optional(text));
        QCOMPARE(printQuoted(text), word);
        QCOMPARE(readQuoted("\"\""), std::optional(""s));
    }

    void whatIsNotWholeIsRefused()
    {
        for (const char* word : {"", "a", "\"", "\"a", "a\"", "\"\\q\"", "\"\\\"", "\"\\x1\"", "\"\\xg1\""})
            QVERIFY2(!readQuoted(word), word);
    }
};

QTEST_APPLESS_MAIN(TestPacketWords)
#include "tst_packet_words.moc"
