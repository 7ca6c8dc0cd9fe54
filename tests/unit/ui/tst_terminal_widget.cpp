// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fake_router_service.h"
#include "support/window_test.h"
#include "ui/terminal/terminal_widget.h"

#include <QApplication>
#include <QClipboard>
#include <QSignalSpy>
#include <QTest>

using namespace tb;
using namespace tb::test;

namespace {

struct Opened {
    FakeRouterService router;
    ui::RouterBridge bridge{router};
    ui::TerminalWidget terminal{bridge};

    Opened()
    {
        terminal.show();
        settle();
    }
    void type(const char* text)
    {
        QTest::keyClicks(&terminal, text);
        QTest::keyClick(&terminal, Qt::Key_Return);
        settle();
    }
    QString lastLines(int count) { return terminal.toPlainText().split('\n').last(count).join('\n'); }
};

} // namespace

class TestTerminalWidget : public QObject {
    Q_OBJECT
private slots:
    void itBeginsWithThePrompt()
    {
        Opened opened;
        QVERIFY(opened.terminal.toPlainText().endsWith("[admin@Trackbox] > "));
    }

    void aLineIsRunAndItsAnswerPrinted()
    {
        Opened opened;
        opened.type("/ip address print");
        QCOMPARE(opened.lastLines(3),
                 QString("[admin@Trackbox] > /ip address print\n/ip address print\n[admin@Trackbox] > "));
    }

    void whatIsPrintedCannotBeChanged()
    {
        Opened opened;
        const QString before = opened.terminal.toPlainText();
        for (int i = 0; i < 10; ++i)
            QTest::keyClick(&opened.terminal, Qt::Key_Backspace);
        QCOMPARE(opened.terminal.toPlainText(), before);
        QTextCursor cursor = opened.terminal.textCursor();
        cursor.setPosition(0);
        opened.terminal.setTextCursor(cursor);
        QTest::keyClicks(&opened.terminal, "x");
        QCOMPARE(opened.terminal.toPlainText(), before + "x");
    }

    void upAndDownBringEarlierLines()
    {
        Opened opened;
        opened.type("first");
        opened.type("second");
        QTest::keyClick(&opened.terminal, Qt::Key_Up);
        QCOMPARE(opened.terminal.input(), QString("second"));
        QTest::keyClick(&opened.terminal, Qt::Key_Up);
        QCOMPARE(opened.terminal.input(), QString("first"));
        QTest::keyClick(&opened.terminal, Qt::Key_Down);
        QCOMPARE(opened.terminal.input(), QString("second"));
        QTest::keyClick(&opened.terminal, Qt::Key_Down);
        QCOMPARE(opened.terminal.input(), QString());
    }

    void controlCForgetsTheLine()
    {
        Opened opened;
        QTest::keyClicks(&opened.terminal, "half");
        QTest::keyClick(&opened.terminal, Qt::Key_C, Qt::ControlModifier);
        settle();
        QCOMPARE(opened.terminal.input(), QString());
        QVERIFY(opened.terminal.toPlainText().contains("half^C"));
    }

    void controlLClearsAllButThePrompt()
    {
        Opened opened;
        opened.type("noise");
        QTest::keyClick(&opened.terminal, Qt::Key_L, Qt::ControlModifier);
        QCOMPARE(opened.terminal.toPlainText(), QString("[admin@Trackbox] > "));
        opened.type("after");
        QVERIFY(opened.terminal.toPlainText().contains("after"));
    }

    void pastedLinesRunAndTheTailWaitsForEnter()
    {
        Opened opened;
        QApplication::clipboard()->setText("one\r\ntwo\nthr");
        opened.terminal.paste();
        settle();
        const QString text = opened.terminal.toPlainText();
        QVERIFY2(text.contains("> one\none\n") && text.contains("> two\ntwo\n"), qPrintable(text));
        QCOMPARE(opened.terminal.input(), QString("thr"));
    }

    void whatIsTypedWhileALineRunsComesBehindIt()
    {
        Opened opened;
        QTest::keyClicks(&opened.terminal, "first");
        QTest::keyClick(&opened.terminal, Qt::Key_Return); // its answer is still to come
        QTest::keyClicks(&opened.terminal, "second");
        QTest::keyClick(&opened.terminal, Qt::Key_Return);
        QTest::keyClicks(&opened.terminal, "third");
        settle();
        QVERIFY(opened.terminal.toPlainText().contains("> second\nsecond\n"));
        QCOMPARE(opened.terminal.input(), QString("third"));
    }

    void aWordIsDeletedNoFurtherThanThePrompt()
    {
        Opened opened;
        const QString before = opened.terminal.toPlainText();
        QTest::keyClicks(&opened.terminal, "  ");
        QTest::keyClick(&opened.terminal, Qt::Key_Backspace, Qt::ControlModifier);
        QTest::keyClick(&opened.terminal, Qt::Key_Backspace, Qt::ControlModifier);
        QCOMPARE(opened.terminal.toPlainText(), before);
    }

    void quitAsksForTheWindowToClose()
    {
        Opened opened;
        const QSignalSpy wanted(&opened.terminal, &ui::TerminalWidget::quitWanted);
        opened.type("/quit");
        QCOMPARE(wanted.count(), 1);
    }
};

QTEST_MAIN(TestTerminalWidget)
#include "tst_terminal_widget.moc"
