// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fake_router_service.h"
#include "support/window_test.h"
#include "ui/terminal/terminal_widget.h"

#include <QApplication>
#include <QClipboard>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

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

/// Until a timer as fast as the fake console's has fired so often that a repetition would have come, too.
void letTimersFire()
{
    QTimer timer;
    const QSignalSpy fired(&timer, &QTimer::timeout);
    timer.start(1);
    QTRY_VERIFY(fired.count() > 10);
}

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

    void aPrintThatRepeatsItselfIsDrawnInItsPlace()
    {
        Opened opened;
        opened.type("before");
        opened.type("again");
        QTest::keyClicks(&opened.terminal, "half a comm");
        const QRegularExpression shown(
            "before\nbefore\n[^\n]*> again\ncount\n(\\d+)\n\\[admin@Trackbox\\] > half a comm$");
        const auto count = [&] { return shown.match(opened.terminal.toPlainText()).captured(1).toInt(); };
        QTRY_VERIFY2(count() > 10, qPrintable(opened.terminal.toPlainText()));
        QCOMPARE(opened.terminal.input(), QString("half a comm"));
        QTest::keyClicks(&opened.terminal, "and");
        QCOMPARE(opened.terminal.input(), QString("half a command"));
    }

    void aToolSaysWhatIsNewBehindWhatItHasSaid()
    {
        Opened opened;
        opened.type("append");
        QTest::keyClicks(&opened.terminal, "half a comm");
        QTRY_VERIFY2(
            opened.terminal.toPlainText().endsWith("> append\n1\n2\n3\n[admin@Trackbox] > half a comm"),
            qPrintable(opened.terminal.toPlainText()));
        letTimersFire();
        QVERIFY(opened.terminal.toPlainText().endsWith("\n3\n[admin@Trackbox] > half a comm"));
    }

    void aKeyOrACommandEndsWhatRepeatsItself_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<int>("key");
        QTest::addColumn<int>("modifiers");
        QTest::addColumn<QString>("end");
        QTest::newRow("q") << "" << int(Qt::Key_Q) << 0 << "> q\n[admin@Trackbox] > ";
        QTest::newRow("Ctrl+C") << "" << int(Qt::Key_C) << int(Qt::ControlModifier)
                                << "> ^C\n[admin@Trackbox] > ";
        QTest::newRow("Enter") << "" << int(Qt::Key_Return) << 0 << "> \n[admin@Trackbox] > ";
        QTest::newRow("command") << "next" << int(Qt::Key_Return) << 0 << "> next\nnext\n[admin@Trackbox] > ";
    }
    void aKeyOrACommandEndsWhatRepeatsItself()
    {
        QFETCH(QString, typed);
        QFETCH(int, key);
        QFETCH(int, modifiers);
        QFETCH(QString, end);
        Opened opened;
        const QSignalSpy quit(&opened.terminal, &ui::TerminalWidget::quitWanted);
        opened.type("again");
        QTRY_VERIFY(!opened.terminal.toPlainText().contains("count\n1\n"));
        QTest::keyClicks(&opened.terminal, typed);
        QTest::keyClick(&opened.terminal, Qt::Key(key), Qt::KeyboardModifiers(modifiers));
        settle();
        const QString text = opened.terminal.toPlainText();
        QVERIFY2(text.endsWith(end), qPrintable(text));
        letTimersFire();
        QCOMPARE(opened.terminal.toPlainText(), text);
        QCOMPARE(quit.count(), 0);
        QTest::keyClick(&opened.terminal, Qt::Key_Q); // a letter again
        QCOMPARE(opened.terminal.input(), QString("q"));
    }

    void aSelectionHoldsWhatRepeatsItself()
    {
        Opened opened;
        opened.type("again");
        opened.terminal.selectAll();
        settle();
        const QString text = opened.terminal.toPlainText();
        letTimersFire();
        QCOMPARE(opened.terminal.toPlainText(), text);
        QTest::keyClick(&opened.terminal, Qt::Key_End);
        QTRY_VERIFY(opened.terminal.toPlainText() != text);
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
