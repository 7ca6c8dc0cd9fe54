// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/lexer.h"

#include "base/random.h"

#include <QTest>

using namespace tb;
using namespace tb::cli;

namespace {

/// Words in angle brackets, `|` for ends, […] for brackets.
QString look(const std::vector<Word>& words)
{
    QString text;
    for (const Word& word : words) {
        if (word.kind == Word::Kind::End)
            text += "|";
        else if (word.kind == Word::Kind::Bracket)
            text += QString::fromStdString(word.text) + "[" + look(word.words) + "]";
        else
            text += "<" + QString::fromStdString(word.text) + ">";
    }
    return text;
}

} // namespace

class TestLexer : public QObject {
    Q_OBJECT

private slots:
    void textsBecomeWords_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("words");
        QTest::newRow("nothing") << ""
                                 << "";
        QTest::newRow("blanks") << " \t\r "
                                << "";
        QTest::newRow("words") << "/ip address\tprint"
                               << "</ip><address><print>";
        QTest::newRow("statements") << "a;b\nc"
                                    << "<a>|<b>|<c>";
        QTest::newRow("empty statements") << ";;\n\na;;\n"
                                          << "<a>|";
        QTest::newRow("quotes") << "comment=\"a b\""
                                << "<comment=a b>";
        QTest::newRow("escapes") << "\"\\\"\\\\\\n\\t\\r\\$\\?\\_\""
                                 << "<\"\\\n\t\r$? >";
        QTest::newRow("hexadecimal") << "\"\\41\\7e\""
                                     << "<A~>";
        QTest::newRow("empty quotes") << "a \"\""
                                      << "<a><>";
        QTest::newRow("comment") << "# all of it\na # b"
                                 << "<a><#><b>";
        QTest::newRow("comment behind a semicolon") << "a; # b\nc"
                                                    << "<a>|<c>";
        QTest::newRow("bracket") << "remove [find where a=b]"
                                 << "<remove>[<find><where><a=b>]";
        QTest::newRow("bracket with a name") << "numbers=[find]"
                                             << "numbers=[<find>]";
        QTest::newRow("brackets inside") << "[a [b [c]]]"
                                         << "[<a>[<b>[<c>]]]";
        QTest::newRow("a line goes on") << "a \\\n   b"
                                        << "<a><b>";
        QTest::newRow("with blanks behind the backslash") << "a \\ \r\n b"
                                                          << "<a><b>";
        QTest::newRow("a line goes on behind an equals sign") << "comment=\\\n    \"a b\" c=\\\r\n d e"
                                                              << "<comment=a b><c=d><e>";
        QTest::newRow("a quoted line goes on") << "\"a\\\n    b\""
                                               << "<ab>";
        QTest::newRow("line break inside quotes") << "\"a\nb\""
                                                  << "<a\nb>";
    }
    void textsBecomeWords()
    {
        QFETCH(QString, text);
        QFETCH(QString, words);
        const Lexed lexed = lex(text.toStdString());
        QCOMPARE(lexed.status, LexStatus::Complete);
        QCOMPARE(look(lexed.words), words);
    }

    void whatIsOpenIsToldWithItsPlace_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("column");
        QTest::newRow("quote") << "a\nb \"c" << int(LexStatus::OpenQuote) << 2 << 3;
        QTest::newRow("bracket") << "a [find" << int(LexStatus::OpenBracket) << 1 << 8;
        QTest::newRow("line") << "a \\" << int(LexStatus::OpenLine) << 1 << 3;
        QTest::newRow("quote inside a bracket") << "[find a=\"b" << int(LexStatus::OpenQuote) << 1 << 9;
        QTest::newRow("closing bracket alone") << "a ]" << int(LexStatus::Bad) << 1 << 3;
        QTest::newRow("too deep") << "[[[[[[[[[a" << int(LexStatus::Bad) << 1 << 9;
    }
    void whatIsOpenIsToldWithItsPlace()
    {
        QFETCH(QString, text);
        QFETCH(int, status);
        QFETCH(int, line);
        QFETCH(int, column);
        const Lexed lexed = lex(text.toStdString());
        QCOMPARE(int(lexed.status), status);
        QCOMPARE(lexed.at.line, line);
        QCOMPARE(lexed.at.column, column);
    }

    void wordsKnowTheirPlaceAndTheirEquals()
    {
        const Lexed lexed = lex("add name=\"x=y\"\n  \"a=b\" c==d");
        QCOMPARE(lexed.words[1].equals, std::size_t{4});
        QVERIFY(lexed.words[1].isQuoted);
        QCOMPARE(lexed.words[1].at.column, 5);
        QCOMPARE(lexed.words[3].at.line, 2);
        QCOMPARE(lexed.words[3].at.column, 3);
        QCOMPARE(lexed.words[3].equals, std::string::npos);
        QCOMPARE(lexed.words[4].equals, std::size_t{1});
    }

    void anyBytesAreTaken()
    {
        SeededRandom random(1);
        constexpr std::string_view kSpecial = "\"\\[];#\n\r\t =a\x00\xff";
        for (int i = 0; i < 20'000; ++i) {
            std::string text;
            for (std::size_t j = 0, n = random.below(30); j < n; ++j)
                text += kSpecial[random.below(kSpecial.size())];
            const Lexed lexed = lex(text);
            QVERIFY(lexed.at.line >= 1 && lexed.at.column >= 1);
        }
    }
};

QTEST_APPLESS_MAIN(TestLexer)
#include "tst_lexer.moc"
