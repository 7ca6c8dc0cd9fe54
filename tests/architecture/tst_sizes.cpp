// SPDX-License-Identifier: GPL-3.0-or-later
#include "architecture/source_tree.h"

#include <QRegularExpression>
#include <QTest>

using namespace tb::test;

namespace {

constexpr qsizetype kLongestSource = 400, kLongestHeader = 150, kLongestFunction = 40;

/// A piece of code between braces at the level of a file or a class.
struct Piece {
    enum class Kind { Function, Table };
    Kind kind = Kind::Function;
    QString name;
    qsizetype firstLine = 0; ///< of the opening brace
    qsizetype lines = 0;     ///< between the braces
};

/// Follows braces, not the language: what stands before one tells what it opens. Lambdas and local classes
/// belong to the function around them, initialisers are tables.
class BraceScanner {
public:
    explicit BraceScanner(const QString& text) : m_text(withoutComments(text)) {}

    std::vector<Piece> run()
    {
        for (qsizetype i = 0; i < m_text.size(); ++i) {
            const QChar c = m_text[i];
            if (c == '\n') {
                ++m_line;
                dropMacroLine();
            }
            if (c == '#' && m_text.mid(m_text.lastIndexOf('\n', i) + 1, i).left(1) == "#")
                i = skipDirective(i) - 1;
            else if (c == '{')
                open();
            else if (c == '}')
                close();
            else if (c == ';' && isOutside())
                m_head.clear();
            else if (isOutside())
                m_head += c;
        }
        return m_pieces;
    }

private:
    enum class Level { Scope, Function, Table, Other };
    struct Frame {
        Level level;
        qsizetype line;
        QString head;
    };

    bool isOutside() const { return m_frames.empty() || m_frames.back().level == Level::Scope; }

    /// "Q_DECLARE_METATYPE(X)" stands on a line of its own and ends without a semicolon.
    void dropMacroLine()
    {
        static const QRegularExpression macro("^\\s*[A-Z_]+\\([^()]*\\)\\s*$");
        if (macro.match(m_head).hasMatch())
            m_head.clear();
    }

    /// Macros may have braces of their own.
    qsizetype skipDirective(qsizetype i)
    {
        for (; i < m_text.size() && m_text[i] != '\n'; ++i) {
            if (m_text[i] == '\\' && i + 1 < m_text.size() && m_text[i + 1] == '\n') {
                ++m_line;
                ++i;
            }
        }
        return i;
    }

    static QString plain(QString head)
    {
        static const QRegularExpression operators("operator\\s*[^\\s\\w(]+");
        head.replace(operators, "operator");
        while (head.trimmed().startsWith("template")) { // its parameters may have defaults
            qsizetype i = head.indexOf('<');
            if (i < 0)
                break;
            int depth = 0;
            do {
                depth += head[i] == '<' ? 1 : head[i] == '>' ? -1 : 0;
            } while (++i < head.size() && depth > 0);
            head = head.mid(i);
        }
        for (int before = -1; before != head.size();) { // what stands in parentheses says nothing
            before = int(head.size());
            static const QRegularExpression inner("\\([^()]*[^()\\s][^()]*\\)");
            head.replace(inner, "()");
            head.replace("(())", "()");
            head.replace("()()", "()");
        }
        return head.simplified();
    }

    Level levelOf(const QString& head) const
    {
        static const QRegularExpression scopes("^[^(=]*\\b(namespace|class|struct|union)\\b|^extern\\b");
        static const QRegularExpression attributed("\\b(class|struct) TB_\\w+ ?\\(");
        static const QRegularExpression enumerations("^(typedef )?enum\\b");
        const QString text = plain(head);
        if (enumerations.match(text).hasMatch())
            return Level::Other;
        if (text.contains('='))
            return Level::Table;
        if (scopes.match(text).hasMatch() || attributed.match(text).hasMatch())
            return Level::Scope;
        if (!text.contains('('))
            return Level::Table;
        // "Foo() : m_a{1}, m_b{} {": only behind a closing one the body begins.
        static const QRegularExpression constructor("\\) ?(noexcept )?:[^:]");
        const bool inList = constructor.match(text).hasMatch();
        return !inList || text.endsWith(')') || text.endsWith('}') ? Level::Function : Level::Other;
    }

    void open()
    {
        if (!isOutside()) {
            m_frames.push_back({Level::Other, m_line, {}});
            return;
        }
        const Level level = levelOf(m_head);
        m_frames.push_back({level, m_line, m_head});
        if (level == Level::Scope)
            m_head.clear();
    }

    void close()
    {
        if (m_frames.empty())
            return;
        const Frame frame = m_frames.back();
        m_frames.pop_back();
        if (frame.level == Level::Other && isOutside()) {
            m_head = frame.head + "{}";
            return;
        }
        if (isOutside())
            m_head.clear();
        if (frame.level == Level::Function || frame.level == Level::Table)
            m_pieces.push_back({frame.level == Level::Function ? Piece::Kind::Function : Piece::Kind::Table,
                                plain(frame.head).section('(', 0, 0).section(' ', -1), frame.line,
                                std::max<qsizetype>(m_line - frame.line - 1, 0)});
    }

