// SPDX-License-Identifier: GPL-3.0-or-later
// Nothing that a person reads may stay English in a translated window. lrelease builds a file with gaps
// without a word, so this test looks for them: it reads the sources as translations/update.sh does, and the
// .ts files.
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <QXmlStreamReader>

#include <algorithm>

namespace {

const QString kCore = QStringLiteral("core");
const QString kMenuTree = QStringLiteral("tb::ui::MenuTree");
const QString kRemedy = QStringLiteral("run translations/update.sh, then translate what is unfinished");

/// One <message> of a .ts file.
struct Entry {
    QString context;
    QString source;
    bool isPlural = false;
    bool isFinished = true;
    QStringList forms; ///< one; of a plural as many as the language has
};

/// A text that stands in the sources.
struct SourceText {
    QString file;
    QString text;
};

QString fileOf(const QString& language)
{
    return QStringLiteral("translations/trackbox_%1.ts").arg(language);
}

QString contentOf(const QString& path)
{
    QFile file(QDir(QStringLiteral(TB_SOURCE_DIR)).filePath(path));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// Reads from behind <message> to its end; the context is the caller's to fill in.
Entry readMessage(QXmlStreamReader& xml)
{
    Entry entry;
    entry.isPlural = xml.attributes().value(QLatin1String("numerus")) == QLatin1String("yes");
    while (xml.readNextStartElement()) {
        if (xml.name() == QLatin1String("source")) {
            entry.source = xml.readElementText();
        } else if (xml.name() == QLatin1String("translation")) {
            entry.isFinished = !xml.attributes().hasAttribute(QLatin1String("type"));
            if (!entry.isPlural) {
                entry.forms << xml.readElementText();
                continue;
            }
            while (xml.readNextStartElement())
                entry.forms << xml.readElementText();
        } else {
            xml.skipCurrentElement();
        }
    }
    return entry;
}

/// Everything in the file of a language; nothing if it cannot be read to its end.
QList<Entry> entriesOf(const QString& language)
{
    QList<Entry> entries;
    QString context;
    QXmlStreamReader xml(contentOf(fileOf(language)));
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("name")) {
            context = xml.readElementText();
        } else if (xml.name() == QLatin1String("message")) {
            Entry entry = readMessage(xml);
            entry.context = context;
            entries << entry;
        }
    }
    return xml.hasError() ? QList<Entry>() : entries;
}

