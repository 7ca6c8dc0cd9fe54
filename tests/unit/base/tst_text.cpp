// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"

#include "base/errors.h"

#include <QTest>

#include <cerrno>

using namespace tb;

class TestText : public QObject {
    Q_OBJECT

private slots:
    void marksBecomeArguments_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("english");
        QTest::newRow("one") << "unknown parameter %1"
                             << "unknown parameter a";
        QTest::newRow("several, in any order") << "%2 before %1"
                                               << "b before a";
        QTest::newRow("twice") << "%1%1"
                               << "aa";
        QTest::newRow("no such argument") << "%3"
                                          << "%3";
        QTest::newRow("percent alone") << "100 %"
                                       << "100 %";
        QTest::newRow("percent and a letter") << "%x"
                                              << "%x";
        QTest::newRow("percent zero") << "%0"
                                      << "%0";
    }
    void marksBecomeArguments()
    {
        QFETCH(QString, text);
        QFETCH(QString, english);
        const QByteArray source = text.toUtf8();
        const Message message(Text{source.constData()}, {"a", "b"});
        QCOMPARE(QString::fromStdString(message.english()), english);
    }

    void argumentsAreNotTakenForMarks()
    {
        const Message message(TB_TEXT("%1 and %2"), {"%2", "%1"});
        QCOMPARE(message.english(), std::string("%2 and %1"));
    }

    void textsCompareByTheirWords()
    {
        const std::string copy = "same";
        QVERIFY(TB_TEXT("same") == Text{copy.c_str()});
        QVERIFY(!(TB_TEXT("same") == TB_TEXT("other")));
        QVERIFY(Message().isEmpty());
        QVERIFY(!Message(TB_TEXT("x")).isEmpty());
    }

    void aSystemErrorSaysWhatOnWhatWhyAndWhatToDo()
    {
        errno = EACCES;
        const SystemError error = SystemError::last("open the TAP device", "tb1", "run as root");
        QCOMPARE(error.code, EACCES);
        QCOMPARE(error.text(),
                 std::string("cannot open the TAP device tb1: permission denied (run as root)"));
    }

    void aSystemErrorWithoutObjectOrAdviceLeavesNoGaps()
    {
        errno = ENOENT;
        QCOMPARE(SystemError::last("read", "").text(), std::string("cannot read: no such file or directory"));
    }
};

QTEST_APPLESS_MAIN(TestText)
#include "tst_text.moc"
