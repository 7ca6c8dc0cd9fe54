// SPDX-License-Identifier: GPL-3.0-or-later
#include "architecture/source_tree.h"

#include <QRegularExpression>
#include <QTest>

using namespace tb::test;

namespace {

/// Functions of Qt that put a text before a person.
const char* const kShowing =
    "setText|setTitle|setWindowTitle|setToolTip|setStatusTip|setWhatsThis|setPlaceholderText|setLabelText|"
    "setInformativeText|setDetailedText|setAccessibleName|setAccessibleDescription|setPrefix|setSuffix|"
    "setSpecialValueText|setHeaderLabels|setHorizontalHeaderLabels|addAction|addMenu|addTab|addItem|addRow|"
    "addToolBar|showMessage|setTabText|insertItem|setButtonText|appendPlainText|information|warning|critical|"
    "question|QLabel|QPushButton|QToolButton|QCheckBox|QRadioButton|QGroupBox|QAction|QMenu|QDockWidget";

qsizetype lineOf(const QString& text, qsizetype offset)
{
    return text.left(offset).count('\n') + 1;
}

/// A text of letters that a person reads; not a path of a resource, a name of a property, or "%1".
bool isForPeople(const QString& literal)
{
    static const QRegularExpression letters("[A-Za-z]{2}");
    static const QRegularExpression technical("^(:/|/|qrc:|[a-z0-9_.-]+$|QWidget|Q[A-Z])|[{};]|::");
    QString text = literal;
    text.remove(QRegularExpression("\\\\.|%[1-9nL]|<[^>]*>"));
    return letters.match(text).hasMatch() && !technical.match(text).hasMatch();
}

/// One literal and the functions around it, outermost first.
struct Literal {
    qsizetype at = 0;
    QString text;
    QStringList callees;
};

/// The literals in a call that begins at its opening parenthesis.
std::vector<Literal> literalsIn(const QString& text, qsizetype begin)
{
    std::vector<Literal> literals;
    QStringList callees;
    QString word;
    for (qsizetype i = begin; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c == '(') {
            callees << word;
        } else if (c == ')') {
            callees.removeLast();
            if (callees.isEmpty())
                return literals;
        } else if (c == '"') {
            qsizetype end = i + 1;
            while (end < text.size() && text[end] != '"')
                end += text[end] == '\\' ? 2 : 1;
            literals.push_back({i, text.mid(i + 1, end - i - 1), callees});
            i = end;
        }
        word = c.isLetterOrNumber() || c == '_' ? word + c : QString();
    }
    return literals;
}

/// Literals that go straight into a function that shows them, without tr() around.
QStringList bareTexts(const SourceFile& file)
{
    static const QRegularExpression call(QStringLiteral("\\b(?:%1)\\s*(?:\\w+\\s*)?\\(").arg(kShowing));
    const auto translates = [](const QString& callee) {
        return callee == "tr" || callee.startsWith("translat") || callee == "TB_TEXT";
    };
    QStringList faults;
    const QString text = withoutComments(file.text, /*keepLiterals=*/true);
    for (auto calls = call.globalMatch(text); calls.hasNext();) {
        for (const Literal& one : literalsIn(text, calls.next().capturedEnd() - 1)) {
            const bool isTranslated = std::ranges::any_of(one.callees, translates);
            if (!isTranslated && isForPeople(one.text))
                faults << place(file, lineOf(text, one.at)) + "\"" + one.text + "\" is not in tr()";
        }
    }
    faults.removeDuplicates();
    return faults;
}

/// TB_TEXT takes plain literals only: lupdate reads the source, not the program.
QStringList oddTexts(const SourceFile& file)
{
    static const QRegularExpression use("\\bTB_TEXT\\s*\\(");
    static const QRegularExpression plain("^\\s*(?:\"(?:[^\"\\\\\\n]|\\\\[\"nt\\\\])*\"\\s*)+\\)");
    QStringList faults;
    QString text = withoutComments(file.text, /*keepLiterals=*/true);
    text.replace("\\\n", " \n"); // joined lines of a macro
    for (auto uses = use.globalMatch(text); uses.hasNext();) {
        const QRegularExpressionMatch match = uses.next();
        const bool isDefinition = text.mid(0, match.capturedStart()).endsWith("#define ");
        if (!isDefinition && !plain.match(text.mid(match.capturedEnd(), 2000)).hasMatch())
            faults << place(file, lineOf(text, match.capturedStart())) +
                          "TB_TEXT of something else than a text";
    }
    return faults;
}

} // namespace

class TestTexts : public QObject {
    Q_OBJECT

private slots:
    void everyTextOfTheWindowIsTranslated()
    {
        QStringList faults;
        for (const SourceFile& file : sourceFiles({"ui"}))
            faults += bareTexts(file);
        QVERIFY2(faults.isEmpty(), report(faults));
    }

    void everyTextOfCoreCanBeCollected()
    {
        QStringList faults;
        for (const SourceFile& file : sourceFiles({"core", "ui", "app"}))
            faults += oddTexts(file);
        QVERIFY2(faults.isEmpty(), report(faults));
    }

    void bareTextsAreFound_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("faults");
        QTest::newRow("bare") << "label->setText(\"Not here\");" << 1;
        QTest::newRow("one word with a capital") << "setWindowTitle(\"Connections\");" << 1;
        QTest::newRow("wrapped") << "label->setText(QStringLiteral(\"Not here\"));" << 1;
        QTest::newRow("constructor") << "auto* b = new QPushButton(\"OK\", this);" << 1;
        QTest::newRow("member") << "QLabel label(\"Rate per second\");" << 1;
        QTest::newRow("translated") << "label->setText(tr(\"Here (and there)\"));" << 0;
        QTest::newRow("translated later") << "label->setText(a ? tr(\"Here\") : translate(text));" << 0;
        QTest::newRow("half") << "label->setText(tr(\"Here\") + \" and there\");" << 1;
        QTest::newRow("with a context")
            << "setText(QCoreApplication::translate(\"tb::ui::X\", \"not set\"));" << 0;
        QTest::newRow("a number") << "label->setText(QStringLiteral(\"%1 / %2\").arg(a));" << 0;
        QTest::newRow("a comment") << "// setText(\"Not here\")" << 0;
        QTest::newRow("a name") << "bar->addAction(icon(\"list-add\"), tr(\"Add\"));" << 0;
    }
    void bareTextsAreFound()
    {
        QFETCH(QString, code);
        QFETCH(int, faults);
        QCOMPARE(bareTexts({"x.cpp", code}).size(), faults);
    }

    void oddTextsAreFound()
    {
        QCOMPARE(oddTexts({"x.cpp", "TB_TEXT(\"a\") TB_TEXT(\"a \\\"b\\\"\"\n            \"c\")"}).size(), 0);
        QCOMPARE(oddTexts({"x.cpp", "TB_TEXT(name)"}).size(), 1);
        QCOMPARE(oddTexts({"x.cpp", "TB_TEXT(R\"x(a)x\")"}).size(), 1);
    }
};

QTEST_APPLESS_MAIN(TestTexts)
#include "tst_texts.moc"