    const QString m_text;
    qsizetype m_line = 1;
    QString m_head;
    std::vector<Frame> m_frames;
    std::vector<Piece> m_pieces;
};

/// A function that is nothing but a table says "THE TABLE" in the comment above it, and most of its lines are
/// rows.
bool isExempt(const QStringList& lines, const Piece& piece)
{
    bool saysSo = false;
    for (qsizetype i = piece.firstLine - 2; i >= 0 && i > piece.firstLine - 8 && !lines[i].isEmpty(); --i)
        saysSo |= lines[i].contains("// THE TABLE");
    static const QRegularExpression rowByCall(R"(^\w+\(".*"\);$)"); // yes("name=ether1");
    const auto rows = std::ranges::count_if(lines.mid(piece.firstLine, piece.lines), [](const QString& line) {
        const QString text = line.trimmed();
        return text.startsWith('{') || text.startsWith("QTest::") || text.startsWith("<<") ||
               text.endsWith(',') || rowByCall.match(text).hasMatch();
    });
    return saysSo && 2 * rows >= piece.lines;
}

QStringList longFunctions(const SourceFile& file)
{
    QStringList faults;
    const QStringList lines = file.lines();
    for (const Piece& piece : BraceScanner(file.text).run()) {
        if (piece.kind == Piece::Kind::Function && piece.lines > kLongestFunction && !isExempt(lines, piece))
            faults << place(file, piece.firstLine) +
                          QStringLiteral("%1 has %2 lines").arg(piece.name).arg(piece.lines);
    }
    return faults;
}

/// Lines without those of tables: a table is as long as what it lists.
qsizetype countedLines(const SourceFile& file)
{
    qsizetype lines = file.text.count('\n');
    for (const Piece& piece : BraceScanner(file.text).run()) {
        if (piece.kind == Piece::Kind::Table)
            lines -= piece.lines;
    }
    return lines;
}

const QStringList kHouse = {"core", "ui", "app", "tests"};

} // namespace

class TestSizes : public QObject {
    Q_OBJECT

private slots:
    void filesFitIntoAHead()
    {
        QStringList faults;
        for (const SourceFile& file : sourceFiles(kHouse)) {
            const qsizetype most = file.isHeader() ? kLongestHeader : kLongestSource;
            const qsizetype lines = countedLines(file);
            if (lines > most)
                faults << place(file, most) + QStringLiteral("%1 lines beside tables").arg(lines);
        }
        QVERIFY2(faults.isEmpty(), report(faults));
    }

    void functionsFitOnAScreen()
    {
        QStringList faults;
        for (const SourceFile& file : sourceFiles(kHouse))
            faults += longFunctions(file);
        QVERIFY2(faults.isEmpty(), report(faults));
    }

    void everyFileSaysItsLicenceFirst()
    {
        QStringList faults;
        for (const SourceFile& file : sourceFiles(kHouse)) {
            if (!file.text.startsWith("// SPDX-License-Identifier: GPL-3.0-or-later\n"))
                faults << place(file, 1) + "no SPDX line";
        }
        QVERIFY2(faults.isEmpty(), report(faults));
    }

    void theScannerSeesFunctionsAndTables_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("found");
        QTest::newRow("function") << "int f(int a = 1)\n{\n a;\n b;\n}\n"
                                  << "f 2";
        QTest::newRow("method in a namespace") << "namespace x {\nvoid A::go() const\n{\n;\n}\n}\n"
                                               << "A::go 1";
        QTest::newRow("method in a class") << "class A {\n int f() const {\n;\n}\n};\n"
                                           << "f 1";
        QTest::newRow("constructor with a list") << "A::A() : m_a{1}, m_b(2)\n{\n;\n}\n"
                                                 << "A::A 1";
        QTest::newRow("constructor whose list ends with a brace") << "A::A() : m_a{1}\n{\n;\n}\n"
                                                                  << "A::A 1";
        QTest::newRow("operator") << "bool A::operator==(A b)\n{\n;\n}\n"
                                  << "A::operator 1";
        QTest::newRow("template with a default") << "template <typename T = int>\nvoid f()\n{\n;\n}\n"
                                                 << "f 1";
        QTest::newRow("table") << "constexpr int kA[] = {\n1,\n2,\n};\n"
                               << "table 2";
        QTest::newRow("brace in a text") << "void f()\n{\n g(\"}\");\n // }\n}\n"
                                         << "f 2";
        QTest::newRow("lambda within") << "void f()\n{\n auto g = [] {\n };\n}\n"
                                       << "f 2";
        QTest::newRow("macro before") << "MACRO(x)\nnamespace {\nvoid f()\n{\n}\n}\n"
                                      << "f 0";
        QTest::newRow("thousands") << "void f()\n{\n g(1'000);\n}\nvoid h()\n{\n}\n"
                                   << "f 1, h 0";
    }
    void theScannerSeesFunctionsAndTables()
    {
        QFETCH(QString, code);
        QFETCH(QString, found);
        QStringList pieces;
        for (const Piece& piece : BraceScanner(code).run())
            pieces << QStringLiteral("%1 %2")
                          .arg(piece.kind == Piece::Kind::Table ? "table" : piece.name)
                          .arg(piece.lines);
        QCOMPARE(pieces.join(", "), found);
    }

    void onlyTablesAreExempt()
    {
        const QString body = QStringLiteral("    go();\n").repeated(50);
        const QString rows = QStringLiteral("    {1, 2},\n").repeated(50);
        const QString head = "/// THE TABLE.\nvoid f()\n{\n";
        QCOMPARE(longFunctions({"x.cpp", head + body + "}\n"}).size(), 1);
        QCOMPARE(longFunctions({"x.cpp", head + rows + "}\n"}).size(), 0);
        QCOMPARE(longFunctions({"x.cpp", "void f()\n{\n" + rows + "}\n"}).size(), 1);
    }
};

QTEST_APPLESS_MAIN(TestSizes)
#include "tst_sizes.moc"