/// "one\n" "two" as the compiler reads it; only the escapes that our texts use.
QString joined(const QString& literals)
{
    static const QRegularExpression literal(QStringLiteral(R"re("((?:[^"\\]|\\.)*)")re"));
    QString text;
    for (auto matches = literal.globalMatch(literals); matches.hasNext();)
        text += matches.next().captured(1);
    return text.replace(QLatin1String("\\n"), QLatin1String("\n"))
        .replace(QLatin1String("\\\""), QLatin1String("\""));
}

/// What stands in the folder's sources behind `opening`, a pattern that ends where the literals begin.
QList<SourceText> textsIn(const QString& folder, const QString& opening)
{
    const QRegularExpression call(opening + QStringLiteral(R"re(\s*((?:"(?:[^"\\]|\\.)*"\s*)+)[,)])re"));
    const QDir root(QStringLiteral(TB_SOURCE_DIR));
    QList<SourceText> texts;
    QDirIterator files(root.filePath(folder), {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = root.relativeFilePath(files.next());
        QString code = contentOf(path);
        code.replace(QLatin1String("\\\n"), QLatin1String("\n")); // lines of a macro
        for (auto matches = call.globalMatch(code); matches.hasNext();) {
            const QString text = joined(matches.next().captured(1));
            if (!text.isEmpty())
                texts << SourceText{path, text};
        }
    }
    return texts;
}

QList<SourceText> textsOfCore()
{
    return textsIn(kCore, QStringLiteral(R"re(\bTB_TEXT\()re"));
}

QList<SourceText> textsOfTheWindow()
{
    const QString translated = QStringLiteral(R"re(\btr\()re");
    const QString marked = QStringLiteral(R"re(\bQT_TRANSLATE_NOOP\(\s*"[^"]*",)re");
    return textsIn(QStringLiteral("ui"), translated) + textsIn(QStringLiteral("ui"), marked) +
           textsIn(QStringLiteral("app"), translated) + textsIn(QStringLiteral("app"), marked);
}

/// The sentences for texts that are in none of the sources of a file.
QStringList missing(const QList<SourceText>& texts, const QSet<QString>& known, const QString& language)
{
    QStringList faults;
    for (const SourceText& text : texts) {
        if (!known.contains(text.text))
            faults << QStringLiteral("%1 lacks \"%2\" of %3: %4")
                          .arg(fileOf(language), text.text, text.file, kRemedy);
    }
    return faults;
}

QSet<QString> sourcesOf(const QString& language, bool ofCore)
{
    QSet<QString> sources;
    for (const Entry& entry : entriesOf(language)) {
        if ((entry.context == kCore) == ofCore)
            sources << entry.source;
    }
    return sources;
}

/// "%1", "%2", "%n" and the '&' of a mnemonic, sorted: what a translation must keep.
QStringList placeholders(const QString& text)
{
    static const QRegularExpression pattern(QStringLiteral("%(?:n|L?[1-9])|&(?=\\w)"),
                                            QRegularExpression::UseUnicodePropertiesOption);
    QStringList found;
    for (auto matches = pattern.globalMatch(text); matches.hasNext();)
        found << matches.next().captured();
    found.sort();
    return found;
}

QString fault(const QString& language, const Entry& entry, const QString& what)
{
    return QStringLiteral("%1, %2, \"%3\": %4").arg(fileOf(language), entry.context, entry.source, what);
}

QByteArray lines(const QStringList& faults)
{
    return '\n' + faults.join(QLatin1Char('\n')).toUtf8();
}

} // namespace

class TestTranslations : public QObject {
    Q_OBJECT

private slots:
    void everyTextOfCoreIsInEachFile_data() { languages(); }
    void everyTextOfCoreIsInEachFile();
    void everyTextOfTheWindowIsInEachFile_data() { languages(); }
    void everyTextOfTheWindowIsInEachFile();
    void eachFileHoldsTheTextsOfTheOther();
    void nothingIsUnfinishedOrEmpty_data() { languages(); }
    void nothingIsUnfinishedOrEmpty();
    void placeholdersAndMnemonicsAreKept_data() { languages(); }
    void placeholdersAndMnemonicsAreKept();
    void pluralsHaveEveryForm_data() { languages(); }
    void pluralsHaveEveryForm();
    void everyPluralIsInTheEnglishFileToo();
    void aFolderOfTheMenuTreeHasOneName_data() { languages(); }
    void aFolderOfTheMenuTreeHasOneName();

private:
    static void languages();
};

void TestTranslations::languages()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("pluralForms");
    QTest::newRow("Spanish") << QStringLiteral("es") << 2;
    QTest::newRow("Latvian") << QStringLiteral("lv") << 3; // 1 and 21; the others; 0
}

void TestTranslations::everyTextOfCoreIsInEachFile()
{
    QFETCH(QString, language);
    const QList<SourceText> texts = textsOfCore();

    QVERIFY(texts.size() > 100); // else the search is broken
    const QStringList faults = missing(texts, sourcesOf(language, /*ofCore=*/true), language);
    QVERIFY2(faults.isEmpty(), lines(faults));
}

void TestTranslations::everyTextOfTheWindowIsInEachFile()
{
    QFETCH(QString, language);
    const QList<SourceText> texts = textsOfTheWindow();

    QVERIFY(texts.size() > 50);
    const QStringList faults = missing(texts, sourcesOf(language, /*ofCore=*/false), language);
    QVERIFY2(faults.isEmpty(), lines(faults));
}

void TestTranslations::eachFileHoldsTheTextsOfTheOther()
{
    const QString es = QStringLiteral("es");
    const QString lv = QStringLiteral("lv");
    QStringList faults;
    for (const auto& [here, there] : {std::pair(es, lv), std::pair(lv, es)}) {
        QSet<QPair<QString, QString>> known;
        for (const Entry& entry : entriesOf(there))
            known << qMakePair(entry.context, entry.source);
        QVERIFY(!known.isEmpty());
        for (const Entry& entry : entriesOf(here)) {
            if (!known.contains(qMakePair(entry.context, entry.source)))
                faults << fault(there, entry, QStringLiteral("missing; ") + kRemedy);
        }
    }
    QVERIFY2(faults.isEmpty(), lines(faults));
}

void TestTranslations::nothingIsUnfinishedOrEmpty()
{
    QFETCH(QString, language);
    const QList<Entry> entries = entriesOf(language);
    QVERIFY(!entries.isEmpty());

    QStringList faults;
    for (const Entry& entry : entries) {
        const bool isEmpty = entry.forms.isEmpty() ||
                             std::any_of(entry.forms.begin(), entry.forms.end(),
                                         [](const QString& form) { return form.trimmed().isEmpty(); });
        if (!entry.isFinished || isEmpty)
            faults << fault(language, entry,
                            isEmpty ? QStringLiteral("empty") : QStringLiteral("unfinished"));
    }
    QVERIFY2(faults.isEmpty(), lines(faults));
}

void TestTranslations::placeholdersAndMnemonicsAreKept()
{
    QFETCH(QString, language);
    const QList<Entry> entries = entriesOf(language);
    QVERIFY(!entries.isEmpty());

    QStringList faults;
    for (const Entry& entry : entries) {
        for (const QString& form : entry.forms) {
            if (placeholders(form) != placeholders(entry.source))
                faults << fault(language, entry, QStringLiteral("other placeholders in \"%1\"").arg(form));
        }
    }
    QVERIFY2(faults.isEmpty(), lines(faults));
}

void TestTranslations::pluralsHaveEveryForm()
{
    QFETCH(QString, language);
    QFETCH(int, pluralForms);

    int plurals = 0;
    for (const Entry& entry : entriesOf(language)) {
        if (entry.isPlural) {
            ++plurals;
            QVERIFY2(entry.forms.size() == pluralForms,
                     lines({fault(language, entry, QStringLiteral("%1 forms").arg(entry.forms.size()))}));
        }
    }
    QVERIFY(plurals > 0);
}

void TestTranslations::everyPluralIsInTheEnglishFileToo()
{
    const QString english = QStringLiteral("en");
    QSet<QPair<QString, QString>> known;
    for (const Entry& entry : entriesOf(english)) {
        const bool isWhole = entry.isFinished && entry.forms.size() == 2 && !entry.forms.contains(QString());
        QVERIFY2(isWhole, lines({fault(english, entry, QStringLiteral("a form is missing"))}));
        known << qMakePair(entry.context, entry.source);
    }
    for (const Entry& entry : entriesOf(QStringLiteral("es"))) {
        QVERIFY2(!entry.isPlural || known.contains(qMakePair(entry.context, entry.source)),
                 lines({fault(english, entry, QStringLiteral("missing; ") + kRemedy)}));
    }
}

/// The window makes the tree of the translated paths: two names for one folder would give two folders.
void TestTranslations::aFolderOfTheMenuTreeHasOneName()
{
    QFETCH(QString, language);

    QHash<QString, QString> names; // "IP/Firewall" -> "IP/Ugunsmūris"
    for (const Entry& entry : entriesOf(language)) {
        if (entry.context != kMenuTree)
            continue;
        const QStringList source = entry.source.split(QLatin1Char('/'));
        const QStringList translation = entry.forms.value(0).split(QLatin1Char('/'));
        QVERIFY2(source.size() == translation.size(),
                 lines({fault(language, entry, QStringLiteral("other slashes"))}));
        for (qsizetype depth = 1; depth <= source.size(); ++depth) {
            const QString name = translation.mid(0, depth).join(QLatin1Char('/'));
            QString& before = names[source.mid(0, depth).join(QLatin1Char('/'))];
            QVERIFY2(
                before.isEmpty() || before == name,
                lines({fault(language, entry, QStringLiteral("\"%1\", before \"%2\"").arg(name, before))}));
            before = name;
        }
    }
    QVERIFY(!names.isEmpty());
}

QTEST_APPLESS_MAIN(TestTranslations)
#include "tst_translations.moc"
